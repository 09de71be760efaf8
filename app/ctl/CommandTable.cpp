// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CommandTable.h"

#include "app/ctl/CtlText.h"

#include <algorithm>
#include <array>

namespace kurier {

namespace {

constexpr std::array kOptions = {
    OptionSpec {"help", nullptr, QT_TRANSLATE_NOOP("kurierctl", "show this help"), false},
    OptionSpec {"json", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "print one JSON document instead of text"), false},
    OptionSpec {"lang", "LANG", QT_TRANSLATE_NOOP("kurierctl", "language: de or en"), false},
    OptionSpec {"no-start", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "do not start the queue when it is not running"),
                false},
    OptionSpec {"user", "NAME", QT_TRANSLATE_NOOP("kurierctl", "the queue of another user"), false},
    OptionSpec {"all-users", nullptr, QT_TRANSLATE_NOOP("kurierctl", "the queues of all users"),
                false},
    OptionSpec {"dir", "DIR", QT_TRANSLATE_NOOP("kurierctl", "destination folder"), false},
    OptionSpec {"output", "NAME", QT_TRANSLATE_NOOP("kurierctl", "name of the file (one URL only)"),
                false},
    OptionSpec {"name", "NAME", QT_TRANSLATE_NOOP("kurierctl", "display name of the job"), false},
    OptionSpec {"description", "TEXT", QT_TRANSLATE_NOOP("kurierctl", "description of the job"),
                false},
    OptionSpec {"priority", "PRIORITY",
                QT_TRANSLATE_NOOP("kurierctl", "foreground, high, normal or low"), false},
    OptionSpec {"suspended", nullptr, QT_TRANSLATE_NOOP("kurierctl", "do not start the job yet"),
                false},
    OptionSpec {"manual-complete", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "leave the job transferred until “complete”"),
                false},
    OptionSpec {"overwrite", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "replace an existing file at the end"), false},
    OptionSpec {
        "checksum", "ALGORITHM=HEX",
        QT_TRANSLATE_NOOP("kurierctl", "what the file must have: sha-256, sha-512, sha-1 or md5"),
        false},
    OptionSpec {"header", "'K: V'",
                QT_TRANSLATE_NOOP("kurierctl", "send this header; can be given several times"),
                true},
    OptionSpec {"user-agent", "TEXT", QT_TRANSLATE_NOOP("kurierctl", "User-Agent to send"), false},
    OptionSpec {"referer", "URL", QT_TRANSLATE_NOOP("kurierctl", "Referer to send"), false},
    OptionSpec {"proxy", "URL",
                QT_TRANSLATE_NOOP("kurierctl",
                                  "proxy for this job: http, https, socks5 or socks5h; "
                                  "also system or none"),
                false},
    OptionSpec {"cookies", "FILE",
                QT_TRANSLATE_NOOP("kurierctl", "send the cookies of this file (Netscape’s format)"),
                false},
    OptionSpec {"login", "NAME",
                QT_TRANSLATE_NOOP("kurierctl", "sign in as NAME; asks for the password"), false},
    OptionSpec {"ask-password", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "ask for user name and password"), false},
    OptionSpec {"ask-token", nullptr, QT_TRANSLATE_NOOP("kurierctl", "ask for a bearer token"),
                false},
    OptionSpec {"remember", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "remember what is typed in the key ring"), false},
    OptionSpec {
        "trust", "sha-256:HEX",
        QT_TRANSLATE_NOOP("kurierctl", "accept exactly the certificate of this fingerprint"),
        false},
    OptionSpec {"limit", "N",
                QT_TRANSLATE_NOOP("kurierctl",
                                  "add: bytes per second at most (500K, 2M); list: rows at most"),
                false},
    OptionSpec {"connections", "N", QT_TRANSLATE_NOOP("kurierctl", "connections to one file"),
                false},
    OptionSpec {"retry-delay", "SECONDS",
                QT_TRANSLATE_NOOP("kurierctl", "shortest pause before trying again"), false},
    OptionSpec {"no-progress-timeout", "SECONDS",
                QT_TRANSLATE_NOOP("kurierctl", "give up after so long without progress"), false},
    OptionSpec {"input", "FILE",
                QT_TRANSLATE_NOOP("kurierctl", "read URLs from FILE, one a line; - is stdin"),
                false},
    OptionSpec {"metalink", "FILE",
                QT_TRANSLATE_NOOP("kurierctl",
                                  "add the files of a Metalink 4 document with their mirrors, "
                                  "sizes and hashes; - is stdin"),
                true},
    OptionSpec {"each", nullptr, QT_TRANSLATE_NOOP("kurierctl", "one job per URL"), false},
    OptionSpec {"netrc", nullptr, QT_TRANSLATE_NOOP("kurierctl", "take credentials from ~/.netrc"),
                false},
    OptionSpec {
        "to", "URL",
        QT_TRANSLATE_NOOP("kurierctl", "where to upload to; ending in /, it gets the file’s name"),
        false},
    OptionSpec {
        "protocol", "NAME",
        QT_TRANSLATE_NOOP("kurierctl", "auto, tus, webdav, nextcloud, sftp, ftp, s3 or bits"),
        false},
    OptionSpec {"chunk-size", "SIZE",
                QT_TRANSLATE_NOOP("kurierctl", "bytes of one part (500K, 8M)"), false},
    OptionSpec {"state", "S[,S…]", QT_TRANSLATE_NOOP("kurierctl", "only jobs in these states"),
                false},
    OptionSpec {"history", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "the jobs that have ended, newest first"), false},
    OptionSpec {"suspicious", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "only jobs worth a look, with the reasons"), false},
    OptionSpec {"all", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "every job for which this makes sense"), false},
    OptionSpec {"remove", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "remove the leftovers that were found"), false},
    OptionSpec {"yes", nullptr, QT_TRANSLATE_NOOP("kurierctl", "do not ask"), false},
    OptionSpec {"dry-run", nullptr, QT_TRANSLATE_NOOP("kurierctl", "only say what would be lost"),
                false},
    OptionSpec {"wait", nullptr,
                QT_TRANSLATE_NOOP("kurierctl", "return when everything is removed or could not be"),
                false},
    OptionSpec {"for", "STATE[,STATE…]",
                QT_TRANSLATE_NOOP("kurierctl", "wait for one of these states"), false},
    OptionSpec {"timeout", "SECONDS", QT_TRANSLATE_NOOP("kurierctl", "wait no longer than this"),
                false},
    OptionSpec {"format", "csv|json", QT_TRANSLATE_NOOP("kurierctl", "form of the output"), false},
};

constexpr const char *kEverywhere = "help json lang no-start user all-users";

constexpr std::array kCommands = {
    CommandSpec {"add", "[OPTIONS] URL…",
                 QT_TRANSLATE_NOOP("kurierctl", "add a download; prints the job’s id"),
                 "kurierctl add --dir ~/Downloads https://example.org/file.iso",
                 "dir output name description priority suspended manual-complete overwrite "
                 "checksum header user-agent referer proxy limit connections retry-delay "
                 "no-progress-timeout input metalink each netrc cookies login ask-password "
                 "ask-token trust",
                 0, -1, true},
    CommandSpec {"upload", "[OPTIONS] FILE… --to URL",
                 QT_TRANSLATE_NOOP("kurierctl", "add an upload; prints the job’s id"),
                 "kurierctl upload video.mp4 --to https://files.example.org/tus/",
                 "to protocol chunk-size name description priority suspended manual-complete "
                 "overwrite header user-agent referer proxy limit connections retry-delay "
                 "no-progress-timeout netrc cookies login ask-password ask-token trust",
                 1, -1, true},
    CommandSpec {"list", "[--state S[,S…]] [--history] [--suspicious] [--limit N]",
                 QT_TRANSLATE_NOOP("kurierctl", "the queue, oldest first"),
                 "kurierctl list --state transferring,queued", "state history suspicious limit", 0,
                 0, true},
    CommandSpec {"show", "JOB…", QT_TRANSLATE_NOOP("kurierctl", "everything about a job"),
                 "kurierctl show 3f2a", "", 1, -1, true},
    CommandSpec {"suspend", "JOB…|--all", QT_TRANSLATE_NOOP("kurierctl", "stop jobs for now"),
                 "kurierctl suspend --all", "all", 0, -1, true},
    CommandSpec {"resume", "JOB…|--all", QT_TRANSLATE_NOOP("kurierctl", "let jobs go on"),
                 "kurierctl resume 3f2a 81c0", "all login ask-password ask-token remember trust", 0,
                 -1, true},
    CommandSpec {"complete", "JOB…|--all",
                 QT_TRANSLATE_NOOP("kurierctl", "keep the finished files and end jobs"),
                 "kurierctl complete backup.tar", "all", 0, -1, true},
    CommandSpec {"cancel", "JOB…|--all [--yes] [--dry-run] [--wait]",
                 QT_TRANSLATE_NOOP("kurierctl",
                                   "end jobs and remove everything they left, here and on servers"),
                 "kurierctl cancel --yes --wait 3f2a", "all yes dry-run wait", 0, -1, true},
    CommandSpec {"wait", "JOB…|--all [--for STATE[,STATE…]] [--timeout SECONDS]",
                 QT_TRANSLATE_NOOP("kurierctl", "wait until jobs have ended or failed"),
                 "kurierctl wait 3f2a --timeout 600", "all for timeout", 0, -1, true},
    CommandSpec {"set", "JOB… KEY=VALUE…",
                 QT_TRANSLATE_NOOP("kurierctl",
                                   "change jobs: name description priority "
                                   "retry-delay no-progress-timeout limit "
                                   "auto-complete trust url"),
                 "kurierctl set 3f2a priority=high", "", 2, -1, true},
    CommandSpec {"cleanup",
                 "[list] | retry [JOB…|--all] | abandon JOB… | "
                 "leftovers [--remove [--yes]]",
                 QT_TRANSLATE_NOOP("kurierctl", "what cancelled jobs still have to remove"),
                 "kurierctl cleanup retry --all", "all remove yes", 0, -1, true},
    CommandSpec {"monitor", "",
                 QT_TRANSLATE_NOOP("kurierctl", "one JSON object a line for every change"),
                 "kurierctl monitor | jq .state", "", 0, 0, true},
    CommandSpec {"export", "--format csv|json [--history]",
                 QT_TRANSLATE_NOOP("kurierctl", "the queue for spreadsheets and reports"),
                 "kurierctl export --format csv --history > jobs.csv", "format history", 0, 0,
                 true},
    CommandSpec {"status", "", QT_TRANSLATE_NOOP("kurierctl", "is the queue running, and how"),
                 "kurierctl status --json", "", 0, 0, true},
    CommandSpec {"quit", "", QT_TRANSLATE_NOOP("kurierctl", "stop the running queue in order"),
                 "kurierctl quit", "", 0, 0, true},
    CommandSpec {"version", "", QT_TRANSLATE_NOOP("kurierctl", "the version of this program"),
                 "kurierctl version", "", 0, 0, true},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("kurierctl", text);
}

template <class Table>
auto *findIn(const Table &table, const QString &name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&name](const auto &row) {
        return name == QLatin1String(row.name);
    });
    return found == table.end() ? nullptr : &*found;
}

QString optionLine(const OptionSpec &option)
{
    QString call = QStringLiteral("  --") + QLatin1String(option.name);
    if (option.value != nullptr)
        call += QLatin1Char(' ') + QString::fromUtf8(option.value);
    if (QLatin1String(option.name) == QLatin1String("help"))
        call = QStringLiteral("  -h, --help");
    constexpr int kColumn = 32;
    return call.leftJustified(kColumn) + QLatin1Char(' ') + translated(option.help);
}

} // namespace

const CommandSpec *findCommand(const QString &name)
{
    return findIn(kCommands, name);
}

const OptionSpec *findOption(const QString &name)
{
    return findIn(kOptions, name);
}

QStringList optionsOf(const CommandSpec &command)
{
    const QString names =
        QLatin1String(command.options) + QLatin1Char(' ') + QLatin1String(kEverywhere);
    return names.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString usageOf(const CommandSpec &command)
{
    const QString usage = QLatin1String("kurierctl ") + QLatin1String(command.name)
        + QLatin1Char(' ') + QString::fromUtf8(command.operands);
    return usage.trimmed();
}

QString helpOf(const CommandSpec &command)
{
    QStringList lines {CtlText::tr("Usage: %1").arg(usageOf(command)), translated(command.summary),
                       QString()};
    const QStringList names = optionsOf(command);
    for (const QString &name : names)
        lines.append(optionLine(*findOption(name)));
    lines << QString()
          << CtlText::tr("JOB is an id, the beginning of one (4 characters or more) or a name.")
          << CtlText::tr("Example: %1").arg(QString::fromUtf8(command.example));
    return lines.join(QLatin1Char('\n'));
}

QString generalHelp()
{
    QStringList lines {
        CtlText::tr("Usage: %1")
            .arg(QStringLiteral("kurierctl [--json] [--user NAME|--all-users] COMMAND …")),
        CtlText::tr("Kurier’s transfer queue for scripts and administrators."), QString()};
    constexpr int kColumn = 10;
    for (const CommandSpec &command : kCommands) {
        lines.append(QStringLiteral("  ") + QString::fromLatin1(command.name).leftJustified(kColumn)
                     + QLatin1Char(' ') + translated(command.summary));
    }
    lines << QString() << CtlText::tr("“kurierctl COMMAND --help” tells more about a command.")
          << CtlText::tr("Example: %1")
                 .arg(QStringLiteral("kurierctl add https://example.org/file.iso"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace kurier

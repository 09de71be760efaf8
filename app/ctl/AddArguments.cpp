// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AddArguments.h"

#include "app/ctl/AddMetalink.h"
#include "app/ctl/CtlText.h"
#include "core/access/ServerCertificate.h"
#include "core/job/Checksum.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace kurier {

namespace {

using std::chrono::seconds;

/// Reads options one after another and keeps the first problem.
class AddParser final
{
public:
    explicit AddParser(const CtlCall &call)
        : m_call(call)
    {
    }

    [[nodiscard]] const std::optional<AddProblem> &problem() const { return m_problem; }

    void fail(const QString &text, bool usage = true)
    {
        if (!m_problem)
            m_problem = AddProblem {text, usage};
    }

    qint64 number(const char *option, qint64 fallback, qint64 least, qint64 most)
    {
        if (!m_call.has(option))
            return fallback;
        bool read = false;
        const qint64 value = m_call.value(option).toLongLong(&read);
        if (!read || value < least || value > most) {
            fail(CtlText::tr("--%1 needs a number from %2 to %3")
                     .arg(QLatin1String(option))
                     .arg(least)
                     .arg(most));
        }
        return value;
    }

    JobOptions options()
    {
        constexpr qint64 kYear = 365LL * 24 * 3600;
        constexpr qint64 kMostConnections = 32;
        JobOptions options;
        options.overwrite = m_call.has("overwrite");
        options.userAgent = text("user-agent");
        options.referer = text("referer");
        readAccess(options);
        options.connections = static_cast<qint32>(number("connections", 0, 1, kMostConnections));
        options.minimumRetryDelay =
            seconds(number("retry-delay", options.minimumRetryDelay.count(), 1, kYear));
        options.noProgressTimeout =
            seconds(number("no-progress-timeout", options.noProgressTimeout.count(), 1, kYear));
        if (m_call.has("limit")) {
            const auto rate = parseRate(m_call.value("limit"));
            if (!rate)
                fail(CtlText::tr("--limit needs a rate such as 500K or 2M"));
            options.rateLimit = rate.value_or(0);
        }
        const QStringList headers = m_call.options.value(QStringLiteral("header"));
        for (const QString &header : headers) {
            if (const auto valid = validateHeader(header.toUtf8()); !valid)
                fail(CtlText::tr("--header %1: %2")
                         .arg(terminalText(header), sentence(valid.error())));
            options.headers.append(header.toUtf8());
        }
        return options;
    }

private:
    void readAccess(JobOptions &options)
    {
        const auto proxy = parseProxy(m_call.value("proxy"));
        if (!proxy)
            fail(CtlText::tr("--proxy needs http, https, socks5 or socks5h://host:port, system or "
                             "none"));
        options.proxy = proxy.value_or(QByteArray());
        options.netrc = m_call.has("netrc");
        if (m_call.has("cookies")) {
            options.cookies = QDir::current().absoluteFilePath(m_call.value("cookies"));
            if (!QFileInfo(options.cookies).isReadable())
                fail(CtlText::tr("%1 cannot be read").arg(terminalText(options.cookies)), false);
        }
        if (m_call.has("trust")) {
            options.trust = parseFingerprint(m_call.value("trust"));
            if (options.trust.isEmpty())
                fail(CtlText::tr("--trust needs sha-256:HEX (64 digits)"));
        }
        const bool asks =
            m_call.has("login") || m_call.has("ask-password") || m_call.has("ask-token");
        if (asks && m_call.value("input") == QLatin1String("-"))
            fail(CtlText::tr("--input - leaves nobody to ask for a password"));
    }

    QByteArray text(const char *option)
    {
        const QString value = m_call.value(option);
        for (const QChar c : value) {
            if (c.unicode() < 0x20 || c.unicode() == 0x7F)
                fail(CtlText::tr("--%1 must not hold control characters")
                         .arg(QLatin1String(option)));
        }
        return value.toUtf8();
    }

    const CtlCall &m_call;
    std::optional<AddProblem> m_problem;
};

using ReadInput = std::function<std::optional<QByteArray>(const QString &)>;

struct TypedUrl
{
    QString text;
    QString place; ///< "FILE:LINE", empty for the command line.
};

QList<TypedUrl> typedUrls(const CtlCall &call, AddParser &parser, const ReadInput &readInput)
{
    QList<TypedUrl> urls;
    for (const QString &url : call.operands) {
        if (!localMetalinkPath(url))
            urls.append({url, {}});
    }
    if (!call.has("input"))
        return urls;
    const QString file = call.value("input");
    const auto text = readInput(file);
    if (!text) {
        parser.fail(CtlText::tr("%1 cannot be read").arg(terminalText(file)), false);
        return urls;
    }
    const QStringList lines = QString::fromUtf8(*text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            urls.append({line, QStringLiteral("%1:%2: ").arg(terminalText(file)).arg(i + 1)});
    }
    return urls;
}

QList<FileSpec> fileSpecs(const QList<TypedUrl> &urls, AddParser &parser)
{
    QList<FileSpec> files;
    files.reserve(urls.size());
    for (const TypedUrl &typed : urls) {
        const auto url = parseUrl(typed.text);
        if (url)
            files.append({*url, {}, {}});
        else
            parser.fail(typed.place + sentence(url.error()));
    }
    return files;
}

/// The files of every Metalink named by an option or an operand.
QList<FileSpec> metalinkFiles(const CtlCall &call, AddParser &parser, const ReadInput &readInput,
                              QStringList &unusable)
{
    QStringList paths = call.options.value(QStringLiteral("metalink"));
    for (const QString &operand : call.operands) {
        if (const auto path = localMetalinkPath(operand))
            paths.append(*path);
    }
    QList<FileSpec> files;
    for (const QString &path : std::as_const(paths)) {
        const auto document = readInput(path);
        if (!document) {
            parser.fail(CtlText::tr("%1 cannot be read").arg(terminalText(path)), false);
            continue;
        }
        const auto metalink = readMetalink(*document, path);
        if (!metalink) {
            parser.fail(metalink.error(), false);
            continue;
        }
        files += metalink->files;
        unusable += metalink->unusable;
    }
    return files;
}

void forOneUrlOnly(const CtlCall &call, AddParser &parser, QList<FileSpec> &files)
{
    for (const char *const option : {"output", "checksum"}) {
        if (call.has(option) && files.size() > 1)
            parser.fail(CtlText::tr("--%1 goes with one URL only").arg(QLatin1String(option)));
    }
    if (files.isEmpty())
        return;
    if (call.has("output")) {
        files.first().name = call.value("output");
        if (files.first().name.isEmpty())
            parser.fail(CtlText::tr("--output needs a name"));
    }
    if (call.has("checksum")) {
        const auto checksum = parseChecksum(call.value("checksum").toUtf8());
        if (!checksum && checksum.error().code == ErrorCode::BgEInvalidHashAlgorithm)
            parser.fail(sentence(checksum.error()));
        else if (!checksum)
            parser.fail(
                CtlText::tr("--checksum needs ALGORITHM=HEX, such as sha-256=… (64 digits)"));
        else
            files.first().checksum = checksum->toText();
    }
}

JobSpec commonSpec(const CtlCall &call, AddParser &parser, const QString &defaultDirectory)
{
    JobSpec spec;
    spec.options = parser.options();
    spec.name = call.value("name");
    spec.description = call.value("description");
    spec.suspended = call.has("suspended");
    spec.autoComplete = !call.has("manual-complete");
    const QString directory = call.has("dir") ? call.value("dir") : defaultDirectory;
    spec.directory = directory.isEmpty()
        ? QString()
        : QDir::cleanPath(QDir::current().absoluteFilePath(directory));
    if (call.has("dir") && directory.isEmpty())
        parser.fail(CtlText::tr("--dir needs a folder"));
    if (call.has("priority")) {
        const auto priority = jobPriorityFromName(call.value("priority"));
        if (!priority)
            parser.fail(CtlText::tr("--priority is foreground, high, normal or low"));
        spec.priority = priority.value_or(JobPriority::Normal);
    }
    return spec;
}

} // namespace

tl::expected<AddRequest, AddProblem> parseAdd(const CtlCall &call, const QString &defaultDirectory,
                                              const ReadInput &readInput)
{
    AddParser parser(call);
    const JobSpec common = commonSpec(call, parser, defaultDirectory);
    const QList<TypedUrl> urls = typedUrls(call, parser, readInput);
    AddRequest request;
    QList<FileSpec> files = fileSpecs(urls, parser);
    files += metalinkFiles(call, parser, readInput, request.unusable);
    if (files.isEmpty())
        parser.fail(CtlText::tr("a URL is missing"));
    forOneUrlOnly(call, parser, files);

    request.each = call.has("each");
    request.defaultDirectory = !call.has("dir");
    request.specs.append(common);
    request.specs.first().files = files;
    if (request.each) {
        request.specs.clear();
        for (const FileSpec &file : std::as_const(files)) {
            request.specs.append(common);
            request.specs.last().files = {file};
        }
    }
    for (const JobSpec &spec : std::as_const(request.specs)) {
        const auto valid = parser.problem() ? Result<> {} : validate(spec);
        if (!valid)
            parser.fail(sentence(valid.error()));
    }
    if (parser.problem())
        return tl::unexpected(*parser.problem());
    return request;
}

std::optional<qint64> parseRate(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9]{1,15})(?:\\.([0-9]{1,3}))?([kKmMgG]?)(B?)$"));
    const QRegularExpressionMatch match = form.match(text);
    const QString unit = match.captured(3).toUpper();
    if (!match.hasMatch() || (unit.isEmpty() && !match.captured(2).isEmpty()))
        return std::nullopt;
    const double step = match.captured(4).isEmpty() ? 1024.0 : 1000.0;
    double factor = 1.0;
    for (qsizetype i = QStringLiteral("KMG").indexOf(unit); !unit.isEmpty() && i >= 0; --i)
        factor *= step;
    const QString digits =
        match.captured(1) + QLatin1Char('.') + match.captured(2) + QLatin1Char('0');
    const double bytes = digits.toDouble() * factor;
    if (bytes < 1.0 || bytes > 1e15)
        return std::nullopt;
    return static_cast<qint64>(bytes);
}

} // namespace kurier

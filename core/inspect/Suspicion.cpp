// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/Suspicion.h"

#include "core/files/TargetPath.h"
#include "core/inspect/DeceptiveText.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace kurier {

namespace {

constexpr qint64 kDay = 24LL * 3600 * 1000;

int usualPort(const QString &scheme)
{
    if (scheme == QLatin1String("http"))
        return 80;
    if (scheme == QLatin1String("https") || scheme == QLatin1String("s3"))
        return 443;
    if (scheme == QLatin1String("sftp"))
        return 22;
    return scheme == QLatin1String("ftps") ? 990 : 21;
}

bool isPlain(const QString &scheme)
{
    return scheme == QLatin1String("http") || scheme == QLatin1String("ftp");
}

/// Also the forms of an IPv4 address that only resolvers know: one number, or hexadecimal parts.
bool isAddress(const QString &host)
{
    static const QRegularExpression numeric(
        QStringLiteral("^(0x[0-9a-f]+|[0-9]+)(\\.(0x[0-9a-f]+|[0-9]+)){0,3}\\.?$"),
        QRegularExpression::CaseInsensitiveOption);
    return host.contains(QLatin1Char(':')) || numeric.match(host).hasMatch();
}

bool isBelow(const QString &directory, const QString &folder)
{
    return QString(directory + QLatin1Char('/')).contains(folder + QLatin1Char('/'));
}

bool isAutostart(const QString &directory)
{
    static const QStringList folders = {
        QStringLiteral("/autostart"),
        QStringLiteral("/systemd/user"),
        QStringLiteral("/.local/bin"),
        QStringLiteral("/.local/share/applications"),
        QStringLiteral("/environment.d"),
        QStringLiteral("/.ssh"),
        QStringLiteral("/bin"),
        QStringLiteral("/autostart-scripts"),
        QStringLiteral("/plasma-workspace/env"),
        QStringLiteral("/cron.d"),
    };
    return std::any_of(folders.begin(), folders.end(),
                       [&directory](const QString &folder) { return isBelow(directory, folder); });
}

bool isTemporary(const QString &directory)
{
    static const QStringList roots = {QStringLiteral("/tmp"), QStringLiteral("/var/tmp"),
                                      QStringLiteral("/dev/shm"), QStringLiteral("/run")};
    return std::any_of(roots.begin(), roots.end(), [&directory](const QString &root) {
        return directory == root || directory.startsWith(root + QLatin1Char('/'));
    });
}

/// Gathers the reasons, each once.
class Inspection final
{
public:
    Inspection(const JobDetails &job, const InspectionFacts &facts)
        : m_job(job)
        , m_facts(facts)
    {
    }

    QList<Suspicion> run()
    {
        inspectAge();
        check(Suspicion::DeceptiveName, isDeceptive(m_job.snapshot.name));
        for (const JobFile &file : m_job.files) {
            inspectAddress(file);
            inspectFile(file);
        }
        QList<Suspicion> found;
        for (const Suspicion suspicion : kAllSuspicions) {
            if (m_found.contains(suspicion))
                found.append(suspicion);
        }
        return found;
    }

private:
    void check(Suspicion suspicion, bool is)
    {
        if (is)
            m_found.insert(suspicion);
    }

    void inspectAge()
    {
        const JobSnapshot &row = m_job.snapshot;
        check(Suspicion::VeryOld,
              !isFinal(row.state) && row.created > 0
                  && m_facts.now - row.created > kOldDays * kDay);
        check(Suspicion::RetryingForEver, row.errorCount > kManyErrors);
        check(Suspicion::NeverCompleted,
              row.state == JobState::Transferred && row.modified > 0
                  && m_facts.now - row.modified > kDay);
    }

    void inspectAddress(const JobFile &file)
    {
        const QUrl url = QUrl::fromEncoded(file.url);
        const QString scheme = url.scheme().toLower();
        const QString host = url.host(QUrl::FullyDecoded).toLower();
        check(Suspicion::PlainHttp, isPlain(scheme));
        check(Suspicion::BareAddress, isAddress(host));
        check(Suspicion::UnusualPort, url.port(usualPort(scheme)) != usualPort(scheme));
        check(Suspicion::NewUploadHost,
              m_job.snapshot.type == JobType::Upload && !m_facts.knownUploadHosts.contains(host));
        check(Suspicion::DeceptiveName, isDeceptive(host) || host.contains(QLatin1String("xn--")));
    }

    void inspectFile(const JobFile &file)
    {
        const QString name = file.name.isEmpty() ? fileNameFromUrl(file.url) : file.name;
        check(Suspicion::DeceptiveName, isDeceptive(name));
        if (m_job.snapshot.type == JobType::Upload)
            return;
        check(Suspicion::ExecutableContent, isExecutableName(name));
        check(Suspicion::HiddenFolder, m_job.directory.contains(QLatin1String("/.")));
        check(Suspicion::AutostartFolder, isAutostart(m_job.directory));
        check(Suspicion::TemporaryFolder, isTemporary(m_job.directory));
    }

    const JobDetails &m_job;
    const InspectionFacts &m_facts;
    QSet<Suspicion> m_found;
};

} // namespace

QString suspicionName(Suspicion suspicion)
{
    switch (suspicion) {
    case Suspicion::VeryOld:
        return QStringLiteral("very-old");
    case Suspicion::RetryingForEver:
        return QStringLiteral("retrying-for-ever");
    case Suspicion::NeverCompleted:
        return QStringLiteral("never-completed");
    case Suspicion::PlainHttp:
        return QStringLiteral("plain-http");
    case Suspicion::BareAddress:
        return QStringLiteral("bare-address");
    case Suspicion::UnusualPort:
        return QStringLiteral("unusual-port");
    case Suspicion::HiddenFolder:
        return QStringLiteral("hidden-folder");
    case Suspicion::AutostartFolder:
        return QStringLiteral("autostart-folder");
    case Suspicion::TemporaryFolder:
        return QStringLiteral("temporary-folder");
    case Suspicion::ExecutableContent:
        return QStringLiteral("executable-content");
    case Suspicion::NewUploadHost:
        return QStringLiteral("new-upload-host");
    case Suspicion::DeceptiveName:
        return QStringLiteral("deceptive-name");
    }
    return {};
}

std::optional<QString> arrivedUploadHost(const JobSnapshot &job)
{
    if (job.type != JobType::Upload || job.state != JobState::Acknowledged)
        return std::nullopt;
    return QUrl::fromAce(job.host.toLatin1()).toLower();
}

QList<Suspicion> suspicionsOf(const JobDetails &job, const InspectionFacts &facts)
{
    return Inspection(job, facts).run();
}

} // namespace kurier

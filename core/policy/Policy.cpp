// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Policy.h"

#include <QDir>
#include <QUrl>

#include <algorithm>

namespace kurier {

namespace {

tl::unexpected<Error> blocked(const QString &subject, const char *key, const QString &value)
{
    return failure(ErrorCode::BgEBlockedByPolicy, ErrorContext::QueueManager,
                   QStringLiteral("%1 = %2").arg(QLatin1String(key), value), subject);
}

bool matchesHost(const QString &host, const QString &pattern)
{
    if (pattern == QLatin1String("*"))
        return true;
    if (pattern.startsWith(QLatin1String("*.")))
        return host.endsWith(pattern.mid(1)) && host.size() > pattern.size() - 1;
    return host == pattern;
}

/// The first of \a patterns that means \a host; empty when none does.
QString hostRule(const QStringList &patterns, const QString &host)
{
    const auto found =
        std::find_if(patterns.begin(), patterns.end(),
                     [&host](const QString &pattern) { return matchesHost(host, pattern); });
    return found == patterns.end() ? QString() : *found;
}

bool isWithin(const QString &directory, const QString &folder)
{
    const QString inside = folder.endsWith(QLatin1Char('/')) ? folder : folder + QLatin1Char('/');
    return directory == folder || directory.startsWith(inside);
}

QString folderRule(const QStringList &folders, const QString &directory)
{
    const auto found =
        std::find_if(folders.begin(), folders.end(),
                     [&directory](const QString &folder) { return isWithin(directory, folder); });
    return found == folders.end() ? QString() : *found;
}

Result<> checkDestination(const Policy &policy, const QString &typed)
{
    if (policy.destinationsDenied.isEmpty() && policy.destinationsAllowed.isEmpty())
        return {};
    const QString directory = QDir::cleanPath(typed);
    if (const QString rule = folderRule(policy.destinationsDenied, directory); !rule.isEmpty())
        return blocked(directory, "destinations-denied", rule);
    if (!policy.destinationsAllowed.isEmpty()
        && folderRule(policy.destinationsAllowed, directory).isEmpty())
        return blocked(directory, "destinations-allowed",
                       policy.destinationsAllowed.join(QLatin1Char(' ')));
    return {};
}

Result<> checkReadable(const Policy &policy)
{
    if (policy.broken.isEmpty())
        return {};
    return failure(ErrorCode::BgEBlockedByPolicy, ErrorContext::QueueManager, policy.broken);
}

/// The address of a file, and the others it may come from.
Result<> checkAddresses(const Policy &policy, const QByteArray &url,
                        const QList<QByteArray> &others)
{
    auto allowed = policy.checkAddress(url);
    for (auto other = others.begin(); allowed && other != others.end(); ++other)
        allowed = policy.checkAddress(*other);
    return allowed;
}

} // namespace

Result<> Policy::checkAddress(const QByteArray &url) const
{
    // Each job of a long queue is asked for at its start.
    if (schemesAllowed.isEmpty() && hostsDenied.isEmpty() && hostsAllowed.isEmpty())
        return {};
    const QUrl address = QUrl::fromEncoded(url);
    const QString scheme = address.scheme().toLower();
    // A name may end in the dot of the root; it means the same host.
    QString host = address.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(QLatin1Char('.')))
        host.chop(1);
    if (!schemesAllowed.isEmpty() && !schemesAllowed.contains(scheme))
        return blocked(scheme, "schemes-allowed", schemesAllowed.join(QLatin1Char(' ')));
    if (const QString rule = hostRule(hostsDenied, host); !rule.isEmpty())
        return blocked(host, "hosts-denied", rule);
    if (!hostsAllowed.isEmpty() && hostRule(hostsAllowed, host).isEmpty())
        return blocked(host, "hosts-allowed", hostsAllowed.join(QLatin1Char(' ')));
    return {};
}

Result<> Policy::check(const JobSpec &spec, qint64 jobs) const
{
    if (auto readable = checkReadable(*this); !readable)
        return readable;
    if (jobsMost > 0 && jobs >= jobsMost)
        return blocked(QString::number(jobs), "jobs-most", QString::number(jobsMost));
    for (const FileSpec &file : spec.files) {
        if (auto allowed = checkAddresses(*this, file.url, file.mirrors); !allowed)
            return allowed;
    }
    return spec.type == JobType::Download ? checkDestination(*this, spec.directory) : Result<> {};
}

Result<> Policy::check(const Job &job) const
{
    if (isFinal(job.state) || job.state == JobState::Transferred)
        return {};
    if (auto readable = checkReadable(*this); !readable)
        return readable;
    for (const JobFile &file : job.files) {
        if (file.state != FileState::Waiting)
            continue;
        if (auto allowed = checkAddresses(*this, file.url, file.addresses); !allowed)
            return allowed;
    }
    return job.type == JobType::Download ? checkDestination(*this, job.directory) : Result<> {};
}

Result<> Policy::check(const JobChanges &changes) const
{
    if (!changes.url)
        return {};
    if (auto readable = checkReadable(*this); !readable)
        return readable;
    return checkAddress(*changes.url);
}

qint64 Policy::cappedRate(qint64 rate) const
{
    if (rateMost <= 0)
        return rate;
    return rate <= 0 ? rateMost : std::min(rate, rateMost);
}

} // namespace kurier

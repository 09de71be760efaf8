// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/SignInNeed.h"

#include "core/access/UserInfo.h"

#include <QStringList>

namespace kurier {

namespace {

constexpr QLatin1String kRealm("realm: ");
constexpr QLatin1String kOffered("offered: ");

} // namespace

QString challengeDetail(const AccessChallenge &challenge)
{
    QStringList offered;
    if (challenge.basic)
        offered.append(QStringLiteral("basic"));
    if (challenge.digest)
        offered.append(QStringLiteral("digest"));
    if (challenge.bearer)
        offered.append(QStringLiteral("bearer"));
    QString realm = challenge.realm;
    realm.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return kOffered + offered.join(QLatin1Char(' ')) + QLatin1Char('\n') + kRealm + realm;
}

Error passwordNeeded(const QString &address, const QString &why)
{
    AccessChallenge need;
    need.basic = true;
    const QString detail = challengeDetail(need);
    return {ErrorCode::BgEInvalidCredentials, ErrorContext::RemoteFile,
            why.isEmpty() ? detail : why + QLatin1Char('\n') + detail, address};
}

std::optional<AccessChallenge> signInNeed(const Error &error)
{
    const int status = httpStatusOf(error.code);
    if (status != 401 && status != 407 && error.code != ErrorCode::BgEInvalidCredentials)
        return std::nullopt;
    AccessChallenge need;
    need.proxy = status == 407;
    need.origin = originOf(error.subject.toUtf8());
    if (need.origin.isEmpty())
        return std::nullopt;
    // Not HTTP: a name and a password are all that is asked for.
    need.basic = need.origin.startsWith("sftp:") || need.origin.startsWith("ftp");
    const QStringList lines = error.detail.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.startsWith(kRealm))
            need.realm = line.mid(kRealm.size());
        if (!line.startsWith(kOffered))
            continue;
        const QStringList offered = line.mid(kOffered.size()).split(QLatin1Char(' '));
        need.basic = offered.contains(QLatin1String("basic"));
        need.digest = offered.contains(QLatin1String("digest"));
        need.bearer = offered.contains(QLatin1String("bearer"));
    }
    return need;
}

} // namespace kurier

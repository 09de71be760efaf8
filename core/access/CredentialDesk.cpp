// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/CredentialDesk.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kurier {

namespace {

constexpr QLatin1String kUser("user");
constexpr QLatin1String kPassword("password");
constexpr QLatin1String kToken("token");

QByteArray toSecret(const Credentials &credentials)
{
    QJsonObject object;
    if (credentials.scheme == AccessScheme::Bearer) {
        object.insert(kToken, QString::fromUtf8(credentials.password));
    } else {
        object.insert(kUser, QString::fromUtf8(credentials.user));
        object.insert(kPassword, QString::fromUtf8(credentials.password));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Credentials> fromSecret(const QByteArray &secret)
{
    const QJsonObject object = QJsonDocument::fromJson(secret).object();
    Credentials credentials;
    credentials.user = object.value(kUser).toString().toUtf8();
    credentials.password = object.value(kPassword).toString().toUtf8();
    if (object.contains(kToken)) {
        credentials.password = object.value(kToken).toString().toUtf8();
        credentials.scheme = AccessScheme::Bearer;
    }
    return credentials.isEmpty() ? std::nullopt : std::optional(credentials);
}

} // namespace

QString keyRingName(const AccessChallenge &challenge)
{
    const QString origin = QString::fromLatin1(challenge.origin);
    return challenge.realm.isEmpty() ? origin : origin + QLatin1Char(' ') + challenge.realm;
}

CredentialDesk::CredentialDesk(KeyRing *keyRing)
    : m_keyRing(keyRing)
{
}

void CredentialDesk::keepForJob(const CredentialOwner &job, const QByteArray &origin,
                                const Credentials &credentials)
{
    m_ofJobs[job].insert_or_assign(origin, credentials);
}

void CredentialDesk::keepForServer(const AccessChallenge &challenge, const Credentials &credentials,
                                   bool remember, const Kept &kept)
{
    Credentials usable = credentials;
    usable.scheme = schemeFor(challenge, credentials);
    if (usable.scheme == AccessScheme::Unknown)
        usable.scheme = credentials.scheme;
    m_ofServers.insert_or_assign(challenge.origin, usable);
    m_ofRealms.insert_or_assign({challenge.origin, challenge.realm}, usable);
    if (remember && m_keyRing)
        m_keyRing->write(
            keyRingName(challenge), toSecret(credentials), kept ? kept : [](bool) {});
    else if (kept)
        kept(false);
}

void CredentialDesk::forgetJob(const CredentialOwner &job)
{
    m_ofJobs.erase(job);
}

AccessList CredentialDesk::known(const CredentialOwner &job) const
{
    AccessList list;
    const auto add = [&list](const QByteArray &origin, const Credentials &credentials) {
        if (!credentialsFor(list, origin))
            list.append({origin, credentials});
    };
    if (const auto own = m_ofJobs.find(job); own != m_ofJobs.end()) {
        for (const auto &[origin, credentials] : own->second)
            add(origin, credentials);
    }
    for (const auto &[origin, credentials] : m_ofServers)
        add(origin, credentials);
    return list;
}

std::optional<Credentials> CredentialDesk::answering(const AccessChallenge &challenge,
                                                     Credentials credentials,
                                                     const std::optional<Credentials> &tried)
{
    credentials.scheme = schemeFor(challenge, credentials);
    const bool refused = tried && tried->sameSecret(credentials)
        && (tried->scheme == credentials.scheme || credentials.scheme == AccessScheme::Unknown);
    return refused || credentials.scheme == AccessScheme::Unknown ? std::nullopt
                                                                  : std::optional(credentials);
}

std::optional<Credentials> CredentialDesk::inMemory(const CredentialOwner &job,
                                                    const AccessChallenge &challenge,
                                                    const std::optional<Credentials> &tried)
{
    if (const auto own = m_ofJobs.find(job); own != m_ofJobs.end()) {
        const auto found = own->second.find(challenge.origin);
        if (found != own->second.end()) {
            if (auto answer = answering(challenge, found->second, tried)) {
                found->second = *answer;
                return answer;
            }
        }
    }
    const auto realm = m_ofRealms.find({challenge.origin, challenge.realm});
    if (realm == m_ofRealms.end())
        return std::nullopt;
    if (auto answer = answering(challenge, realm->second, tried)) {
        realm->second = *answer;
        m_ofServers.insert_or_assign(challenge.origin, *answer);
        return answer;
    }
    const auto server = m_ofServers.find(challenge.origin);
    if (server != m_ofServers.end() && server->second.sameSecret(realm->second))
        m_ofServers.erase(server);
    m_ofRealms.erase(realm);
    return std::nullopt;
}

void CredentialDesk::lookUp(const CredentialOwner &job, const AccessChallenge &challenge,
                            const std::optional<Credentials> &tried, Found found)
{
    if (challenge.origin.isEmpty())
        return found(std::nullopt);
    if (auto answer = inMemory(job, challenge, tried))
        return found(answer);
    if (!m_keyRing)
        return found(std::nullopt);
    m_keyRing->read(keyRingName(challenge),
                    [this, alive = std::weak_ptr(m_alive), challenge, tried,
                     found = std::move(found)](const std::optional<QByteArray> &secret) {
                        if (alive.expired())
                            return;
                        const auto stored = secret ? fromSecret(*secret) : std::nullopt;
                        const auto answer =
                            stored ? answering(challenge, *stored, tried) : std::nullopt;
                        if (answer)
                            keepForServer(challenge, *answer, false);
                        found(answer);
                    });
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/AccessChallenge.h"
#include "core/access/KeyRing.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace kurier {

/// Who is meant by credentials: those of one job come before those of its server.
/// \a Owner tells jobs apart; an empty one means no job.
using CredentialOwner = QByteArray;

/// The credentials at hand: those of single jobs, those of servers for this session, and those in
/// the key ring, when there is one. Nothing of it is ever written anywhere else.
/// Thread: the one it lives in.
class CredentialDesk final
{
public:
    using Found = std::function<void(std::optional<Credentials>)>;
    using Kept = std::function<void(bool)>;

    /// \a keyRing may be null and outlives the desk.
    explicit CredentialDesk(KeyRing *keyRing);
    CredentialDesk(const CredentialDesk &) = delete;
    CredentialDesk &operator=(const CredentialDesk &) = delete;

    [[nodiscard]] bool hasKeyRing() const { return m_keyRing != nullptr; }

    /// Keeps what came with a job (in its address, or typed for it), for as long as it is needed.
    void keepForJob(const CredentialOwner &job, const QByteArray &origin,
                    const Credentials &credentials);
    /// Keeps what a person typed for a server: in this session, and with \a remember in the key
    /// ring. \a kept, when given, says whether it is in the key ring.
    void keepForServer(const AccessChallenge &challenge, const Credentials &credentials,
                       bool remember, const Kept &kept = {});
    /// The job needs none any more.
    void forgetJob(const CredentialOwner &job);

    /// What may be sent to servers without being asked: how they want it is known.
    [[nodiscard]] AccessList known(const CredentialOwner &job) const;

    /// Credentials that answer \a challenge and are not \a tried, with their scheme; asks the key
    /// ring last. Refused ones of the session are forgotten. \a found may be called at once.
    void lookUp(const CredentialOwner &job, const AccessChallenge &challenge,
                const std::optional<Credentials> &tried, Found found);

private:
    std::optional<Credentials> inMemory(const CredentialOwner &job,
                                        const AccessChallenge &challenge,
                                        const std::optional<Credentials> &tried);
    [[nodiscard]] static std::optional<Credentials>
    answering(const AccessChallenge &challenge, Credentials credentials,
              const std::optional<Credentials> &tried);

    KeyRing *const m_keyRing;
    /// Gone with the desk: a key ring may answer when nobody waits any more.
    const std::shared_ptr<const bool> m_alive = std::make_shared<const bool>(true);
    std::map<CredentialOwner, std::map<QByteArray, Credentials>> m_ofJobs;
    std::map<QByteArray, Credentials> m_ofServers; ///< By origin; the last ones that were given.
    std::map<std::pair<QByteArray, QString>, Credentials> m_ofRealms;
};

/// The key ring's name for the entry of a server's realm.
[[nodiscard]] QString keyRingName(const AccessChallenge &challenge);

} // namespace kurier

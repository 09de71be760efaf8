// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/OfflineQueue.h"
#include "core/base/Paths.h"
#include "core/control/ControlClient.h"
#include "core/control/UserAccount.h"

#include <memory>
#include <optional>

namespace kurier {

/// How kurierctl reaches the queue: the running instance, one that it starts, or the database.
/// Thread: main.
class QueueLink final
{
public:
    /// \a mayStart false: --no-start.
    QueueLink(Paths paths, bool mayStart);
    /// The queue of another user, for root: through that user's socket, else as it lies on disk,
    /// read with that user's rights; started as that user.
    QueueLink(UserAccount owner, bool mayStart);

    /// Connects to the running queue. Errors: those of ControlClient::connectTo().
    [[nodiscard]] Result<> openRunning();
    /// Connects; starts a headless instance when none runs and that is allowed.
    [[nodiscard]] Result<> openOrStart();
    /// Connects, else reads the database.
    [[nodiscard]] Result<> openForReading();

    /// As ControlClient::call().
    [[nodiscard]] Result<QJsonObject>
    call(const QString &method, const QJsonObject &params = {},
         ControlClient::Timeout timeout = ControlClient::kAnswerTimeout,
         const ControlClient::EventHandler &onEvent = {});

    /// The halves of call(), as ControlClient's; only with a running queue.
    [[nodiscard]] Result<qint64> send(const QString &method, const QJsonObject &params)
    {
        return m_client.send(method, params);
    }
    [[nodiscard]] Result<QJsonObject>
    answerTo(qint64 request, ControlClient::Timeout timeout = ControlClient::kAnswerTimeout,
             const ControlClient::EventHandler &onEvent = {});

    /// As ControlClient::post(); nothing without a running queue.
    void post(const QString &method) { m_client.post(method); }

    /// Waits until the process that answers has let go of the queue. False after \a timeout.
    [[nodiscard]] bool waitForEnd(std::chrono::milliseconds timeout);

    [[nodiscard]] const Paths &paths() const { return m_paths; }
    /// The other user; null for this user's own queue.
    [[nodiscard]] const UserAccount *owner() const { return m_owner ? &*m_owner : nullptr; }

private:
    [[nodiscard]] Result<> openSocket();
    [[nodiscard]] Result<QJsonObject> owned(const Result<QJsonObject> &answer) const;
    [[nodiscard]] Result<> start();

    std::optional<UserAccount> m_owner;
    Paths m_paths;
    bool m_mayStart;
    ControlClient m_client;
    std::unique_ptr<OfflineQueue> m_offline;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/OfflineQueue.h"
#include "core/base/Paths.h"
#include "core/control/ControlClient.h"

#include <memory>

namespace kurier {

/// How kurierctl reaches the queue: the running instance, one that it starts, or the database.
/// Thread: main.
class QueueLink final
{
public:
    /// \a mayStart false: --no-start.
    QueueLink(Paths paths, bool mayStart);

    /// Connects to the running queue. Error: BgESessionNotFound (QueueManager).
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

    /// Waits until the process that answers has let go of the queue. False after \a timeout.
    [[nodiscard]] bool waitForEnd(std::chrono::milliseconds timeout);

    [[nodiscard]] const Paths &paths() const { return m_paths; }

private:
    Paths m_paths;
    bool m_mayStart;
    ControlClient m_client;
    std::unique_ptr<OfflineQueue> m_offline;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/KilledQueue.h"
#include "tests/app/UploadModel.h"
#include "tests/upload/TestServers.h"

#include <memory>

namespace kurier::test {

/// A queue of uploads to a real server that is killed again and again, while jobs are added,
/// suspended, resumed and cancelled and the server goes away. Each new start is compared with a
/// model, and with what lies in the server's storage. Thread: one; any number of runs side by side.
class UploadKillRun
{
public:
    /// \a server: one of TestServer::names() that UploadModel can read.
    UploadKillRun(unsigned seed, const QString &server);

    KillOutcome run(int kills);

    [[nodiscard]] static const std::vector<KillPlace> &places();

private:
    int pick(int below) { return m_queue.pick(below); }
    void start();
    std::optional<QString> look();
    void act();
    void add();
    void verb(const QString &method, const QString &id);
    /// Now and then the server is away for a life of the queue.
    void disturb();
    void finish();
    void letOneArrive();
    /// Waits until no removal is to be tried any more.
    void settle();

    KilledQueue m_queue;
    UploadModel m_model;
    QString m_serverName;
    std::unique_ptr<TestServer> m_server;
    bool m_away = false;
};

} // namespace kurier::test

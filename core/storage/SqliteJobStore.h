// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/base/Result.h"
#include "core/storage/JobStore.h"
#include "core/storage/SpaceReserve.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <thread>
#include <variant>

namespace kurier {

/// JobStore in one SQLite database. Batches that wait together become durable with one commit. A
/// reserve beside the database ("queue.reserve") gives a full disk room for the next commits.
/// Thread: functions from any thread; the database and the sink on a thread of its own.
class SqliteJobStore final : public JobStore
{
public:
    /// Whether \a databasePath can be used: ENotImpl when a newer version wrote it. Then nothing
    /// in it is touched, and a store made nevertheless refuses every batch with that error.
    [[nodiscard]] static Result<> check(const QString &databasePath);

    /// \a sink is called on the store's thread until shutdown() has returned.
    SqliteJobStore(QString databasePath, StoreEventSink sink);
    ~SqliteJobStore() override;

    void load() override;
    void apply(StoreBatch batch) override;
    void ask(StoreRequest request) override;
    void keepHistory(const HistoryRetention &retention) override;
    void shutdown() override;

private:
    struct LoadQueue
    {
    };
    struct Connection;
    using Message = std::variant<LoadQueue, StoreBatch, StoreRequest, HistoryRetention>;
    using TimePoint = std::chrono::steady_clock::time_point;

    void run();
    void connect();
    [[nodiscard]] std::vector<Error> apply(std::span<const StoreBatch> batches);
    void disconnect();
    [[nodiscard]] std::vector<Message> waitForMessages();
    void handle(std::vector<Message> messages);
    void trimHistory();
    void write(std::vector<StoreBatch> batches);
    void readQueue();
    void readOpenJobs();
    void readOpenArtefacts();
    void answer(const StoreRequest &request);
    [[nodiscard]] StoreEvent answered(const StoreRequest &request);
    void send(StoreEvent event);

    const QString m_path;
    const StoreEventSink m_sink;
    Mailbox<Message> m_messages;
    SpaceReserve m_reserve;
    std::unique_ptr<Connection> m_connection; ///< Null while the database cannot be opened.
    Error m_refusal; ///< Why it cannot.
    HistoryRetention m_retention;
    std::optional<TimePoint> m_trimAt; ///< When the history is looked at next.
    std::jthread m_thread;
};

} // namespace kurier

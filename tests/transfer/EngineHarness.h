// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlTransferEngine.h"
#include "tests/support/FaultOrigin.h"

#include <QTemporaryDir>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace kurier::test {

/// Only a guard against hanging; no test measures it.
inline constexpr std::chrono::seconds kPatience {60};

/// Everything the sink got, with waiting for it. Thread: any.
class EventLog final
{
public:
    [[nodiscard]] TransferEventSink sink();

    [[nodiscard]] std::vector<TransferEvent> of(AttemptId attempt) const;
    [[nodiscard]] std::size_t endedCount(AttemptId attempt) const;
    /// Waits for the attempt's end; outcome Failed with code EFail when it does not come.
    [[nodiscard]] TransferEnded waitForEnd(AttemptId attempt);
    /// Waits until \a count attempts have ended.
    [[nodiscard]] bool waitForEnds(std::size_t count);
    /// Waits until \a attempt has reported progress of at least \a bytes.
    [[nodiscard]] bool waitForProgress(AttemptId attempt, qint64 bytes);
    [[nodiscard]] std::vector<TransferEnded> ends() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TransferEvent> m_events;
    std::size_t m_ends = 0;
};

struct Outcome
{
    TransferEnded ended;
    std::optional<TransferConnected> connected;
    std::string bytes; ///< What the file holds afterwards.
};

/// An engine, an origin and a place for files.
class EngineHarness final
{
public:
    explicit EngineHarness(const TransferOptions &options = {});

    FaultOrigin origin;
    EventLog log;

    [[nodiscard]] CurlTransferEngine &engine() { return m_engine; }
    [[nodiscard]] AttemptId nextAttempt() { return AttemptId {++m_lastAttempt}; }
    /// A request for \a url with a new attempt and an empty file.
    [[nodiscard]] TransferRequest request(const std::string &url);
    /// A request that continues a file of which the first \a offset pattern bytes are there.
    [[nodiscard]] TransferRequest resume(const std::string &url, qint64 offset,
                                         const QByteArray &validator, qint64 expectedTotal = -1);
    /// Starts, waits for the end and reads the file.
    [[nodiscard]] Outcome run(const TransferRequest &request);
    [[nodiscard]] static std::string contents(const FileHandlePtr &file);

private:
    QTemporaryDir m_directory;
    qint64 m_lastAttempt = 0;
    CurlTransferEngine m_engine;
};

/// Whether every range of \a written holds the bytes of the origin's pattern of \a seed.
[[nodiscard]] bool isRight(const FileHandlePtr &file, const ByteRanges &written,
                           std::uint64_t seed = 1);

/// Puts \a content into a new file of \a directory and opens it for reading and writing.
[[nodiscard]] FileHandlePtr makeFile(const QTemporaryDir &directory, const std::string &name,
                                     const std::string &content = {});

} // namespace kurier::test

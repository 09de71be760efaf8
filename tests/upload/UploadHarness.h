// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/CurlUploadEngine.h"

#include <QTemporaryDir>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kurier::test {

/// Only a guard against hanging; no test measures it.
inline constexpr std::chrono::seconds kUploadPatience {60};

/// Everything that came of one attempt.
struct UploadRun
{
    UploadEnded ended;
    std::optional<UploadSessionKnown> known;
    std::vector<UploadProgress> progress;
};

/// An upload engine, files to send, and what it tells. Sessions are recorded at once unless told
/// otherwise. Thread: any.
class UploadHarness final
{
public:
    explicit UploadHarness(const UploadOptions &options = {});

    [[nodiscard]] CurlUploadEngine &engine() { return m_engine; }
    void holdSessions() { m_autoProceed = false; }

    /// A file of \a size pattern bytes. Its path.
    [[nodiscard]] std::string makeSource(qint64 size);
    [[nodiscard]] UploadRequest request(const QByteArray &target, UploadProtocol protocol,
                                        const std::string &source);
    [[nodiscard]] UploadRun run(const UploadRequest &request);
    /// Starts \a request, waits until \a bytes are sent, and stops it.
    [[nodiscard]] UploadRun stopAfter(UploadRequest request, qint64 bytes);
    [[nodiscard]] UploadRun waitForEnd(AttemptId attempt);
    [[nodiscard]] bool waitForKnown(AttemptId attempt);
    [[nodiscard]] bool waitForSent(AttemptId attempt, qint64 bytes);
    [[nodiscard]] SessionRemoved remove(const UploadSession &session, const UploadRequest &request,
                                        qint64 size);
    [[nodiscard]] SessionRemoved waitForRemoved(SessionRemovalId id);
    [[nodiscard]] std::size_t endsOf(AttemptId attempt) const;

private:
    void take(std::vector<UploadEvent> &&events);
    template <class Holds>
    bool wait(Holds holds)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kUploadPatience, holds);
    }

    QTemporaryDir m_directory;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<UploadEvent> m_events;
    bool m_autoProceed = true;
    qint64 m_last = 0;
    CurlUploadEngine m_engine; ///< Last: it ends before what its events go to.
};

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/AccessChallenge.h"
#include "core/job/Artefact.h"
#include "core/job/JobActivity.h"
#include "core/queue/FileTaskDesk.h"
#include "core/upload/UploadEngine.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace kurier {

/// What an attempt at sending a file starts with.
struct UploadStart
{
    JobId job;
    qint32 file = 0;
    QString source; ///< Path of the file to send.
    UploadRequest request; ///< Without a source; its mark is known when bytes were sent before.
    QString cookies; ///< Cookies file to read before it begins; empty = none.
    std::optional<Artefact> record; ///< Of the session of an earlier attempt.
    qint64 acknowledged = 0; ///< Of that session, as far as is known.
};

/// The way of one attempt at sending a file: the file opened and compared with what was sent of it
/// before, the session recorded before it exists, its address recorded before the first byte flows.
/// Tells its listener of exactly one end per attempt, after which nobody reads the file or talks to
/// the session any more. Thread: the controller's.
class UploadPipeline
{
public:
    /// Carries out what changes records. All on the controller's thread.
    class Listener
    {
    public:
        Listener() = default;
        Listener(const Listener &) = delete;
        Listener &operator=(const Listener &) = delete;
        virtual ~Listener() = default;

        /// Runs \a action once everything recorded in this turn is durable.
        virtual void whenDurable(std::function<void()> action) = 0;
        virtual void sourceOpened(AttemptId attempt, const SourceMark &mark) = 0;
        /// Records the session that the attempt is about to begin. \returns it with its id.
        [[nodiscard]] virtual Artefact recordSession(AttemptId attempt, const Artefact &record) = 0;
        /// From now on the attempt uses what \a record tells of.
        virtual void sending(ArtefactId record) = 0;
        /// \a expires: when the server drops it by itself, from now.
        virtual void sessionKnown(ArtefactId record, const UploadSession &session,
                                  std::optional<std::chrono::seconds> expires) = 0;

        using Found = std::function<void(std::optional<Credentials>)>;
        /// A server or proxy refused the attempt. \a found gets credentials that were not tried
        /// yet, or nothing; at once or later.
        virtual void uploadAccessWanted(const UploadStart &start, const AccessChallenge &challenge,
                                        const std::optional<Credentials> &tried, Found found) = 0;

        virtual void uploadConnected(AttemptId attempt) = 0;
        virtual void uploadProgress(AttemptId attempt, qint64 sent, qint64 acknowledged) = 0;
        virtual void uploadAcknowledged(AttemptId attempt, qint64 bytes) = 0;
        /// \a record is null when nothing was recorded.
        virtual void uploadEnded(ArtefactId record, const UploadEnded &event) = 0;
    };

    /// \a engine may be null as long as nothing is started.
    UploadPipeline(UploadEngine *engine, FileTaskDesk &files, Listener &listener);

    void start(UploadStart start);
    /// The attempt ends soon. False when it is none of these.
    bool stop(AttemptId attempt);
    /// Bytes per second for the attempt; 0 = no limit. False when it is none of these.
    bool setRate(AttemptId attempt, qint64 bytesPerSecond);
    void stopAll();
    void handle(UploadEvent &&event);
    /// Tells what servers have acknowledged since the last time.
    void checkpoint();
    /// Sends what this turn collected.
    void flush();
    [[nodiscard]] bool isIdle() const { return m_runs.empty(); }
    /// What is under way at the files of \a job; written = what the server has acknowledged.
    [[nodiscard]] std::vector<FileActivity> activity(const JobId &job) const;

private:
    enum class Step : quint8 { Preparing, Sending, Asking };

    struct Run
    {
        UploadStart start;
        Step step = Step::Preparing;
        ArtefactId record;
        bool stopping = false;
        bool connected = false;
        int questions = 0; ///< How often it was refused and somebody was asked for credentials.
        qint64 acknowledged = 0;
        qint64 recorded = 0; ///< Of these, told by checkpoint().
    };

    Run *find(AttemptId attempt);
    void openSource(AttemptId attempt);
    void opened(AttemptId attempt, SourceOpened &&outcome);
    void recordSession(AttemptId attempt);
    void begin(AttemptId attempt);
    void readCookies(AttemptId attempt);
    void sessionKnown(const UploadSessionKnown &event);
    void connect(AttemptId attempt);
    void progress(const UploadProgress &event);
    void uploadEnded(UploadEnded &&event);
    void ask(const AccessChallenge &challenge, UploadEnded &&event);
    void failLocally(AttemptId attempt, const Error &error);
    void endStopped(AttemptId attempt);
    void end(const UploadEnded &event);

    UploadEngine *const m_engine;
    FileTaskDesk &m_files;
    Listener &m_listener;
    std::map<AttemptId, Run> m_runs;
    std::vector<UploadRequest> m_requests;
    std::vector<AttemptId> m_proceeds;
    std::vector<AttemptId> m_stops;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/AccessChallenge.h"
#include "core/job/Artefact.h"
#include "core/job/JobActivity.h"
#include "core/queue/FileTaskDesk.h"
#include "core/queue/SpaceDesk.h"
#include "core/transfer/TransferEngine.h"

#include <functional>
#include <map>
#include <optional>

namespace kurier {

/// What an attempt needs to begin.
struct AttemptStart
{
    JobId job;
    qint32 file = 0;
    QString directory;
    TransferRequest request; ///< Without a file.
    QString cookies; ///< Cookies file to read before it begins; empty = none.
    std::optional<Artefact> temp; ///< Record of the temp file of an earlier attempt.
    /// A new file gets no name until it needs one: because it is large, takes longer than to the
    /// next checkpoint, or has to be hashed. Until then nothing of it would outlive this program.
    bool mayStayUnnamed = false;
};

/// The way of one attempt: temp file recorded before it has a name, given to the engine, synced
/// when it ends. One that came as a whole before it had a name is handed over without either. Tells
/// its listener of exactly one end per attempt, after which nothing writes into the temp file any
/// more. Thread: the controller's.
class TransferPipeline
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
        /// Records a new temp file for the attempt. \returns it with its id.
        [[nodiscard]] virtual Artefact recordTemp(AttemptId attempt, const Artefact &temp) = 0;
        /// Whether the file, all of whose \a bytes are here, may be published without a temp name.
        [[nodiscard]] virtual bool mayPublish(AttemptId attempt, qint64 bytes) = 0;
        /// What is recorded as \a temp has no name and is not synced yet; \a file leads to it.
        virtual void unnamed(ArtefactId temp, FileHandlePtr file) = 0;
        /// The temp file exists and is this one.
        virtual void tempIdentified(ArtefactId temp, const FilePlace &place) = 0;
        /// The recorded temp file is not what it was: it has to go if it is still ours.
        virtual void tempLost(ArtefactId temp) = 0;
        /// From now on the attempt may write into \a temp.
        virtual void writing(ArtefactId temp) = 0;
        /// No longer. \a file is the handle it had open; null when it had none.
        virtual void written(ArtefactId temp, FileHandlePtr file) = 0;

        using Found = std::function<void(std::optional<Credentials>)>;
        /// A server or proxy refused the attempt. \a found gets credentials that were not tried
        /// yet, or nothing; at once or later.
        virtual void accessWanted(const AttemptStart &start, const AccessChallenge &challenge,
                                  const std::optional<Credentials> &tried, Found found);

        virtual void attemptConnected(const TransferConnected &event) = 0;
        virtual void attemptProgress(AttemptId attempt, qint64 bytes) = 0;
        virtual void attemptSynced(AttemptId attempt, const ByteRanges &proven) = 0;
        virtual void attemptEnded(const TransferEnded &event) = 0;
    };

    TransferPipeline(TransferEngine &engine, FileTaskDesk &files, Listener &listener);

    void start(AttemptStart start);
    /// The attempt ends soon. \a discard: what it wrote is not needed, so nothing is synced.
    void stop(AttemptId attempt, bool discard);
    /// Bytes per second for the attempt; 0 = no limit. Unknown ids are ignored.
    void setRate(AttemptId attempt, qint64 bytesPerSecond);
    void stopAll();
    void handle(TransferEvent &&event);
    /// Syncs what has been written since the last time; attemptSynced() follows.
    void checkpoint();
    /// Sends what this turn collected.
    void flush();
    [[nodiscard]] bool isIdle() const { return m_runs.empty(); }
    /// What is under way at the files of \a job.
    [[nodiscard]] std::vector<FileActivity> activity(const JobId &job) const;
    /// Free bytes of the file system that running attempts will still need.
    [[nodiscard]] qint64 promised(quint64 device) const { return m_space.promised(device); }

private:
    enum class Step : quint8 { Preparing, Transferring, Asking, Syncing };
    /// Whether the temp file can be found under its name.
    enum class Name : quint8 { Has, None, Coming, Refused };

    struct Run
    {
        AttemptStart start;
        Step step = Step::Preparing;
        Name name = Name::Has;
        FilePlace place; ///< Of a new temp file.
        ArtefactId temp;
        std::optional<TransferEnded> ended; ///< Waits for the name.
        bool stopping = false;
        bool discard = false;
        qint32 connections = 0;
        int questions = 0; ///< How often it was refused and somebody was asked for credentials.
        bool syncing = false; ///< A checkpoint is under way.
        quint64 device = 0; ///< Of the temp file.
        Error localError; ///< No room, no name: why the attempt was stopped.
        Error syncError; ///< Of a checkpoint; the system tells it once, so it stays true.
        ByteRanges written;
        ByteRanges synced;
        FileHandlePtr file;
    };

    Run *find(AttemptId attempt);
    void openOrPrepare(AttemptId attempt);
    void opened(AttemptId attempt, TempOpened &&outcome);
    void prepareNew(AttemptId attempt);
    void prepared(AttemptId attempt, TempPrepared &&outcome);
    [[nodiscard]] static Artefact recordOf(const Run &run, ArtefactState state);
    void name(AttemptId attempt);
    void link(AttemptId attempt);
    void linked(AttemptId attempt, TempLinked &&outcome);
    void namingFailed(AttemptId attempt, const Error &error);
    [[nodiscard]] bool handOver(const TransferEnded &event);
    void begin(AttemptId attempt);
    void readCookies(AttemptId attempt);
    void nameUnlessSmall(const TransferConnected &event);
    void wantRoom(const TransferConnected &event);
    void transferEnded(TransferEnded &&event);
    [[nodiscard]] std::optional<AccessChallenge> challengeOf(const Run &run,
                                                             const TransferEnded &event) const;
    void ask(const AccessChallenge &challenge, TransferEnded &&event);
    void failLocally(AttemptId attempt, const Error &error);
    void end(TransferEnded event);

    TransferEngine &m_engine;
    FileTaskDesk &m_files;
    Listener &m_listener;
    SpaceDesk m_space;
    std::map<AttemptId, Run> m_runs;
    std::vector<TransferRequest> m_requests;
    std::vector<AttemptId> m_stops;
};

} // namespace kurier

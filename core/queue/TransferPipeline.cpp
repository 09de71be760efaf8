// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/TransferPipeline.h"

#include "core/access/SignInNeed.h"

namespace kurier {

void TransferPipeline::Listener::accessWanted(const AttemptStart & /*start*/,
                                              const AccessChallenge & /*challenge*/,
                                              const std::optional<Credentials> & /*tried*/,
                                              Found found)
{
    found(std::nullopt);
}

TransferPipeline::TransferPipeline(TransferEngine &engine, FileTaskDesk &files, Listener &listener)
    : m_engine(engine)
    , m_files(files)
    , m_listener(listener)
    , m_space(files)
{
}

TransferPipeline::Run *TransferPipeline::find(AttemptId attempt)
{
    const auto found = m_runs.find(attempt);
    return found == m_runs.end() ? nullptr : &found->second;
}

void TransferPipeline::start(AttemptStart start)
{
    const AttemptId attempt = start.request.attempt;
    Run &run = m_runs[attempt];
    run.start = std::move(start);
    run.written = run.start.request.proven;
    run.synced = run.written;
    // What is going to be recorded before it gets a name waits for no record until then.
    if (!run.start.temp && run.start.mayStayUnnamed)
        return prepareNew(attempt);
    m_listener.whenDurable([this, attempt] { openOrPrepare(attempt); });
}

void TransferPipeline::stop(AttemptId attempt, bool discard)
{
    Run *const run = find(attempt);
    if (!run)
        return;
    run->discard = run->discard || discard;
    if (std::exchange(run->stopping, true))
        return;
    if (run->step == Step::Transferring)
        m_stops.push_back(attempt);
    // Whoever is asked for credentials may take long to answer.
    if (run->step == Step::Asking)
        m_listener.whenDurable([this, attempt] {
            if (const Run *const asking = find(attempt); asking && asking->step == Step::Asking)
                end({attempt, TransferOutcome::Stopped, asking->written, {}, {}});
        });
}

void TransferPipeline::setRate(AttemptId attempt, qint64 bytesPerSecond)
{
    Run *const run = find(attempt);
    if (!run)
        return;
    run->start.request.rateLimit = bytesPerSecond;
    // One that is not begun yet may stand in m_requests or come there.
    for (TransferRequest &request : m_requests) {
        if (request.attempt == attempt)
            request.rateLimit = bytesPerSecond;
    }
    if (run->step == Step::Transferring)
        m_engine.setAttemptRate(attempt, bytesPerSecond);
}

void TransferPipeline::stopAll()
{
    for (const auto &[attempt, run] : m_runs)
        stop(attempt, false);
}

void TransferPipeline::begin(AttemptId attempt)
{
    Run *const run = find(attempt);
    if (run->stopping)
        return end({attempt, TransferOutcome::Stopped, run->written, {}, {}});
    // All its bytes were proven before; a server could only be asked for an empty range.
    const TransferRequest &wanted = run->start.request;
    if (!wanted.proven.isEmpty() && wanted.proven == ByteRanges::prefix(wanted.expectedTotal))
        return end({attempt, TransferOutcome::Finished, wanted.proven, {}, {}});
    if (!run->start.cookies.isEmpty())
        return readCookies(attempt);
    run->step = Step::Transferring;
    TransferRequest request = run->start.request;
    request.file = run->file;
    m_requests.push_back(std::move(request));
}

void TransferPipeline::readCookies(AttemptId attempt)
{
    const QString path = std::exchange(find(attempt)->start.cookies, {});
    m_files.post<ReadPersonalFile, PersonalFileRead>(
        {{}, path, false}, [this, attempt](PersonalFileRead &&outcome) {
            if (outcome.error.code != ErrorCode::Ok)
                return failLocally(attempt, outcome.error);
            find(attempt)->start.request.cookies = std::move(outcome.text);
            begin(attempt);
        });
}

std::vector<FileActivity> TransferPipeline::activity(const JobId &job) const
{
    std::vector<FileActivity> all;
    for (const auto &[attempt, run] : m_runs) {
        if (run.start.job == job)
            all.push_back({run.start.file, run.connections, run.written});
    }
    return all;
}

void TransferPipeline::handle(TransferEvent &&event)
{
    if (auto *const ended = std::get_if<TransferEnded>(&event)) {
        transferEnded(std::move(*ended));
    } else if (const auto *const connected = std::get_if<TransferConnected>(&event)) {
        if (const Run *const run = find(connected->attempt); run && !run->stopping) {
            wantRoom(*connected);
            nameUnlessSmall(*connected);
            m_listener.attemptConnected(*connected);
        }
    } else if (auto *const progress = std::get_if<TransferProgress>(&event)) {
        if (Run *const run = find(progress->attempt)) {
            run->written = std::move(progress->written);
            run->connections = progress->connections;
            m_space.written(progress->attempt, run->written.sum());
            m_listener.attemptProgress(progress->attempt, run->written.sum());
        }
    }
}

/// What may take long, or has to be hashed, cannot do without a name.
void TransferPipeline::nameUnlessSmall(const TransferConnected &event)
{
    const bool small = event.bytesTotal >= 0 && event.bytesTotal < SpaceDesk::kLeastSize;
    const Run *const run = find(event.attempt);
    if (run->name == Name::None && run->step == Step::Transferring
        && (!small || !event.digest.isEmpty()))
        name(event.attempt);
}

/// Asked for while the bytes are already coming: most find their room.
void TransferPipeline::wantRoom(const TransferConnected &event)
{
    const AttemptId attempt = event.attempt;
    const Run *const run = find(attempt);
    m_space.want({attempt, run->file, run->device, run->start.directory, event.bytesTotal,
                  event.proven.sum()},
                 [this, attempt](const Error &error) {
                     Run *const refused = find(attempt);
                     refused->localError = error;
                     if (refused->step == Step::Transferring && !refused->stopping)
                         m_stops.push_back(attempt);
                 });
}

void TransferPipeline::transferEnded(TransferEnded &&event)
{
    Run *const run = find(event.attempt);
    if (!run)
        return;
    m_space.forget(event.attempt);
    if (run->name == Name::Coming) {
        run->step = Step::Syncing;
        run->ended = std::move(event);
        return;
    }
    const bool stoppedHere =
        event.outcome == TransferOutcome::Stopped || run->name == Name::Refused;
    if (stoppedHere && !run->stopping && run->localError.code != ErrorCode::Ok) {
        event.outcome = TransferOutcome::Failed;
        event.error = run->localError;
    }
    if (const auto challenge = challengeOf(*run, event))
        return ask(*challenge, std::move(event));
    run->step = Step::Syncing;
    if (run->name == Name::None) {
        const bool keep = event.outcome == TransferOutcome::Finished && !run->discard;
        if (keep && !handOver(event)) {
            run->ended = std::move(event);
            return name(run->ended->attempt);
        }
        if (keep)
            return end(std::move(event));
    }
    // What has no name is gone with its handle.
    if (run->name != Name::Has) {
        event.written = {};
        if (event.outcome == TransferOutcome::Finished)
            event.outcome = TransferOutcome::Stopped;
    }
    run->written = event.written;
    const bool nothingToSync = run->discard || event.outcome == TransferOutcome::Unproven
        || event.written.sum() <= run->synced.sum();
    if (nothingToSync)
        return end(std::move(event));
    m_files.post<SyncFiles, FilesSynced>(
        SyncFiles {{}, {run->file}},
        [this, event = std::move(event)](FilesSynced &&outcome) mutable {
            const Error &before = find(event.attempt)->syncError;
            const Error error = before.code != ErrorCode::Ok ? before : outcome.errors.at(0);
            if (error.code != ErrorCode::Ok) {
                event.outcome = TransferOutcome::Failed;
                event.error = error;
                event.written = find(event.attempt)->synced;
            }
            end(std::move(event));
        });
}

std::optional<AccessChallenge> TransferPipeline::challengeOf(const Run &run,
                                                             const TransferEnded &event) const
{
    const bool worthAsking = event.outcome == TransferOutcome::Failed && !run.stopping
        && event.written == run.start.request.proven && run.questions < kMostSignInQuestions;
    return worthAsking ? signInNeed(event.error) : std::nullopt;
}

void TransferPipeline::ask(const AccessChallenge &challenge, TransferEnded &&event)
{
    Run *const run = find(event.attempt);
    run->step = Step::Asking;
    ++run->questions;
    const Credentials *const known = credentialsFor(run->start.request.access, challenge.origin);
    const auto tried = known ? std::optional(*known) : std::nullopt;
    m_listener.accessWanted(run->start, challenge, tried,
                            [this, challenge, event = std::move(event)](
                                const std::optional<Credentials> &found) mutable {
                                Run *const waiting = find(event.attempt);
                                if (!waiting || waiting->stopping)
                                    return;
                                if (!found)
                                    return end(std::move(event));
                                putCredentials(waiting->start.request.access, challenge.origin,
                                               *found);
                                begin(event.attempt);
                            });
}

void TransferPipeline::checkpoint()
{
    std::vector<FileHandlePtr> files;
    std::vector<std::pair<AttemptId, ByteRanges>> marks;
    std::vector<AttemptId> nameless;
    for (auto &[attempt, run] : m_runs) {
        if (run.step != Step::Transferring || run.syncing || run.written.sum() <= run.synced.sum())
            continue;
        if (run.name == Name::None)
            nameless.push_back(attempt);
        if (run.name != Name::Has)
            continue;
        run.syncing = true;
        files.push_back(run.file);
        marks.emplace_back(attempt, run.written);
    }
    for (const AttemptId attempt : nameless)
        name(attempt);
    if (files.empty())
        return;
    m_files.post<SyncFiles, FilesSynced>(
        SyncFiles {{}, std::move(files)}, [this, marks = std::move(marks)](FilesSynced &&outcome) {
            for (std::size_t i = 0; i < marks.size(); ++i) {
                Run *const run = find(marks[i].first);
                if (!run)
                    continue;
                run->syncing = false;
                if (run->syncError.code == ErrorCode::Ok)
                    run->syncError = outcome.errors.at(i);
                if (run->syncError.code != ErrorCode::Ok)
                    continue;
                // Only what was written before the sync began.
                run->synced.add(marks[i].second);
                m_listener.attemptSynced(marks[i].first, run->synced);
            }
        });
}

void TransferPipeline::flush()
{
    if (!m_requests.empty())
        m_engine.start(std::exchange(m_requests, {}));
    if (!m_stops.empty())
        m_engine.stop(std::exchange(m_stops, {}));
}

void TransferPipeline::failLocally(AttemptId attempt, const Error &error)
{
    const Run *const run = find(attempt);
    if (run->stopping)
        return end({attempt, TransferOutcome::Stopped, run->written, {}, {}});
    end({attempt, TransferOutcome::Failed, run->written, error, {}});
}

void TransferPipeline::end(TransferEnded event)
{
    const auto found = m_runs.find(event.attempt);
    const ArtefactId temp = found->second.temp;
    FileHandlePtr file = std::move(found->second.file);
    m_space.forget(event.attempt);
    m_runs.erase(found);
    if (!temp.isNull())
        m_listener.written(temp, std::move(file));
    m_listener.attemptEnded(event);
}

} // namespace kurier

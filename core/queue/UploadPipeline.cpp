// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/UploadPipeline.h"

#include "core/access/SignInNeed.h"
#include "core/access/UserInfo.h"
#include "core/files/TempName.h"
#include "core/job/JobSpec.h"

#include <QRandomGenerator>

namespace kurier {

UploadPipeline::UploadPipeline(UploadEngine *engine, FileTaskDesk &files, Listener &listener)
    : m_engine(engine)
    , m_files(files)
    , m_listener(listener)
{
}

UploadPipeline::Run *UploadPipeline::find(AttemptId attempt)
{
    const auto found = m_runs.find(attempt);
    return found == m_runs.end() ? nullptr : &found->second;
}

void UploadPipeline::start(UploadStart start)
{
    const AttemptId attempt = start.request.attempt;
    Run &run = m_runs[attempt];
    run.acknowledged = start.acknowledged;
    run.recorded = start.acknowledged;
    run.start = std::move(start);
    m_listener.whenDurable([this, attempt] { openSource(attempt); });
}

bool UploadPipeline::stop(AttemptId attempt)
{
    Run *const run = find(attempt);
    if (!run)
        return false;
    if (std::exchange(run->stopping, true))
        return true;
    if (run->step == Step::Sending)
        m_stops.push_back(attempt);
    // Whoever is asked for credentials may take long to answer.
    if (run->step == Step::Asking)
        m_listener.whenDurable([this, attempt] {
            if (const Run *const asking = find(attempt); asking && asking->step == Step::Asking)
                endStopped(attempt);
        });
    return true;
}

bool UploadPipeline::setRate(AttemptId attempt, qint64 bytesPerSecond)
{
    Run *const run = find(attempt);
    if (!run)
        return false;
    run->start.request.rateLimit = bytesPerSecond;
    // One that is not begun yet may stand in m_requests.
    for (UploadRequest &request : m_requests) {
        if (request.attempt == attempt)
            request.rateLimit = bytesPerSecond;
    }
    if (run->step == Step::Sending)
        m_engine->setAttemptRate(attempt, bytesPerSecond);
    return true;
}

void UploadPipeline::stopAll()
{
    for (const auto &[attempt, run] : m_runs)
        stop(attempt);
}

// -- before anything is sent -------------------------------------------------------------------

void UploadPipeline::openSource(AttemptId attempt)
{
    const Run *const run = find(attempt);
    if (run->stopping)
        return endStopped(attempt);
    m_files.post<OpenSource, SourceOpened>(
        OpenSource {{}, run->start.source},
        [this, attempt](SourceOpened &&outcome) { opened(attempt, std::move(outcome)); });
}

void UploadPipeline::opened(AttemptId attempt, SourceOpened &&outcome)
{
    Run *const run = find(attempt);
    if (outcome.error.code != ErrorCode::Ok)
        return failLocally(attempt, outcome.error);
    UploadRequest &request = run->start.request;
    if (request.mark.isKnown() && !request.mark.sameContent(outcome.mark))
        return failLocally(
            attempt,
            {ErrorCode::BgELocalFileChanged, ErrorContext::LocalFile, {}, run->start.source});
    if (run->stopping)
        return endStopped(attempt);
    if (!request.mark.isKnown()) {
        request.mark = outcome.mark;
        m_listener.sourceOpened(attempt, outcome.mark);
    }
    request.source = std::move(outcome.file);
    recordSession(attempt);
}

void UploadPipeline::recordSession(AttemptId attempt)
{
    Run *const run = find(attempt);
    UploadRequest &request = run->start.request;
    const auto &before = run->start.record;
    // One that has to go is left to the clean-up.
    const bool usable = before
        && (before->state == ArtefactState::Intended || before->state == ArtefactState::Live);
    if (usable) {
        run->record = before->id;
        request.temporaryName = before->name.toUtf8();
        request.session = before->session.isKnown() ? before->session : UploadSession {};
    } else {
        const QString name =
            tempName(run->start.job, run->start.file, QRandomGenerator::system()->generate());
        Artefact record;
        record.job = run->start.job;
        record.file = run->start.file;
        record.kind = ArtefactKind::ServerSession;
        record.directory = displayUrl(splitUserInfo(request.target).url);
        record.name = name;
        record.session.protocol = request.protocol;
        request.temporaryName = name.toLatin1();
        request.session = {};
        run->start.acknowledged = run->acknowledged = run->recorded = 0;
        run->record = m_listener.recordSession(attempt, record).id;
    }
    m_listener.sending(run->record);
    m_listener.whenDurable([this, attempt] { begin(attempt); });
}

void UploadPipeline::begin(AttemptId attempt)
{
    Run *const run = find(attempt);
    if (run->stopping)
        return endStopped(attempt);
    if (!run->start.cookies.isEmpty())
        return readCookies(attempt);
    run->step = Step::Sending;
    run->start.request.acknowledged = run->acknowledged;
    m_requests.push_back(run->start.request);
}

void UploadPipeline::readCookies(AttemptId attempt)
{
    const QString path = std::exchange(find(attempt)->start.cookies, {});
    m_files.post<ReadPersonalFile, PersonalFileRead>(
        {{}, path, false}, [this, attempt](PersonalFileRead &&outcome) {
            if (outcome.error.code != ErrorCode::Ok)
                return failLocally(attempt, outcome.error);
            find(attempt)->start.request.access.cookies = std::move(outcome.text);
            begin(attempt);
        });
}

// -- sending -----------------------------------------------------------------------------------

void UploadPipeline::handle(UploadEvent &&event)
{
    if (auto *const ended = std::get_if<UploadEnded>(&event))
        uploadEnded(std::move(*ended));
    else if (const auto *const known = std::get_if<UploadSessionKnown>(&event))
        sessionKnown(*known);
    else if (const auto *const told = std::get_if<UploadProgress>(&event))
        progress(*told);
}

/// Recorded also when the attempt is ending: what is there has to be removed by its address.
void UploadPipeline::sessionKnown(const UploadSessionKnown &event)
{
    Run *const run = find(event.attempt);
    if (!run || run->step != Step::Sending)
        return;
    if (run->start.request.session != event.session) {
        run->start.request.session = event.session;
        m_listener.sessionKnown(run->record, event.session, event.expires);
    }
    m_listener.whenDurable([this, attempt = event.attempt] {
        const Run *const known = find(attempt);
        if (!known || known->step != Step::Sending || known->stopping)
            return;
        m_proceeds.push_back(attempt);
        connect(attempt);
    });
}

void UploadPipeline::connect(AttemptId attempt)
{
    Run *const run = find(attempt);
    if (!std::exchange(run->connected, true))
        m_listener.uploadConnected(attempt);
}

void UploadPipeline::progress(const UploadProgress &event)
{
    Run *const run = find(event.attempt);
    if (!run || run->step != Step::Sending)
        return;
    // Before the server has said anything nothing is known, which is not the same as nothing there.
    if (event.sent == 0 && event.acknowledged == 0)
        return;
    run->acknowledged = event.acknowledged;
    if (!run->stopping && run->start.request.session.isKnown())
        connect(event.attempt);
    m_listener.uploadProgress(event.attempt, event.sent, event.acknowledged);
}

std::vector<FileActivity> UploadPipeline::activity(const JobId &job) const
{
    std::vector<FileActivity> all;
    for (const auto &[attempt, run] : m_runs) {
        if (run.start.job == job)
            all.push_back(
                {run.start.file, run.connected ? 1 : 0, ByteRanges::prefix(run.acknowledged)});
    }
    return all;
}

void UploadPipeline::uploadEnded(UploadEnded &&event)
{
    Run *const run = find(event.attempt);
    if (!run || run->step != Step::Sending)
        return;
    const bool toldNothing = event.acknowledged == 0 && event.outcome != UploadOutcome::SessionLost
        && run->acknowledged == run->start.acknowledged;
    if (toldNothing)
        event.acknowledged = run->acknowledged;
    const bool worthAsking = event.outcome == UploadOutcome::Failed && !run->stopping
        && run->questions < kMostSignInQuestions;
    if (const auto challenge = worthAsking ? signInNeed(event.error) : std::nullopt)
        return ask(*challenge, std::move(event));
    end(event);
}

void UploadPipeline::ask(const AccessChallenge &challenge, UploadEnded &&event)
{
    Run *const run = find(event.attempt);
    run->step = Step::Asking;
    ++run->questions;
    const Credentials *const known =
        credentialsFor(run->start.request.access.access, challenge.origin);
    const auto tried = known ? std::optional(*known) : std::nullopt;
    m_listener.uploadAccessWanted(
        run->start, challenge, tried,
        [this, challenge, event = std::move(event)](const std::optional<Credentials> &found) {
            Run *const waiting = find(event.attempt);
            if (!waiting || waiting->stopping)
                return;
            if (!found)
                return end(event);
            putCredentials(waiting->start.request.access.access, challenge.origin, *found);
            begin(event.attempt);
        });
}

void UploadPipeline::checkpoint()
{
    for (auto &[attempt, run] : m_runs) {
        if (run.step != Step::Sending || run.acknowledged == run.recorded)
            continue;
        run.recorded = run.acknowledged;
        m_listener.uploadAcknowledged(attempt, run.acknowledged);
    }
}

void UploadPipeline::flush()
{
    if (!m_requests.empty())
        m_engine->start(std::exchange(m_requests, {}));
    for (const AttemptId attempt : std::exchange(m_proceeds, {}))
        m_engine->proceed(attempt);
    if (!m_stops.empty())
        m_engine->stop(std::exchange(m_stops, {}));
}

void UploadPipeline::failLocally(AttemptId attempt, const Error &error)
{
    const Run *const run = find(attempt);
    if (run->stopping)
        return endStopped(attempt);
    end({attempt, UploadOutcome::Failed, run->acknowledged, error, false, false, {}});
}

void UploadPipeline::endStopped(AttemptId attempt)
{
    end({attempt, UploadOutcome::Stopped, find(attempt)->acknowledged, {}, false, false, {}});
}

void UploadPipeline::end(const UploadEnded &event)
{
    const ArtefactId record = find(event.attempt)->record;
    m_runs.erase(event.attempt);
    m_listener.uploadEnded(record, event);
}

} // namespace kurier

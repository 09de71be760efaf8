// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How JobController carries out what JobQueue decided.
#include "core/base/FaultPoint.h"
#include "core/queue/JobController.h"

namespace kurier {

void JobController::carryOut(effect::Store &effect)
{
    m_gate.add(std::move(effect.mutation));
}

void JobController::carryOut(const effect::StartFile &effect)
{
    const Job *const job = m_queue.find(effect.job);
    if (!job)
        return;
    if (job->type == JobType::Upload)
        return startUpload(effect, *job);
    const JobFile &file = job->files.at(static_cast<std::size_t>(effect.file));
    const JobOptions &options = job->effectiveOptions();
    AttemptStart start;
    start.job = job->id;
    start.file = effect.file;
    start.directory = job->directory;
    TransferRequest &request = start.request;
    request.attempt = effect.attempt;
    request.url = file.url;
    request.proven = file.temp.isNull() ? ByteRanges() : file.proven;
    const bool continues = !request.proven.isEmpty();
    request.validator = continues ? file.validator : QByteArray();
    request.expectedTotal = continues ? file.bytesTotal : -1;
    request.requiredSize = file.expectedSize;
    request.headers = options.headers;
    request.userAgent = options.userAgent;
    request.referer = options.referer;
    request.rateLimit = options.rateLimit;
    request.connections = effect.oneConnection ? 1 : options.connections;
    if (const Artefact *const temp = m_ledger.find(file.temp))
        start.temp = *temp;
    start.mayStayUnnamed = file.temp.isNull() && JobQueue::mayPublishAtOnce(*job);
    addAccess(*job, start);
    m_reporter.measure(effect.job);
    m_pipeline.start(std::move(start));
}

void JobController::carryOut(const effect::StopFile &effect)
{
    if (!m_verification.stop(effect.attempt) && !m_uploads.stop(effect.attempt))
        m_pipeline.stop(effect.attempt, effect.discard);
}

void JobController::carryOut(const effect::SetRate &effect)
{
    if (!m_uploads.setRate(effect.attempt, effect.bytesPerSecond))
        m_pipeline.setRate(effect.attempt, effect.bytesPerSecond);
}

void JobController::carryOut(const effect::LookForRoom &effect)
{
    m_files.post<CheckDestination, DestinationChecked>(
        CheckDestination {{}, effect.directory, {}, false},
        [this, directory = effect.directory](DestinationChecked &&outcome) {
            // Whatever else is wrong there, the next attempt tells.
            const bool known = outcome.taken && outcome.freeBytes >= 0;
            const qint64 free = outcome.freeBytes - m_pipeline.promised(outcome.device);
            m_queue.roomFound(directory, outcome.device, known ? std::optional(free) : std::nullopt,
                              now(), m_effects);
        });
}

void JobController::carryOut(const effect::PublishFile &effect)
{
    m_gate.whenDurable([this, effect] { publish(effect.job, effect.file); });
}

void JobController::publish(JobKey key, qint32 index)
{
    const Job *const job = m_queue.find(key);
    if (!job)
        return;
    const JobFile &file = job->files.at(static_cast<std::size_t>(index));
    const Artefact *const temp = m_ledger.find(file.temp);
    if (!temp) {
        m_queue.published(key, index,
                          {ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, file.name}, {},
                          now(), m_effects);
        return;
    }
    faultPoint("publish.begin");
    PublishFile task;
    task.place = placeOf(*temp);
    task.finalName = file.name;
    task.overwrite = job->effectiveOptions().overwrite;
    task.mode = m_parts.publishedMode;
    if (const auto unnamed = m_unnamed.find(temp->id); unnamed != m_unnamed.end())
        task.file = unnamed->second;
    m_files.post<PublishFile, FilePublished>(
        task, [this, key, index, task, id = temp->id](FilePublished &&outcome) {
            faultPoint("publish.told");
            if constexpr (kFaultPoints)
                m_gate.whenDurable([] { faultPoint("publish.stored"); });
            publicationEnded(key, index, task, id, outcome);
        });
}

void JobController::publicationEnded(JobKey key, qint32 index, const PublishFile &task,
                                     ArtefactId temp, const FilePublished &outcome)
{
    // With another name it is tried again.
    if (outcome.suggestion.isEmpty())
        m_unnamed.erase(temp);
    const Artefact *const record = m_ledger.find(temp);
    const bool neverNamed = record && record->state == ArtefactState::Intended && !task.file
        && outcome.error.code == ErrorCode::BgEFileNotFound;
    if (outcome.kept && outcome.error.code != ErrorCode::Ok)
        storeArtefact(m_ledger.identified(temp, task.place.device, task.place.inode,
                                          task.place.birth, task.place.folder));
    if (neverNamed)
        m_queue.neverNamed(key, index, now(), m_effects);
    else
        m_queue.published(key, index, outcome.error, outcome.suggestion, now(), m_effects);
}

void JobController::carryOut(const effect::DropArtefact &effect)
{
    m_unnamed.erase(effect.artefact);
    const auto dropped = m_ledger.drop(effect.artefact, effect.bytes);
    if (!dropped)
        return;
    faultPoint("intent.decided");
    storeArtefact(dropped);
    m_gate.whenDurable([this, id = effect.artefact] {
        faultPoint("intent.stored");
        m_ledger.intentStored(id);
    });
}

void JobController::carryOut(const effect::ArtefactPublished &effect)
{
    storeArtefact(m_ledger.finish(effect.artefact, ArtefactState::Published));
}

void JobController::carryOut(const effect::RowChanged &effect)
{
    m_reporter.rowChanged(effect.job, effect.progressOnly, now().wall);
}

void JobController::carryOut(const effect::RowLeft &effect)
{
    m_reporter.rowLeft(*effect.last);
    forgetCredentials(effect.id);
}

void JobController::carryOut(const effect::CommandEnded &effect)
{
    auto open = m_open.extract({effect.command, effect.id});
    if (open.empty())
        return;
    m_gate.reply([waiting = std::move(open.mapped()), error = effect.error](const Error &stored) {
        for (const auto &answer : waiting)
            answer(stored.code == ErrorCode::Ok ? error : stored);
    });
}

void JobController::storeArtefact(const std::optional<Artefact> &artefact)
{
    if (!artefact)
        return;
    m_gate.add(PutArtefact {*artefact});
    m_reporter.statusChanged();
}

void JobController::removeDue()
{
    for (const Artefact &artefact : m_ledger.takeDue(now().steady)) {
        if (artefact.kind == ArtefactKind::ServerSession) {
            removeSession(artefact);
            continue;
        }
        RemoveFile task;
        task.place = placeOf(artefact);
        if (auto last = m_lastHandles.extract(artefact.id); !last.empty())
            task.file = std::move(last.mapped());
        m_files.post<RemoveFile, FileRemoved>(
            std::move(task), [this, id = artefact.id](FileRemoved &&outcome) {
                faultPoint("outcome.told");
                const Moment at = now();
                const auto ended = m_ledger.removalEnded(id, outcome.removed, outcome.bytes,
                                                         outcome.error, at.steady, at.wall);
                storeArtefact(ended);
                if (ended && outcome.removed)
                    m_queue.roomMayHaveGrown(ended->directory, ended->device, at);
                if constexpr (kFaultPoints)
                    m_gate.whenDurable([] { faultPoint("outcome.stored"); });
                if (ended)
                    tellFirstOutcome(*ended);
            });
    }
}

} // namespace kurier

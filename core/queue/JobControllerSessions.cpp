// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of uploads on servers, and its removal there.
#include "core/access/SignInNeed.h"
#include "core/base/FaultPoint.h"
#include "core/job/CleanupDoubt.h"
#include "core/queue/JobController.h"

namespace kurier {

/// One removal on its way.
struct JobController::SessionRun
{
    Artefact artefact;
    SessionRemoval removal;
    bool netrc = false;
    int questions = 0;
};

void JobController::removeSession(const Artefact &artefact)
{
    if (!artefact.session.isKnown())
        return removeUnknownSession(artefact);
    auto run = std::make_shared<SessionRun>();
    run->artefact = artefact;
    run->removal.session = artefact.session;
    run->removal.target = artefact.directory.toUtf8();
    if (!m_parts.uploads)
        return removalEnded(*run,
                            {{},
                             RemovalResult::Failed,
                             0,
                             {ErrorCode::ENotImpl, ErrorContext::QueueManager, {}, {}}});
    // The job has left the queue, usually: how its server is reached is in the store.
    m_gate.ask(FindJob {artefact.job}, [this, run](StoreEvent &&event) {
        const auto *const found = std::get_if<JobFound>(&event);
        prepareRemoval(run, found && found->job ? &*found->job : nullptr);
    });
}

void JobController::removeUnknownSession(const Artefact &artefact)
{
    const Moment at = now();
    if (doubtOf(artefact.reason) == CleanupDoubt::Unnamed) {
        storeArtefact(m_ledger.removalRefused(artefact.id, artefact.reason));
        noteCleanup(CleanupNote::Refused, artefact, 0, artefact.reason);
    } else {
        storeArtefact(m_ledger.removalEnded(artefact.id, true, 0, {}, at.steady, at.wall));
    }
    forgetCredentials(artefact.job);
}

void JobController::prepareRemoval(const SessionRunPtr &run, const Job *job)
{
    const JobOptions options = job ? job->effectiveOptions() : JobOptions {};
    run->netrc = options.netrc;
    run->removal.access = uploadAccess(run->artefact.job, options);
    const auto index = static_cast<std::size_t>(run->artefact.file);
    if (job && index < job->files.size()) {
        run->removal.target = job->files[index].url;
        run->removal.size = job->files[index].mark->size;
    }
    if (options.cookies.isEmpty())
        return askForRemoval(run);
    // A server that wants cookies says so when there are none any more.
    m_files.post<ReadPersonalFile, PersonalFileRead>(
        {{}, options.cookies, false}, [this, run](PersonalFileRead &&outcome) {
            run->removal.access.cookies = std::move(outcome.text);
            askForRemoval(run);
        });
}

void JobController::askForRemoval(const SessionRunPtr &run)
{
    faultPoint("session.remove");
    m_sessionRemovals.post(run->removal, [this, run](const SessionRemoved &outcome) {
        removalAnswered(run, outcome);
    });
}

void JobController::removalAnswered(const SessionRunPtr &run, const SessionRemoved &outcome)
{
    const bool worthAsking =
        outcome.result == RemovalResult::Failed && run->questions < kMostSignInQuestions;
    const auto challenge = worthAsking ? signInNeed(outcome.error) : std::nullopt;
    if (!challenge)
        return removalEnded(*run, outcome);
    ++run->questions;
    AccessList &access = run->removal.access.access;
    const Credentials *const known = credentialsFor(access, challenge->origin);
    const auto tried = known ? std::optional(*known) : std::nullopt;
    lookUpAccess(
        run->artefact.job, run->netrc, *challenge, tried,
        [this, run, outcome, origin = challenge->origin](const std::optional<Credentials> &found) {
            if (!found)
                return removalEnded(*run, outcome);
            putCredentials(run->removal.access.access, origin, *found);
            askForRemoval(run);
        });
}

void JobController::removalEnded(const SessionRun &run, const SessionRemoved &outcome)
{
    faultPoint("session.told");
    const Moment at = now();
    const ArtefactId id = run.artefact.id;
    const auto failed = [&](const Error &reason) {
        noteCleanup(CleanupNote::Refused, run.artefact, outcome.bytes, reason);
        storeArtefact(m_ledger.removalEnded(id, false, outcome.bytes, reason, at.steady, at.wall));
    };
    switch (outcome.result) {
    case RemovalResult::Removed: {
        const auto ended = m_ledger.removalEnded(id, true, outcome.bytes, {}, at.steady, at.wall);
        if (ended && ended->state == ArtefactState::Removed)
            noteCleanup(CleanupNote::Removed, run.artefact, ended->bytes);
        storeArtefact(ended);
        break;
    }
    case RemovalResult::Arrived:
        sessionArrived(run.artefact);
        break;
    case RemovalResult::Refused:
        noteCleanup(CleanupNote::Refused, run.artefact, outcome.bytes, outcome.error);
        storeArtefact(m_ledger.removalRefused(id, outcome.error));
        break;
    case RemovalResult::StillThere:
        failed(doubtError(CleanupDoubt::StillThere, run.artefact.where(), outcome.error));
        break;
    case RemovalResult::Failed:
        failed(outcome.error);
        break;
    }
    forgetCredentials(run.artefact.job);
}

/// The upload was finished before it could be cancelled: the file is the person's and stays. That
/// the record goes and that History says so is one transaction.
void JobController::sessionArrived(const Artefact &artefact)
{
    noteCleanup(CleanupNote::Kept, artefact, artefact.bytes);
    m_gate.ask(FindJob {artefact.job}, [this, artefact](StoreEvent &&event) {
        storeArtefact(m_ledger.finish(artefact.id, ArtefactState::Published));
        const auto *const found = std::get_if<JobFound>(&event);
        if (found && found->job)
            noteArrived(*found->job, artefact.file);
        forgetCredentials(artefact.job);
    });
}

void JobController::noteCleanup(CleanupNote what, const Artefact &artefact, qint64 bytes,
                                const Error &reason)
{
    const bool local = artefact.kind == ArtefactKind::LocalFile;
    m_files.post<NoteCleanup, CleanupNoted>(
        NoteCleanup {
            {}, what, local ? placeOf(artefact) : FilePlace {artefact.where(), {}}, bytes, reason},
        [](CleanupNoted &&) {});
}

void JobController::noteArrived(const Job &job, qint32 index)
{
    const auto at = static_cast<std::size_t>(index);
    if (job.state != JobState::Cancelled || at >= job.files.size())
        return;
    JobFile file = job.files[at];
    file.state = FileState::Transferred;
    file.bytesTransferred = file.bytesTotal;
    file.temp = {};
    m_gate.add(UpdateFile {job.key, index, std::move(file)});
}

} // namespace kurier

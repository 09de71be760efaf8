// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How JobController begins and ends: reading the queue, and leaving it in order.
#include "core/queue/JobController.h"

namespace kurier {

// -- loading -----------------------------------------------------------------------------------

void JobController::load()
{
    m_parts.store.load();
}

void JobController::handle(StoreEvent &&event)
{
    if (auto *const part = std::get_if<QueueLoaded>(&event))
        return queueLoaded(std::move(*part));
    if (const auto *const aside = std::get_if<StoreSetAside>(&event)) {
        if (!m_loaded)
            forgetParts();
        Q_EMIT storeSetAside(aside->keptAs, aside->reason);
        return;
    }
    const auto *const stored = std::get_if<BatchStored>(&event);
    const Error error = stored ? stored->error : Error {};
    m_gate.handle(std::move(event));
    if (error.code != ErrorCode::Ok)
        Q_EMIT storeFailed(error);
}

void JobController::queueLoaded(QueueLoaded &&part)
{
    const Moment at = now();
    for (Artefact &artefact : part.artefacts) {
        doubtAfterCrash(artefact);
        m_ledger.restore(artefact, at.steady, at.wall);
    }
    for (Job &job : part.jobs) {
        const JobKey key = job.key;
        cleanStoredJob(job);
        blockStoredJob(job);
        m_queue.restore(std::move(job), at, m_restoreEffects);
        m_reporter.rowChanged(key, false);
    }
    if (!part.complete)
        return;
    m_queue.setLastKey(part.lastKey);
    m_ledger.setLastId(part.lastArtefact);
    adoptLedger();
    m_loaded = true;
    m_effects = std::exchange(m_restoreEffects, {});
    m_reporter.statusChanged();
    for (const auto &work : std::exchange(m_waitingForLoad, {}))
        work();
}

/// Not stored: when the rule is gone, the job goes on with the next start by itself.
void JobController::blockStoredJob(Job &job) const
{
    const auto allowed = m_parts.policy.check(job);
    if (allowed)
        return;
    job.state = JobState::Error;
    job.retryAt = 0;
    job.failingSince = 0;
    job.error = std::make_shared<const Error>(allowed.error());
}

/// The store turned out to be damaged in the middle of reading it: what came before counts no more.
void JobController::forgetParts()
{
    m_queue = JobQueue();
    m_queue.hold(m_networkAwaited);
    m_ledger = CleanupLedger();
    m_restoreEffects.clear();
    m_reporter.restart();
}

void JobController::adoptLedger()
{
    // A record in use by no file of the queue is left over from a crash: it has to go.
    QSet<ArtefactId> used;
    m_queue.visitAfter({}, [&used](const Job &job) {
        for (const JobFile &file : job.files) {
            if (!file.temp.isNull())
                used.insert(file.temp);
        }
        return true;
    });
    for (const Artefact &artefact : m_ledger.inUse()) {
        if (!used.contains(artefact.id))
            carryOut(effect::DropArtefact {artefact.id, artefact.bytes});
    }
}

// -- shutdown ----------------------------------------------------------------------------------

void JobController::shutdown(std::function<void()> done)
{
    m_closing = true;
    m_shutdownDone = std::move(done);
    m_pipeline.stopAll();
    m_uploads.stopAll();
    m_verification.stopAll();
    endTurn();
}

void JobController::checkShutdown()
{
    if (!m_closing || !m_shutdownDone || !m_pipeline.isIdle() || !m_uploads.isIdle())
        return;
    const bool stored = m_gate.isIdle() || m_gate.isBlocked();
    if (stored && m_files.isIdle())
        QTimer::singleShot(0, this, std::exchange(m_shutdownDone, {}));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attempts at uploads, as JobController carries them out and records them.
#include "core/base/FaultPoint.h"
#include "core/job/CleanupDoubt.h"
#include "core/queue/JobController.h"

namespace kurier {

namespace {

/// With these the server says where an upload is, so that there may be one nobody knows of.
bool serverNames(UploadProtocol protocol, const QString &target)
{
    switch (protocol) {
    case UploadProtocol::Tus:
    case UploadProtocol::S3:
    case UploadProtocol::Bits:
        return true;
    case UploadProtocol::Automatic:
        return !target.startsWith(QLatin1String("sftp:"))
            && !target.startsWith(QLatin1String("ftp"));
    default:
        return false;
    }
}

bool mayBeUnnamed(const Artefact &record)
{
    return doubtOf(record.reason) == CleanupDoubt::Unnamed;
}

} // namespace

void JobController::startUpload(const effect::StartFile &effect, const Job &job)
{
    const JobFile &file = job.files.at(static_cast<std::size_t>(effect.file));
    const JobOptions &options = job.effectiveOptions();
    UploadStart start;
    start.job = job.id;
    start.file = effect.file;
    start.source = file.source;
    start.cookies = options.cookies;
    start.acknowledged = file.proven.sum();
    UploadRequest &request = start.request;
    request.attempt = effect.attempt;
    request.target = file.url;
    request.name = file.name.toUtf8();
    request.protocol = options.protocol;
    request.mark = file.mark;
    request.overwrite = options.overwrite;
    request.chunkSize = options.chunkSize;
    request.rateLimit = options.rateLimit;
    request.access = uploadAccess(job.id, options);
    if (const Artefact *const record = m_ledger.find(file.temp))
        start.record = *record;
    m_reporter.measure(effect.job);
    m_uploads.start(std::move(start));
}

UploadAccess JobController::uploadAccess(const JobId &id, const JobOptions &options) const
{
    UploadAccess access;
    access.headers = options.headers;
    access.userAgent = options.userAgent;
    access.proxy = proxyFor(options);
    access.access = m_credentials.known(id.toString().toLatin1());
    access.trust = options.trust;
    return access;
}

void JobController::uploadAccessWanted(const UploadStart &start, const AccessChallenge &challenge,
                                       const std::optional<Credentials> &tried, Found found)
{
    const Job *const job = m_queue.find(start.job);
    lookUpAccess(start.job, job && job->effectiveOptions().netrc, challenge, tried,
                 std::move(found));
}

void JobController::sourceOpened(AttemptId attempt, const SourceMark &mark)
{
    m_queue.sourceOpened(attempt, mark, m_effects);
}

Artefact JobController::recordSession(AttemptId attempt, const Artefact &record)
{
    faultPoint("session.intended");
    return recordTemp(attempt, record);
}

void JobController::sending(ArtefactId record)
{
    m_ledger.setWriter(record, true);
}

void JobController::sessionKnown(ArtefactId id, const UploadSession &session,
                                 std::optional<std::chrono::seconds> expires)
{
    const Artefact *const record = m_ledger.find(id);
    if (!record)
        return;
    // The one that is known now is another than the one that was made before and never named.
    if (mayBeUnnamed(*record) && serverNames(session.protocol, record->directory)) {
        Artefact unnamed = *record;
        unnamed.state = ArtefactState::Intended;
        unnamed = m_ledger.add(unnamed);
        carryOut(effect::DropArtefact {unnamed.id, 0});
    }
    using std::chrono::milliseconds;
    const qint64 until = expires ? now().wall + milliseconds(*expires).count() : 0;
    storeArtefact(m_ledger.sessionKnown(id, session, until));
    if constexpr (kFaultPoints)
        m_gate.whenDurable([] { faultPoint("session.stored"); });
}

void JobController::uploadConnected(AttemptId attempt)
{
    m_queue.uploadConnected(attempt, now(), m_effects);
}

void JobController::uploadProgress(AttemptId attempt, qint64 sent, qint64 acknowledged)
{
    m_queue.uploadProgress(attempt, sent, acknowledged, m_effects);
}

void JobController::uploadAcknowledged(AttemptId attempt, qint64 bytes)
{
    m_queue.uploadAcknowledged(attempt, bytes, m_effects);
}

void JobController::uploadEnded(ArtefactId id, const UploadEnded &event)
{
    if (const Artefact *const found = m_ledger.find(id)) {
        const Artefact record = *found;
        const bool mustGo = record.state == ArtefactState::Pending;
        if (mustGo && event.outcome == UploadOutcome::Finished) {
            sessionArrived(record);
        } else {
            if (event.mayHoldUnnamed && !record.session.isKnown())
                storeArtefact(
                    m_ledger.doubt(id, doubtError(CleanupDoubt::Unnamed, record.directory)));
            if (mustGo && event.mayHaveArrived) {
                const Error doubt =
                    doubtError(CleanupDoubt::MayHaveArrived, record.directory, event.error);
                noteCleanup(CleanupNote::Refused, record, record.bytes, doubt);
                storeArtefact(m_ledger.removalRefused(id, doubt));
            }
            if (event.unanswered)
                m_ledger.settle(id, now().steady);
            // Its address may have been recorded in this turn.
            m_gate.whenDurable([this, id] { m_ledger.setWriter(id, false); });
        }
    }
    m_queue.uploadEnded(event, now(), m_effects);
}

/// Without an address nobody knows whether the request that makes a session was sent.
void JobController::doubtAfterCrash(Artefact &artefact)
{
    const bool open =
        artefact.state == ArtefactState::Intended || artefact.state == ArtefactState::Pending;
    if (artefact.kind == ArtefactKind::ServerSession && open && !artefact.session.isKnown()
        && artefact.reason.code == ErrorCode::Ok
        && serverNames(artefact.session.protocol, artefact.directory))
        artefact.reason = doubtError(CleanupDoubt::Unnamed, artefact.directory);
}

} // namespace kurier

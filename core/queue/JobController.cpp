// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/JobController.h"

#include "core/base/FaultPoint.h"
#include "core/base/LogCategories.h"

#include <algorithm>

namespace kurier {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kTick {200};
constexpr milliseconds kCheckpointInterval {1500};
constexpr milliseconds kStoreRetry {3000};

} // namespace

JobController::JobController(const ControllerParts &parts, QObject *parent)
    : TransferQueue(parent)
    , m_parts(parts)
    , m_gate(parts.store)
    , m_files(parts.files)
    , m_pipeline(parts.engine, m_files, *this)
{
    m_ticker.setInterval(kTick);
    m_alarm.setSingleShot(true);
    m_tellSoon.setSingleShot(true);
    connect(&m_ticker, &QTimer::timeout, this, &JobController::tick);
    connect(&m_alarm, &QTimer::timeout, this, &JobController::wakeUp);
    connect(&m_tellSoon, &QTimer::timeout, this, [this] { tellChanges(false); });
    m_parts.inbox->setWake(
        [this] { QMetaObject::invokeMethod(this, &JobController::drain, Qt::QueuedConnection); });
}

JobController::~JobController()
{
    m_parts.inbox->setWake({});
}

Moment JobController::now() const
{
    return {m_parts.clock.steady(), m_parts.clock.wall().count()};
}

// -- turns -------------------------------------------------------------------------------------

void JobController::turn(std::function<void()> work)
{
    if (m_closing)
        return;
    if (!m_loaded) {
        m_waitingForLoad.push_back(std::move(work));
        return;
    }
    work();
    endTurn();
}

void JobController::drain()
{
    for (ControllerInbox::Item &item : m_parts.inbox->take()) {
        if (auto *const events = std::get_if<std::vector<TransferEvent>>(&item)) {
            for (TransferEvent &event : *events)
                m_pipeline.handle(std::move(event));
        } else if (auto *const outcomes = std::get_if<std::vector<FileOutcome>>(&item)) {
            for (FileOutcome &outcome : *outcomes)
                m_files.handle(std::move(outcome));
        } else {
            for (StoreEvent &event : std::get<std::vector<StoreEvent>>(item))
                handle(std::move(event));
        }
    }
    endTurn();
}

void JobController::endTurn()
{
    faultPoint("controller.turn");
    carryOutAll();
    if (m_loaded && !m_closing)
        m_queue.advance(now(), m_effects);
    // What runs at once because nothing had to be stored may ask for more.
    do {
        carryOutAll();
        m_gate.flush();
    } while (!m_effects.empty() || m_gate.hasWork());
    removeDue();
    m_files.flush();
    m_pipeline.flush();
    if (m_gate.isBlocked() != m_storeTrouble) {
        m_storeTrouble = m_gate.isBlocked();
        if (m_storeTrouble)
            QTimer::singleShot(kStoreRetry, this, [this] {
                m_gate.retry();
                endTurn();
            });
    }
    armTimers();
    checkShutdown();
}

void JobController::carryOutAll()
{
    while (!m_effects.empty()) {
        for (const JobEffect &effect : std::exchange(m_effects, {}))
            std::visit([this](const auto &one) { carryOut(one); }, effect);
    }
}

void JobController::armTimers()
{
    const bool moving = !m_pipeline.isIdle() || m_deltas.hasProgress() || m_statusDirty;
    if (moving != m_ticker.isActive())
        moving ? m_ticker.start() : m_ticker.stop();
    if (m_deltas.hasUrgent() && !m_tellSoon.isActive())
        m_tellSoon.start(0);
    const Moment at = now();
    milliseconds next = m_loaded ? m_queue.nextDeadline() - at.steady : milliseconds::max();
    if (m_queue.nextDeadline() == milliseconds::max())
        next = milliseconds::max();
    if (const auto due = m_ledger.nextDue())
        next = std::min(next, milliseconds(*due - at.wall));
    if (next == milliseconds::max() || m_closing)
        m_alarm.stop();
    else
        m_alarm.start(std::clamp(next, milliseconds(1), milliseconds(3'600'000)));
}

void JobController::wakeUp()
{
    endTurn();
}

void JobController::tick()
{
    const Moment at = now();
    for (auto it = m_rates.begin(); it != m_rates.end();) {
        const Job *const job = m_queue.find(it->first);
        if (!job || !isActive(job->state)) {
            m_deltas.rowChanged(it->first, true);
            it = m_rates.erase(it);
            continue;
        }
        it->second.update(job->bytesTransferred(), at.steady);
        m_deltas.rowChanged(it->first, true);
        ++it;
    }
    if (at.steady - m_lastCheckpoint >= kCheckpointInterval) {
        m_lastCheckpoint = at.steady;
        m_pipeline.checkpoint();
    }
    tellChanges(true);
    tellStatus();
    endTurn();
}

// -- telling -----------------------------------------------------------------------------------

std::optional<JobSnapshot> JobController::row(JobKey key) const
{
    const Job *const job = m_queue.find(key);
    if (!job)
        return std::nullopt;
    JobSnapshot snapshot = makeSnapshot(*job);
    snapshot.cleanup = cleanupState(m_ledger.ofJob(job->id));
    if (const auto rate = m_rates.find(key); rate != m_rates.end())
        snapshot.bytesPerSecond = rate->second.bytesPerSecond();
    return snapshot;
}

void JobController::tellChanges(bool withProgress)
{
    const auto nextRows = [this](JobKey after, qint32 limit) {
        std::vector<JobKey> keys;
        m_queue.visitAfter(after, [&keys, limit](const Job &job) {
            keys.push_back(job.key);
            return keys.size() < static_cast<std::size_t>(limit);
        });
        return keys;
    };
    const auto delta = m_deltas.take(
        withProgress, [this](JobKey key) { return row(key); }, nextRows);
    if (delta) {
        m_statusDirty = true;
        Q_EMIT changed(*delta);
    }
    if (m_deltas.hasUrgent())
        m_tellSoon.start(0);
    if (m_statusDirty && !m_ticker.isActive())
        m_ticker.start();
}

void JobController::tellStatus()
{
    QueueStatus status;
    status.jobs = m_queue.counts();
    for (const auto &[key, rate] : m_rates)
        status.bytesPerSecond += rate.bytesPerSecond();
    status.cleanupsPending = m_ledger.pendingCount();
    status.cleanupsFailed = m_ledger.failedCount();
    status.loaded = m_loaded;
    m_statusDirty = false;
    Q_EMIT statusChanged(status);
}

void JobController::subscribe()
{
    m_deltas.restart();
    m_statusDirty = true;
    armTimers();
}

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
    for (const Artefact &artefact : part.artefacts)
        m_ledger.restore(artefact);
    const Moment at = now();
    for (Job &job : part.jobs) {
        const JobKey key = job.key;
        m_queue.restore(std::move(job), at, m_restoreEffects);
        m_deltas.rowChanged(key, false);
    }
    if (!part.complete)
        return;
    m_queue.setLastKey(part.lastKey);
    m_ledger.setLastId(part.lastArtefact);
    adoptLedger();
    m_loaded = true;
    m_effects = std::exchange(m_restoreEffects, {});
    m_statusDirty = true;
    for (const auto &work : std::exchange(m_waitingForLoad, {}))
        work();
}

/// The store turned out to be damaged in the middle of reading it: what came before counts no more.
void JobController::forgetParts()
{
    m_queue = JobQueue();
    m_ledger = CleanupLedger();
    m_restoreEffects.clear();
    m_deltas.restart();
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

// -- effects -----------------------------------------------------------------------------------

void JobController::carryOut(const effect::Store &effect)
{
    m_gate.add(effect.mutation);
}

void JobController::carryOut(const effect::StartFile &effect)
{
    const Job *const job = m_queue.find(effect.job);
    if (!job)
        return;
    const JobFile &file = job->files.at(static_cast<std::size_t>(effect.file));
    const JobOptions &options = job->effectiveOptions();
    AttemptStart start;
    start.job = job->id;
    start.file = effect.file;
    start.directory = job->directory;
    TransferRequest &request = start.request;
    request.attempt = effect.attempt;
    request.url = file.url;
    request.offset = file.temp.isNull() ? 0 : file.bytesProven;
    request.validator = request.offset > 0 ? file.validator : QByteArray();
    request.expectedTotal = request.offset > 0 ? file.bytesTotal : -1;
    request.headers = options.headers;
    request.userAgent = options.userAgent;
    request.referer = options.referer;
    request.proxy = options.proxy;
    request.rateLimit = options.rateLimit;
    if (const Artefact *const temp = m_ledger.find(file.temp))
        start.temp = *temp;
    m_rates.try_emplace(effect.job);
    m_pipeline.start(std::move(start));
}

void JobController::carryOut(const effect::StopFile &effect)
{
    m_pipeline.stop(effect.attempt, effect.discard);
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
    PublishFile task;
    task.place = placeOf(*temp);
    task.finalName = file.name;
    task.overwrite = job->effectiveOptions().overwrite;
    task.mode = m_parts.publishedMode;
    m_files.post<PublishFile, FilePublished>(
        std::move(task), [this, key, index](FilePublished &&outcome) {
            m_queue.published(key, index, outcome.error, outcome.suggestion, now(), m_effects);
        });
}

void JobController::carryOut(const effect::DropArtefact &effect)
{
    const auto dropped = m_ledger.drop(effect.artefact, effect.bytes);
    if (!dropped)
        return;
    storeArtefact(dropped);
    m_gate.whenDurable([this, id = effect.artefact] { m_ledger.intentStored(id); });
}

void JobController::carryOut(const effect::ArtefactPublished &effect)
{
    storeArtefact(m_ledger.finish(effect.artefact, ArtefactState::Published));
}

void JobController::carryOut(const effect::RowChanged &effect)
{
    m_deltas.rowChanged(effect.job, effect.progressOnly);
}

void JobController::carryOut(const effect::RowLeft &effect)
{
    m_deltas.rowLeft(effect.id, effect.key);
    m_rates.erase(effect.key);
    m_statusDirty = true;
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
    m_statusDirty = true;
}

void JobController::removeDue()
{
    for (const Artefact &artefact : m_ledger.takeDue(now().wall)) {
        RemoveFile task;
        task.place = placeOf(artefact);
        if (auto last = m_lastHandles.extract(artefact.id); !last.empty())
            task.file = std::move(last.mapped());
        m_files.post<RemoveFile, FileRemoved>(
            std::move(task), [this, id = artefact.id](FileRemoved &&outcome) {
                const auto ended = m_ledger.removalEnded(id, outcome.removed, outcome.bytes,
                                                         outcome.error, now().wall);
                storeArtefact(ended);
                if (ended)
                    tellFirstOutcome(*ended);
            });
    }
}

// -- attempts ----------------------------------------------------------------------------------

void JobController::whenDurable(std::function<void()> action)
{
    m_gate.whenDurable(std::move(action));
}

Artefact JobController::recordTemp(AttemptId attempt, const Artefact &temp)
{
    const Artefact recorded = m_ledger.add(temp);
    m_gate.add(PutArtefact {recorded});
    m_queue.tempRecorded(attempt, recorded.id, m_effects);
    carryOutAll();
    return recorded;
}

void JobController::tempIdentified(ArtefactId temp, const FilePlace &place)
{
    storeArtefact(m_ledger.identified(temp, place.device, place.inode, place.birth, place.folder));
}

void JobController::tempLost(ArtefactId temp)
{
    carryOut(effect::DropArtefact {temp, 0});
}

void JobController::writing(ArtefactId temp)
{
    m_ledger.setWriter(temp, true);
}

void JobController::written(ArtefactId temp, FileHandlePtr file)
{
    const Artefact *const record = m_ledger.find(temp);
    if (file && record && record->state == ArtefactState::Pending)
        m_lastHandles.insert_or_assign(temp, std::move(file));
    m_ledger.setWriter(temp, false);
}

void JobController::attemptConnected(const TransferConnected &event)
{
    m_queue.connected(event, now(), m_effects);
}

void JobController::attemptProgress(AttemptId attempt, qint64 bytes)
{
    m_queue.progress(attempt, bytes, m_effects);
}

void JobController::attemptSynced(AttemptId attempt, qint64 bytes)
{
    m_queue.checkpoint(attempt, bytes, m_effects);
}

void JobController::attemptEnded(const TransferEnded &event)
{
    m_queue.ended(event, now(), m_effects);
}

// -- shutdown ----------------------------------------------------------------------------------

void JobController::shutdown(std::function<void()> done)
{
    m_closing = true;
    m_shutdownDone = std::move(done);
    m_pipeline.stopAll();
    endTurn();
}

void JobController::checkShutdown()
{
    if (!m_closing || !m_shutdownDone || !m_pipeline.isIdle())
        return;
    const bool stored = m_gate.isIdle() || m_gate.isBlocked();
    if (stored && m_files.isIdle())
        QTimer::singleShot(0, this, std::exchange(m_shutdownDone, {}));
}

} // namespace kurier

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
constexpr milliseconds kCheckpointInterval {1000};
constexpr milliseconds kStoreRetry {3000};
/// Each of them is open.
constexpr std::size_t kMostUnnamed = 256;

} // namespace

JobController::JobController(const ControllerParts &parts, QObject *parent)
    : TransferQueue(parent)
    , m_parts(parts)
    , m_gate(parts.store)
    , m_files(parts.files)
    , m_pipeline(parts.engine, m_files, *this)
    , m_uploads(parts.uploads, m_files, *this)
    , m_sessionRemovals(parts.uploads)
    , m_verification(m_files)
    , m_credentials(parts.keyRing)
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

void JobController::whenLoaded(std::function<void()> work)
{
    if (m_closing)
        return;
    if (m_loaded)
        work();
    else
        m_waitingForLoad.push_back(std::move(work));
}

void JobController::turn(std::function<void()> work)
{
    if (m_closing || !m_loaded)
        return whenLoaded(std::move(work));
    work();
    endTurn();
}

void JobController::drain()
{
    for (ControllerInbox::Item &item : m_parts.inbox->take()) {
        if (auto *const events = std::get_if<std::vector<TransferEvent>>(&item)) {
            for (TransferEvent &event : *events)
                m_pipeline.handle(std::move(event));
        } else if (auto *const uploads = std::get_if<std::vector<UploadEvent>>(&item)) {
            for (UploadEvent &event : *uploads) {
                if (const auto *const removed = std::get_if<SessionRemoved>(&event))
                    m_sessionRemovals.handle(*removed);
                else
                    m_uploads.handle(std::move(event));
            }
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
    if (m_queue.isHeldUp() && !std::exchange(m_networkAsked, true))
        Q_EMIT networkWanted();
    // What runs at once because nothing had to be stored may ask for more.
    const auto hasMore = [this] { return !m_effects.empty() || m_gate.hasWork(); };
    do {
        do {
            carryOutAll();
            m_gate.flush();
        } while (hasMore());
        removeDue();
    } while (hasMore());
    m_files.flush();
    m_pipeline.flush();
    m_uploads.flush();
    m_sessionRemovals.flush();
    if (m_gate.isBlocked() != m_storeTrouble) {
        m_storeTrouble = m_gate.isBlocked();
        if (m_storeTrouble)
            QTimer::singleShot(kStoreRetry, this, [this] {
                m_gate.retry();
                endTurn();
            });
    }
    applyRate();
    armTimers();
    checkShutdown();
}

void JobController::carryOutAll()
{
    while (!m_effects.empty()) {
        JobEffects effects = std::exchange(m_effects, {});
        for (JobEffect &effect : effects)
            std::visit([this](auto &one) { carryOut(one); }, effect);
    }
}

void JobController::armTimers()
{
    const bool moving = !m_pipeline.isIdle() || !m_uploads.isIdle() || !m_verification.isIdle()
        || m_reporter.hasProgress() || m_reporter.hasStatus();
    if (moving != m_ticker.isActive())
        moving ? m_ticker.start() : m_ticker.stop();
    const Moment at = now();
    if (m_reporter.hasUrgent() && !m_tellSoon.isActive())
        m_tellSoon.start(m_reporter.pause(at.steady));
    milliseconds next = m_rate.nextDeadline();
    if (m_loaded)
        next = std::min(next, m_queue.nextDeadline());
    if (next != milliseconds::max())
        next -= at.steady;
    if (const auto due = m_ledger.nextDue())
        next = std::min(next, *due - at.steady);
    if (next == milliseconds::max() || m_closing)
        m_alarm.stop();
    else
        m_alarm.start(std::clamp(next, milliseconds(1), milliseconds(3'600'000)));
}

void JobController::applyRate()
{
    const bool shared = !m_pipeline.isIdle() && !m_uploads.isIdle();
    const bool changed = m_rate.update(now());
    if (!changed && shared == m_rateShared)
        return;
    m_rateShared = shared;
    // Half each, which must not become 0, as that means no limit.
    const qint64 all = m_parts.policy.cappedRate(m_rate.current());
    const qint64 limit = shared && all > 0 ? std::max<qint64>(1, all / 2) : all;
    m_parts.engine.setRateLimit(limit);
    if (m_parts.uploads)
        m_parts.uploads->setRateLimit(limit);
    if (changed)
        m_reporter.statusChanged();
}

void JobController::wakeUp()
{
    endTurn();
}

void JobController::tick()
{
    const Moment at = now();
    m_reporter.updateRates(at.steady);
    if (at.steady - m_lastCheckpoint >= kCheckpointInterval) {
        m_lastCheckpoint = at.steady;
        m_pipeline.checkpoint();
        m_uploads.checkpoint();
    }
    tellChanges(true);
    tellStatus();
    endTurn();
}

// -- telling -----------------------------------------------------------------------------------

void JobController::tellChanges(bool withProgress)
{
    if (const auto delta = m_reporter.takeDelta(withProgress))
        Q_EMIT changed(*delta);
    if (m_reporter.hasUrgent())
        m_tellSoon.start(m_reporter.pause(now().steady));
    if (m_reporter.hasStatus() && !m_ticker.isActive())
        m_ticker.start();
}

void JobController::tellStatus()
{
    QueueStatus status = m_reporter.takeStatus();
    status.keyRing = m_credentials.hasKeyRing();
    status.loaded = m_loaded;
    status.rateLimit = m_parts.policy.cappedRate(m_rate.current());
    Q_EMIT statusChanged(status);
}

void JobController::subscribe()
{
    m_reporter.restart();
    armTimers();
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

bool JobController::mayPublish(AttemptId attempt, qint64 bytes)
{
    return m_unnamed.size() < kMostUnnamed && m_queue.mayPublish(attempt, bytes);
}

void JobController::unnamed(ArtefactId temp, FileHandlePtr file)
{
    m_unnamed.emplace(temp, std::move(file));
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

void JobController::attemptSynced(AttemptId attempt, const ByteRanges &proven)
{
    m_queue.checkpoint(attempt, proven, m_effects);
}

void JobController::attemptEnded(const TransferEnded &event)
{
    m_queue.ended(event, now(), m_effects);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/JoinedQueue.h"

#include "core/queue/JoinedQueueSource.h"

#include <utility>

namespace kurier {

namespace {

/// Rows of one delta, so that whoever shows them is not held up.
constexpr qsizetype kPart = 1000;

} // namespace

JoinedQueue::JoinedQueue(QObject *parent, qsizetype mostRows)
    : TransferQueue(parent)
    , m_mostRows(mostRows)
{
}

JoinedQueue::~JoinedQueue() = default;

int JoinedQueue::add(const QString &owner, TransferQueue *queue)
{
    auto added = std::make_unique<Source>();
    Source *const source = added.get();
    source->number = static_cast<int>(m_sources.size());
    source->queue = queue;
    source->owner.name = owner;
    m_sources.push_back(std::move(added));
    queue->setParent(this);
    connect(queue, &TransferQueue::changed, this,
            [this, source](const QueueDelta &delta) { tellDelta(*source, delta); });
    connect(queue, &TransferQueue::statusChanged, this, [this, source](const QueueStatus &status) {
        source->status = status;
        tellStatus();
    });
    return source->number;
}

void JoinedQueue::setOwner(int number, JobCommands permitted, bool running, const Error &trouble)
{
    Source &source = *m_sources.at(static_cast<std::size_t>(number));
    const QueueOwner owner {source.owner.name, permitted, running, trouble};
    if (source.owner == owner)
        return;
    source.owner = owner;
    if (trouble.code != ErrorCode::Ok) {
        QueueDelta gone;
        forgetRows(source, gone);
        source.status = {};
        if (!gone.removed.isEmpty())
            emitDelta(std::move(gone));
    }
    tellStatus();
}

void JoinedQueue::subscribe()
{
    QueueDelta first;
    first.reset = true;
    emitDelta(std::move(first));
    if (std::exchange(m_subscribed, true)) {
        QueueDelta part;
        for (const auto &[key, row] : m_rows) {
            part.upserted.append(row);
            if (part.upserted.size() == kPart)
                emitDelta(std::exchange(part, {}));
        }
        if (!part.upserted.isEmpty())
            emitDelta(std::move(part));
    } else {
        for (const auto &source : m_sources)
            source->queue->subscribe();
    }
    tellStatus();
}

void JoinedQueue::emitDelta(QueueDelta delta)
{
    delta.revision = ++m_revision;
    Q_EMIT changed(delta);
}

void JoinedQueue::forgetRow(JobKey key, QueueDelta &told)
{
    const auto row = m_rows.find(key);
    told.removed.append(row->second.id);
    m_places.remove(row->second.id);
    m_rows.erase(row);
}

void JoinedQueue::forgetRows(Source &source, QueueDelta &told)
{
    for (const JobKey key : std::as_const(source.keys))
        forgetRow(key, told);
    source.keys.clear();
    source.aliases.clear();
    source.overfull = false;
}

void JoinedQueue::tellDelta(Source &source, const QueueDelta &delta)
{
    const bool wasOverfull = source.overfull;
    // Told anew, rows get new keys, so that they must be gone before.
    if (QueueDelta gone; delta.reset) {
        forgetRows(source, gone);
        if (!gone.removed.isEmpty())
            emitDelta(std::move(gone));
    }
    QueueDelta told;
    for (const JobId &id : delta.removed) {
        const auto key = source.keys.constFind(id);
        if (key == source.keys.constEnd())
            continue;
        forgetRow(*key, told);
        source.keys.erase(key);
        source.aliases.remove(id);
    }
    for (const JobSnapshot &row : delta.upserted) {
        if (row.id.isNull())
            continue;
        if (source.keys.size() >= m_mostRows && !source.keys.contains(row.id)) {
            source.overfull = true;
            continue;
        }
        JobKey &key = source.keys[row.id];
        if (key.isNull())
            key = JobKey {++m_lastKey.value};
        JobSnapshot own = shown(source, row);
        own.key = key;
        m_rows.insert_or_assign(key, own);
        told.upserted.append(std::move(own));
    }
    if (!told.removed.isEmpty() || !told.upserted.isEmpty())
        emitDelta(std::move(told));
    if (source.overfull != wasOverfull)
        tellStatus();
}

JobId JoinedQueue::shownId(Source &source, const JobId &id)
{
    if (const auto alias = source.aliases.constFind(id); alias != source.aliases.constEnd())
        return *alias;
    const auto place = m_places.constFind(id);
    if (place != m_places.constEnd() && place->source == source.number && place->id == id)
        return id;
    JobId free = id;
    if (place != m_places.constEnd()) {
        free = JobId::create();
        source.aliases.insert(id, free);
    }
    m_places.insert(free, {source.number, id});
    return free;
}

JobSnapshot JoinedQueue::shown(Source &source, JobSnapshot row)
{
    row.id = shownId(source, row.id);
    row.owner = static_cast<quint16>(source.number);
    return row;
}

void JoinedQueue::tellStatus()
{
    QueueStatus all;
    all.loaded = true;
    for (const auto &source : m_sources) {
        const QueueStatus &one = source->status;
        for (std::size_t state = 0; state < all.jobs.size(); ++state)
            all.jobs[state] += one.jobs[state];
        all.bytesPerSecond += one.bytesPerSecond;
        all.bytesPerSecondUp += one.bytesPerSecondUp;
        all.cleanupsPending += one.cleanupsPending;
        all.cleanupsFailed += one.cleanupsFailed;
        all.unused += one.unused;
        all.loaded = all.loaded && (one.loaded || source->owner.trouble.code != ErrorCode::Ok);
        all.owners.append(source->owner);
        if (source->overfull && source->owner.trouble.code == ErrorCode::Ok)
            all.owners.last().trouble = {
                ErrorCode::BgETooLarge, ErrorContext::QueueManager, {}, {}};
    }
    Q_EMIT statusChanged(all);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How TransferQueueModel keeps jobs out of sight that are being cancelled.
#include "ui/queue/TransferQueueModel.h"

#include <utility>

namespace kurier {

namespace {

// More would be felt in one turn of the event loop.
constexpr qsizetype kMarkedAtOnce = 10'000;

} // namespace

void TransferQueueModel::hideLeaving(const QList<JobId> &ids)
{
    m_leaving.append({ids, true});
    if (!m_marking.isActive())
        markNext();
}

void TransferQueueModel::showStaying(const QList<JobId> &ids)
{
    m_leaving.append({ids, false});
    if (!m_marking.isActive())
        markNext();
}

void TransferQueueModel::markNext()
{
    const bool leave = m_leaving.part().leave;
    for (const JobId &id : m_leaving.take(kMarkedAtOnce)) {
        if (const auto slot = m_slotOf.find(id))
            leave ? markLeaving(*slot) : markStaying(*slot);
    }
    if (m_leaving.endPart())
        showMarked();
    if (m_leaving.hasParts())
        m_marking.start();
}

void TransferQueueModel::markLeaving(quint32 slot)
{
    if (!m_leaving.mark(slot))
        return;
    m_counts.remove(m_jobs.traitsAt(slot));
    touch(slot);
    if (!isShown(slot))
        m_rowOf[slot] = kNoRow;
    m_marked.push_back(slot);
}

void TransferQueueModel::markStaying(quint32 slot)
{
    if (!m_leaving.unmark(slot))
        return;
    m_counts.add(m_jobs.traitsAt(slot));
    touch(slot);
    m_marked.push_back(slot);
}

void TransferQueueModel::showMarked()
{
    if (m_marked.empty())
        return;
    Change change;
    // What was marked may have left since, and its slot be another job's.
    for (const quint32 slot : std::exchange(m_marked, {})) {
        if (m_leaving.contains(slot)) {
            if (isShown(slot))
                change.leaving.push_back(slot);
        } else if (m_rowOf[slot] == kNoRow && !m_jobs.idAt(slot).isNull() && isWanted(slot)) {
            m_rowOf[slot] = kEntering;
            change.entering.push_back(slot);
        }
    }
    if (change.entering.size() > kSortedAtOnce)
        showLater(change);
    show(change);
    m_countsChanged = true;
    m_leavingChanged = true;
    tellCounts();
}

} // namespace kurier

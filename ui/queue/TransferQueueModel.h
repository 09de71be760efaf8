// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/queue/QueueDelta.h"
#include "ui/queue/GroupSizes.h"
#include "ui/queue/JobKind.h"
#include "ui/queue/JobRows.h"
#include "ui/queue/JobSlots.h"
#include "ui/queue/LeavingJobs.h"
#include "ui/queue/OrderWorker.h"
#include "ui/queue/QueueCounts.h"
#include "ui/queue/QueueOrder.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QIcon>
#include <QTimer>

#include <array>
#include <limits>
#include <vector>

namespace kurier {

/// The queue as a table: applies deltas, sorts by raw values and filters with an order of its own,
/// so a row number is not a position in the queue. Small changes become row signals, large ones one
/// reset between aboutToRebuild() and rebuilt(), around which a view keeps selection and scroll by
/// id. A long queue is sorted and filtered beside the GUI's thread; until the new order is there,
/// the old one stays. Thread: the GUI's.
class TransferQueueModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the column.
        SnapshotRole, ///< JobSnapshot of the row.
        ProgressRole, ///< ProgressCell of the row.
        GroupRole, ///< What the row's group is called; empty without a grouping.
    };

    /// What a rebuilding does to the rows.
    enum class Rebuild : quint8 {
        Reordered, ///< The same rows at other places.
        Shrunk, ///< Rows left; the others are the same in the same order.
        Changed, ///< Anything.
        Renewed, ///< Anything, and slots are other jobs'.
    };
    Q_ENUM(Rebuild)

    /// Queues up to this length are sorted at once.
    static constexpr quint32 kSortedAtOnce = 2000;
    /// In queues longer than this, many new jobs may come into sight a moment later.
    static constexpr std::size_t kShownAtOnce = 5000;

    explicit TransferQueueModel(const Clock &clock, QObject *parent = nullptr);

    void apply(const QueueDelta &delta);
    /// Takes jobs that are being cancelled out of sight and of counts() before the queue tells that
    /// they left: few at once, many a few turns of the event loop later, all of them together.
    void hideLeaving(const QList<JobId> &ids);
    /// Those of \a ids that are in the queue still stay there: shows and counts them again.
    void showStaying(const QList<JobId> &ids);
    /// How many hideLeaving() keeps out of sight.
    [[nodiscard]] qsizetype leavingCount() const { return m_leaving.count(); }
    /// Shows only jobs that fit.
    void setFilter(const JobFilter &filter);
    /// Whose queues the jobs are of; empty = this user's own. Names are sorted by their numbers.
    void setOwners(const QList<QueueOwner> &owners);
    [[nodiscard]] const QList<QueueOwner> &owners() const { return m_owners; }
    /// Verbs that would change the job and that its owner's queue permits.
    [[nodiscard]] JobCommands commandsFor(const JobSnapshot &job) const;
    /// Rows of one group stand together, in the order of QueueSorting.
    void setGrouping(Grouping grouping);
    /// What the rows are grouped by at present; in a long queue a moment later than it was set.
    [[nodiscard]] Grouping grouping() const { return m_grouped; }
    /// The row above is of another group, or there is none. \a row is 0..rowCount()-1.
    [[nodiscard]] bool startsGroup(int row) const;
    /// Rows of the group that \a row is of; 0 without a grouping.
    [[nodiscard]] qsizetype groupSize(int row) const;
    /// Changed values are only signalled for rows \a first to \a last; all rows until this is told.
    void setRowsInSight(int first, int last);
    [[nodiscard]] const JobFilter &filter() const { return m_filter; }
    [[nodiscard]] QueueSorting sorting() const { return m_sorting; }

    /// Jobs in the queue, hidden and leaving ones included.
    [[nodiscard]] qsizetype jobCount() const { return m_slotOf.size(); }
    /// Of all jobs in the queue but those that leave, right whenever somebody looks.
    [[nodiscard]] const QueueCounts &counts() const { return m_counts; }
    /// As QueueCounts::largestHosts().
    [[nodiscard]] QList<QueueCounts::HostCount> largestHosts(qsizetype limit)
    {
        return m_counts.largestHosts(limit);
    }
    /// \a row is 0..rowCount()-1.
    [[nodiscard]] JobSnapshot job(int row) const;
    [[nodiscard]] const JobId &idAt(int row) const { return m_jobs.idAt(slotAt(row)); }
    /// -1 when the job is not in the queue, hidden by the filter, or not in sight yet.
    [[nodiscard]] int rowOf(const JobId &id) const;
    /// Of all jobs in the queue that \a predicate (JobSnapshot -> bool) holds: hidden ones
    /// included, but none that leaves.
    template <class Predicate>
    [[nodiscard]] QList<JobId> idsWhere(Predicate predicate) const
    {
        QList<JobId> ids;
        for (quint32 slot = 0; slot < m_jobs.slotCount(); ++slot) {
            const JobId &id = m_jobs.idAt(slot);
            if (!id.isNull() && !m_leaving.contains(slot) && predicate(m_jobs.at(slot)))
                ids.append(id);
        }
        return ids;
    }
    /// A number that stays the row's job's until it leaves or the queue is renewed.
    [[nodiscard]] quint32 slotAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    /// -1 as rowOf().
    [[nodiscard]] int rowOfSlot(quint32 slot) const;
    /// The same as of job(), for a fraction of the time.
    [[nodiscard]] JobKind kindAt(int row) const { return m_kinds[slotAt(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// Makes all texts anew: the language changed.
    void retranslate();

Q_SIGNALS:
    /// Rows are about to be exchanged as a whole.
    void aboutToRebuild(kurier::TransferQueueModel::Rebuild kind);
    void rebuilt(kurier::TransferQueueModel::Rebuild kind);
    /// Jobs have new values, in sight or not.
    void valuesChanged();
    void countsChanged();
    /// grouping() is another one.
    void groupingChanged();
    void groupSizesChanged();
    /// leavingCount() is another one.
    void leavingChanged();

private:
    static constexpr quint32 kNoRow = std::numeric_limits<quint32>::max();
    /// Not shown yet, and already among the rows that enter.
    static constexpr quint32 kEntering = kNoRow - 1;

    /// What one event does to the rows, by slot.
    struct Change
    {
        std::vector<quint32> leaving; ///< Shown so far, not any more.
        std::vector<quint32> entering; ///< Not shown so far.
        std::vector<quint32> changed; ///< Shown, with new values.
        std::vector<quint32> released; ///< Not in the queue any more.
    };

    void remove(const QList<JobId> &ids, Change &change);
    void upsert(const QList<JobSnapshot> &jobs, Change &change);
    void update(quint32 slot, const JobSnapshot &job, Change &change);
    [[nodiscard]] quint32 takeSlot(const JobSnapshot &job);
    void set(quint32 slot, const JobSnapshot &job);
    [[nodiscard]] bool isShown(quint32 slot) const;
    /// Whether the job of \a slot belongs into the table.
    [[nodiscard]] bool isWanted(quint32 slot) const
    {
        return !m_leaving.contains(slot) && m_filter.fits(m_jobs.at(slot));
    }
    void markNext();
    void markLeaving(quint32 slot);
    void markStaying(quint32 slot);
    void showMarked();
    [[nodiscard]] bool isSmall(const Change &change) const;
    void clear();
    void show(Change &change);
    void showLater(Change &change);
    void tellCounts();
    void applySmall(const Change &change);
    void applyLarge(const Change &change, Rebuild kind);
    void showEntering();
    void showWhenDue();
    void releaseSlots(const std::vector<quint32> &slots);
    /// The worker's order will not know what happens to \a slot.
    void touch(quint32 slot);
    void requestOrder(Rebuild kind);
    void adoptOrder(std::vector<quint32> order);
    void install(std::vector<quint32> order, Rebuild kind);
    void showGrouping();
    /// The number of the group that the slot's job is of, as GroupSizes wants it.
    [[nodiscard]] quint32 groupOf(quint32 slot) const;
    void countGroups();
    void countRows(const std::vector<quint32> &entering, const std::vector<quint32> &leaving);
    void renumberFrom(std::size_t row);
    void emitChanged(const std::vector<quint32> &slots);
    [[nodiscard]] QString textOf(const JobSnapshot &job, QueueColumn column) const;
    [[nodiscard]] QString spokenText(int row) const;
    void watchRetries();
    void refreshRetries();

    const Clock &m_clock;
    JobRows m_jobs;
    std::vector<quint32> m_gaps; ///< Slots nobody has.
    std::vector<quint32> m_order; ///< Row -> slot.
    std::vector<quint32> m_rowOf; ///< Slot -> row, or one of the two marks for none.
    std::vector<JobKind> m_kinds; ///< By slot.
    JobSlots m_slotOf;
    QList<QueueOwner> m_owners;
    QueueCounts m_counts;
    bool m_countsChanged = false;
    LeavingJobs m_leaving;
    std::vector<quint32> m_marked; ///< Of the part that is worked off.
    QTimer m_marking; ///< Until its next ids.
    bool m_leavingChanged = false;
    QueueSorting m_sorting;
    Grouping m_grouped = Grouping::None; ///< That of m_order; m_sorting's may still be awaited.
    GroupSizes m_groupSizes;
    bool m_groupSizesChanged = false;
    bool m_regroup = false; ///< A row has another group than its place says.
    JobFilter m_filter;
    qsizetype m_retrying = 0; ///< Jobs with a countdown.
    OrderWorker m_worker;
    std::vector<quint32> m_entering; ///< Wait to be shown; some may have left since.
    QTimer m_showing; ///< Runs while rows wait or were shown a moment ago.
    QElapsedTimer m_sinceShown;
    qint64 m_showCost = 0; ///< Milliseconds the last showing took.
    std::size_t m_enteringSeen = 0; ///< How many waited when m_showing ended last.
    std::vector<quint32> m_touched; ///< Since the worker was asked.
    Rebuild m_awaitedKind = Rebuild::Reordered;
    quint32 m_firstInSight = 0;
    quint32 m_lastInSight = std::numeric_limits<quint32>::max();
    QTimer m_resort;
    QTimer m_countdown;
    std::array<QIcon, 2> m_typeIcons;
    std::array<QIcon, kAllJobStates.size()> m_stateIcons;
};

} // namespace kurier

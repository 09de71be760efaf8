// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/queue/QueueDelta.h"
#include "ui/queue/QueueOrder.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QTimer>

#include <array>
#include <vector>

namespace kurier {

/// The queue as a table: applies deltas, sorts by raw values and filters with an order of its own,
/// so a row number is not a position in the queue. Small changes become row signals, large ones one
/// reset between aboutToRebuild() and rebuilt(), around which a view keeps selection and scroll by
/// id. Thread: the GUI's.
class TransferQueueModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the column.
        SnapshotRole, ///< JobSnapshot of the row.
        ProgressRole, ///< ProgressCell of the row.
    };

    explicit TransferQueueModel(const Clock &clock, QObject *parent = nullptr);

    void apply(const QueueDelta &delta);
    /// Shows only jobs whose name or host holds \a text.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    [[nodiscard]] QueueSorting sorting() const { return m_sorting; }

    /// Jobs in the queue, hidden ones included.
    [[nodiscard]] qsizetype jobCount() const { return m_slotOf.size(); }
    /// \a row is 0..rowCount()-1.
    [[nodiscard]] const JobSnapshot &job(int row) const;
    /// -1 when the job is not in the queue or hidden by the filter.
    [[nodiscard]] int rowOf(const JobId &id) const;

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
    void aboutToRebuild();
    /// \a reordered: only places changed (sorting), so the view stays where it is.
    void rebuilt(bool reordered);

private:
    struct Change;

    void remove(const QList<JobId> &ids, Change &change);
    void upsert(const QList<JobSnapshot> &jobs, Change &change);
    void update(quint32 slot, const JobSnapshot &job, Change &change);
    [[nodiscard]] quint32 takeSlot();
    void applySmall(Change &change);
    void applyLarge(Change &change);
    void releaseSlots(const std::vector<quint32> &slots);
    void rebuild(bool reordered);
    void renumberFrom(std::size_t row);
    void emitChanged(const std::vector<quint32> &slots);
    void watchRetries();
    void refreshRetries();

    const Clock &m_clock;
    std::vector<JobSnapshot> m_jobs; ///< By slot; a null id marks a gap.
    std::vector<quint32> m_gaps;
    std::vector<quint32> m_order; ///< Row -> slot.
    std::vector<quint32> m_rowOf; ///< Slot -> row, or none.
    QHash<JobId, quint32> m_slotOf;
    QueueSorting m_sorting;
    QString m_filter;
    qsizetype m_retrying = 0; ///< Jobs with a countdown.
    QTimer m_resort;
    QTimer m_countdown;
    std::array<QIcon, 2> m_typeIcons;
    std::array<QIcon, kAllJobStates.size()> m_stateIcons;
};

} // namespace kurier

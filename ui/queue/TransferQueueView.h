// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/SelectionSource.h"
#include "ui/queue/TransferQueueModel.h"

#include <QTableView>
#include <QTimer>

#include <utility>
#include <vector>

namespace kurier {

struct EmptyState;

/// The table of the queue: looks, first widths, empty state, and a selection that outlives the
/// model's rebuilding. Thread: the GUI's.
class TransferQueueView final : public QTableView, public SelectionSource
{
    Q_OBJECT
public:
    /// \a model outlives the view.
    explicit TransferQueueView(TransferQueueModel &model, QWidget *parent = nullptr);

    [[nodiscard]] JobSelection selection() const override;
    [[nodiscard]] QList<JobSnapshot> selectedJobs() const override;
    [[nodiscard]] QList<JobId> selectedIds(std::optional<JobCommand> effective) const override;

    [[nodiscard]] qsizetype selectedCount() const;
    /// The selected job, when it is one.
    [[nodiscard]] std::optional<JobSnapshot> onlySelected() const;

    /// Until the queue has been read, an empty table says so.
    void setLoaded(bool loaded);
    /// Selects the job and scrolls to it, if it is shown.
    void selectJob(const JobId &id);

Q_SIGNALS:
    /// Other rows are selected, or the selected ones have changed.
    void selectionTouched();

protected:
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void setFirstWidths();
    [[nodiscard]] EmptyState emptyState() const;
    void repaintHeadings();
    void paintGroupLines();
    /// selection(), when every job there is is selected.
    [[nodiscard]] JobSelection wholeQueue() const;
    void keepState(TransferQueueModel::Rebuild kind);
    void restoreState(TransferQueueModel::Rebuild kind);
    void valuesChanged();
    /// First and last row of each, ascending, with unselected rows between them.
    [[nodiscard]] std::vector<std::pair<int, int>> selectedSpans() const;
    void keepSlots();
    [[nodiscard]] QItemSelection keptRows() const;
    template <class Visit>
    void visitRows(Visit visit) const;
    template <class Visit>
    void visitSelected(Visit visit) const;
    /// selection() of one user's queue.
    [[nodiscard]] JobSelection ownSelection() const;

    TransferQueueModel &m_model;
    bool m_loaded = false;
    bool m_rebuilding = false;
    bool m_keptAll = false; ///< Every row that stays is selected, so none is kept by itself.
    std::vector<quint32> m_keptSlots;
    QList<JobId> m_keptIds; ///< In their place when slots will be other jobs'.
    JobId m_keptCurrent;
    JobId m_keptTop;
    int m_keptScroll = 0;
    QTimer m_touchSoon;
};

} // namespace kurier

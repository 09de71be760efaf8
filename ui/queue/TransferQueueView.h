// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/SelectionSource.h"
#include "ui/queue/TransferQueueModel.h"

#include <QSet>
#include <QTableView>
#include <QTimer>

#include <utility>
#include <vector>

namespace kurier {

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

    /// Until the queue has been read, an empty table says so.
    void setLoaded(bool loaded);
    /// Selects the job and scrolls to it, if it is shown.
    void selectJob(const JobId &id);

Q_SIGNALS:
    /// Other rows are selected, or the selected ones have changed.
    void selectionTouched();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void setFirstWidths();
    void keepState(TransferQueueModel::Rebuild kind);
    void restoreState(TransferQueueModel::Rebuild kind);
    void valuesChanged();
    /// First and last row of each, ascending, with unselected rows between them.
    [[nodiscard]] std::vector<std::pair<int, int>> selectedSpans() const;
    [[nodiscard]] qsizetype selectedCount() const;
    [[nodiscard]] QItemSelection rowsOf(const QSet<JobId> &ids) const;
    template <class Visit>
    void visitSelected(Visit visit) const;

    TransferQueueModel &m_model;
    bool m_loaded = false;
    bool m_rebuilding = false;
    bool m_keptAll = false; ///< Instead of m_keptSelection, when every row that stays is selected.
    QSet<JobId> m_keptSelection;
    JobId m_keptCurrent;
    JobId m_keptTop;
    int m_keptScroll = 0;
    QTimer m_touchSoon;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace kurier {

/// Final jobs, newest first, read from the queue in pages of 200 as the view asks for more.
/// Nothing is read before start(). Thread: the GUI's.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// Owner: only where other users' queues are shown.
    enum Column { Name, Outcome, Cleanup, Size, Finished, Owner, ColumnCount };
    static constexpr int kPageSize = 200;

    /// \a queue outlives the model.
    explicit HistoryModel(TransferQueue &queue, QObject *parent = nullptr);

    /// Reads the first page, once, and keeps the rows up to date from then on.
    void start();
    /// As TransferQueueModel::setOwners().
    void setOwners(const QList<QueueOwner> &owners);
    /// Reads again what is shown, soon; many calls become one.
    void refresh();

    [[nodiscard]] const JobSnapshot &job(int row) const;
    /// -1 when the job has not been read.
    [[nodiscard]] int rowOf(const JobId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void retranslate();

Q_SIGNALS:
    void aboutToRefresh();
    void refreshed();
    /// The first page has arrived.
    void loaded();

private:
    void append(const HistoryPage &page);
    void replace(const HistoryPage &page);
    void readAgain();

    TransferQueue &m_queue;
    std::vector<JobSnapshot> m_rows;
    QList<QueueOwner> m_owners;
    bool m_started = false;
    bool m_reading = false;
    bool m_more = true;
    QTimer m_refresh;
};

} // namespace kurier

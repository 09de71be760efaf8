// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/JobRows.h"
#include "ui/queue/QueueOrder.h"

#include <QObject>
#include <QThreadPool>

#include <optional>
#include <vector>

namespace kurier {

/// Sorts and filters long queues beside the GUI's thread, one request at a time; a newer request
/// makes an older one's result worthless. Thread: the GUI's; the work happens on one of its own,
/// which only sees values.
class OrderWorker final : public QObject
{
    Q_OBJECT
public:
    explicit OrderWorker(QObject *parent = nullptr);
    /// Waits for the sorting under way, if there is one.
    ~OrderWorker() override;

    /// Answers with sorted(), unless start() or drop() is called before.
    void start(const JobRows &jobs, const JobFilter &filter, QueueSorting sorting);
    /// Makes what was asked for worthless.
    void drop();
    /// An answer will come.
    [[nodiscard]] bool isAwaited() const { return m_awaited; }

Q_SIGNALS:
    /// As sortedSlots() makes it of the rows start() was given.
    void sorted(const std::vector<quint32> &order);

private:
    struct Request
    {
        JobRows jobs;
        JobFilter filter;
        QueueSorting sorting;
    };

    void run(Request request);
    void finished(quint64 number, const std::vector<quint32> &order);

    QThreadPool m_pool;
    std::optional<Request> m_next; ///< Waits for the one under way, which nobody wants any more.
    quint64 m_number = 0; ///< Of the last request.
    bool m_busy = false;
    bool m_awaited = false;
};

} // namespace kurier

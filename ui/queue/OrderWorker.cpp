// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/OrderWorker.h"

#include <utility>

namespace kurier {

OrderWorker::OrderWorker(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

OrderWorker::~OrderWorker()
{
    m_pool.waitForDone();
}

void OrderWorker::start(const JobRows &jobs, const JobFilter &filter, QueueSorting sorting)
{
    ++m_number;
    m_awaited = true;
    Request request {jobs, filter, sorting};
    if (m_busy)
        m_next = std::move(request);
    else
        run(std::move(request));
}

void OrderWorker::drop()
{
    ++m_number;
    m_awaited = false;
    m_next.reset();
}

void OrderWorker::run(Request request)
{
    m_busy = true;
    m_pool.start([this, number = m_number, request = std::move(request)]() mutable {
        auto order = sortedSlots(request.jobs, request.filter, request.sorting);
        // Before the answer, so that the GUI's thread need not copy what it changes next.
        request.jobs.clear();
        QMetaObject::invokeMethod(
            this, [this, number, order = std::move(order)] { finished(number, order); },
            Qt::QueuedConnection);
    });
}

void OrderWorker::finished(quint64 number, const std::vector<quint32> &order)
{
    m_busy = false;
    if (m_next) {
        run(*std::exchange(m_next, std::nullopt));
        return;
    }
    if (number != m_number)
        return;
    m_awaited = false;
    Q_EMIT sorted(order);
}

} // namespace kurier

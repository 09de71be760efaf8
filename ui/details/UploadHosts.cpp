// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/UploadHosts.h"

#include "core/inspect/Suspicion.h"

#include <utility>

namespace kurier {

namespace {

constexpr qint32 kPage = 500;

} // namespace

UploadHosts::UploadHosts(TransferQueue &queue, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
{
    connect(&queue, &TransferQueue::changed, this, [this](const QueueDelta &delta) {
        for (const JobSnapshot &job : delta.left)
            take(job);
        // A queue of another process does not tell what became of those that left.
        if (delta.left.size() < delta.removed.size())
            m_asked = false;
    });
}

const QSet<QString> *UploadHosts::of(quint16 owner)
{
    if (!std::exchange(m_asked, true)) {
        m_read = 0;
        read({kPage, 0, {}});
    }
    return m_known ? &m_hosts[owner] : nullptr;
}

void UploadHosts::read(const HistoryQuery &query)
{
    m_queue.requestHistory(query, this, [this](const HistoryPage &page) {
        for (const JobSnapshot &job : page.rows)
            take(job);
        m_read += static_cast<int>(page.rows.size());
        if (page.more && !page.rows.empty() && m_read < kMostJobs)
            return read({kPage, page.rows.back().finished, page.rows.back().key});
        m_known = true;
        Q_EMIT known();
    });
}

void UploadHosts::take(const JobSnapshot &job)
{
    if (const auto host = arrivedUploadHost(job))
        m_hosts[job.owner].insert(*host);
}

} // namespace kurier

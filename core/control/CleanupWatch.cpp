// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/CleanupWatch.h"

#include <QSet>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kInterval {100};

bool isSettled(const JobDetails &job)
{
    return std::none_of(job.artefacts.begin(), job.artefacts.end(), [](const Artefact &artefact) {
        return artefact.state == ArtefactState::Intended || artefact.state == ArtefactState::Live
            || artefact.state == ArtefactState::Pending;
    });
}

} // namespace

CleanupWatch::CleanupWatch(TransferQueue &queue, const QList<JobId> &ids, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_ids(ids)
    , m_open(ids)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kInterval);
    connect(&m_again, &QTimer::timeout, this, &CleanupWatch::ask);
}

void CleanupWatch::start()
{
    ask();
}

void CleanupWatch::ask()
{
    if (m_open.isEmpty()) {
        QList<JobDetails> jobs;
        for (const JobId &id : std::as_const(m_ids)) {
            if (const auto found = m_settled.constFind(id); found != m_settled.cend())
                jobs.append(*found);
        }
        Q_EMIT finished(jobs);
        return;
    }
    // One question about the whole ledger first: of many jobs only those it does not name need
    // to be looked at one by one.
    m_queue.requestCleanup(this, [this](const QList<Artefact> &ledger) {
        QSet<JobId> pending;
        for (const Artefact &artefact : ledger) {
            if (artefact.state == ArtefactState::Pending)
                pending.insert(artefact.job);
        }
        QList<JobId> perhaps;
        std::copy_if(m_open.cbegin(), m_open.cend(), std::back_inserter(perhaps),
                     [&pending](const JobId &id) { return !pending.contains(id); });
        m_asked = perhaps.size();
        if (perhaps.isEmpty())
            m_again.start();
        for (const JobId &id : std::as_const(perhaps))
            inspect(id);
    });
}

void CleanupWatch::inspect(JobId id)
{
    m_queue.requestDetails(id, this,
                           [this, id](const Result<JobDetails> &details) { settle(id, details); });
}

void CleanupWatch::settle(JobId id, const Result<JobDetails> &details)
{
    if (!details || isSettled(*details))
        m_open.removeOne(id);
    if (details && isSettled(*details))
        m_settled.insert(id, *details);
    if (--m_asked > 0)
        return;
    if (m_open.isEmpty())
        ask();
    else
        m_again.start();
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobEventLog.h"

namespace kurier {

JobEventLog::JobEventLog(TransferQueue &queue, EventLog &log, qint64 since, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_since(since)
    , m_jobs(queue, this)
{
    connect(&m_jobs, &JobMonitor::jobChanged, this, &JobEventLog::jobChanged);
}

void JobEventLog::jobChanged(const JobSnapshot &job)
{
    const auto known = m_states.constFind(job.id);
    const bool isNew = known == m_states.cend();
    if (!isNew && *known == job.state)
        return;
    const QString from = isNew ? QString() : jobStateName(*known);
    if (isFinal(job.state))
        m_states.remove(job.id);
    else
        m_states.insert(job.id, job.state);
    if (isNew && job.created < m_since && !isFinal(job.state))
        return;
    const QByteArray id = job.id.toString().toLatin1();
    const QByteArray state = jobStateName(job.state).toLatin1();
    LogEvent event;
    event.kind =
        isNew && !isFinal(job.state) ? QByteArrayLiteral("added") : QByteArrayLiteral("state");
    event.fields.reserve(6);
    event.fields.emplace_back(QByteArrayLiteral("JOB"), id);
    event.fields.emplace_back(QByteArrayLiteral("TYPE"), jobTypeName(job.type).toLatin1());
    event.fields.emplace_back(QByteArrayLiteral("STATE"), state);
    if (!from.isEmpty())
        event.fields.emplace_back(QByteArrayLiteral("FROM"), from.toLatin1());
    event.fields.emplace_back(QByteArrayLiteral("URL_HOST"), job.host.toUtf8());
    if (job.error)
        event.fields.emplace_back(QByteArrayLiteral("ERROR"),
                                  errorCodeName(job.error->code).toLatin1());
    event.message = "job " + id + ": " + state;
    m_log.write(std::move(event));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/QueueActions.h"

#include "core/queue/TransferQueue.h"
#include "ui/actions/ResultText.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/style/SymbolicIcon.h"

#include <QAction>

#include <algorithm>

namespace kurier {

namespace {

bool canSuspend(const JobSnapshot &job)
{
    return effectiveCommands(job.type, job.state).contains(JobCommand::Suspend);
}

bool isSuspended(const JobSnapshot &job)
{
    return job.state == JobState::Suspended;
}

} // namespace

QueueActions::QueueActions(TransferQueue &queue, const TransferQueueModel &model, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_model(model)
{
    m_suspend = new QAction(
        actionIcon(QStringLiteral("media-playback-pause"), QStringLiteral("suspend")), {}, this);
    m_suspend->setObjectName(QStringLiteral("suspend-all"));
    m_resume = new QAction(
        actionIcon(QStringLiteral("media-playback-start"), QStringLiteral("resume")), {}, this);
    m_resume->setObjectName(QStringLiteral("resume-all"));
    connect(m_suspend, &QAction::triggered, this,
            [this] { carryOut(JobCommand::Suspend, m_model.idsWhere(canSuspend)); });
    connect(m_resume, &QAction::triggered, this,
            [this] { carryOut(JobCommand::Resume, m_model.idsWhere(isSuspended)); });
    connect(&model, &TransferQueueModel::countsChanged, this, &QueueActions::refresh);
    retranslate();
    refresh();
}

void QueueActions::refresh()
{
    const QueueCounts &counts = m_model.counts();
    const bool any =
        std::any_of(kAllJobStates.begin(), kAllJobStates.end(), [&counts](JobState state) {
            return counts.of(state) > 0
                && effectiveCommands(JobType::Download, state).contains(JobCommand::Suspend);
        });
    m_suspend->setEnabled(any);
    m_resume->setEnabled(counts.of(JobState::Suspended) > 0);
}

void QueueActions::carryOut(JobCommand command, const QList<JobId> &ids)
{
    m_queue.command(command, ids, this, [this, command](const CommandResults &results) {
        if (const QString text = refusedText(command, results); !text.isEmpty())
            Q_EMIT message(text);
    });
}

void QueueActions::retranslate()
{
    m_suspend->setText(tr("S&uspend All"));
    m_resume->setText(tr("Resume A&ll"));
}

} // namespace kurier

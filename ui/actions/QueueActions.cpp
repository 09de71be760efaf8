// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/QueueActions.h"

#include "core/queue/TransferQueue.h"
#include "ui/actions/ResultText.h"
#include "ui/dialogs/UserPrompts.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/style/SymbolicIcon.h"

#include <QAction>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <map>

namespace kurier {

namespace {

/// \a command is meant for \a job when it is for all: Resume not for what has failed.
bool isMeant(JobCommand command, const JobSnapshot &job)
{
    return command == JobCommand::Resume ? job.state == JobState::Suspended
                                         : effectiveCommands(job.type, job.state).contains(command);
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
    connect(m_suspend, &QAction::triggered, this, [this] { start(JobCommand::Suspend); });
    connect(m_resume, &QAction::triggered, this, [this] { start(JobCommand::Resume); });
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

void QueueActions::setInspecting(UserPrompts &prompts)
{
    m_prompts = &prompts;
    retranslate();
}

void QueueActions::start(JobCommand command)
{
    if (m_prompts)
        return startForOthers(command);
    carryOut(command,
             m_model.idsWhere([command](const JobSnapshot &job) { return isMeant(command, job); }));
}

void QueueActions::startForOthers(JobCommand command)
{
    OthersPlan plan;
    plan.command = command;
    std::map<quint16, qsizetype> jobsOf;
    const QList<JobId> ids = m_model.idsWhere([&](const JobSnapshot &job) {
        if (!isMeant(command, job) || !m_model.filter().fits(job))
            return false;
        if (!m_model.commandsFor(job).contains(command)) {
            ++plan.notPermitted;
            return false;
        }
        ++jobsOf[job.owner];
        return true;
    });
    if (ids.isEmpty()) {
        Q_EMIT message(command == JobCommand::Suspend
                           ? tr("Nothing that is shown can be suspended.")
                           : tr("Nothing that is shown can be resumed."));
        return;
    }
    for (const auto &[owner, jobs] : jobsOf)
        plan.shares.append({m_model.owners().value(owner).name, jobs});
    m_prompts->confirmOthers(plan, [self = QPointer(this), command, ids](bool yes) {
        if (yes && self)
            self->carryOut(command, self->stillMeant(command, ids));
    });
}

QList<JobId> QueueActions::stillMeant(JobCommand command, const QList<JobId> &ids) const
{
    const QSet<JobId> asked(ids.cbegin(), ids.cend());
    return m_model.idsWhere(
        [&](const JobSnapshot &job) { return asked.contains(job.id) && isMeant(command, job); });
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
    m_suspend->setText(m_prompts ? tr("S&uspend All Shown…") : tr("S&uspend All"));
    m_resume->setText(m_prompts ? tr("Resume A&ll Shown…") : tr("Resume A&ll"));
}

} // namespace kurier

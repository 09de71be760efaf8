// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/CompleteFlow.h"

#include "ui/actions/ResultText.h"

#include <QPointer>

namespace kurier {

CompleteFlow::CompleteFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_prompts(prompts)
{
}

void CompleteFlow::start(const QList<JobSnapshot> &jobs)
{
    QList<JobId> whole;
    QList<JobId> nothing;
    QList<JobSnapshot> partly;
    for (const JobSnapshot &job : jobs) {
        const bool all = job.state == JobState::Transferred
            || (job.filesTotal > 0 && job.filesTransferred == job.filesTotal);
        if (all)
            whole.append(job.id);
        else if (job.filesTransferred > 0)
            partly.append(job);
        else
            nothing.append(job.id);
    }
    complete(whole);
    if (!partly.isEmpty())
        ask(partly);
    if (nothing.isEmpty())
        return;
    if (whole.isEmpty() && partly.isEmpty())
        Q_EMIT equalsCancel(nothing);
    else
        Q_EMIT message(tr("%n transfers have no finished file yet and were left alone.", nullptr,
                          static_cast<int>(nothing.size())));
}

void CompleteFlow::ask(const QList<JobSnapshot> &partly)
{
    if (m_asking)
        return;
    m_asking = true;
    CompletePlan plan;
    QList<JobId> ids;
    for (const JobSnapshot &job : partly) {
        ids.append(job.id);
        plan.filesFinished += job.filesTransferred;
        plan.filesTotal += job.filesTotal;
    }
    plan.jobs = partly.size();
    plan.name = partly.constFirst().name;
    plan.running = plan.jobs == 1 && isActive(partly.constFirst().state);
    m_prompts.confirmComplete(plan, [self = QPointer(this), ids](bool yes) {
        if (CompleteFlow *flow = self.data())
            flow->answered(yes, ids);
    });
}

void CompleteFlow::answered(bool yes, const QList<JobId> &ids)
{
    m_asking = false;
    if (yes)
        complete(ids);
}

void CompleteFlow::complete(const QList<JobId> &ids)
{
    if (ids.isEmpty())
        return;
    m_queue.command(JobCommand::Complete, ids, this, [this](const CommandResults &results) {
        if (const QString text = refusedText(JobCommand::Complete, results); !text.isEmpty())
            Q_EMIT message(text);
    });
}

} // namespace kurier

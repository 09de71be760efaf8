// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/CancelFlow.h"

#include "ui/actions/ResultText.h"

#include <QHash>
#include <QPointer>
#include <QStringList>

namespace kurier {

namespace {

QList<CancelPlanItem> possibleItems(const CancelPlan &plan)
{
    QList<CancelPlanItem> items;
    for (const CancelPlanItem &item : plan.items) {
        if (item.possible)
            items.append(item);
    }
    return items;
}

QList<JobId> idsOf(const QList<CancelPlanItem> &items)
{
    QList<JobId> ids;
    for (const CancelPlanItem &item : items)
        ids.append(item.id);
    return ids;
}

bool holdsFinishedFiles(const CancelPlanItem &item)
{
    return item.type == JobType::Download && item.filesFinished > 0;
}

bool endedMeanwhile(const Error &error)
{
    return error.code == ErrorCode::DoEInvalidState || error.code == ErrorCode::DoEJobNotFound;
}

} // namespace

CancelFlow::CancelFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_prompts(prompts)
{
}

void CancelFlow::start(const QList<JobId> &ids)
{
    if (m_busy || ids.isEmpty())
        return;
    m_busy = true;
    m_queue.planCancel(ids, this, [this](const CancelPlan &plan) {
        if (plan.possibleCount() == 0) {
            m_busy = false;
            Q_EMIT message(tr("The selected transfers have already ended.", nullptr,
                              static_cast<int>(plan.items.size() + plan.unknown.size())));
            return;
        }
        m_prompts.confirmCancel(plan, [self = QPointer(this), plan](CancelChoice choice) {
            if (CancelFlow *flow = self.data())
                flow->carryOut(plan, choice);
        });
    });
}

void CancelFlow::carryOut(const CancelPlan &plan, CancelChoice choice)
{
    m_busy = false;
    switch (choice) {
    case CancelChoice::Keep:
        break;
    case CancelChoice::Cancel:
        cancelUnlessFinished(possibleItems(plan));
        break;
    case CancelChoice::KeepFinished:
        keepFinished(plan);
        break;
    case CancelChoice::SuspendInstead:
        command(JobCommand::Suspend, idsOf(possibleItems(plan)));
        break;
    }
}

void CancelFlow::keepFinished(const CancelPlan &plan)
{
    QList<CancelPlanItem> finished;
    QList<CancelPlanItem> rest;
    for (const CancelPlanItem &item : possibleItems(plan))
        (holdsFinishedFiles(item) ? finished : rest).append(item);
    command(JobCommand::Complete, idsOf(finished));
    cancelUnlessFinished(rest);
}

void CancelFlow::cancelUnlessFinished(const QList<CancelPlanItem> &shown)
{
    if (shown.isEmpty())
        return;
    m_queue.planCancel(idsOf(shown), this,
                       [this, shown](const CancelPlan &now) { cancelPlanned(shown, now); });
}

void CancelFlow::cancelPlanned(const QList<CancelPlanItem> &shown, const CancelPlan &now)
{
    QHash<JobId, qint32> finishedThen;
    for (const CancelPlanItem &item : shown)
        finishedThen.insert(item.id, item.filesFinished);
    QList<JobId> ids;
    Meanwhile meanwhile {static_cast<int>(now.unknown.size()), 0};
    for (const CancelPlanItem &item : now.items) {
        // Nobody was told about files that finished after the question, so they are not deleted.
        const bool more =
            holdsFinishedFiles(item) && item.filesFinished > finishedThen.value(item.id);
        if (item.possible && !more)
            ids.append(item.id);
        else
            ++(item.state == JobState::Cancelled ? meanwhile.cancelled : meanwhile.finished);
    }
    if (ids.isEmpty()) {
        report({}, meanwhile);
        return;
    }
    m_queue.cancel(ids, this, [this, meanwhile](const CommandResults &results) {
        report(results, meanwhile);
    });
}

void CancelFlow::report(const CommandResults &results, Meanwhile meanwhile)
{
    int cancelled = 0;
    CommandResults refused;
    for (const CommandResult &result : results) {
        if (result.ok())
            ++cancelled;
        else if (endedMeanwhile(result.error))
            ++meanwhile.finished;
        else
            refused.append(result);
    }
    QStringList parts;
    if (cancelled > 0)
        parts.append(tr("%n transfers cancelled.", nullptr, cancelled));
    if (meanwhile.finished > 0)
        parts.append(tr("%n transfers finished in the meantime and were kept.", nullptr,
                        meanwhile.finished));
    if (meanwhile.cancelled > 0)
        parts.append(tr("%n transfers had been cancelled already.", nullptr, meanwhile.cancelled));
    if (!refused.isEmpty())
        parts.append(refusedText(JobCommand::Cancel, refused));
    Q_EMIT message(parts.join(QLatin1Char(' ')));
}

void CancelFlow::command(JobCommand verb, const QList<JobId> &ids)
{
    m_queue.command(verb, ids, this, [this, verb](const CommandResults &results) {
        if (const QString text = refusedText(verb, results); !text.isEmpty())
            Q_EMIT message(text);
    });
}

} // namespace kurier

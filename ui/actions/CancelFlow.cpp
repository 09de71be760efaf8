// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/CancelFlow.h"

#include "ui/actions/ResultText.h"
#include "ui/text/ErrorText.h"

#include <QPointer>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

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
    connect(&queue, &TransferQueue::closed, this, &CancelFlow::giveUp);
}

void CancelFlow::start(const QList<JobId> &ids)
{
    if (m_busy || ids.isEmpty())
        return;
    m_busy = true;
    m_queue.planCancel(ids, this, [this](const CancelPlan &plan) {
        if (plan.possibleCount() == 0) {
            m_busy = false;
            const auto count = static_cast<int>(plan.items.size() + plan.unknown.size());
            Q_EMIT message(plan.trouble.code == ErrorCode::Ok
                               ? tr("The selected transfers have already ended.", nullptr, count)
                               : errorText(plan.trouble));
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
    if (choice == CancelChoice::Keep)
        return;
    QList<JobId> finished;
    QList<JobId> rest;
    for (const CancelPlanItem &item : plan.items) {
        if (!item.possible)
            continue;
        if (choice == CancelChoice::KeepFinished && holdsFinishedFiles(item))
            finished.append(item.id);
        else
            rest.append(item.id);
    }
    if (choice == CancelChoice::SuspendInstead)
        return command(JobCommand::Suspend, rest);
    if (!finished.isEmpty())
        command(JobCommand::Complete, finished);
    if (!rest.isEmpty())
        cancel(rest, plan.filesTold());
}

void CancelFlow::cancel(const QList<JobId> &ids, const FilesTold &told)
{
    const int number = ++m_last;
    m_open.emplace(number, ids);
    Q_EMIT leaving(ids);
    countOpen();
    m_queue.cancel(ids, told, this,
                   [this, number](const CommandResults &results) { cancelled(number, results); });
}

void CancelFlow::cancelled(int number, const CommandResults &results)
{
    QList<JobId> ended;
    for (const CommandResult &result : results) {
        if (endedMeanwhile(result.error))
            ended.append(result.id);
    }
    if (ended.isEmpty())
        return close(number, results, {});
    m_queue.planCancel(ended, this, [this, number, results](const CancelPlan &plan) {
        close(number, results, plan);
    });
}

void CancelFlow::close(int number, const CommandResults &results, const CancelPlan &ended)
{
    // Given up or not: what the queue says of them is true.
    m_open.erase(number);
    QList<JobId> refused;
    for (const CommandResult &result : results) {
        if (!result.ok())
            refused.append(result.id);
    }
    if (!refused.isEmpty())
        Q_EMIT staying(refused);
    countOpen();
    Q_EMIT message(reportOf(results, ended));
}

void CancelFlow::giveUp()
{
    for (const auto &[number, ids] : std::exchange(m_open, {}))
        Q_EMIT staying(ids);
    countOpen();
}

void CancelFlow::countOpen()
{
    qsizetype count = 0;
    for (const auto &[number, ids] : m_open)
        count += ids.size();
    if (std::exchange(m_openCount, count) != count)
        Q_EMIT openCountChanged(count);
}

/// \a ended says how the jobs are that could not be cancelled because they had ended.
QString CancelFlow::reportOf(const CommandResults &results, const CancelPlan &ended)
{
    const bool known = ended.trouble.code == ErrorCode::Ok;
    int cancelled = 0;
    int finished = 0;
    CommandResults refused;
    for (const CommandResult &result : results) {
        if (result.ok())
            ++cancelled;
        else if (known && endedMeanwhile(result.error))
            ++finished;
        else
            refused.append(result);
    }
    const auto before = static_cast<int>(
        std::count_if(ended.items.begin(), ended.items.end(), [](const CancelPlanItem &item) {
            return item.state == JobState::Cancelled;
        }));
    QStringList parts;
    if (cancelled > 0)
        parts.append(tr("%n transfers cancelled.", nullptr, cancelled));
    if (finished > before)
        parts.append(
            tr("%n transfers finished in the meantime and were kept.", nullptr, finished - before));
    if (before > 0)
        parts.append(tr("%n transfers had been cancelled already.", nullptr, before));
    if (!refused.isEmpty())
        parts.append(refusedText(JobCommand::Cancel, refused));
    return parts.join(QLatin1Char(' '));
}

void CancelFlow::command(JobCommand verb, const QList<JobId> &ids)
{
    m_queue.command(verb, ids, this, [this, verb](const CommandResults &results) {
        if (const QString text = refusedText(verb, results); !text.isEmpty())
            Q_EMIT message(text);
    });
}

} // namespace kurier

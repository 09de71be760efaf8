// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/CancelFlow.h"

#include "ui/actions/ResultText.h"
#include "ui/text/ErrorText.h"

#include <QPointer>
#include <QStringList>

#include <utility>

namespace kurier {

namespace {

// Looking at more of them again would be felt in one turn of the event loop.
constexpr qsizetype kPlannedAtOnce = 10'000;

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
    Cancelling rest;
    for (const CancelPlanItem &item : plan.items) {
        if (!item.possible)
            continue;
        if (choice == CancelChoice::KeepFinished && holdsFinishedFiles(item)) {
            finished.append(item.id);
            continue;
        }
        rest.shown.append(item.id);
        if (holdsFinishedFiles(item))
            rest.finished.insert(item.id, item.filesFinished);
    }
    if (choice == CancelChoice::SuspendInstead)
        return command(JobCommand::Suspend, rest.shown);
    if (!finished.isEmpty())
        command(JobCommand::Complete, finished);
    cancelUnlessFinished(std::move(rest));
}

void CancelFlow::cancelUnlessFinished(Cancelling cancelling)
{
    if (cancelling.shown.isEmpty())
        return;
    const QList<JobId> ids = cancelling.shown;
    m_open.emplace(++m_last, std::move(cancelling));
    Q_EMIT leaving(ids);
    countOpen();
    planNext(m_last);
}

void CancelFlow::planNext(int number)
{
    Cancelling &one = m_open.at(number);
    const QList<JobId> ids = one.shown.mid(one.planned, kPlannedAtOnce);
    one.planned += ids.size();
    m_queue.planCancel(ids, this, [this, number](const CancelPlan &now) { planned(number, now); });
}

void CancelFlow::planned(int number, const CancelPlan &now)
{
    const auto open = m_open.find(number);
    if (open == m_open.end())
        return;
    Cancelling &one = open->second;
    for (const CancelPlanItem &item : now.items) {
        // Nobody was told about files that finished after the question, so they are not deleted.
        const bool more =
            holdsFinishedFiles(item) && item.filesFinished > one.finished.value(item.id);
        if (item.possible && !more) {
            one.ids.append(item.id);
            continue;
        }
        one.kept.append(item.id);
        ++(item.state == JobState::Cancelled ? one.meanwhile.cancelled : one.meanwhile.finished);
    }
    const bool ended = now.trouble.code == ErrorCode::Ok;
    one.kept += now.unknown;
    one.meanwhile.finished += ended ? static_cast<int>(now.unknown.size()) : 0;
    for (const JobId &id : now.unknown) {
        if (!ended)
            one.refused.append({id, now.trouble});
    }
    if (one.planned < one.shown.size())
        planNext(number);
    else
        cancel(number);
}

void CancelFlow::cancel(int number)
{
    const Cancelling &one = m_open.at(number);
    const QList<JobId> ids = one.ids;
    if (!one.kept.isEmpty())
        Q_EMIT staying(one.kept);
    countOpen();
    if (ids.isEmpty()) {
        close(number, {});
        return;
    }
    m_queue.cancel(ids, this,
                   [this, number](const CommandResults &results) { close(number, results); });
}

void CancelFlow::close(int number, const CommandResults &results)
{
    // Given up or not: what the queue says of them is true.
    Cancelling one;
    if (auto open = m_open.extract(number); !open.empty())
        one = std::move(open.mapped());
    QList<JobId> refused;
    for (const CommandResult &result : results) {
        if (!result.ok())
            refused.append(result.id);
    }
    if (!refused.isEmpty())
        Q_EMIT staying(refused);
    countOpen();
    CommandResults all = results;
    all += one.refused;
    Q_EMIT message(reportOf(all, one.meanwhile));
}

void CancelFlow::giveUp()
{
    for (const auto &[number, one] : std::exchange(m_open, {}))
        Q_EMIT staying(one.shown);
    countOpen();
}

void CancelFlow::countOpen()
{
    qsizetype count = 0;
    for (const auto &[number, one] : m_open)
        count += one.shown.size() - one.kept.size();
    if (std::exchange(m_openCount, count) != count)
        Q_EMIT openCountChanged(count);
}

QString CancelFlow::reportOf(const CommandResults &results, Meanwhile meanwhile)
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

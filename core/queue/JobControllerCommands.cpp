// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of TransferQueue, as JobController carries them out.
#include "core/base/FaultPoint.h"
#include "core/queue/JobController.h"
#include "core/queue/LaterReply.h"

#include <algorithm>

namespace kurier {

namespace {

Error notFound()
{
    return {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, {}};
}

Error invalidState(const QString &name)
{
    return {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, name};
}

} // namespace

/// Results that become one reply when the last of them is known and durable.
struct JobController::Answers
{
    CommandResults results;
    qsizetype missing = 0;
    std::function<void(CommandResults)> reply;

    void set(qsizetype index, const Error &error)
    {
        results[index].error = error;
        if (--missing == 0)
            reply(std::move(results));
    }
};

// -- verbs -------------------------------------------------------------------------------------

void JobController::command(JobCommand command, QList<JobId> ids, const QObject *context,
                            Reply<CommandResults> reply)
{
    auto answers = makeAnswers(ids, later<CommandResults>(this, context, std::move(reply)));
    turn([this, command, ids = std::move(ids), answers] {
        for (qsizetype i = 0; i < ids.size(); ++i)
            commandOne(command, ids[i],
                       [answers, i](const Error &error) { answers->set(i, error); });
    });
}

void JobController::cancel(QList<JobId> ids, std::optional<FilesTold> told, const QObject *context,
                           Reply<CommandResults> reply)
{
    if (!told)
        return command(JobCommand::Cancel, std::move(ids), context, std::move(reply));
    auto answers = makeAnswers(ids, later<CommandResults>(this, context, std::move(reply)));
    turn([this, ids = std::move(ids), told = *std::move(told), answers] {
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const auto key = m_queue.keyOf(ids[i]);
            const Job *const job = key ? m_queue.find(*key) : nullptr;
            if (job && kurier::planCancel(*job).filesFinished > told.value(ids[i]))
                answers->set(i, invalidState(job->name));
            else
                commandOne(JobCommand::Cancel, ids[i], answerAt(answers, i));
        }
    });
}

JobController::AnswersPtr JobController::makeAnswers(const QList<JobId> &ids,
                                                     Reply<CommandResults> reply)
{
    auto answers = std::make_shared<Answers>();
    answers->missing = ids.size();
    answers->reply = std::move(reply);
    answers->results.reserve(ids.size());
    for (const JobId &id : ids)
        answers->results.append({id, {}});
    if (ids.isEmpty())
        answers->reply({});
    return answers;
}

JobController::Answer JobController::answerAt(const AnswersPtr &answers, qsizetype index)
{
    return [answers, index](const Error &error) { answers->set(index, error); };
}

void JobController::commandOne(JobCommand command, const JobId &id, const Answer &answer)
{
    const auto key = m_queue.keyOf(id);
    if (!key) {
        lookUpFinal(
            id, [answer](const Job *job) { answer(job ? invalidState(job->name) : notFound()); });
        return;
    }
    if (command == JobCommand::Resume) {
        if (const auto allowed = m_parts.policy.check(*m_queue.find(*key)); !allowed)
            return answer(allowed.error());
    }
    if (command == JobCommand::Cancel)
        faultPoint("cancel.begin");
    const std::optional<Error> result = m_queue.command(command, *key, now(), m_effects);
    if (!result) {
        m_open[{command, id}].push_back(answer);
        return;
    }
    if (!isSuccess(result->code))
        return answer(*result);
    carryOutAll();
    m_gate.reply([answer, command, result = *result](const Error &stored) {
        if (command == JobCommand::Cancel)
            faultPoint("cancel.stored");
        answer(stored.code == ErrorCode::Ok ? result : stored);
    });
}

void JobController::lookUpFinal(const JobId &id, std::function<void(const Job *)> done)
{
    m_gate.ask(FindJob {id}, [done = std::move(done)](StoreEvent &&event) {
        const auto *const found = std::get_if<JobFound>(&event);
        done(found && found->job ? &*found->job : nullptr);
    });
}

void JobController::change(JobChanges changes, QList<JobId> ids, const QObject *context,
                           Reply<CommandResults> reply)
{
    auto answers = makeAnswers(ids, later<CommandResults>(this, context, std::move(reply)));
    turn([this, changes = std::move(changes), ids = std::move(ids), answers] {
        const Result<> valid =
            validate(changes).and_then([&] { return m_parts.policy.check(changes); });
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const auto answer = [answers, i](const Error &error) { answers->set(i, error); };
            const auto key = m_queue.keyOf(ids[i]);
            if (!valid) {
                answer(valid.error());
            } else if (!key) {
                lookUpFinal(ids[i], [answer](const Job *job) {
                    answer(job ? invalidState(job->name) : notFound());
                });
            } else if (const auto refused = refusedAddress(*key, changes)) {
                answer(*refused);
            } else {
                m_queue.change(*key, addressSetApart(ids[i], changes), now(), m_effects);
                carryOutAll();
                m_gate.reply(answer);
            }
        }
    });
}

std::optional<Error> JobController::refusedAddress(JobKey key, const JobChanges &changes) const
{
    const Job *const job = m_queue.find(key);
    return changes.url && job ? JobQueue::whyNotAddress(*job) : std::nullopt;
}

void JobController::planCancel(QList<JobId> ids, const QObject *context, Reply<CancelPlan> reply)
{
    struct Planning
    {
        CancelPlan plan;
        qsizetype missing = 0;
        std::function<void(CancelPlan)> reply;
    };
    auto planning = std::make_shared<Planning>();
    planning->reply = later<CancelPlan>(this, context, std::move(reply));
    planning->missing = ids.size() + 1;
    const auto one = [planning] {
        if (--planning->missing == 0)
            planning->reply(std::move(planning->plan));
    };
    turn([this, ids = std::move(ids), planning, one] {
        for (const JobId &id : ids) {
            if (const Job *const job = m_queue.find(id)) {
                planning->plan.items.append(kurier::planCancel(*job));
                one();
                continue;
            }
            lookUpFinal(id, [planning, one, id](const Job *job) {
                if (job)
                    planning->plan.items.append(kurier::planCancel(*job));
                else
                    planning->plan.unknown.append(id);
                one();
            });
        }
        one();
    });
}

void JobController::retryCleanup(QList<JobId> ids)
{
    turn([this, ids = std::move(ids)] { m_ledger.retryNow(ids); });
}

void JobController::abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply)
{
    if (!reply)
        reply = [](const Error &) {};
    turn([this, ids = std::move(ids), answer = later<Error>(this, context, std::move(reply))] {
        for (const Artefact &artefact : m_ledger.abandon(ids)) {
            storeArtefact(artefact);
            m_lastHandles.erase(artefact.id);
            tellFirstOutcome(artefact);
            forgetCredentials(artefact.job);
            noteCleanup(CleanupNote::Abandoned, artefact, artefact.bytes, artefact.reason);
        }
        m_gate.reply([answer](const Error &error) { answer(error); });
    });
}

void JobController::awaitNetwork()
{
    m_networkAwaited = true;
    m_queue.hold(true);
}

void JobController::setNetwork(const NetworkCondition &network)
{
    turn([this, network] {
        m_networkAwaited = false;
        m_queue.hold(false);
        m_network = network;
        m_queue.setNetwork(m_network, m_meteredPolicy, now(), m_effects);
    });
}

void JobController::setLimits(const QueueLimits &limits)
{
    m_rate.set(m_parts.policy.cappedRate(limits.rateLimit), limits.schedule);
    applyRate();
    m_parts.engine.setConnectionsPerHost(limits.connectionsPerHost);
    turn([this, limits] {
        m_queue.setActiveJobs(limits.activeJobs);
        m_queue.setJobsPerHost(limits.jobsPerHost);
        m_queue.setInactiveDays(limits.inactiveDays, now());
        m_meteredPolicy = limits.metered;
        m_queue.setNetwork(m_network, m_meteredPolicy, now(), m_effects);
        m_proxy = limits.proxy;
        m_parts.store.keepHistory({limits.historyDays, limits.historyJobs});
    });
}

} // namespace kurier

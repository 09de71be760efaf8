// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/FakeTransferQueue.h"

#include "core/job/JobTransitions.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

template <class Reply, class Value>
void later(const QObject *context, Reply reply, Value value)
{
    QTimer::singleShot(0, context,
                       [reply = std::move(reply), value = std::move(value)] { reply(value); });
}

Error connectionLost()
{
    return {ErrorCode::BgEConnectionClosed, ErrorContext::QueueManager, {}, {}};
}

} // namespace

JobId FakeTransferQueue::put(Job job, qint64 rate)
{
    job.key = JobKey {++m_lastKey};
    if (job.id.isNull())
        job.id = JobId::create();
    if (job.created == 0)
        job.created = m_now + m_lastKey * 60'000;
    if (isFinal(job.state) && job.finished == 0)
        job.finished = job.created + 1000;
    const JobId id = job.id;
    m_keys.insert(id, m_lastKey);
    m_rates.insert(id, rate);
    m_jobs.emplace(m_lastKey, std::move(job));
    if (m_subscribed)
        tell({id});
    return id;
}

void FakeTransferQueue::change(const JobId &id, const std::function<void(Job &)> &edit)
{
    edit(m_jobs.at(m_keys.value(id)));
    tell({id});
}

void FakeTransferQueue::setRate(const JobId &id, qint64 rate)
{
    m_rates[id] = rate;
    tell({id});
}

void FakeTransferQueue::putArtefacts(const JobId &id, const QList<Artefact> &artefacts)
{
    m_artefacts[id] = artefacts;
    for (Artefact &artefact : m_artefacts[id])
        artefact.job = id;
    publishStatus();
}

void FakeTransferQueue::putActivity(const JobId &id, std::vector<FileActivity> activity,
                                    std::vector<JobLogEntry> log, std::vector<RateSample> rates)
{
    m_runtime[id] = {std::move(activity), std::move(log), std::move(rates)};
    tell({id});
}

const Job &FakeTransferQueue::job(const JobId &id) const
{
    return m_jobs.at(m_keys.value(id));
}

QList<FakeTransferQueue::Call> FakeTransferQueue::callsOf(const QString &what) const
{
    QList<Call> calls;
    for (const Call &call : m_calls) {
        if (call.what == what)
            calls.append(call);
    }
    return calls;
}

JobSnapshot FakeTransferQueue::row(const Job &job) const
{
    JobSnapshot row = makeSnapshot(job);
    row.bytesPerSecond = isActive(job.state) ? m_rates.value(job.id) : 0;
    row.cleanup = cleanupState(m_artefacts.value(job.id));
    return row;
}

void FakeTransferQueue::tell(const QList<JobId> &touched, bool reset)
{
    QueueDelta delta;
    delta.revision = ++m_revision;
    delta.reset = reset;
    for (const JobId &id : touched) {
        const Job &each = job(id);
        if (isFinal(each.state))
            delta.removed.append(id);
        else
            delta.upserted.append(row(each));
    }
    Q_EMIT changed(delta);
    publishStatus();
}

void FakeTransferQueue::publishStatus()
{
    QueueStatus status;
    status.loaded = true;
    for (const auto &[key, each] : m_jobs) {
        ++status.jobs.at(static_cast<std::size_t>(each.state));
        const qint64 rate = row(each).bytesPerSecond;
        status.bytesPerSecond += rate;
        status.bytesPerSecondUp += each.type == JobType::Upload ? rate : 0;
    }
    for (const QList<Artefact> &artefacts : m_artefacts) {
        for (const Artefact &artefact : artefacts) {
            const bool failed = artefact.state == ArtefactState::Failed;
            status.cleanupsFailed += failed ? 1 : 0;
            status.cleanupsPending += failed || artefact.state == ArtefactState::Pending ? 1 : 0;
        }
    }
    Q_EMIT statusChanged(status);
}

void FakeTransferQueue::subscribe()
{
    m_subscribed = true;
    QTimer::singleShot(0, this, [this] {
        QList<JobId> ids;
        for (const auto &[key, each] : m_jobs) {
            if (!isFinal(each.state))
                ids.append(each.id);
        }
        tell(ids, true);
    });
}

void FakeTransferQueue::addJobs(QList<JobSpec> specs, const QObject *context,
                                Reply<Result<QList<JobId>>> reply, AddingWatchPtr watch)
{
    ++m_addCalls;
    if (m_heldDone) {
        watch->tellDone(*std::exchange(m_heldDone, std::nullopt));
        m_held = [this, specs = std::move(specs), guard = QPointer<const QObject>(context),
                  reply = std::move(reply), watch] {
            if (guard && watch->isStopped())
                later(guard, reply, Result<QList<JobId>>(QList<JobId>()));
            else if (guard)
                addJobs(specs, guard, reply, watch);
        };
        return;
    }
    if (m_addError) {
        later(context, reply, Result<QList<JobId>>(tl::unexpected(*m_addError)));
        m_addError.reset();
        return;
    }
    QList<JobId> ids;
    for (const JobSpec &spec : specs) {
        m_added.append(spec);
        Job job;
        job.type = spec.type;
        job.state = spec.suspended ? JobState::Suspended : JobState::Queued;
        job.priority = spec.priority;
        job.directory = spec.directory;
        for (const FileSpec &file : spec.files) {
            JobFile made;
            made.url = file.url;
            made.name = QString::fromUtf8(file.url.mid(file.url.lastIndexOf('/') + 1));
            job.files.push_back(made);
        }
        job.name = spec.name.isEmpty() ? job.files.front().name : spec.name;
        ids.append(put(job));
    }
    later(context, reply, Result<QList<JobId>>(ids));
}

void FakeTransferQueue::finishAdding()
{
    std::exchange(m_held, {})();
}

void FakeTransferQueue::carryOut(std::function<void(bool)> work)
{
    if (m_holding)
        m_waiting.append(std::move(work));
    else
        work(true);
}

void FakeTransferQueue::releaseCommands()
{
    m_holding = false;
    for (const auto &work : std::exchange(m_waiting, {}))
        work(true);
}

void FakeTransferQueue::loseConnection()
{
    m_holding = false;
    for (const auto &work : std::exchange(m_waiting, {}))
        work(false);
}

Error FakeTransferQueue::apply(JobCommand command, Job &job)
{
    if (m_refusals.contains(job.id))
        return m_refusals.value(job.id);
    const bool more = command == JobCommand::Cancel && m_told
        && kurier::planCancel(job).filesFinished > m_told->value(job.id);
    if (more || !allowedCommands(job.type, job.state).contains(command))
        return Error {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, {}};
    job.state = nextState(job.state, triggerOf(command)).value_or(job.state);
    if (isFinal(job.state))
        job.finished = m_now + ++m_lastKey * 60'000;
    return {};
}

void FakeTransferQueue::command(JobCommand command, QList<JobId> ids, const QObject *context,
                                Reply<CommandResults> reply)
{
    note(jobCommandName(command), ids);
    carryOut([this, command, ids = std::move(ids), guard = QPointer<const QObject>(context),
              reply = std::move(reply)](bool reached) {
        CommandResults results;
        for (const JobId &id : ids)
            results.append(
                {id, reached ? apply(command, m_jobs.at(m_keys.value(id))) : connectionLost()});
        if (reached)
            tell(ids);
        if (guard)
            later(guard, reply, results);
    });
}

void FakeTransferQueue::planCancel(QList<JobId> ids, const QObject *context,
                                   Reply<CancelPlan> reply)
{
    note(QStringLiteral("plan"), ids);
    carryOut([this, ids = std::move(ids), guard = QPointer<const QObject>(context),
              reply = std::move(reply)](bool reached) {
        CancelPlan plan;
        for (const JobId &id : ids) {
            if (reached)
                plan.items.append(kurier::planCancel(job(id)));
            else
                plan.unknown.append(id);
        }
        plan.trouble = reached ? Error {} : connectionLost();
        if (guard)
            later(guard, reply, plan);
    });
}

void FakeTransferQueue::cancel(QList<JobId> ids, std::optional<FilesTold> told,
                               const QObject *context, Reply<CommandResults> reply)
{
    m_told = std::move(told);
    command(JobCommand::Cancel, ids, context, std::move(reply));
}

void FakeTransferQueue::change(JobChanges changes, QList<JobId> ids, const QObject *context,
                               Reply<CommandResults> reply)
{
    note(QStringLiteral("change"), ids);
    CommandResults results;
    for (const JobId &id : ids) {
        Job &row = m_jobs.at(m_keys.value(id));
        row.priority = changes.priority.value_or(row.priority);
        row.name = changes.name.value_or(row.name);
        if (changes.rateLimit) {
            JobOptions options = row.effectiveOptions();
            options.rateLimit = *changes.rateLimit;
            row.options = std::make_shared<const JobOptions>(options);
        }
        results.append({id, {}});
    }
    tell(ids);
    later(context, reply, results);
}

void FakeTransferQueue::grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                                    Reply<CommandResults> reply)
{
    note(QStringLiteral("grant"), ids);
    m_grants.append(std::move(grant));
    CommandResults results;
    for (const JobId &id : ids)
        results.append({id, apply(JobCommand::Resume, m_jobs.at(m_keys.value(id)))});
    tell(ids);
    later(context, reply, results);
}

void FakeTransferQueue::requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply)
{
    RowsPage page;
    for (auto it = m_jobs.upper_bound(query.after.value); it != m_jobs.end(); ++it) {
        const bool wanted = query.states.isEmpty() || query.states.contains(it->second.state);
        if (isFinal(it->second.state) || !wanted)
            continue;
        page.more = page.rows.size() == query.limit;
        if (page.more)
            break;
        page.rows.append(row(it->second));
    }
    later(context, reply, page);
}

void FakeTransferQueue::findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply)
{
    QList<JobId> found;
    for (const auto &[key, each] : m_jobs) {
        if (each.name == text || each.id.toString().startsWith(text))
            found.append(each.id);
    }
    later(context, reply, found);
}

void FakeTransferQueue::requestDetails(JobId id, const QObject *context,
                                       Reply<Result<JobDetails>> reply)
{
    if (!m_keys.contains(id)) {
        later(context, reply, Result<JobDetails>(failure(ErrorCode::DoEJobNotFound)));
        return;
    }
    note(QStringLiteral("details"), {id});
    const Job &each = job(id);
    const Runtime runtime = m_runtime.value(id);
    JobDetails details;
    details.snapshot = row(each);
    details.description = each.description;
    details.directory = each.directory;
    details.options = each.effectiveOptions();
    details.activity = runtime.activity;
    details.log = runtime.log;
    details.rates = runtime.rates;
    details.files = each.files;
    details.artefacts = m_artefacts.value(id);
    later(context, reply, Result<JobDetails>(details));
}

void FakeTransferQueue::requestAddresses(QList<JobId> ids, const QObject *context,
                                         Reply<Result<QStringList>> reply)
{
    note(QStringLiteral("addresses"), ids);
    QStringList addresses;
    for (const JobId &id : std::as_const(ids)) {
        for (const JobFile &file : job(id).files)
            addresses.append(QString::fromUtf8(file.url));
    }
    later(context, reply, Result<QStringList>(addresses));
}

void FakeTransferQueue::requestHistory(HistoryQuery query, const QObject *context,
                                       Reply<HistoryPage> reply)
{
    m_historyQueries.append(query);
    std::vector<JobSnapshot> all;
    for (const auto &[key, each] : m_jobs) {
        if (isFinal(each.state))
            all.push_back(row(each));
    }
    const auto newer = [](const JobSnapshot &a, const JobSnapshot &b) {
        return a.finished != b.finished ? a.finished > b.finished : b.key < a.key;
    };
    std::sort(all.begin(), all.end(), newer);
    HistoryPage page;
    for (const JobSnapshot &each : all) {
        const bool older = query.beforeFinished == 0 || each.finished < query.beforeFinished
            || (each.finished == query.beforeFinished && each.key < query.beforeKey);
        if (!older)
            continue;
        page.more = static_cast<qint32>(page.rows.size()) == query.limit;
        if (page.more)
            break;
        page.rows.push_back(each);
    }
    later(context, reply, page);
}

void FakeTransferQueue::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    QList<Artefact> open;
    for (const QList<Artefact> &artefacts : m_artefacts) {
        for (const Artefact &artefact : artefacts) {
            if (artefact.state != ArtefactState::Removed)
                open.append(artefact);
        }
    }
    later(context, reply, open);
}

void FakeTransferQueue::retryCleanup(QList<JobId> ids)
{
    note(QStringLiteral("retryCleanup"), ids);
    for (auto it = m_artefacts.begin(); it != m_artefacts.end(); ++it) {
        if (!ids.isEmpty() && !ids.contains(it.key()))
            continue;
        for (Artefact &artefact : it.value()) {
            if (artefact.state == ArtefactState::Failed || artefact.state == ArtefactState::Pending)
                artefact.state = ArtefactState::Removed;
        }
    }
    publishStatus();
}

void FakeTransferQueue::requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply)
{
    later(context, reply, leftovers);
}

void FakeTransferQueue::removeLeftovers(QList<Artefact> gone, const QObject *context,
                                        Reply<QList<Artefact>> reply)
{
    for (Artefact &artefact : gone)
        artefact.state = ArtefactState::Removed;
    leftovers.clear();
    later(context, reply, gone);
}

void FakeTransferQueue::abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply)
{
    if (reply)
        later(context, reply, Error {});
    note(QStringLiteral("abandonCleanup"), ids);
    for (const JobId &id : ids) {
        for (Artefact &artefact : m_artefacts[id]) {
            if (artefact.state == ArtefactState::Failed || artefact.state == ArtefactState::Pending)
                artefact.state = ArtefactState::Abandoned;
        }
    }
    publishStatus();
}

} // namespace kurier

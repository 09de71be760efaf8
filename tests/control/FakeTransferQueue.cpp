// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeTransferQueue.h"

#include "core/job/JobTransitions.h"

#include <algorithm>

namespace kurier::test {

namespace {

Job jobOf(const JobDetails &details)
{
    Job job;
    job.id = details.snapshot.id;
    job.name = details.snapshot.name;
    job.type = details.snapshot.type;
    job.state = details.snapshot.state;
    job.directory = details.directory;
    job.files = details.files;
    return job;
}

void setProperties(JobDetails &job, const JobChanges &changes)
{
    JobSnapshot &row = job.snapshot;
    row.priority = changes.priority.value_or(row.priority);
    row.name = changes.name.value_or(row.name);
    row.autoComplete = changes.autoComplete.value_or(row.autoComplete);
    job.description = changes.description.value_or(job.description);
    if (changes.url)
        job.files.front().url = *changes.url;
    JobOptions &options = job.options;
    options.rateLimit = changes.rateLimit.value_or(options.rateLimit);
    options.minimumRetryDelay = changes.minimumRetryDelay.value_or(options.minimumRetryDelay);
    options.noProgressTimeout = changes.noProgressTimeout.value_or(options.noProgressTimeout);
}

} // namespace

FakeTransferQueue::FakeTransferQueue() = default;

std::size_t FakeTransferQueue::indexOf(JobId id) const
{
    return m_indexes.value(id, m_jobs.size());
}

JobId FakeTransferQueue::insert(JobDetails job)
{
    job.snapshot.key = JobKey {++m_lastKey};
    if (job.snapshot.id.isNull())
        job.snapshot.id = JobId::create();
    if (!m_indexes.contains(job.snapshot.id))
        m_indexes.insert(job.snapshot.id, m_jobs.size());
    m_jobs.push_back(job);
    return job.snapshot.id;
}

void FakeTransferQueue::move(JobId id, JobState state)
{
    JobDetails &job = at(id);
    job.snapshot.state = state;
    QueueDelta delta;
    delta.revision = ++m_revision;
    if (isFinal(state)) {
        job.snapshot.finished = 1'700'000'000'000 + job.snapshot.key.value;
        delta.removed.append(id);
        delta.left.append(job.snapshot);
    } else {
        delta.upserted.append(job.snapshot);
    }
    if (subscriptions > 0 || tellsUnasked)
        Q_EMIT changed(delta);
}

void FakeTransferQueue::tellStatus(bool loaded)
{
    QueueStatus status;
    for (const JobDetails &job : m_jobs)
        ++status.jobs.at(static_cast<std::size_t>(job.snapshot.state));
    status.loaded = loaded;
    status.bytesPerSecond = 1234;
    Q_EMIT statusChanged(status);
}

void FakeTransferQueue::subscribe()
{
    ++subscriptions;
    QueueDelta delta;
    delta.revision = ++m_revision;
    delta.reset = true;
    QTimer::singleShot(0, this, [this, delta] { Q_EMIT changed(delta); });
}

void FakeTransferQueue::addJobs(QList<JobSpec> specs, const QObject *context,
                                Reply<Result<QList<JobId>>> reply, AddingWatchPtr watch)
{
    ++transactions;
    if (watch && holdsAt >= 0) {
        held = std::move(watch);
        held->tellDone(holdsAt);
        return answerHeld(context, reply);
    }
    if (addError.code != ErrorCode::Ok)
        return answer<Result<QList<JobId>>>(context, reply, tl::unexpected(addError));
    QList<JobId> ids;
    for (const JobSpec &spec : specs) {
        JobDetails job = sampleJob(spec.name, JobState::Suspended);
        job.directory = spec.directory;
        ids.append(insert(job));
        added.append(spec);
    }
    answer<Result<QList<JobId>>>(context, reply, ids);
}

void FakeTransferQueue::answerHeld(const QObject *context, const Reply<Result<QList<JobId>>> &reply)
{
    constexpr int kLookMs = 10;
    if (held->isStopped())
        return answer<Result<QList<JobId>>>(context, reply, QList<JobId>());
    const QPointer<const QObject> guard(context);
    QTimer::singleShot(kLookMs, this, [this, guard, reply] {
        if (guard)
            answerHeld(guard, reply);
    });
}

CommandResult FakeTransferQueue::apply(JobCommand command, JobId id)
{
    if (!contains(id))
        return {id, {ErrorCode::DoEJobNotFound, {}, {}, {}}};
    const auto next = nextState(at(id).snapshot.state, triggerOf(command));
    if (!next)
        return {id, {ErrorCode::DoEInvalidState, {}, {}, {}}};
    if (command == JobCommand::Resume && at(id).snapshot.state == JobState::Transferred)
        return {id, {ErrorCode::DoEJobEmpty, {}, {}, {}}};
    move(id, *next);
    return {id, {}};
}

void FakeTransferQueue::command(JobCommand command, QList<JobId> ids, const QObject *context,
                                Reply<CommandResults> reply)
{
    CommandResults results;
    for (const JobId &id : ids)
        results.append(apply(command, id));
    answer(context, reply, results);
}

void FakeTransferQueue::planCancel(QList<JobId> ids, const QObject *context,
                                   Reply<CancelPlan> reply)
{
    CancelPlan plan;
    plan.trouble = planTrouble;
    for (const JobId &id : ids) {
        if (contains(id) && planTrouble.code == ErrorCode::Ok)
            plan.items.append(kurier::planCancel(jobOf(at(id))));
        else
            plan.unknown.append(id);
    }
    answer(context, reply, plan);
}

void FakeTransferQueue::cancel(QList<JobId> ids, std::optional<FilesTold> known,
                               const QObject *context, Reply<CommandResults> reply)
{
    filesTold = std::move(known);
    CommandResults results;
    for (const JobId &id : ids) {
        results.append(apply(JobCommand::Cancel, id));
        if (!results.last().ok())
            continue;
        ++cancels;
        // What still writes lets go first; the removal takes its time, too.
        constexpr int kReleaseMs = 120;
        constexpr int kRemovalMs = 300;
        QTimer::singleShot(kReleaseMs, this, [this, id] {
            for (Artefact &artefact : at(id).artefacts)
                artefact.state = ArtefactState::Pending;
        });
        QTimer::singleShot(kRemovalMs, this, [this, id] {
            for (Artefact &artefact : at(id).artefacts) {
                artefact.state = cleanupResult;
                if (cleanupResult == ArtefactState::Failed)
                    artefact.reason = {
                        ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, artefact.where()};
            }
            at(id).snapshot.cleanup = cleanupState(at(id).artefacts);
        });
    }
    answer(context, reply, results);
}

void FakeTransferQueue::change(JobChanges changes, QList<JobId> ids, const QObject *context,
                               Reply<CommandResults> reply)
{
    CommandResults results;
    for (const JobId &id : ids) {
        const bool known = contains(id);
        if (known)
            setProperties(at(id), changes);
        results.append({id, {known ? ErrorCode::Ok : ErrorCode::DoEJobNotFound, {}, {}, {}}});
    }
    answer(context, reply, results);
}

void FakeTransferQueue::grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                                    Reply<CommandResults> reply)
{
    grants.append(std::move(grant));
    CommandResults results;
    for (const JobId &id : ids)
        results.append(apply(JobCommand::Resume, id));
    answer(context, reply, results);
}

void FakeTransferQueue::requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply)
{
    if (++pagesAsked > pagesAnswered && pagesAnswered >= 0)
        return;
    RowsPage page;
    for (const JobDetails &job : m_jobs) {
        const JobSnapshot &row = job.snapshot;
        if (row.key <= query.after || isFinal(row.state)
            || (!query.states.isEmpty() && !query.states.contains(row.state)))
            continue;
        if (page.rows.size() == query.limit) {
            page.more = true;
            break;
        }
        page.rows.append(row);
    }
    answer(context, reply, page);
}

void FakeTransferQueue::findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply)
{
    QList<JobId> ids;
    for (const JobDetails &job : m_jobs) {
        const bool prefix =
            text.size() >= 4 && job.snapshot.id.toString().startsWith(text.toLower());
        if (prefix || job.snapshot.name == text)
            ids.append(job.snapshot.id);
    }
    answer(context, reply, ids);
}

void FakeTransferQueue::requestDetails(JobId id, const QObject *context,
                                       Reply<Result<JobDetails>> reply)
{
    ++detailsAsked;
    if (contains(id))
        answer<Result<JobDetails>>(context, reply, at(id));
    else
        answer<Result<JobDetails>>(context, reply, failure(ErrorCode::DoEJobNotFound));
}

void FakeTransferQueue::requestAddresses(QList<JobId> ids, const QObject *context,
                                         Reply<Result<QStringList>> reply)
{
    QStringList addresses;
    for (const JobId &id : ids) {
        if (!contains(id))
            continue;
        for (const JobFile &file : at(id).files)
            addresses.append(QString::fromUtf8(file.url));
    }
    answer<Result<QStringList>>(context, reply, addresses);
}

void FakeTransferQueue::requestHistory(HistoryQuery query, const QObject *context,
                                       Reply<HistoryPage> reply)
{
    HistoryPage page;
    std::vector<JobSnapshot> rows;
    for (const JobDetails &job : m_jobs) {
        if (isFinal(job.snapshot.state))
            rows.push_back(job.snapshot);
    }
    std::sort(rows.begin(), rows.end(), [](const JobSnapshot &a, const JobSnapshot &b) {
        return std::pair(a.finished, a.key) > std::pair(b.finished, b.key);
    });
    const std::pair before(query.beforeFinished, query.beforeKey);
    for (const JobSnapshot &row : rows) {
        if (query.beforeFinished != 0 && std::pair(row.finished, row.key) >= before)
            continue;
        if (static_cast<qint32>(page.rows.size()) == query.limit) {
            page.more = true;
            break;
        }
        page.rows.push_back(row);
    }
    answer(context, reply, page);
}

void FakeTransferQueue::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    QList<Artefact> ledger;
    for (const JobDetails &job : m_jobs) {
        for (const Artefact &artefact : job.artefacts) {
            if (artefact.state == ArtefactState::Pending || artefact.state == ArtefactState::Failed
                || artefact.state == ArtefactState::Abandoned)
                ledger.append(artefact);
        }
    }
    answer(context, reply, ledger);
}

void FakeTransferQueue::retryCleanup(QList<JobId> ids)
{
    ++retries;
    retried += ids;
}

void FakeTransferQueue::requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply)
{
    answer(context, reply, leftovers);
}

void FakeTransferQueue::removeLeftovers(QList<Artefact> gone, const QObject *context,
                                        Reply<QList<Artefact>> reply)
{
    for (Artefact &artefact : gone)
        artefact.state = ArtefactState::Removed;
    leftovers.clear();
    answer(context, reply, gone);
}

void FakeTransferQueue::abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply)
{
    abandoned += ids;
    if (reply)
        answer(context, reply, Error {});
}

void FakeTransferQueue::setLimits(const QueueLimits &told)
{
    limits = told;
}

JobDetails sampleJob(const QString &name, JobState state)
{
    JobDetails job;
    job.snapshot.id = JobId::create();
    job.snapshot.name = name;
    job.snapshot.state = state;
    job.snapshot.host = QStringLiteral("example.org");
    job.snapshot.created = 1'700'000'000'123;
    job.snapshot.modified = 1'700'000'001'000;
    job.snapshot.bytesTotal = 1000;
    job.snapshot.bytesTransferred = 400;
    job.snapshot.filesTotal = 1;
    job.directory = QStringLiteral("/home/anna/Downloads");
    JobFile file;
    file.url = "https://anna:secret@example.org/a.bin?token=abc&v=1";
    file.name = name;
    file.bytesTotal = 1000;
    file.bytesTransferred = 400;
    file.temp = ArtefactId {7};
    job.files.push_back(file);
    Artefact temp;
    temp.id = ArtefactId {7};
    temp.job = job.snapshot.id;
    temp.state = ArtefactState::Live;
    temp.directory = job.directory;
    temp.name = QStringLiteral(".part");
    temp.bytes = 400;
    job.artefacts.append(temp);
    return job;
}

} // namespace kurier::test

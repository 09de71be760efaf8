// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How JoinedQueue passes calls on and puts the answers together.
#include "core/base/Gather.h"
#include "core/queue/JoinedQueue.h"
#include "core/queue/JoinedQueueSource.h"
#include "core/queue/LaterReply.h"

#include <algorithm>
#include <iterator>

namespace kurier {

namespace {

/// Ended jobs have keys of their own queue; in a joined history the queue comes first.
constexpr qint64 kKeysOfOne = qint64 {1} << 40;

JobKey historyKey(int source, JobKey key)
{
    return {(source + 1) * kKeysOfOne + key.value % kKeysOfOne};
}

/// One result per id, whatever the order in which they came.
CommandResults inOrder(const QList<JobId> &ids, const std::vector<CommandResults> &answers)
{
    QHash<JobId, Error> errors;
    for (const CommandResults &answer : answers) {
        for (const CommandResult &result : answer)
            errors.insert(result.id, result.error);
    }
    const Error unknown {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, {}};
    CommandResults results;
    for (const JobId &id : ids)
        results.append({id, errors.value(id, unknown)});
    return results;
}

bool newerFirst(const JobSnapshot &a, const JobSnapshot &b)
{
    return a.finished != b.finished ? a.finished > b.finished : a.key > b.key;
}

} // namespace

CommandResults JoinedQueue::Share::asShown(const CommandResults &results) const
{
    QHash<JobId, Error> told;
    for (const CommandResult &result : results)
        told.insert(result.id, result.error);
    const Error none {ErrorCode::EFail, ErrorContext::QueueManager, {}, {}};
    CommandResults all;
    for (qsizetype i = 0; i < ids.size(); ++i)
        all.append({shown[i], told.value(ids[i], none)});
    return all;
}

std::optional<FilesTold> JoinedQueue::Share::asOwn(const std::optional<FilesTold> &told) const
{
    if (!told)
        return std::nullopt;
    FilesTold own;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (const qint32 files = told->value(shown[i]); files > 0)
            own.insert(ids[i], files);
    }
    return own;
}

CancelPlan JoinedQueue::Share::asShown(const CancelPlan &plan) const
{
    QHash<JobId, JobId> shownAs;
    for (qsizetype i = 0; i < ids.size(); ++i)
        shownAs.insert(ids[i], shown[i]);
    CancelPlan all;
    for (CancelPlanItem item : plan.items) {
        item.id = shownAs.value(item.id);
        if (!item.id.isNull())
            all.items.append(item);
    }
    for (const JobId &id : plan.unknown) {
        if (shownAs.contains(id))
            all.unknown.append(shownAs.value(id));
    }
    all.trouble = plan.trouble;
    return all;
}

const JoinedQueue::Place *JoinedQueue::placeOf(const JobId &id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &*place;
}

std::vector<JoinedQueue::Share> JoinedQueue::sharesOf(const QList<JobId> &ids) const
{
    std::vector<Share> shares(m_sources.size());
    for (const JobId &id : ids) {
        const Place *const place = placeOf(id);
        if (!place)
            continue;
        Share &share = shares[static_cast<std::size_t>(place->source)];
        share.source = m_sources[static_cast<std::size_t>(place->source)].get();
        share.ids.append(place->id);
        share.shown.append(id);
    }
    std::erase_if(shares, [](const Share &share) { return share.ids.isEmpty(); });
    return shares;
}

Error JoinedQueue::refusal(int source) const
{
    const QueueOwner &owner = m_sources[static_cast<std::size_t>(source)]->owner;
    return {ErrorCode::EAccessDenied, ErrorContext::QueueManager,
            owner.running ? QString() : QStringLiteral("the queue does not run"), owner.name};
}

template <class T>
void JoinedQueue::askAll(const std::function<void(Source &, Reply<T>)> &ask,
                         std::function<void(std::vector<T>)> done)
{
    const auto put = gather<T>(m_sources.size(), std::move(done));
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        ask(*m_sources[i], [put, i](T answer) { put(i, std::move(answer)); });
}

// -- commands ----------------------------------------------------------------------------------

void JoinedQueue::addJobs(QList<JobSpec> specs, const QObject *context,
                          Reply<Result<QList<JobId>>> reply, AddingWatchPtr)
{
    Q_UNUSED(specs)
    later<Result<QList<JobId>>>(this, context, std::move(reply))(
        failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                QStringLiteral("only the user may add jobs")));
}

void JoinedQueue::carryOut(const QList<JobId> &ids, JobCommand command, const QObject *context,
                           Reply<CommandResults> reply, const Carry &carry)
{
    const std::vector<Share> shares = sharesOf(ids);
    const auto put = gather<CommandResults>(
        shares.size(),
        [ids, tell = later<CommandResults>(this, context, std::move(reply))](
            const std::vector<CommandResults> &answers) { tell(inOrder(ids, answers)); });
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Share &share = shares[i];
        if (share.source->owner.permitted.contains(command)) {
            carry(share, [put, i, share](const CommandResults &results) {
                put(i, share.asShown(results));
            });
            continue;
        }
        CommandResults refused;
        for (const JobId &id : share.shown)
            refused.append({id, refusal(share.source->number)});
        put(i, refused);
    }
}

void JoinedQueue::command(JobCommand command, QList<JobId> ids, const QObject *context,
                          Reply<CommandResults> reply)
{
    carryOut(ids, command, context, std::move(reply),
             [this, command](const Share &share, Reply<CommandResults> done) {
                 share.source->queue->command(command, share.ids, this, std::move(done));
             });
}

void JoinedQueue::cancel(QList<JobId> ids, std::optional<FilesTold> told, const QObject *context,
                         Reply<CommandResults> reply)
{
    carryOut(ids, JobCommand::Cancel, context, std::move(reply),
             [this, told = std::move(told)](const Share &share, Reply<CommandResults> done) {
                 share.source->queue->cancel(share.ids, share.asOwn(told), this, std::move(done));
             });
}

void JoinedQueue::refuseAll(const QList<JobId> &ids, const QObject *context,
                            Reply<CommandResults> reply)
{
    CommandResults results;
    for (const JobId &id : ids) {
        const Place *const place = placeOf(id);
        results.append(
            {id,
             place ? refusal(place->source)
                   : Error {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, {}}});
    }
    later<CommandResults>(this, context, std::move(reply))(results);
}

void JoinedQueue::change(JobChanges, QList<JobId> ids, const QObject *context,
                         Reply<CommandResults> reply)
{
    refuseAll(ids, context, std::move(reply));
}

void JoinedQueue::grantAccess(AccessGrant, QList<JobId> ids, const QObject *context,
                              Reply<CommandResults> reply)
{
    refuseAll(ids, context, std::move(reply));
}

void JoinedQueue::retryCleanup(QList<JobId> ids)
{
    if (!ids.isEmpty()) {
        for (const Share &share : sharesOf(ids))
            share.source->queue->retryCleanup(share.ids);
        return;
    }
    for (const auto &source : m_sources)
        source->queue->retryCleanup({});
}

/// Only the owner may know that something is left for good.
void JoinedQueue::abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply)
{
    const Place *const place = ids.isEmpty() ? nullptr : placeOf(ids.first());
    if (reply)
        later<Error>(this, context, std::move(reply))(
            place ? refusal(place->source)
                  : Error {ErrorCode::EAccessDenied, ErrorContext::QueueManager, {}, {}});
}

// -- questions ---------------------------------------------------------------------------------

void JoinedQueue::planCancel(QList<JobId> ids, const QObject *context, Reply<CancelPlan> reply)
{
    CancelPlan whole;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(whole.unknown),
                 [this](const JobId &id) { return placeOf(id) == nullptr; });
    const std::vector<Share> shares = sharesOf(ids);
    const auto put =
        gather<CancelPlan>(shares.size(),
                           [whole, tell = later<CancelPlan>(this, context, std::move(reply))](
                               const std::vector<CancelPlan> &plans) mutable {
                               for (const CancelPlan &plan : plans) {
                                   whole.items += plan.items;
                                   whole.unknown += plan.unknown;
                                   if (plan.trouble.code != ErrorCode::Ok)
                                       whole.trouble = plan.trouble;
                               }
                               tell(std::move(whole));
                           });
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i].source->queue->planCancel(
            shares[i].ids, this,
            [put, i, share = shares[i]](const CancelPlan &plan) { put(i, share.asShown(plan)); });
    }
}

void JoinedQueue::requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply)
{
    RowsPage page;
    for (auto at = m_rows.upper_bound(query.after); at != m_rows.end(); ++at) {
        if (!query.states.isEmpty() && !query.states.contains(at->second.state))
            continue;
        if (page.rows.size() == query.limit) {
            page.more = true;
            break;
        }
        page.rows.append(at->second);
    }
    later<RowsPage>(this, context, std::move(reply))(page);
}

void JoinedQueue::findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply)
{
    askAll<QList<JobId>>(
        [this, text](Source &source, Reply<QList<JobId>> done) {
            source.queue->findJobs(text, this, std::move(done));
        },
        [this, tell = later<QList<JobId>>(this, context, std::move(reply))](
            const std::vector<QList<JobId>> &answers) {
            QList<JobId> all;
            for (std::size_t i = 0; i < answers.size(); ++i) {
                for (const JobId &id : answers[i])
                    all.append(shownId(*m_sources[i], id));
            }
            tell(all);
        });
}

void JoinedQueue::requestDetails(JobId id, const QObject *context, Reply<Result<JobDetails>> reply)
{
    auto tell = later<Result<JobDetails>>(this, context, std::move(reply));
    const Place *const place = placeOf(id);
    if (!place)
        return tell(failure(ErrorCode::DoEJobNotFound, ErrorContext::QueueManager));
    Source &source = *m_sources[static_cast<std::size_t>(place->source)];
    source.queue->requestDetails(
        place->id, this,
        [id, number = place->source, tell = std::move(tell)](Result<JobDetails> details) {
            if (details) {
                details->snapshot.id = id;
                details->snapshot.owner = static_cast<quint16>(number);
                for (Artefact &artefact : details->artefacts)
                    artefact.job = id;
            }
            tell(std::move(details));
        });
}

void JoinedQueue::requestAddresses(QList<JobId> ids, const QObject *context,
                                   Reply<Result<QStringList>> reply)
{
    const Place *const place = ids.isEmpty() ? nullptr : placeOf(ids.first());
    later<Result<QStringList>>(this, context, std::move(reply))(tl::unexpected(
        place ? refusal(place->source)
              : Error {ErrorCode::EAccessDenied, ErrorContext::QueueManager, {}, {}}));
}

void JoinedQueue::requestHistory(HistoryQuery query, const QObject *context,
                                 Reply<HistoryPage> reply)
{
    const auto border = static_cast<int>(query.beforeKey.value / kKeysOfOne) - 1;
    const auto ask = [this, query, border](Source &source, Reply<HistoryPage> done) {
        HistoryQuery own = query;
        own.beforeKey = {};
        if (source.number == border)
            own.beforeKey = {query.beforeKey.value % kKeysOfOne};
        else if (source.number < border)
            own.beforeKey = {kKeysOfOne};
        source.queue->requestHistory(own, this, std::move(done));
    };
    askAll<HistoryPage>(ask,
                        [this, limit = std::max(query.limit, 0),
                         tell = later<HistoryPage>(this, context, std::move(reply))](
                            const std::vector<HistoryPage> &answers) {
                            HistoryPage page;
                            for (std::size_t i = 0; i < answers.size(); ++i) {
                                page.more = page.more || answers[i].more;
                                for (const JobSnapshot &row : answers[i].rows) {
                                    page.rows.push_back(shown(*m_sources[i], row));
                                    page.rows.back().key = historyKey(static_cast<int>(i), row.key);
                                }
                            }
                            std::stable_sort(page.rows.begin(), page.rows.end(), newerFirst);
                            if (page.rows.size() > static_cast<std::size_t>(limit)) {
                                page.rows.resize(static_cast<std::size_t>(limit));
                                page.more = true;
                            }
                            tell(std::move(page));
                        });
}

void JoinedQueue::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    askAll<QList<Artefact>>(
        [this](Source &source, Reply<QList<Artefact>> done) {
            source.queue->requestCleanup(this, std::move(done));
        },
        [this, tell = later<QList<Artefact>>(this, context, std::move(reply))](
            const std::vector<QList<Artefact>> &answers) {
            QList<Artefact> all;
            for (std::size_t i = 0; i < answers.size(); ++i) {
                for (Artefact artefact : answers[i]) {
                    artefact.job = shownId(*m_sources[i], artefact.job);
                    all.append(artefact);
                }
            }
            tell(all);
        });
}

/// Looked for by the owners themselves.
void JoinedQueue::requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply)
{
    later<QList<Artefact>>(this, context, std::move(reply))(QList<Artefact> {});
}

void JoinedQueue::removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                                  Reply<QList<Artefact>> reply)
{
    for (Artefact &artefact : leftovers) {
        artefact.state = ArtefactState::Failed;
        artefact.reason = {ErrorCode::EAccessDenied, ErrorContext::QueueManager, {}, {}};
    }
    later<QList<Artefact>>(this, context, std::move(reply))(leftovers);
}

} // namespace kurier

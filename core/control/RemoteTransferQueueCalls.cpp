// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of TransferQueue as requests of the control protocol.
#include "core/base/Gather.h"
#include "core/control/DeltaJson.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"
#include "core/control/RemoteTransferQueue.h"
#include "core/control/SpecJson.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr qsizetype kIdsAtOnce = 5000;

/// Calls \a reply unless \a context was given and is gone.
template <class T>
auto guarded(const QObject *context, TransferQueue::Reply<T> reply)
{
    return [guard = QPointer<const QObject>(context), has = context != nullptr,
            reply = std::move(reply)](T value) {
        if (reply && (!has || guard))
            reply(std::move(value));
    };
}

QJsonObject withIds(QJsonObject params, const QList<JobId> &ids)
{
    params.insert(QStringLiteral("ids"), idsToJson(ids));
    return params;
}

QList<Artefact> artefactsOf(const RemoteCalls::Answer &answer)
{
    QList<Artefact> artefacts;
    if (!answer)
        return artefacts;
    const QJsonArray list = answer->value(QLatin1String("artefacts")).toArray();
    for (const QJsonValue &artefact : list)
        artefacts.append(artefactFromJson(artefact.toObject()));
    return artefacts;
}

QJsonArray namesOf(const QList<JobState> &states)
{
    QJsonArray names;
    for (const JobState state : states)
        names.append(jobStateName(state));
    return names;
}

} // namespace

void RemoteTransferQueue::callForIds(const QString &method, const QJsonObject &params,
                                     const QList<JobId> &ids,
                                     std::function<void(const Answers &)> done)
{
    QList<QList<JobId>> parts;
    for (qsizetype at = 0; at == 0 || at < ids.size(); at += kIdsAtOnce)
        parts.append(ids.mid(at, kIdsAtOnce));
    const auto put =
        gather<Answers::value_type>(static_cast<std::size_t>(parts.size()), std::move(done));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        m_calls.call(method, withIds(params, parts[i]),
                     [put, at = static_cast<std::size_t>(i),
                      part = parts[i]](const RemoteCalls::Answer &answer) {
                         put(at, {part, answer});
                     });
    }
}

void RemoteTransferQueue::callForResults(const QString &method, const QJsonObject &params,
                                         const QList<JobId> &ids, const QObject *context,
                                         Reply<CommandResults> reply)
{
    QJsonObject brief = params;
    brief.insert(QStringLiteral("omitOk"), true);
    callForIds(method, brief, ids,
               [tell = guarded<CommandResults>(context, std::move(reply))](const Answers &answers) {
                   CommandResults results;
                   for (const auto &[part, answer] : answers) {
                       if (!answer) {
                           for (const JobId &id : part)
                               results.append({id, answer.error()});
                           continue;
                       }
                       results += resultsFromJson(*answer, part);
                   }
                   tell(results);
               });
}

void RemoteTransferQueue::addJobs(QList<JobSpec> specs, const QObject *context,
                                  Reply<Result<QList<JobId>>> reply, AddingWatchPtr watch)
{
    m_adding.add(std::move(specs), std::move(watch),
                 guarded<Result<QList<JobId>>>(context, std::move(reply)));
}

void RemoteTransferQueue::command(JobCommand command, QList<JobId> ids, const QObject *context,
                                  Reply<CommandResults> reply)
{
    callForResults(jobCommandName(command), {}, ids, context, std::move(reply));
}

void RemoteTransferQueue::cancel(QList<JobId> ids, std::optional<FilesTold> told,
                                 const QObject *context, Reply<CommandResults> reply)
{
    const QString method = QStringLiteral("cancel");
    if (!told)
        return callForResults(method, {}, ids, context, std::move(reply));
    const qsizetype parts = std::max<qsizetype>(1, (ids.size() + kIdsAtOnce - 1) / kIdsAtOnce);
    const auto put =
        gather<CommandResults>(static_cast<std::size_t>(parts),
                               [tell = guarded<CommandResults>(context, std::move(reply))](
                                   const std::vector<CommandResults> &answers) {
                                   CommandResults all;
                                   for (const CommandResults &answer : answers)
                                       all += answer;
                                   tell(all);
                               });
    for (qsizetype i = 0; i < parts; ++i) {
        const QList<JobId> part = ids.mid(i * kIdsAtOnce, kIdsAtOnce);
        callForResults(method, {{QString(kFilesTold), filesToldToJson(*told, part)}}, part, nullptr,
                       [put, at = static_cast<std::size_t>(i)](const CommandResults &results) {
                           put(at, results);
                       });
    }
}

void RemoteTransferQueue::change(JobChanges changes, QList<JobId> ids, const QObject *context,
                                 Reply<CommandResults> reply)
{
    callForResults(QStringLiteral("set"), {{QStringLiteral("changes"), changesToJson(changes)}},
                   ids, context, std::move(reply));
}

void RemoteTransferQueue::grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                                      Reply<CommandResults> reply)
{
    QJsonObject params;
    if (grant.credentials) {
        params.insert(QStringLiteral("credentials"), credentialsToJson(*grant.credentials));
        params.insert(QStringLiteral("remember"), grant.remember);
    }
    if (!grant.trust.isEmpty())
        params.insert(QStringLiteral("trust"), QString::fromLatin1(grant.trust));
    callForResults(QStringLiteral("grantAccess"), params, ids, context, std::move(reply));
}

void RemoteTransferQueue::planCancel(QList<JobId> ids, const QObject *context,
                                     Reply<CancelPlan> reply)
{
    callForIds(QStringLiteral("planCancel"), {}, ids,
               [tell = guarded<CancelPlan>(context, std::move(reply))](const Answers &answers) {
                   CancelPlan plan;
                   for (const auto &[part, answer] : answers) {
                       const CancelPlan some = answer ? planFromJson(*answer) : CancelPlan {};
                       plan.items += some.items;
                       plan.unknown += answer ? some.unknown : part;
                       if (!answer)
                           plan.trouble = answer.error();
                   }
                   tell(plan);
               });
}

void RemoteTransferQueue::requestRows(RowsQuery query, const QObject *context,
                                      Reply<RowsPage> reply)
{
    m_calls.call(
        QStringLiteral("list"),
        {{QStringLiteral("after"), query.after.value},
         {QStringLiteral("limit"), query.limit},
         {QStringLiteral("states"), namesOf(query.states)}},
        [tell = guarded<RowsPage>(context, std::move(reply))](const RemoteCalls::Answer &answer) {
            if (!answer)
                return tell({});
            tell({rowsOf(*answer), answer->value(QLatin1String("more")).toBool()});
        });
}

void RemoteTransferQueue::findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply)
{
    m_calls.call(QStringLiteral("find"), {{QStringLiteral("texts"), QJsonArray {text}}},
                 [tell = guarded<QList<JobId>>(context, std::move(reply))](
                     const RemoteCalls::Answer &answer) {
                     tell(answer
                              ? idsFromJson(answer->value(QLatin1String("matches")).toArray().at(0))
                              : QList<JobId> {});
                 });
}

void RemoteTransferQueue::requestDetails(JobId id, const QObject *context,
                                         Reply<Result<JobDetails>> reply)
{
    m_calls.call(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}},
                 [tell = guarded<Result<JobDetails>>(context, std::move(reply))](
                     const RemoteCalls::Answer &answer) {
                     tell(answer.map([](const QJsonObject &json) {
                         return detailsFromJson(json.value(QLatin1String("job")).toObject());
                     }));
                 });
}

void RemoteTransferQueue::requestAddresses(QList<JobId> ids, const QObject *context,
                                           Reply<Result<QStringList>> reply)
{
    callForIds(
        QStringLiteral("addresses"), {}, ids,
        [tell = guarded<Result<QStringList>>(context, std::move(reply))](const Answers &answers) {
            QStringList all;
            for (const auto &[part, answer] : answers) {
                if (!answer)
                    return tell(tl::unexpected(answer.error()));
                const QJsonArray list = answer->value(QLatin1String("addresses")).toArray();
                for (const QJsonValue &address : list)
                    all.append(address.toString());
            }
            tell(all);
        });
}

void RemoteTransferQueue::requestHistory(HistoryQuery query, const QObject *context,
                                         Reply<HistoryPage> reply)
{
    m_calls.call(
        QStringLiteral("history"),
        {{QStringLiteral("limit"), query.limit},
         {QStringLiteral("beforeFinished"), query.beforeFinished},
         {QStringLiteral("beforeKey"), query.beforeKey.value}},
        [tell =
             guarded<HistoryPage>(context, std::move(reply))](const RemoteCalls::Answer &answer) {
            if (!answer)
                return tell({});
            const QList<JobSnapshot> rows = rowsOf(*answer);
            tell({{rows.begin(), rows.end()}, answer->value(QLatin1String("more")).toBool()});
        });
}

void RemoteTransferQueue::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    m_calls.call(QStringLiteral("cleanup.list"), {},
                 [tell = guarded<QList<Artefact>>(context, std::move(reply))](
                     const RemoteCalls::Answer &answer) { tell(artefactsOf(answer)); });
}

void RemoteTransferQueue::retryCleanup(QList<JobId> ids)
{
    if (ids.isEmpty())
        return m_calls.call(QStringLiteral("cleanup.retry"), {},
                            [](const RemoteCalls::Answer &) {});
    callForIds(QStringLiteral("cleanup.retry"), {}, ids, [](const Answers &) {});
}

void RemoteTransferQueue::abandonCleanup(QList<JobId> ids, const QObject *context,
                                         Reply<Error> reply)
{
    callForIds(QStringLiteral("cleanup.abandon"), {}, ids,
               [tell = guarded<Error>(context, std::move(reply))](const Answers &answers) {
                   Error error;
                   for (const auto &[part, answer] : answers)
                       error = answer ? error : answer.error();
                   tell(error);
               });
}

void RemoteTransferQueue::requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply)
{
    m_calls.call(QStringLiteral("cleanup.leftovers"), {},
                 [tell = guarded<QList<Artefact>>(context, std::move(reply))](
                     const RemoteCalls::Answer &answer) { tell(artefactsOf(answer)); });
}

void RemoteTransferQueue::removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                                          Reply<QList<Artefact>> reply)
{
    QJsonArray list;
    for (const Artefact &leftover : std::as_const(leftovers))
        list.append(artefactToJson(leftover));
    m_calls.call(QStringLiteral("cleanup.removeLeftovers"), {{QStringLiteral("artefacts"), list}},
                 [leftovers, tell = guarded<QList<Artefact>>(context, std::move(reply))](
                     const RemoteCalls::Answer &answer) {
                     if (answer)
                         return tell(artefactsOf(answer));
                     QList<Artefact> failed = leftovers;
                     for (Artefact &artefact : failed) {
                         artefact.state = ArtefactState::Failed;
                         artefact.reason = answer.error();
                     }
                     tell(failed);
                 });
}

void RemoteTransferQueue::setLimits(const QueueLimits &limits)
{
    m_limits = limits;
    if (m_calls.isConnected())
        m_calls.call(QStringLiteral("setLimits"), limitsToJson(limits),
                     [](const RemoteCalls::Answer &) {});
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlDispatcher.h"

#include "core/base/Gather.h"
#include "core/control/ControlParameters.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"
#include "core/control/QueueFeed.h"
#include "core/control/SpecJson.h"
#include "core/job/JobTransitions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kurier {

namespace {

qint32 rowLimit(const ControlCall &call)
{
    const bool details = call.params.value(QLatin1String("details")).toBool();
    const qint64 most = details ? kMaxControlDetails : kMaxControlRows;
    const qint64 asked = call.params.value(QLatin1String("limit")).toInteger(most);
    return static_cast<qint32>(std::clamp<qint64>(asked, 1, most));
}

TransferQueue::Reply<CommandResults> resultsTo(const ControlCall &call)
{
    const bool omitOk = call.params.value(QLatin1String("omitOk")).toBool();
    return [answer = call.answer, omitOk](const CommandResults &results) {
        QJsonArray list;
        for (const CommandResult &result : results) {
            if (!omitOk || !(result.error == Error()))
                list.append(resultToJson(result));
        }
        QJsonObject json {{QStringLiteral("results"), list}};
        if (omitOk)
            json.insert(QStringLiteral("omitOk"), true);
        answer(json);
    };
}

TransferQueue::Reply<QList<Artefact>> artefactsTo(const ControlCall &call)
{
    return [answer = call.answer](const QList<Artefact> &artefacts) {
        QJsonArray list;
        for (const Artefact &artefact : artefacts)
            list.append(artefactToJson(artefact));
        answer(QJsonObject {{QStringLiteral("artefacts"), list}});
    };
}

} // namespace

ControlDispatcher::ControlDispatcher(TransferQueue &queue, ControlInfo info, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_info(std::move(info))
    , m_adds(queue)
{
    connect(&queue, &TransferQueue::statusChanged, this, [this](const QueueStatus &status) {
        m_status = status;
        m_statusIsOld = false;
    });
    connect(&queue, &TransferQueue::changed, this, [this] {
        m_subscribed = true;
        m_statusIsOld = true;
    });
}

void ControlDispatcher::dispatch(const ControlCall &call)
{
    static constexpr std::array harmless = {
        "version",    "list",         "history",           "find",     "show", "status",
        "planCancel", "cleanup.list", "cleanup.leftovers", "addresses"};
    m_statusIsOld = m_statusIsOld
        || std::none_of(harmless.begin(), harmless.end(),
                        [&call](const char *name) { return call.method == QLatin1String(name); });
    using Self = ControlDispatcher;
    struct Method
    {
        const char *name;
        void (Self::*function)(const ControlCall &);
    };
    static constexpr std::array methods = {
        Method {"version", &Self::version},
        Method {"add", &Self::add},
        Method {"add.stop", &Self::addStop},
        Method {"list", &Self::list},
        Method {"history", &Self::history},
        Method {"find", &Self::find},
        Method {"show", &Self::show},
        Method {"addresses", &Self::addresses},
        Method {"cancel", &Self::cancel},
        Method {"planCancel", &Self::planCancel},
        Method {"set", &Self::set},
        Method {"grantAccess", &Self::grantAccess},
        Method {"cleanup.list", &Self::cleanupList},
        Method {"cleanup.retry", &Self::cleanupRetry},
        Method {"cleanup.abandon", &Self::cleanupAbandon},
        Method {"cleanup.leftovers", &Self::cleanupLeftovers},
        Method {"cleanup.removeLeftovers", &Self::cleanupRemoveLeftovers},
        Method {"wait", &Self::wait},
        Method {"waitCleanup", &Self::waitCleanup},
        Method {"monitor", &Self::monitor},
        Method {"watch", &Self::watch},
        Method {"setLimits", &Self::setLimits},
        Method {"status", &Self::status},
        Method {"quit", &Self::quit},
        Method {"raise", &Self::raise},
    };
    for (const JobCommand command :
         {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete}) {
        if (call.method == jobCommandName(command))
            return verb(call, command);
    }
    for (const Method &method : methods) {
        if (call.method == QLatin1String(method.name))
            return (this->*method.function)(call);
    }
    call.answer(failure(ErrorCode::ENotImpl, ErrorContext::QueueManager,
                        QStringLiteral("unknown method"), call.method.left(80)));
}

void ControlDispatcher::version(const ControlCall &call)
{
    call.answer(QJsonObject {
        {QStringLiteral("protocol"), kControlProtocol},
        {QStringLiteral("version"), m_info.version},
        {QStringLiteral("pid"), m_info.pid},
        {QStringLiteral("owner"), m_info.owner},
        {QStringLiteral("window"), m_info.window || hasWindow()},
    });
}

void ControlDispatcher::list(const ControlCall &call)
{
    if (call.params.contains(QLatin1String("command")))
        return listFor(call);
    const auto states = statesOf(call.params.value(QLatin1String("states")));
    if (!states)
        return call.answer(badParameter("states"));
    RowsQuery query;
    query.after = JobKey {call.params.value(QLatin1String("after")).toInteger()};
    query.limit = rowLimit(call);
    query.states = *states;
    m_queue.requestRows(query, call.context, [this, call](const RowsPage &page) {
        const JobKey last = page.rows.isEmpty() ? JobKey {} : page.rows.last().key;
        answerRows(call, page.rows,
                   {{QStringLiteral("after"), last.value}, {QStringLiteral("more"), page.more}});
    });
}

void ControlDispatcher::listFor(const ControlCall &call)
{
    const QString name = call.params.value(QLatin1String("command")).toString();
    const auto *const command =
        std::find_if(kAllJobCommands.begin(), kAllJobCommands.end(),
                     [&name](JobCommand one) { return jobCommandName(one) == name; });
    if (command == kAllJobCommands.end())
        return call.answer(badParameter("command"));
    RowsQuery query;
    query.after = JobKey {call.params.value(QLatin1String("after")).toInteger()};
    query.limit = static_cast<qint32>(
        std::clamp<qint64>(call.params.value(QLatin1String("limit")).toInteger(kMaxControlRowIds),
                           1, kMaxControlRowIds));
    m_queue.requestRows(query, call.context, [call, command = *command](const RowsPage &page) {
        QJsonArray ids;
        for (const JobSnapshot &row : page.rows) {
            if (effectiveCommands(row.type, row.state).contains(command))
                ids.append(row.id.toString());
        }
        const JobKey last = page.rows.isEmpty() ? JobKey {} : page.rows.last().key;
        call.answer(QJsonObject {{QStringLiteral("ids"), ids},
                                 {QStringLiteral("after"), last.value},
                                 {QStringLiteral("more"), page.more}});
    });
}

void ControlDispatcher::history(const ControlCall &call)
{
    HistoryQuery query;
    query.limit = rowLimit(call);
    query.beforeFinished = call.params.value(QLatin1String("beforeFinished")).toInteger();
    query.beforeKey = JobKey {call.params.value(QLatin1String("beforeKey")).toInteger()};
    m_queue.requestHistory(query, call.context, [this, call](const HistoryPage &page) {
        const JobSnapshot last = page.rows.empty() ? JobSnapshot {} : page.rows.back();
        answerRows(call, {page.rows.begin(), page.rows.end()},
                   {{QStringLiteral("beforeFinished"), last.finished},
                    {QStringLiteral("beforeKey"), last.key.value},
                    {QStringLiteral("more"), page.more}});
    });
}

void ControlDispatcher::answerRows(const ControlCall &call, const QList<JobSnapshot> &rows,
                                   QJsonObject result)
{
    const auto answer = [call, result = std::move(result)](const std::vector<QJsonObject> &jobs) {
        QJsonArray list;
        for (const QJsonObject &job : jobs)
            list.append(job);
        QJsonObject whole = result;
        whole.insert(QStringLiteral("jobs"), list);
        call.answer(whole);
    };
    const bool details = call.params.value(QLatin1String("details")).toBool();
    const bool files = call.params.value(QLatin1String("files")).toBool();
    const bool brief = isBrief(call);
    const auto put = gather<QJsonObject>(static_cast<std::size_t>(rows.size()), answer);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const QJsonObject row =
            brief ? briefToJson(rows[i]) : snapshotToJson(rows[i], m_info.owner);
        if (!details) {
            put(at, row);
            continue;
        }
        m_queue.requestDetails(
            rows[i].id, call.context, [this, put, at, row, files](const Result<JobDetails> &found) {
                put(at, found ? detailsToJson(*found, m_info.owner, files) : row);
            });
    }
}

void ControlDispatcher::find(const ControlCall &call)
{
    const QJsonArray texts = call.params.value(QLatin1String("texts")).toArray();
    if (texts.isEmpty())
        return call.answer(badParameter("texts"));
    const auto put = gather<QJsonArray>(
        static_cast<std::size_t>(texts.size()), [call](const std::vector<QJsonArray> &matches) {
            QJsonArray all;
            for (const QJsonArray &match : matches)
                all.append(match);
            call.answer(QJsonObject {{QStringLiteral("matches"), all}});
        });
    for (qsizetype i = 0; i < texts.size(); ++i) {
        m_queue.findJobs(texts.at(i).toString(), call.context,
                         [put, at = static_cast<std::size_t>(i)](const QList<JobId> &ids) {
                             put(at, idsToJson(ids));
                         });
    }
}

void ControlDispatcher::show(const ControlCall &call)
{
    const JobId id = JobId::fromString(call.params.value(QLatin1String("id")).toString());
    if (id.isNull())
        return call.answer(badParameter("id"));
    m_queue.requestDetails(id, call.context, [this, call](const Result<JobDetails> &details) {
        if (!details)
            return call.answer(tl::unexpected(details.error()));
        call.answer(
            QJsonObject {{QStringLiteral("job"), detailsToJson(*details, m_info.owner, true)}});
    });
}

void ControlDispatcher::addresses(const ControlCall &call)
{
    if (!call.ownUser)
        return call.answer(failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                                   QStringLiteral("only the user may see whole addresses"),
                                   m_info.owner));
    const auto ids = idsOf(call);
    if (!ids)
        return;
    m_queue.requestAddresses(*ids, call.context,
                             [answer = call.answer](const Result<QStringList> &addresses) {
                                 if (!addresses)
                                     return answer(tl::unexpected(addresses.error()));
                                 answer(QJsonObject {{QStringLiteral("addresses"),
                                                      QJsonArray::fromStringList(*addresses)}});
                             });
}

void ControlDispatcher::verb(const ControlCall &call, JobCommand command)
{
    if (const auto ids = idsOf(call))
        m_queue.command(command, *ids, call.context, resultsTo(call));
}

void ControlDispatcher::cancel(const ControlCall &call)
{
    const QJsonValue words = call.params.value(kFilesTold);
    const auto told = filesToldFromJson(words);
    if (!words.isUndefined() && !told)
        return call.answer(badParameter("filesTold"));
    if (const auto ids = idsOf(call))
        m_queue.cancel(*ids, told, call.context, resultsTo(call));
}

void ControlDispatcher::planCancel(const ControlCall &call)
{
    if (const auto ids = idsOf(call)) {
        m_queue.planCancel(*ids, call.context, [answer = call.answer](const CancelPlan &plan) {
            answer(planToJson(plan));
        });
    }
}

void ControlDispatcher::set(const ControlCall &call)
{
    const auto changes = changesFromJson(call.params.value(QLatin1String("changes")));
    if (!changes)
        return call.answer(tl::unexpected(changes.error()));
    if (const auto ids = idsOf(call))
        m_queue.change(*changes, *ids, call.context, resultsTo(call));
}

void ControlDispatcher::grantAccess(const ControlCall &call)
{
    AccessGrant grant;
    if (const QJsonValue given = call.params.value(QLatin1String("credentials"));
        !given.isUndefined()) {
        auto credentials = credentialsFromJson(given);
        if (!credentials)
            return call.answer(tl::unexpected(credentials.error()));
        grant.credentials = *std::move(credentials);
    }
    grant.remember = call.params.value(QLatin1String("remember")).toBool();
    grant.trust = call.params.value(QLatin1String("trust")).toString().toLatin1();
    if (!grant.credentials && grant.trust.isEmpty())
        return call.answer(badParameter("credentials"));
    if (const auto ids = idsOf(call))
        m_queue.grantAccess(std::move(grant), *ids, call.context, resultsTo(call));
}

void ControlDispatcher::cleanupList(const ControlCall &call)
{
    m_queue.requestCleanup(call.context, artefactsTo(call));
}

void ControlDispatcher::cleanupLeftovers(const ControlCall &call)
{
    m_queue.requestLeftovers(call.context, artefactsTo(call));
}

void ControlDispatcher::cleanupRemoveLeftovers(const ControlCall &call)
{
    const QJsonArray list = call.params.value(QLatin1String("artefacts")).toArray();
    if (list.isEmpty())
        return call.answer(badParameter("artefacts"));
    if (list.size() > kMaxControlIds)
        return call.answer(failure(ErrorCode::BgETooLarge, ErrorContext::QueueManager));
    QList<Artefact> leftovers;
    for (const QJsonValue &artefact : list)
        leftovers.append(artefactFromJson(artefact.toObject()));
    m_queue.removeLeftovers(leftovers, call.context, artefactsTo(call));
}

void ControlDispatcher::cleanupRetry(const ControlCall &call)
{
    if (!call.params.contains(QLatin1String("ids"))) {
        m_queue.retryCleanup({});
        return call.answer(QJsonObject {});
    }
    const auto ids = idsOf(call);
    if (!ids)
        return;
    // An empty list would mean everything to the queue.
    if (!ids->isEmpty())
        m_queue.retryCleanup(*ids);
    call.answer(QJsonObject {});
}

void ControlDispatcher::cleanupAbandon(const ControlCall &call)
{
    const auto ids = idsOf(call);
    if (!ids)
        return;
    if (ids->isEmpty())
        return call.answer(badParameter("ids"));
    m_queue.abandonCleanup(*ids, call.context, [call](const Error &error) {
        if (error.code != ErrorCode::Ok)
            return call.answer(tl::unexpected(error));
        call.answer(QJsonObject {});
    });
}

void ControlDispatcher::quit(const ControlCall &call)
{
    call.answer(QJsonObject {});
    Q_EMIT quitRequested();
}

void ControlDispatcher::raise(const ControlCall &call)
{
    QStringList urls;
    const QJsonArray list = call.params.value(QLatin1String("urls")).toArray();
    for (const QJsonValue &url : list)
        urls.append(url.toString());
    call.answer(QJsonObject {});
    if (hasWindow())
        m_windows.last()->raise(urls);
    else
        Q_EMIT raiseRequested(urls);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/OfflineQueue.h"

#include "core/control/ControlProtocol.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"
#include "core/storage/SqliteReader.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

tl::unexpected<Error> badParameter(const char *name)
{
    return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager, {}, QLatin1String(name));
}

/// Answers from a database; without one, as an empty queue does.
class DatabaseQueue final : public OfflineQueue
{
public:
    explicit DatabaseQueue(std::unique_ptr<SqliteReader> reader)
        : m_reader(std::move(reader))
        , m_owner(ControlInfo::ofThisProcess(false).owner)
    {
    }

    Result<QJsonObject> call(const QString &method, const QJsonObject &params) override
    {
        if (method == QLatin1String("list"))
            return list(params);
        if (method == QLatin1String("history"))
            return history(params);
        if (method == QLatin1String("find"))
            return find(params);
        if (method == QLatin1String("show"))
            return show(params);
        if (method == QLatin1String("cleanup.list"))
            return cleanup();
        if (method == QLatin1String("status"))
            return status();
        return failure(ErrorCode::ENotImpl, ErrorContext::QueueManager, {}, method);
    }

private:
    static qint32 rowLimit(const QJsonObject &params)
    {
        const qint64 asked = params.value(QLatin1String("limit")).toInteger(kMaxControlRows);
        return static_cast<qint32>(std::clamp<qint64>(asked, 1, kMaxControlRows));
    }

    Result<QJsonObject> list(const QJsonObject &params)
    {
        QList<JobState> states;
        const QJsonArray names = params.value(QLatin1String("states")).toArray();
        for (const QJsonValue &name : names) {
            const auto state = jobStateFromName(name.toString());
            if (!state)
                return badParameter("states");
            states.append(*state);
        }
        Result<HistoryPage> page = HistoryPage {};
        const JobKey after {params.value(QLatin1String("after")).toInteger()};
        if (m_reader)
            page = m_reader->rows(after, rowLimit(params), states);
        if (!page)
            return tl::unexpected(page.error());
        const JobKey last = page->rows.empty() ? JobKey {} : page->rows.back().key;
        return withRows(params, *page, {{QStringLiteral("after"), last.value}});
    }

    Result<QJsonObject> history(const QJsonObject &params)
    {
        HistoryQuery query;
        query.limit = rowLimit(params);
        query.beforeFinished = params.value(QLatin1String("beforeFinished")).toInteger();
        query.beforeKey = JobKey {params.value(QLatin1String("beforeKey")).toInteger()};
        Result<HistoryPage> page = HistoryPage {};
        if (m_reader)
            page = m_reader->history(query);
        if (!page)
            return tl::unexpected(page.error());
        const JobSnapshot last = page->rows.empty() ? JobSnapshot {} : page->rows.back();
        return withRows(params, *page,
                        {{QStringLiteral("beforeFinished"), last.finished},
                         {QStringLiteral("beforeKey"), last.key.value}});
    }

    Result<QJsonObject> withRows(const QJsonObject &params, const HistoryPage &page,
                                 QJsonObject result)
    {
        QJsonArray jobs;
        const bool details = params.value(QLatin1String("details")).toBool();
        const bool files = params.value(QLatin1String("files")).toBool();
        for (const JobSnapshot &row : page.rows) {
            const auto whole = details ? m_reader->details(row.id)
                                       : Result<JobDetails>(failure(ErrorCode::DoEJobNotFound));
            jobs.append(whole ? detailsToJson(*whole, m_owner, files)
                              : snapshotToJson(row, m_owner));
        }
        result.insert(QStringLiteral("jobs"), jobs);
        result.insert(QStringLiteral("more"), page.more);
        return result;
    }

    Result<QJsonObject> find(const QJsonObject &params)
    {
        QJsonArray matches;
        const QJsonArray texts = params.value(QLatin1String("texts")).toArray();
        for (const QJsonValue &text : texts) {
            Result<QList<JobId>> ids = QList<JobId> {};
            if (m_reader)
                ids = m_reader->find(text.toString());
            if (!ids)
                return tl::unexpected(ids.error());
            matches.append(idsToJson(*ids));
        }
        return QJsonObject {{QStringLiteral("matches"), matches}};
    }

    Result<QJsonObject> show(const QJsonObject &params)
    {
        const JobId id = JobId::fromString(params.value(QLatin1String("id")).toString());
        const auto job = m_reader ? m_reader->details(id)
                                  : Result<JobDetails>(failure(ErrorCode::DoEJobNotFound));
        if (!job)
            return tl::unexpected(job.error());
        return QJsonObject {{QStringLiteral("job"), detailsToJson(*job, m_owner, true)}};
    }

    Result<QJsonObject> cleanup()
    {
        Result<QList<Artefact>> ledger = QList<Artefact> {};
        if (m_reader)
            ledger = m_reader->unresolvedArtefacts();
        if (!ledger)
            return tl::unexpected(ledger.error());
        QJsonArray artefacts;
        for (const Artefact &artefact : std::as_const(*ledger))
            artefacts.append(artefactToJson(artefact));
        return QJsonObject {{QStringLiteral("artefacts"), artefacts}};
    }

    Result<QJsonObject> status()
    {
        QueueStatus status;
        status.loaded = true;
        if (m_reader) {
            const auto counts = m_reader->counts();
            const auto ledger = m_reader->unresolvedArtefacts();
            if (!counts || !ledger)
                return tl::unexpected(counts ? ledger.error() : counts.error());
            status.jobs = *counts;
            for (const Artefact &artefact : *ledger) {
                status.cleanupsPending += artefact.state != ArtefactState::Abandoned ? 1 : 0;
                status.cleanupsFailed += artefact.state == ArtefactState::Failed ? 1 : 0;
            }
        }
        QJsonObject json = statusToJson(status, ControlInfo::ofThisProcess(false));
        json.insert(QStringLiteral("running"), false);
        return json;
    }

    std::unique_ptr<SqliteReader> m_reader; ///< Null: there is no queue yet.
    QString m_owner;
};

} // namespace

Result<std::unique_ptr<OfflineQueue>> openOfflineQueue(const Paths &paths)
{
    auto reader = SqliteReader::open(paths.database);
    const bool none = !reader && reader.error().code == ErrorCode::EPathNotFound;
    if (!reader && !none)
        return tl::unexpected(reader.error());
    return std::make_unique<DatabaseQueue>(none ? nullptr : *std::move(reader));
}

} // namespace kurier

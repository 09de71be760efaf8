// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/SuspiciousJobs.h"

#include "app/ctl/AllUsers.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobTable.h"
#include "app/ctl/JobsDocument.h"
#include "core/base/Clock.h"
#include "core/control/JobJsonReader.h"
#include "core/inspect/Suspicion.h"
#include "ui/text/JobText.h"
#include "ui/text/SuspicionText.h"

#include <utility>

namespace kurier {

namespace {

QString codesOf(const QList<Suspicion> &reasons)
{
    QStringList codes;
    for (const Suspicion reason : reasons)
        codes.append(suspicionName(reason));
    return codes.join(QLatin1Char(' '));
}

/// Hosts to which something of this queue has been uploaded whole.
Result<QSet<QString>> uploadHosts(QueueLink &queue)
{
    QSet<QString> hosts;
    JobPagesQuery query;
    query.history = true;
    query.states = {jobStateName(JobState::Acknowledged)};
    const auto read = readJobs(queue, query, [&hosts](const QJsonArray &page) {
        for (const QJsonValue &job : page) {
            if (const auto host = arrivedUploadHost(snapshotFromJson(job.toObject())))
                hosts.insert(*host);
        }
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return hosts;
}

/// Writes what is found while the pages come; of a table only its cells stand in memory.
class SuspiciousJobs final
{
public:
    /// \a most: jobs to find at most; -1 = all.
    SuspiciousJobs(const CtlContext &context, qint64 most)
        : m_context(context)
        , m_most(most)
    {
    }

    Result<> inspect(QueueLink &queue, const JobPagesQuery &query)
    {
        InspectionFacts facts {SystemClock().wall().count(), {}};
        bool hostsKnown = false;
        Result<> hosts;
        const auto read = readJobs(queue, query, [&](const QJsonArray &page) {
            for (const QJsonValue &value : page) {
                if (isFull())
                    return false;
                const JobDetails details = detailsFromJson(value.toObject());
                // Only uploads are judged by them, and they take the whole history.
                if (details.snapshot.type == JobType::Upload && !std::exchange(hostsKnown, true)) {
                    auto known = uploadHosts(queue);
                    if (!known) {
                        hosts = tl::unexpected(known.error());
                        return false;
                    }
                    facts.knownUploadHosts = *std::move(known);
                }
                take(value.toObject(), details.snapshot, suspicionsOf(details, facts));
            }
            return !isFull();
        });
        return hosts ? read : hosts;
    }

    void finish(const QJsonArray &errors)
    {
        if (m_context.console.json())
            m_document.finish(errors);
        else if (m_found == 0)
            m_context.console.line(CtlText::tr("No suspicious jobs."));
        else
            printTable();
    }
    [[nodiscard]] bool isBegun() const { return m_document.isBegun(); }

private:
    [[nodiscard]] bool isFull() const { return m_most >= 0 && m_found >= m_most; }

    void take(QJsonObject json, const JobSnapshot &job, const QList<Suspicion> &reasons)
    {
        if (reasons.isEmpty())
            return;
        ++m_found;
        if (m_context.console.json()) {
            json.remove(QStringLiteral("files"));
            json.insert(QStringLiteral("suspicions"),
                        QJsonArray::fromStringList(codesOf(reasons).split(QLatin1Char(' '))));
            m_document.append(QJsonArray {json});
            return;
        }
        m_rows.append({job.id.toString().left(m_context.console.width() > 0 ? kShortId : -1),
                       terminalText(json.value(QLatin1String("owner")).toString()),
                       plainText(stateText(job.state)), terminalText(job.name), codesOf(reasons)});
        for (const Suspicion reason : reasons)
            m_seen.insert(reason);
    }

    void printTable()
    {
        constexpr int kMostOwner = 16;
        constexpr int kMostName = 32;
        const QList<TextColumn> columns {
            {CtlText::tr("Id"), false, false, 0},
            {CtlText::tr("Owner"), false, false, kMostOwner},
            {CtlText::tr("State"), false, true, 0},
            {CtlText::tr("Name"), false, false, kMostName},
            {CtlText::tr("Reasons"), false, false, 0},
        };
        const QStringList lines =
            layOut(columns, std::exchange(m_rows, {}), m_context.console.width());
        for (const QString &line : lines)
            m_context.console.line(line);
        m_context.console.line({});
        for (const Suspicion reason : kAllSuspicions) {
            if (m_seen.contains(reason))
                m_context.console.line(QStringLiteral("%1: %2").arg(
                    suspicionName(reason), plainText(suspicionText(reason))));
        }
    }

    static constexpr int kShortId = 8;

    const CtlContext &m_context;
    const qint64 m_most;
    qint64 m_found = 0;
    JobsDocument m_document;
    QList<QStringList> m_rows;
    QSet<Suspicion> m_seen;
};

} // namespace

ExitCode listSuspicious(const CtlContext &context, JobPagesQuery query)
{
    query.details = true;
    query.files = true;
    // The limit is about what is found.
    const qint64 most = std::exchange(query.limit, -1);
    SuspiciousJobs jobs(context, most);
    const QueueRound round(context, [&](QueueLink &queue) { return jobs.inspect(queue, query); });
    const bool failed = round.failure().code != ErrorCode::Ok;
    if (failed && !jobs.isBegun())
        return failToRead(context, round.failure());
    jobs.finish(round.errors());
    if (failed)
        Console::error(fullSentence(round.failure()));
    return round.code();
}

} // namespace kurier

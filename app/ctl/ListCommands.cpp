// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AllUsers.h"
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobArguments.h"
#include "app/ctl/JobPages.h"
#include "app/ctl/JobTable.h"
#include "app/ctl/JobsDocument.h"
#include "app/ctl/SuspiciousJobs.h"
#include "core/base/Clock.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"

#include <array>
#include <optional>
#include <utility>

namespace kurier {

namespace {

QByteArray csvCell(const QJsonValue &value)
{
    QString text = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    if (value.isBool())
        text = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    // A spreadsheet would take such a cell for a formula.
    static const QString formulaStarts = QStringLiteral("=+-@\t\r");
    if (value.isString() && !text.isEmpty() && formulaStarts.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    const bool quoted = text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"'))
        || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'));
    if (quoted)
        text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\""))
            + QLatin1Char('"');
    return text.toUtf8();
}

constexpr std::array kCsvColumns = {
    "id",          "name",
    "description", "type",
    "state",       "priority",
    "owner",       "created",
    "modified",    "finished",
    "bytesTotal",  "bytesTransferred",
    "filesTotal",  "filesTransferred",
    "speed",       "errorCount",
    "retryAt",     "autoComplete",
};

void writeCsvHeader()
{
    QByteArray line;
    for (const char *const column : kCsvColumns)
        line += QByteArray(column) + ',';
    Console::raw(line + "error,errorHresult,errorFile,cleanup\r\n");
}

void writeCsv(const QJsonArray &jobs)
{
    for (const QJsonValue &value : jobs) {
        const QJsonObject job = value.toObject();
        const QJsonObject error = job.value(QLatin1String("error")).toObject();
        QByteArray line;
        for (const char *const column : kCsvColumns)
            line += csvCell(job.value(QLatin1String(column))) + ',';
        for (const char *const part : {"code", "hresult", "file"})
            line += csvCell(error.value(QLatin1String(part))) + ',';
        const QJsonObject cleanup = job.value(QLatin1String("cleanup")).toObject();
        Console::raw(line + csvCell(cleanup.value(QLatin1String("state"))) + "\r\n");
    }
}

std::optional<QString> readStates(const QString &text, QStringList &states)
{
    states = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &state : std::as_const(states)) {
        if (!jobStateFromName(state))
            return CtlText::tr("unknown state “%1”").arg(terminalText(state));
    }
    return states.isEmpty() ? std::optional(CtlText::tr("--state needs a state")) : std::nullopt;
}

ExitCode exportJobs(const CtlContext &context, const JobPagesQuery &query)
{
    JobsDocument document;
    const bool csv =
        !context.console.json() && context.call.value("format") == QLatin1String("csv");
    if (csv)
        writeCsvHeader();
    const QueueRound round(context, [&](QueueLink &queue) {
        return readJobs(queue, query, [&](const QJsonArray &jobs) {
            if (csv)
                writeCsv(jobs);
            else
                document.append(jobs);
            return true;
        });
    });
    const bool failed = round.failure().code != ErrorCode::Ok;
    if (failed && !csv && !document.isBegun())
        return failToRead(context, round.failure());
    if (!csv)
        document.finish(round.errors());
    if (failed)
        Console::error(fullSentence(round.failure()));
    return round.code();
}

/// The table, written while the pages come.
ExitCode listJobs(const CtlContext &context, const JobPagesQuery &query)
{
    const bool everybody = context.call.has("all-users");
    JobTable table(SystemClock().wall().count(), context.console.width(), everybody);
    bool begun = false;
    const auto write = [&](const QJsonArray &page) {
        QList<JobSnapshot> jobs;
        QStringList owners;
        for (const QJsonValue &job : page) {
            jobs.append(snapshotFromJson(job.toObject()));
            owners.append(job.toObject().value(QLatin1String("owner")).toString());
        }
        if (jobs.isEmpty())
            return true;
        QStringList lines = table.lines(jobs, owners);
        if (!std::exchange(begun, true) && context.console.colours())
            lines.first() = QStringLiteral("\x1b[1m%1\x1b[0m").arg(lines.first());
        for (const QString &line : std::as_const(lines))
            context.console.line(line);
        return true;
    };
    const QueueRound round(context,
                           [&](QueueLink &queue) { return readJobs(queue, query, write); });
    const bool failed = round.failure().code != ErrorCode::Ok;
    if (failed && !begun)
        return failToRead(context, round.failure());
    if (failed)
        Console::error(fullSentence(round.failure()));
    else if (!begun)
        context.console.line(CtlText::tr("No jobs."));
    return round.code();
}

} // namespace

ExitCode runList(const CtlContext &context)
{
    JobPagesQuery query;
    query.history = context.call.has("history");
    query.details = context.console.json();
    if (context.call.has("state")) {
        if (const auto problem = readStates(context.call.value("state"), query.states))
            return failUsage(context, *problem);
    }
    if (context.call.has("limit")) {
        bool read = false;
        query.limit = context.call.value("limit").toLongLong(&read);
        if (!read || query.limit < 0)
            return failUsage(context, CtlText::tr("--limit needs a number"));
    }
    if (context.call.has("suspicious"))
        return listSuspicious(context, query);
    if (context.console.json())
        return exportJobs(context, query);

    return listJobs(context, query);
}

ExitCode runExport(const CtlContext &context)
{
    const QString format = context.call.value("format");
    if (format != QLatin1String("csv") && format != QLatin1String("json"))
        return failUsage(context, CtlText::tr("--format is csv or json"));
    if (context.console.json() && format == QLatin1String("csv"))
        return failUsage(context, CtlText::tr("--json and --format csv exclude each other"));
    JobPagesQuery query;
    query.history = context.call.has("history");
    query.details = true;
    return exportJobs(context, query);
}

ExitCode runShow(const CtlContext &context)
{
    if (auto opened = context.queue.openForReading(); !opened)
        return failToRead(context, opened.error());
    const auto targets = findTargets(context.queue, context.call.operands);
    if (!targets)
        return failWith(context, targets.error());
    if (!targets->ambiguous.isEmpty())
        return failUsage(context, targets->ambiguous);

    ExitCode code = ExitCode::Done;
    QJsonArray errors;
    const auto fail = [&](const QString &job, const Error &error) {
        QJsonObject json = errorToJson(error);
        json.insert(QStringLiteral("job"), job);
        errors.append(json);
        Console::error(QStringLiteral("%1: %2").arg(terminalText(job), fullSentence(error)));
        if (code == ExitCode::Done)
            code = exitCodeOf(error);
    };
    QJsonArray jobs;
    bool first = true;
    for (const JobId &id : targets->ids) {
        const auto answer =
            context.queue.call(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}});
        if (!answer) {
            fail(id.toString(), answer.error());
            continue;
        }
        const QJsonObject job = answer->value(QLatin1String("job")).toObject();
        if (context.console.json()) {
            jobs.append(job);
            continue;
        }
        if (!std::exchange(first, false))
            context.console.line({});
        const QStringList lines = jobSheet(detailsFromJson(job), SystemClock().wall().count());
        for (const QString &line : lines)
            context.console.line(line);
    }
    for (const QString &text : targets->unknown)
        fail(text, {ErrorCode::DoEJobNotFound, ErrorContext::None, {}, {}});
    if (context.console.json()) {
        QJsonObject document {{QStringLiteral("jobs"), jobs}};
        if (!errors.isEmpty())
            document.insert(QStringLiteral("errors"), errors);
        Console::document(document);
    }
    return code;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AllUsers.h"
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobArguments.h"
#include "app/ctl/JobTable.h"
#include "app/ctl/ResultReport.h"
#include "core/control/JobJsonReader.h"
#include "ui/text/Format.h"

namespace kurier {

namespace {

ExitCode listCleanup(const CtlContext &context)
{
    QJsonArray ledger;
    const QueueRound round(context, [&ledger](QueueLink &queue) -> Result<> {
        const auto answer = queue.call(QStringLiteral("cleanup.list"));
        if (!answer)
            return tl::unexpected(answer.error());
        const QJsonArray list = answer->value(QLatin1String("artefacts")).toArray();
        for (const QJsonValue &artefact : list)
            ledger.append(artefact);
        return {};
    });
    if (round.failure().code != ErrorCode::Ok)
        return failToRead(context, round.failure());
    if (context.console.json()) {
        QJsonObject document {{QStringLiteral("artefacts"), ledger}};
        if (!round.errors().isEmpty())
            document.insert(QStringLiteral("errors"), round.errors());
        Console::document(document);
        return round.code();
    }
    QList<Artefact> artefacts;
    for (const QJsonValue &artefact : ledger)
        artefacts.append(artefactFromJson(artefact.toObject()));
    if (artefacts.isEmpty()) {
        context.console.line(CtlText::tr("Nothing is left to remove."));
        return round.code();
    }
    const QStringList lines = artefactTable(artefacts, context.console.width());
    for (const QString &line : lines)
        context.console.line(line);
    return round.code();
}

/// Nothing can be given up of a job that has nothing left to remove.
Error refusal(const QString &method, const JobDetails &job)
{
    const CleanupState state = cleanupState(job.artefacts);
    const bool open = state == CleanupState::Pending || state == CleanupState::Failed;
    if (open || method != QLatin1String("cleanup.abandon"))
        return {};
    return {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, job.snapshot.name};
}

ExitCode changeCleanup(const CtlContext &context, const QString &method, const QStringList &jobs,
                       const QString &done)
{
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    ResultReport report(context.console);
    if (jobs.isEmpty()) {
        const auto answer = context.queue.call(method);
        return answer ? report.finish() : failWith(context, answer.error());
    }
    const auto targets = findTargets(context.queue, jobs);
    if (!targets)
        return failWith(context, targets.error());
    if (!targets->ambiguous.isEmpty())
        return failUsage(context, targets->ambiguous);
    QList<JobId> known;
    QList<JobId> ledger;
    if (const auto list = context.queue.call(QStringLiteral("cleanup.list"))) {
        const QJsonArray artefacts = list->value(QLatin1String("artefacts")).toArray();
        for (const QJsonValue &artefact : artefacts)
            ledger.append(artefactFromJson(artefact.toObject()).job);
    }
    QStringList unknown;
    for (const QString &text : targets->unknown) {
        const JobId id = JobId::fromString(text);
        // A leftover's job may be forgotten; its record is not.
        const bool recorded = std::any_of(ledger.cbegin(), ledger.cend(),
                                          [&id](const JobId &job) { return job == id; });
        if (recorded)
            known.append(id);
        else
            unknown.append(text);
    }
    for (const JobId &id : known)
        report.add({id, {}}, done);
    for (const JobId &id : targets->ids) {
        const auto job =
            context.queue.call(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}});
        const Error error = job
            ? refusal(method, detailsFromJson(job->value(QLatin1String("job")).toObject()))
            : job.error();
        report.add({id, error}, done);
        if (error.code == ErrorCode::Ok)
            known.append(id);
    }
    const auto called = callInParts(context.queue, method, known, {}, [](const QJsonObject &) {});
    if (!called)
        return failWith(context, called.error());
    report.addUnknown(unknown);
    return report.finish();
}

QString leftoverLine(const Artefact &artefact)
{
    const QString size = formatBytes(artefact.bytes).replace(QChar(u'\u00A0'), QLatin1Char(' '));
    return QStringLiteral("%1  %2").arg(size, terminalText(artefact.where()));
}

ExitCode removeLeftovers(const CtlContext &context, const QJsonArray &found)
{
    const auto answer = context.queue.call(QStringLiteral("cleanup.removeLeftovers"),
                                           {{QStringLiteral("artefacts"), found}}, std::nullopt);
    if (!answer)
        return failWith(context, answer.error());
    const QJsonArray list = answer->value(QLatin1String("artefacts")).toArray();
    ExitCode code = ExitCode::Done;
    for (const QJsonValue &json : list) {
        const Artefact artefact = artefactFromJson(json.toObject());
        if (artefact.state == ArtefactState::Removed) {
            context.console.line(CtlText::tr("removed: %1").arg(terminalText(artefact.where())));
            continue;
        }
        code = ExitCode::NotAllRemoved;
        Console::error(QStringLiteral("%1: %2").arg(terminalText(artefact.where()),
                                                    fullSentence(artefact.reason)));
    }
    if (context.console.json())
        Console::document({{QStringLiteral("artefacts"), list}});
    return code;
}

ExitCode leftovers(const CtlContext &context)
{
    const bool remove = context.call.has("remove");
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    const auto answer = context.queue.call(QStringLiteral("cleanup.leftovers"), {}, std::nullopt);
    if (!answer)
        return failWith(context, answer.error());
    const QJsonArray found = answer->value(QLatin1String("artefacts")).toArray();
    const bool ask = remove && !found.isEmpty() && !context.call.has("yes");
    if (ask && !Console::canAsk())
        return failUsage(context,
                         CtlText::tr("nothing was removed: there is no terminal to ask on"));
    if (context.console.json() && (!remove || found.isEmpty())) {
        Console::document({{QStringLiteral("artefacts"), found}});
        return ExitCode::Done;
    }
    if (found.isEmpty()) {
        context.console.line(CtlText::tr("No leftovers were found."));
        return ExitCode::Done;
    }
    if (remove && !ask)
        return removeLeftovers(context, found);
    for (const QJsonValue &json : found) {
        const QString line = leftoverLine(artefactFromJson(json.toObject()));
        if (ask)
            Console::notice(line);
        else
            context.console.line(line);
    }
    if (!remove)
        return ExitCode::Done;
    if (!Console::confirm(CtlText::tr("Remove these files? They cannot be brought back.")))
        return ExitCode::Failed;
    return removeLeftovers(context, found);
}

} // namespace

ExitCode runCleanup(const CtlContext &context)
{
    QStringList jobs = context.call.operands;
    const QString action = jobs.isEmpty() ? QStringLiteral("list") : jobs.takeFirst();
    const bool all = context.call.has("all");
    if (action == QLatin1String("list") && jobs.isEmpty() && !all)
        return listCleanup(context);
    if (action == QLatin1String("retry") && !(all && !jobs.isEmpty()))
        return changeCleanup(context, QStringLiteral("cleanup.retry"), jobs,
                             CtlText::tr("trying again"));
    if (action == QLatin1String("abandon") && !jobs.isEmpty() && !all)
        return changeCleanup(context, QStringLiteral("cleanup.abandon"), jobs,
                             CtlText::tr("given up"));
    if (action == QLatin1String("leftovers") && jobs.isEmpty() && !all)
        return leftovers(context);
    return failUsage(context, CtlText::tr("this makes no sense"));
}

} // namespace kurier

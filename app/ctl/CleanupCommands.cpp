// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobArguments.h"
#include "app/ctl/JobTable.h"
#include "app/ctl/ResultReport.h"
#include "core/control/JobJsonReader.h"

namespace kurier {

namespace {

ExitCode listCleanup(const CtlContext &context)
{
    if (auto opened = context.queue.openForReading(); !opened)
        return failWith(context, opened.error());
    const auto answer = context.queue.call(QStringLiteral("cleanup.list"));
    if (!answer)
        return failWith(context, answer.error());
    const QJsonArray ledger = answer->value(QLatin1String("artefacts")).toArray();
    if (context.console.json()) {
        Console::document({{QStringLiteral("artefacts"), ledger}});
        return ExitCode::Done;
    }
    QList<Artefact> artefacts;
    for (const QJsonValue &artefact : ledger)
        artefacts.append(artefactFromJson(artefact.toObject()));
    if (artefacts.isEmpty()) {
        context.console.line(CtlText::tr("Nothing is left to remove."));
        return ExitCode::Done;
    }
    const QStringList lines = artefactTable(artefacts, context.console.width());
    for (const QString &line : lines)
        context.console.line(line);
    return ExitCode::Done;
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
    for (const JobId &id : targets->ids) {
        const auto job =
            context.queue.call(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}});
        report.add({id, job ? Error {} : job.error()}, done);
        if (job)
            known.append(id);
    }
    const auto called = callInParts(context.queue, method, known, {}, [](const QJsonObject &) {});
    if (!called)
        return failWith(context, called.error());
    report.addUnknown(targets->unknown);
    return report.finish();
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
    return failUsage(context, CtlText::tr("this makes no sense"));
}

} // namespace kurier

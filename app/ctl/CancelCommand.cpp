// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CancelText.h"
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobArguments.h"
#include "app/ctl/ResultReport.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"

#include <QHash>

namespace kurier {

namespace {

Result<JobTargets> cancelTargets(const CtlContext &context)
{
    if (!context.call.has("all"))
        return findTargets(context.queue, context.call.operands);
    auto found = findAll(context.queue, JobCommand::Cancel);
    if (!found)
        return tl::unexpected(found.error());
    return JobTargets {*found, {}, {}};
}

Result<CancelPlan> planFor(QueueLink &queue, const QList<JobId> &ids)
{
    CancelPlan plan;
    const auto asked = callInParts(queue, QStringLiteral("planCancel"), ids, {},
                                   [&plan](const QJsonObject &answer) {
                                       const CancelPlan part = planFromJson(answer);
                                       plan.items += part.items;
                                       plan.unknown += part.unknown;
                                   });
    if (!asked)
        return tl::unexpected(asked.error());
    return plan;
}

/// The call as it has to be, to be copied.
QString withYes(const CtlContext &context)
{
    QString call = QStringLiteral("kurierctl cancel --yes");
    if (context.call.has("wait"))
        call += QStringLiteral(" --wait");
    if (context.call.has("all"))
        return call + QStringLiteral(" --all");
    return call + QLatin1Char(' ') + terminalText(context.call.operands.join(QLatin1Char(' ')));
}

QString leftOver(const JobDetails &job)
{
    QStringList parts;
    for (const Artefact &artefact : job.artefacts) {
        if (artefact.state == ArtefactState::Failed)
            parts.append(QStringLiteral("%1: %2").arg(terminalText(artefact.where()),
                                                      sentence(artefact.reason)));
    }
    return parts.join(QStringLiteral("; "));
}

ExitCode report(const CtlContext &context, const JobTargets &targets, CommandResults results,
                const QHash<JobId, QJsonObject> &cleaned)
{
    ResultReport report(context.console);
    for (CommandResult &result : results) {
        const auto job = cleaned.constFind(result.id);
        if (job == cleaned.cend()) {
            report.add(result, CtlText::tr("cancelled"));
            continue;
        }
        const JobDetails details = detailsFromJson(*job);
        if (cleanupState(details.artefacts) == CleanupState::Failed) {
            result.error = {ErrorCode::BgSUnableToDeleteFiles, ErrorContext::LocalFile, {}, {}};
            Console::notice(QStringLiteral("%1: %2").arg(result.id.toString(), leftOver(details)));
        }
        report.add(result, CtlText::tr("cancelled, everything removed"),
                   {{QStringLiteral("cleanup"), job->value(QLatin1String("cleanup"))}});
    }
    report.addUnknown(targets.unknown);
    return report.finish();
}

Result<QHash<JobId, QJsonObject>> waitForCleanup(QueueLink &queue, const CommandResults &results)
{
    QList<JobId> ids;
    for (const CommandResult &result : results) {
        if (result.ok())
            ids.append(result.id);
    }
    QHash<JobId, QJsonObject> jobs;
    const auto waited = callInParts(
        queue, QStringLiteral("waitCleanup"), ids, {},
        [&jobs](const QJsonObject &answer) {
            const QJsonArray list = answer.value(QLatin1String("jobs")).toArray();
            for (const QJsonValue &job : list) {
                const QJsonObject json = job.toObject();
                jobs.insert(JobId::fromString(json.value(QLatin1String("id")).toString()), json);
            }
        },
        std::nullopt);
    if (!waited)
        return tl::unexpected(waited.error());
    return jobs;
}

/// Without what a person was \a told of, whatever the jobs hold by now is cancelled.
Result<CommandResults> cancelJobs(QueueLink &queue, const QList<JobId> &ids,
                                  const std::optional<FilesTold> &told)
{
    CommandResults results;
    const auto take = [&results](const CommandResult &result) { results.append(result); };
    const QString method = QStringLiteral("cancel");
    if (!told) {
        if (auto called = callForResults(queue, method, ids, {}, take); !called)
            return tl::unexpected(called.error());
        return results;
    }
    for (qsizetype at = 0; at < ids.size(); at += kIdsAtOnce) {
        const QList<JobId> part = ids.mid(at, kIdsAtOnce);
        const QJsonObject params {{QString(kFilesTold), filesToldToJson(*told, part)}};
        if (auto called = callForResults(queue, method, part, params, take); !called)
            return tl::unexpected(called.error());
    }
    return results;
}

/// Jobs that were to be cancelled in answer to a question and now hold more than it said.
Result<QList<JobId>> grown(QueueLink &queue, const CommandResults &results)
{
    QList<JobId> refused;
    for (const CommandResult &result : results) {
        if (result.error.code == ErrorCode::DoEInvalidState)
            refused.append(result.id);
    }
    const auto plan = planFor(queue, refused);
    if (!plan)
        return tl::unexpected(plan.error());
    QList<JobId> ids;
    for (const CancelPlanItem &item : plan->items) {
        if (item.possible)
            ids.append(item.id);
    }
    return ids;
}

ExitCode cancelNow(const CtlContext &context, const JobTargets &targets,
                   const std::optional<FilesTold> &told = {})
{
    const auto cancelled = cancelJobs(context.queue, targets.ids, told);
    if (!cancelled)
        return failWith(context, cancelled.error());
    const CommandResults &results = *cancelled;
    if (told) {
        const auto kept = grown(context.queue, results);
        if (!kept)
            return failWith(context, kept.error());
        for (const JobId &id : *kept) {
            Console::notice(CtlText::tr("%1: files finished after the question; nothing of it was "
                                        "deleted. Cancel it again to delete them, too.")
                                .arg(id.toString()));
        }
    }
    QHash<JobId, QJsonObject> cleaned;
    if (context.call.has("wait")) {
        auto waited = waitForCleanup(context.queue, results);
        if (!waited)
            return failWith(context, waited.error());
        cleaned = *std::move(waited);
    }
    return report(context, targets, results, cleaned);
}

ExitCode sayOnly(const CtlContext &context, const JobTargets &targets, const CancelPlan &plan)
{
    if (context.console.json())
        Console::document({{QStringLiteral("plan"), planToJson(plan)}});
    const QStringList lines = cancelConsequences(plan);
    for (const QString &line : lines)
        context.console.line(line);
    const bool missing = !targets.unknown.isEmpty() || !plan.unknown.isEmpty();
    for (const QString &text : targets.unknown) {
        Console::error(QStringLiteral("%1: %2").arg(
            terminalText(text), fullSentence({ErrorCode::DoEJobNotFound, {}, {}, {}})));
    }
    return missing ? ExitCode::NoSuchJob : ExitCode::Done;
}

} // namespace

ExitCode runCancel(const CtlContext &context)
{
    if (context.call.has("all") != context.call.operands.isEmpty())
        return failUsage(context, CtlText::tr("name jobs, or give --all"));
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    const auto targets = cancelTargets(context);
    if (!targets)
        return failWith(context, targets.error());
    if (!targets->ambiguous.isEmpty())
        return failUsage(context, targets->ambiguous);
    if (context.call.has("yes") && !context.call.has("dry-run"))
        return cancelNow(context, *targets);

    const auto plan = planFor(context.queue, targets->ids);
    if (!plan)
        return failWith(context, plan.error());
    if (context.call.has("dry-run"))
        return sayOnly(context, *targets, *plan);
    // Refusals lose nothing, so nobody is asked about them.
    if (plan->possibleCount() == 0)
        return cancelNow(context, *targets);
    if (!Console::canAsk()) {
        Console::error(CtlText::tr("nothing was cancelled: there is no terminal to ask on; try: %1")
                           .arg(withYes(context)));
        return ExitCode::Usage;
    }
    const QStringList lines = cancelConsequences(*plan);
    for (const QString &line : lines)
        Console::notice(line);
    if (Console::confirm(cancelQuestion(*plan)))
        return cancelNow(context, *targets, plan->filesTold());
    Console::error(CtlText::tr("nothing was cancelled"));
    return ExitCode::Failed;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/HostKeyQuestion.h"
#include "app/ctl/JobArguments.h"
#include "app/ctl/ResultReport.h"
#include "app/ctl/SecretPrompt.h"
#include "app/ctl/SetArguments.h"
#include "core/access/ServerCertificate.h"
#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"

namespace kurier {

namespace {

struct Verb
{
    JobCommand command;
    QString done;
};

Verb verbOf(const QString &name)
{
    if (name == QLatin1String("suspend"))
        return {JobCommand::Suspend, CtlText::tr("suspended")};
    if (name == QLatin1String("resume"))
        return {JobCommand::Resume, CtlText::tr("resumed")};
    return {JobCommand::Complete, CtlText::tr("completed")};
}

ExitCode runOn(const CtlContext &context, const JobTargets &targets, const QString &method,
               const QJsonObject &params, const QString &done)
{
    ResultReport report(context.console);
    const auto called =
        callForResults(context.queue, method, targets.ids, params,
                       [&](const CommandResult &result) { report.add(result, done); });
    if (!called)
        return failWith(context, called.error());
    report.addUnknown(targets.unknown);
    return report.finish();
}

/// What resume's options give the jobs; empty when there are none.
Result<QJsonObject> askGrant(const CtlCall &call)
{
    QJsonObject params;
    const auto credentials = askCredentials(call);
    if (!credentials)
        return tl::unexpected(credentials.error());
    if (*credentials) {
        params.insert(QStringLiteral("credentials"), credentialsToJson(**credentials));
        params.insert(QStringLiteral("remember"), call.has("remember"));
    }
    if (call.has("trust"))
        params.insert(QStringLiteral("trust"),
                      QString::fromLatin1(parseFingerprint(call.value("trust"))));
    return params;
}

/// A job that was refused for the SSH key of its server goes on when that is trusted.
ExitCode resumeAsking(const CtlContext &context, JobTargets targets, const QString &done)
{
    ExitCode worst = ExitCode::Done;
    for (const JobId &id : QList<JobId>(targets.ids)) {
        const auto key = askHostKey(context, id);
        if (!key)
            continue;
        targets.ids.removeOne(id);
        JobTargets one;
        one.ids = {id};
        const ExitCode code = key->isEmpty()
            ? ExitCode::Failed
            : runOn(context, one, QStringLiteral("grantAccess"),
                    {{QStringLiteral("trust"), QString::fromLatin1(*key)}}, done);
        worst = code == ExitCode::Done ? worst : code;
    }
    if (targets.ids.isEmpty() && targets.unknown.isEmpty())
        return worst;
    const ExitCode code = runOn(context, targets, QStringLiteral("resume"), {}, done);
    return code == ExitCode::Done ? worst : code;
}

} // namespace

ExitCode runVerb(const CtlContext &context)
{
    if (context.call.has("trust") && parseFingerprint(context.call.value("trust")).isEmpty())
        return failUsage(context, CtlText::tr("--trust needs sha-256:HEX (64 digits)"));
    const bool all = context.call.has("all");
    if (all != context.call.operands.isEmpty())
        return failUsage(context, CtlText::tr("name jobs, or give --all"));
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    const Verb verb = verbOf(context.call.command);
    JobTargets targets;
    if (all) {
        const auto found = findAll(context.queue, verb.command);
        if (!found)
            return failWith(context, found.error());
        targets.ids = *found;
    } else {
        const auto found = findTargets(context.queue, context.call.operands);
        if (!found)
            return failWith(context, found.error());
        targets = *found;
    }
    if (!targets.ambiguous.isEmpty())
        return failUsage(context, targets.ambiguous);
    const auto grant = askGrant(context.call);
    if (!grant)
        return failWith(context, grant.error());
    if (!grant->isEmpty())
        return runOn(context, targets, QStringLiteral("grantAccess"), *grant, verb.done);
    if (verb.command == JobCommand::Resume && !all)
        return resumeAsking(context, std::move(targets), verb.done);
    return runOn(context, targets, context.call.command, {}, verb.done);
}

namespace {

bool hasSeveralFiles(const CtlContext &context, const JobTargets &targets)
{
    if (targets.ids.size() + targets.unknown.size() != 1)
        return true;
    if (targets.ids.isEmpty())
        return false;
    const auto answer = context.queue.call(
        QStringLiteral("show"), {{QStringLiteral("id"), targets.ids.first().toString()}});
    return answer
        && snapshotFromJson(answer->value(QLatin1String("job")).toObject()).filesTotal > 1;
}

} // namespace

ExitCode runSet(const CtlContext &context)
{
    const auto wanted = parseSet(context.call.operands);
    if (!wanted)
        return failUsage(context, wanted.error());
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    const auto targets = findTargets(context.queue, wanted->jobs);
    if (!targets)
        return failWith(context, targets.error());
    if (!targets->ambiguous.isEmpty())
        return failUsage(context, targets->ambiguous);
    if (wanted->changes.url && hasSeveralFiles(context, *targets))
        return failUsage(context, CtlText::tr("url is for one job of one file"));
    return runOn(context, *targets, QStringLiteral("set"),
                 {{QStringLiteral("changes"), changesToJson(wanted->changes)}},
                 CtlText::tr("changed"));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AddArguments.h"
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/SecretPrompt.h"
#include "core/control/SpecJson.h"
#include "core/settings/Settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <unistd.h>

namespace kurier {

namespace {

constexpr qsizetype kJobsAtOnce = 1000;

std::optional<QByteArray> readInput(const QString &name)
{
    QFile file(name);
    const bool opened = name == QLatin1String("-") ? file.open(STDIN_FILENO, QIODevice::ReadOnly)
                                                   : file.open(QIODevice::ReadOnly);
    if (!opened)
        return std::nullopt;
    return file.readAll();
}

void printIds(const CtlContext &context, const QJsonArray &ids, bool each)
{
    for (const QJsonValue &id : ids)
        context.console.line(id.toString());
    if (!context.console.json())
        return;
    if (each)
        Console::document({{QStringLiteral("ids"), ids}});
    else
        Console::document({{QStringLiteral("id"), ids.first()}});
}

} // namespace

ExitCode runAdd(const CtlContext &context)
{
    const Settings settings(context.queue.paths().settingsFile);
    auto request = parseAdd(context.call, settings.downloadDirectory(), readInput);
    if (!request) {
        if (request.error().usage)
            return failUsage(context, request.error().text);
        Console::error(request.error().text);
        return ExitCode::Failed;
    }
    for (const QString &name : request->unusable)
        Console::notice(CtlText::tr("%1 is left out: no http or https address of it is known")
                            .arg(terminalText(name)));
    const auto credentials = askCredentials(context.call);
    if (!credentials)
        return failWith(context, credentials.error());
    for (JobSpec &spec : request->specs)
        spec.credentials = *credentials;
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    // Nobody named this folder, so its being there is not the caller's business.
    if (request->defaultDirectory)
        QDir().mkpath(request->specs.first().directory);

    QJsonArray ids;
    for (qsizetype at = 0; at < request->specs.size(); at += kJobsAtOnce) {
        QJsonArray jobs;
        for (const JobSpec &spec : request->specs.mid(at, kJobsAtOnce))
            jobs.append(specToJson(spec));
        const auto answer =
            context.queue.call(QStringLiteral("add"), {{QStringLiteral("jobs"), jobs}});
        if (!answer) {
            for (const QJsonValue &id : std::as_const(ids))
                context.console.line(id.toString());
            return failWith(context, answer.error());
        }
        for (const QJsonValue &id : answer->value(QLatin1String("ids")).toArray())
            ids.append(id);
    }
    printIds(context, ids, request->each);
    return ExitCode::Done;
}

} // namespace kurier

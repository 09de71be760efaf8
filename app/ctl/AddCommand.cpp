// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AddArguments.h"
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobAdder.h"
#include "app/ctl/SecretPrompt.h"
#include "app/ctl/UploadArguments.h"
#include "core/settings/Settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <unistd.h>

#include <utility>

namespace kurier {

namespace {

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

ExitCode failParsing(const CtlContext &context, const AddProblem &problem)
{
    if (problem.usage)
        return failUsage(context, problem.text);
    Console::error(problem.text);
    return ExitCode::Failed;
}

/// \a folder is made first unless it is empty.
ExitCode addJobs(const CtlContext &context, QList<JobSpec> specs, bool several,
                 const QString &folder)
{
    const auto credentials = askCredentials(context.call);
    if (!credentials)
        return failWith(context, credentials.error());
    for (JobSpec &spec : specs)
        spec.credentials = *credentials;
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    if (!folder.isEmpty())
        QDir().mkpath(folder);

    const auto ids = addAtOnce(context.queue, specs);
    if (!ids)
        return failWith(context, ids.error());
    if (ids->isEmpty()) {
        if (context.console.json())
            Console::document({{QStringLiteral("ids"), *ids}});
        Console::error(CtlText::tr("stopped, nothing was added"));
        return ExitCode::Failed;
    }
    printIds(context, *ids, several);
    return ExitCode::Done;
}

} // namespace

ExitCode runAdd(const CtlContext &context)
{
    const Settings settings(context.queue.paths().settingsFile);
    auto request = parseAdd(context.call, settings.downloadDirectory(), readInput);
    if (!request)
        return failParsing(context, request.error());
    for (const QString &name : request->unusable)
        Console::notice(CtlText::tr("%1 is left out: no address of it that can be used is known")
                            .arg(terminalText(name)));
    // Nobody named this folder, so its being there is not the caller's business.
    const QString folder = request->defaultDirectory ? request->specs.first().directory : QString();
    return addJobs(context, std::move(request->specs), request->each, folder);
}

ExitCode runUpload(const CtlContext &context)
{
    auto specs = parseUpload(context.call);
    if (!specs)
        return failParsing(context, specs.error());
    const bool several = specs->size() > 1;
    return addJobs(context, *std::move(specs), several, {});
}

} // namespace kurier

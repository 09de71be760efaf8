// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "core/control/JobJsonReader.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <QJsonDocument>

#include <cstdio>

namespace kurier {

namespace {

constexpr std::chrono::seconds kQuitTimeout {60};

ExitCode tellNotRunning(const CtlContext &context, const Error &error)
{
    if (exitCodeOf(error) != ExitCode::NotRunning)
        return failWith(context, error);
    if (context.console.json()) {
        Console::document({{QStringLiteral("running"), false},
                           {QStringLiteral("pid"), QJsonValue()},
                           {QStringLiteral("version"), QStringLiteral(KURIER_VERSION)},
                           {QStringLiteral("jobs"), QJsonObject()},
                           {QStringLiteral("speed"), 0},
                           {QStringLiteral("cleanupsPending"), QJsonValue()}});
    }
    context.console.line(sentence(error));
    return ExitCode::NotRunning;
}

} // namespace

ExitCode runStatus(const CtlContext &context)
{
    if (auto opened = context.queue.openRunning(); !opened)
        return tellNotRunning(context, opened.error());
    const auto answer = context.queue.call(QStringLiteral("status"));
    if (!answer)
        return tellNotRunning(context, answer.error());
    if (context.console.json()) {
        Console::document(*answer);
        return ExitCode::Done;
    }
    const QueueStatus status = statusFromJson(*answer);
    context.console.line(CtlText::tr("The queue is running (process %1, version %2).")
                             .arg(answer->value(QLatin1String("pid")).toInteger())
                             .arg(answer->value(QLatin1String("version")).toString()));
    for (const JobState state : kAllJobStates) {
        if (const qint64 count = status.jobs.at(static_cast<std::size_t>(state)); count > 0)
            context.console.line(QStringLiteral("%1: %2").arg(stateText(state)).arg(count));
    }
    context.console.line(
        CtlText::tr("Rate: %1")
            .arg(formatRate(status.bytesPerSecond).replace(QChar(u'\u00A0'), QLatin1Char(' '))));
    if (status.cleanupsPending > 0) {
        context.console.line(CtlText::tr("%n thing(s) still to remove; “kurierctl cleanup” lists "
                                         "them.",
                                         nullptr, static_cast<int>(status.cleanupsPending)));
    }
    return ExitCode::Done;
}

ExitCode runQuit(const CtlContext &context)
{
    const auto opened = context.queue.openRunning();
    if (!opened)
        return failWith(context, opened.error());
    const auto answer = context.queue.call(QStringLiteral("quit"));
    if (!answer)
        return failWith(context, answer.error());
    if (!context.queue.waitForEnd(kQuitTimeout)) {
        return failWith(context, {ErrorCode::ETimeout, ErrorContext::QueueManager, {}, {}});
    }
    if (context.console.json())
        Console::document({{QStringLiteral("running"), false}});
    return ExitCode::Done;
}

ExitCode runVersion(const CtlContext &context)
{
    const QString version = QStringLiteral(KURIER_VERSION);
    if (context.console.json())
        Console::document({{QStringLiteral("version"), version}});
    context.console.line(QStringLiteral("kurierctl ") + version);
    return ExitCode::Done;
}

ExitCode runMonitor(const CtlContext &context)
{
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    const auto answer = context.queue.call(
        QStringLiteral("monitor"), {}, std::nullopt, [](const QJsonObject &event) {
            const QJsonObject job = event.value(QLatin1String("job")).toObject();
            Console::raw(QJsonDocument(forPeople(job)).toJson(QJsonDocument::Compact) + '\n');
            std::fflush(stdout);
        });
    return answer ? ExitCode::Done : failWith(context, answer.error());
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobArguments.h"
#include "app/ctl/ResultReport.h"
#include "core/base/Clock.h"
#include "core/control/JobJsonReader.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace kurier {

namespace {

/// The line that is overwritten while waiting: all watched jobs together.
class ProgressLine final
{
public:
    void update(const JobSnapshot &job)
    {
        if (!Console::canShowProgress())
            return;
        m_jobs.insert(job.id, job);
        Console::progress(m_jobs.size() == 1 ? ofOne(job) : ofAll());
        m_shown = true;
    }
    ~ProgressLine()
    {
        if (m_shown)
            Console::progress({});
    }
    ProgressLine() = default;
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

private:
    static QString ofOne(const JobSnapshot &job)
    {
        return stateText(job, SystemClock().wall().count()) + QStringLiteral("  ")
            + figures(job.bytesTransferred, job.bytesTotal, job.bytesPerSecond)
            + QStringLiteral("  ") + terminalText(job.name);
    }
    QString ofAll() const
    {
        qint64 done = 0;
        qint64 total = 0;
        qint64 rate = 0;
        for (const JobSnapshot &job : m_jobs) {
            done += job.bytesTransferred;
            total = total < 0 || job.bytesTotal < 0 ? -1 : total + job.bytesTotal;
            rate += job.bytesPerSecond;
        }
        return CtlText::tr("%n job(s)", nullptr, static_cast<int>(m_jobs.size()))
            + QStringLiteral("  ") + figures(done, total, rate);
    }
    static QString figures(qint64 done, qint64 total, qint64 rate)
    {
        const QString share =
            total < 0 ? formatBytes(done) : QStringLiteral("%1 %").arg(percentOf(done, total));
        return QStringLiteral("%1  %2  %3")
            .arg(share, formatRate(rate), formatDuration(remainingTime(total, done, rate)));
    }

    QHash<JobId, JobSnapshot> m_jobs;
    bool m_shown = false;
};

struct WaitRequest
{
    QJsonArray wanted;
    std::optional<std::chrono::milliseconds> timeout;
};

std::optional<QString> readRequest(const CtlCall &call, WaitRequest &request)
{
    const QStringList states = call.value("for").split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &state : states) {
        if (!jobStateFromName(state))
            return CtlText::tr("unknown state “%1”").arg(terminalText(state));
        request.wanted.append(state);
    }
    if (call.has("for") && states.isEmpty())
        return CtlText::tr("--for needs a state");
    if (call.has("timeout")) {
        constexpr double kMost = 1e6;
        bool read = false;
        const double seconds = call.value("timeout").toDouble(&read);
        if (!read || !(seconds >= 0 && seconds <= kMost))
            return CtlText::tr("--timeout needs a number of seconds");
        request.timeout = std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
    }
    return std::nullopt;
}

/// What the state a job has come to means for the exit code.
Error verdict(const JobSnapshot &job, bool reached, bool byDefault)
{
    if (!reached)
        return {ErrorCode::DoEInvalidState, ErrorContext::None, {}, {}};
    if (!byDefault)
        return {};
    if (job.state == JobState::Error)
        return job.error ? *job.error : Error {ErrorCode::EFail, ErrorContext::None, {}, {}};
    if (job.state == JobState::Cancelled && job.cleanup == CleanupState::Failed)
        return {ErrorCode::BgSUnableToDeleteFiles, ErrorContext::None, {}, {}};
    return {};
}

void addOutcome(ResultReport &report, const JobSnapshot &job, const Error &error)
{
    report.add({job.id, error}, stateText(job.state),
               {{QStringLiteral("state"), jobStateName(job.state)}});
}

void addLate(ResultReport &report, const JobSnapshot &job)
{
    const QString message = CtlText::tr("not in time; the state is: %1").arg(stateText(job.state));
    report.add(
        {job.id, {ErrorCode::ETimeout, ErrorContext::None, {}, {}}}, {},
        {{QStringLiteral("state"), jobStateName(job.state)}, {QStringLiteral("message"), message}});
}

ExitCode tellTimeout(const CtlContext &context, const JobTargets &targets,
                     const WaitRequest &request)
{
    ResultReport report(context.console);
    for (const JobId &id : targets.ids) {
        const auto answer =
            context.queue.call(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}});
        if (!answer) {
            report.add({id, answer.error()}, {});
            continue;
        }
        const JobSnapshot job = snapshotFromJson(answer->value(QLatin1String("job")).toObject());
        const bool byDefault = request.wanted.isEmpty();
        const bool reached = byDefault ? isFinal(job.state) || job.state == JobState::Error
                                       : request.wanted.contains(jobStateName(job.state));
        if (reached)
            addOutcome(report, job, verdict(job, true, byDefault));
        else
            addLate(report, job);
    }
    report.addUnknown(targets.unknown);
    const ExitCode code = report.finish();
    return code == ExitCode::Failed || code == ExitCode::Done ? ExitCode::TimedOut : code;
}

void addOutcome(ResultReport &report, const WaitRequest &request, const QJsonObject &outcome)
{
    if (const QJsonValue error = outcome.value(QLatin1String("error")); error.isObject()) {
        const JobId id = JobId::fromString(outcome.value(QLatin1String("id")).toString());
        report.add({id, errorFromJson(error.toObject())}, {});
        return;
    }
    const JobSnapshot job = snapshotFromJson(outcome.value(QLatin1String("job")).toObject());
    const bool reached = outcome.value(QLatin1String("reached")).toBool();
    addOutcome(report, job, verdict(job, reached, request.wanted.isEmpty()));
}

/// The answer has the outcomes in the order of the targets, and may leave out completed ones.
ExitCode tellOutcomes(const CtlContext &context, const JobTargets &targets,
                      const WaitRequest &request, const QJsonObject &answer)
{
    const bool omits = answer.value(QLatin1String("omitCompleted")).toBool();
    const QJsonArray outcomes = answer.value(QLatin1String("outcomes")).toArray();
    ResultReport report(context.console);
    qsizetype next = 0;
    for (const JobId &id : targets.ids) {
        const QJsonObject outcome = outcomes.at(next).toObject();
        const bool told = JobId::fromString(outcome.value(QLatin1String("id")).toString()) == id;
        if (told || !omits) {
            addOutcome(report, request, outcome);
            ++next;
            continue;
        }
        JobSnapshot completed;
        completed.id = id;
        completed.state = JobState::Acknowledged;
        addOutcome(report, completed, verdict(completed, true, request.wanted.isEmpty()));
    }
    report.addUnknown(targets.unknown);
    return report.finish();
}

} // namespace

ExitCode runWait(const CtlContext &context)
{
    WaitRequest request;
    if (const auto problem = readRequest(context.call, request))
        return failUsage(context, *problem);
    const bool all = context.call.has("all");
    if (all != context.call.operands.isEmpty())
        return failUsage(context, CtlText::tr("name jobs, or give --all"));
    if (auto opened = context.queue.openOrStart(); !opened)
        return failWith(context, opened.error());
    const auto targets = all ? findOpen(context.queue).map([](QList<JobId> ids) {
        return JobTargets {ids, {}, {}};
    })
                             : findTargets(context.queue, context.call.operands);
    if (!targets)
        return failWith(context, targets.error());
    if (!targets->ambiguous.isEmpty())
        return failUsage(context, targets->ambiguous);
    if (targets->ids.isEmpty())
        return tellOutcomes(context, *targets, request, {});

    Result<QJsonObject> answer;
    {
        ProgressLine progress;
        answer = context.queue.call(
            QStringLiteral("wait"),
            {{QStringLiteral("ids"), idsToJson(targets->ids)},
             {QStringLiteral("for"), request.wanted},
             {QStringLiteral("brief"), true},
             {QStringLiteral("omitCompleted"), true},
             {QStringLiteral("progress"), Console::canShowProgress()}},
            request.timeout, [&progress](const QJsonObject &event) {
                progress.update(snapshotFromJson(event.value(QLatin1String("job")).toObject()));
            });
    }
    if (answer)
        return tellOutcomes(context, *targets, request, *answer);
    const bool late = answer.error().code == ErrorCode::ETimeout
        && answer.error().context == ErrorContext::QueueManager;
    return late ? tellTimeout(context, *targets, request) : failWith(context, answer.error());
}

} // namespace kurier

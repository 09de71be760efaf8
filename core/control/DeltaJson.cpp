// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/DeltaJson.h"

#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"

#include <QJsonArray>

#include <array>
#include <limits>

namespace kurier {

QJsonObject deltaToJson(const QueueDelta &delta, const QString &owner)
{
    QJsonArray upserted;
    for (const JobSnapshot &job : delta.upserted)
        upserted.append(snapshotToJson(job, owner));
    return {{QStringLiteral("upserted"), upserted},
            {QStringLiteral("removed"), idsToJson(delta.removed)}};
}

QueueDelta deltaFromJson(const QJsonObject &json)
{
    QueueDelta delta;
    const QJsonArray rows = json.value(QLatin1String("upserted")).toArray();
    delta.upserted.reserve(rows.size());
    for (const QJsonValue &row : rows)
        delta.upserted.append(snapshotFromJson(row.toObject()));
    delta.removed = idsFromJson(json.value(QLatin1String("removed")));
    return delta;
}

QJsonObject limitsToJson(const QueueLimits &limits)
{
    QJsonArray schedule;
    for (const RateRule &rule : limits.schedule.rules())
        schedule.append(toText(rule));
    return {
        {QStringLiteral("activeJobs"), limits.activeJobs},
        {QStringLiteral("rateLimit"), limits.rateLimit},
        {QStringLiteral("jobsPerHost"), limits.jobsPerHost},
        {QStringLiteral("schedule"), schedule},
        {QStringLiteral("connectionsPerHost"), limits.connectionsPerHost},
        {QStringLiteral("proxy"), QString::fromLatin1(limits.proxy)},
        {QStringLiteral("onlyForegroundMetered"), limits.metered == MeteredPolicy::Foreground},
        {QStringLiteral("inactiveDays"), limits.inactiveDays},
        {QStringLiteral("historyDays"), limits.historyDays},
        {QStringLiteral("historyJobs"), limits.historyJobs},
    };
}

Result<QueueLimits> limitsFromJson(const QJsonObject &json)
{
    const auto bad = [](const char *name) {
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager, {}, QLatin1String(name));
    };
    struct Number
    {
        const char *name;
        qint64 most;
        qint64 value = -1;
    };
    std::array numbers = {
        Number {"activeJobs", std::numeric_limits<qint32>::max()},
        Number {"rateLimit", std::numeric_limits<qint64>::max()},
        Number {"jobsPerHost", std::numeric_limits<qint32>::max()},
        Number {"connectionsPerHost", std::numeric_limits<qint32>::max()},
        Number {"inactiveDays", std::numeric_limits<qint32>::max()},
        Number {"historyDays", std::numeric_limits<qint32>::max()},
        Number {"historyJobs", std::numeric_limits<qint32>::max()},
    };
    for (Number &number : numbers) {
        number.value = json.value(QLatin1String(number.name)).toInteger(-1);
        if (number.value < 0 || number.value > number.most)
            return bad(number.name);
    }
    if (!json.value(QLatin1String("proxy")).isString())
        return bad("proxy");
    if (!json.value(QLatin1String("schedule")).isArray())
        return bad("schedule");
    QList<RateRule> rules;
    const QJsonArray texts = json.value(QLatin1String("schedule")).toArray();
    for (const QJsonValue &text : texts) {
        const auto rule = rateRuleFromText(text.toString());
        if (!rule)
            return bad("schedule");
        rules.append(*rule);
    }
    QueueLimits limits;
    limits.activeJobs = static_cast<qint32>(numbers[0].value);
    limits.rateLimit = numbers[1].value;
    limits.jobsPerHost = static_cast<qint32>(numbers[2].value);
    limits.connectionsPerHost = static_cast<qint32>(numbers[3].value);
    limits.inactiveDays = static_cast<qint32>(numbers[4].value);
    limits.historyDays = static_cast<qint32>(numbers[5].value);
    limits.historyJobs = static_cast<qint32>(numbers[6].value);
    limits.schedule = RateSchedule(rules);
    limits.proxy = json.value(QLatin1String("proxy")).toString().toLatin1();
    limits.metered = json.value(QLatin1String("onlyForegroundMetered")).toBool()
        ? MeteredPolicy::Foreground
        : MeteredPolicy::Everything;
    return limits;
}

} // namespace kurier

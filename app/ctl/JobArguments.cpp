// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobArguments.h"

#include "app/ctl/CtlText.h"
#include "core/control/JobJsonReader.h"
#include "core/job/JobTransitions.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

namespace kurier {

namespace {

constexpr qsizetype kTextsAtOnce = 500;
constexpr qsizetype kCandidatesShown = 8;

/// \returns ids in their order, each once.
QList<JobId> unique(const QList<JobId> &ids)
{
    QList<JobId> once;
    QSet<JobId> seen;
    for (const JobId &id : ids) {
        if (!seen.contains(id)) {
            seen.insert(id);
            once.append(id);
        }
    }
    return once;
}

void takeMatch(JobTargets &targets, const QString &text, const QList<JobId> &found)
{
    if (found.isEmpty())
        return targets.unknown.append(text);
    if (found.size() == 1)
        return targets.ids.append(found.first());
    QStringList candidates;
    const qsizetype shown = std::min(found.size(), kCandidatesShown);
    for (qsizetype i = 0; i < shown; ++i)
        candidates.append(found.at(i).toString());
    if (shown < found.size())
        candidates.append(QStringLiteral("…"));
    if (targets.ambiguous.isEmpty()) {
        targets.ambiguous =
            CtlText::tr("“%1” can be any of %n job(s): %2", nullptr, static_cast<int>(found.size()))
                .arg(terminalText(text), candidates.join(QLatin1Char(' ')));
    }
}

Result<> findSome(QueueLink &queue, const QStringList &texts, JobTargets &targets)
{
    QStringList asked;
    for (const QString &text : texts) {
        if (JobId::fromString(text).isNull())
            asked.append(text);
    }
    QJsonArray matches;
    if (!asked.isEmpty()) {
        const auto answer = queue.call(
            QStringLiteral("find"), {{QStringLiteral("texts"), QJsonArray::fromStringList(asked)}});
        if (!answer)
            return tl::unexpected(answer.error());
        matches = answer->value(QLatin1String("matches")).toArray();
    }
    qsizetype next = 0;
    for (const QString &text : texts) {
        const JobId id = JobId::fromString(text);
        if (!id.isNull())
            targets.ids.append(id);
        else
            takeMatch(targets, text, idsFromJson(matches.at(next++)));
    }
    return {};
}

/// Asks for the rows that \a params want, page by page. The queue makes the next page while \a take
/// reads one.
template <class Take>
Result<> readPages(QueueLink &queue, QJsonObject params, Take take)
{
    qint64 after = 0;
    const auto ask = [&] {
        params.insert(QStringLiteral("after"), after);
        return queue.send(QStringLiteral("list"), params);
    };
    auto asked = ask();
    while (asked) {
        const auto page = queue.answerTo(*asked);
        if (!page)
            return tl::unexpected(page.error());
        const qint64 last = std::exchange(after, page->value(QLatin1String("after")).toInteger());
        const bool more = page->value(QLatin1String("more")).toBool() && after > last;
        if (more)
            asked = ask();
        take(*page);
        if (!more)
            return {};
    }
    return tl::unexpected(asked.error());
}

JobId idOf(const QJsonObject &job)
{
    return JobId::fromString(job.value(QLatin1String("id")).toString());
}

/// Whether \a command would change a job that looks like \a json.
bool isUseful(JobCommand command, const QJsonObject &json)
{
    const bool upload =
        json.value(QLatin1String("type")).toString() == jobTypeName(JobType::Upload);
    const auto state = jobStateFromName(json.value(QLatin1String("state")).toString());
    return state
        && effectiveCommands(upload ? JobType::Upload : JobType::Download, *state)
               .contains(command);
}

} // namespace

Result<JobTargets> findTargets(QueueLink &queue, const QStringList &texts)
{
    JobTargets targets;
    for (qsizetype at = 0; at < texts.size(); at += kTextsAtOnce) {
        if (auto found = findSome(queue, texts.mid(at, kTextsAtOnce), targets); !found)
            return tl::unexpected(found.error());
    }
    targets.ids = unique(targets.ids);
    return targets;
}

Result<QList<JobId>> findAll(QueueLink &queue, JobCommand command)
{
    QJsonArray states;
    for (const JobState state : kAllJobStates) {
        const bool useful = effectiveCommands(JobType::Download, state).contains(command)
            || effectiveCommands(JobType::Upload, state).contains(command);
        if (useful)
            states.append(jobStateName(state));
    }
    QList<JobId> ids;
    // A queue of an older version knows states and brief instead of command.
    return readPages(queue,
                     {{QStringLiteral("command"), jobCommandName(command)},
                      {QStringLiteral("states"), states},
                      {QStringLiteral("brief"), true}},
                     [&](const QJsonObject &page) {
                         ids += idsFromJson(page.value(QLatin1String("ids")));
                         const QJsonArray jobs = page.value(QLatin1String("jobs")).toArray();
                         for (const QJsonValue &job : jobs) {
                             if (isUseful(command, job.toObject()))
                                 ids.append(idOf(job.toObject()));
                         }
                     })
        .map([&ids] { return ids; });
}

Result<QList<JobId>> findOpen(QueueLink &queue)
{
    QList<JobId> ids;
    return readPages(queue, {{QStringLiteral("brief"), true}},
                     [&ids](const QJsonObject &page) {
                         const QJsonArray jobs = page.value(QLatin1String("jobs")).toArray();
                         for (const QJsonValue &job : jobs)
                             ids.append(idOf(job.toObject()));
                     })
        .map([&ids] { return ids; });
}

Result<> callForResults(QueueLink &queue, const QString &method, const QList<JobId> &ids,
                        QJsonObject params, const std::function<void(const CommandResult &)> &take)
{
    params.insert(QStringLiteral("omitOk"), true);
    qsizetype taken = 0;
    return callInParts(queue, method, ids, params, [&](const QJsonObject &answer) {
        const CommandResults results = resultsFromJson(answer, ids.mid(taken, kIdsAtOnce));
        taken += kIdsAtOnce;
        for (const CommandResult &result : results)
            take(result);
    });
}

Result<> callInParts(QueueLink &queue, const QString &method, const QList<JobId> &ids,
                     const QJsonObject &params,
                     const std::function<void(const QJsonObject &)> &take,
                     ControlClient::Timeout timeout)
{
    std::optional<qint64> open;
    const auto takeAnswer = [&]() -> Result<> {
        if (!open)
            return {};
        const auto answer = queue.answerTo(*std::exchange(open, std::nullopt), timeout);
        if (!answer)
            return tl::unexpected(answer.error());
        take(*answer);
        return {};
    };
    for (qsizetype at = 0; at < ids.size(); at += kIdsAtOnce) {
        QJsonObject part = params;
        part.insert(QStringLiteral("ids"), idsToJson(ids.mid(at, kIdsAtOnce)));
        // The queue has the next part while the answer about this one is read here.
        const auto sent = queue.send(method, part);
        if (auto taken = takeAnswer(); !taken)
            return taken;
        if (!sent)
            return tl::unexpected(sent.error());
        open = *sent;
    }
    return takeAnswer();
}

} // namespace kurier

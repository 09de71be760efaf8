// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/KilledQueue.h"

#include "core/base/FaultPoint.h"

#include <QJsonArray>

#include <algorithm>
#include <csignal>

namespace kurier::test {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 20s;

} // namespace

std::vector<KillPlace> possibleKillPlaces(std::vector<KillPlace> all)
{
    if (!kFaultPoints)
        std::erase_if(all, [](const KillPlace &place) { return *place.name != '\0'; });
    return all;
}

KillOutcome &KillOutcome::operator+=(const KillOutcome &other)
{
    if (wrong.isEmpty())
        wrong = other.wrong;
    kills += other.kills;
    files += other.files;
    robbed += other.robbed;
    bytesSpoiled += other.bytesSpoiled;
    finished += other.finished;
    unnamed += other.unnamed;
    serverKills += other.serverKills;
    for (const auto &[place, count] : other.killedAt)
        killedAt[place] += count;
    return *this;
}

KilledQueue::KilledQueue(unsigned seed, const std::vector<KillPlace> &places)
    : m_places(places)
    , m_random(seed)
{
}

void KilledQueue::fail(const QString &what)
{
    if (!isWrong())
        outcome.wrong = QStringLiteral("%1 (kill %2, at \"%3\")")
                            .arg(what)
                            .arg(outcome.kills)
                            .arg(QString::fromStdString(m_place));
}

/// Mostly one of those that killed least so far, so that all get their share.
void KilledQueue::choosePlace()
{
    const auto killed = [this](const KillPlace &place) { return outcome.killedAt[place.name]; };
    int least = killed(m_places.front());
    for (const KillPlace &place : m_places)
        least = std::min(least, killed(place));
    std::vector<KillPlace> rare;
    std::copy_if(m_places.begin(), m_places.end(), std::back_inserter(rare),
                 [&](const KillPlace &place) { return killed(place) == least; });
    const auto &from = pick(3) == 0 ? m_places : rare;
    m_place = from.at(static_cast<std::size_t>(pick(static_cast<int>(from.size())))).name;
}

void KilledQueue::start(QProcessEnvironment values)
{
    const auto found = std::find_if(m_places.begin(), m_places.end(),
                                    [this](const KillPlace &one) { return m_place == one.name; });
    const int passings = found == m_places.end() ? 1 : found->passings;
    values.insert(QStringLiteral("KURIER_FAULT_POINT"), QString::fromStdString(m_place));
    values.insert(QStringLiteral("KURIER_FAULT_COUNT"), QString::number(1 + pick(passings)));
    // The thread stands there for a while, and the others go on.
    values.insert(QStringLiteral("KURIER_FAULT_WAIT"),
                  QString::number(pick(2) == 0 ? 0 : pick(60)));
    process = programs.startKurier({QStringLiteral("--headless")}, values);
}

bool KilledQueue::connectClient()
{
    const QDeadlineTimer limit(kPatience);
    while (!limit.hasExpired()) {
        if (client.connectTo(programs.path(QStringLiteral("run/kurier/control.sock"))))
            return true;
        if (process->waitForFinished(5))
            return false;
    }
    fail(QStringLiteral("the queue did not start"));
    return false;
}

std::optional<QJsonObject> KilledQueue::ask(const QString &method, const QJsonObject &params)
{
    const auto answer = client.call(method, params, 10s);
    return answer ? std::optional(*answer) : std::nullopt;
}

std::optional<bool> KilledQueue::verb(const QString &method, const QString &id)
{
    const auto answer = ask(method, {{QStringLiteral("ids"), QJsonArray {id}}});
    if (!answer)
        return std::nullopt;
    const QJsonObject result = answer->value(QLatin1String("results")).toArray().at(0).toObject();
    return result.value(QLatin1String("ok")).toBool();
}

bool KilledQueue::collect(const QString &method, QJsonObject params, const QString &cursor,
                          Told &told)
{
    for (;;) {
        const auto page = ask(method, params);
        if (!page)
            return false;
        const QJsonArray jobs = page->value(QLatin1String("jobs")).toArray();
        for (const auto &job : jobs)
            told.insert(job.toObject().value(QLatin1String("id")).toString(), job.toObject());
        if (!page->value(QLatin1String("more")).toBool())
            return true;
        params.insert(cursor, page->value(cursor));
        if (cursor == QLatin1String("beforeFinished"))
            params.insert(QStringLiteral("beforeKey"), page->value(QLatin1String("beforeKey")));
    }
}

std::optional<KilledQueue::Told> KilledQueue::everything()
{
    // A job may move from the queue to the history between the questions; the later answer counts.
    Told told;
    if (!collect(QStringLiteral("list"), {}, QStringLiteral("after"), told)
        || !collect(QStringLiteral("history"), {{QStringLiteral("limit"), 500}},
                    QStringLiteral("beforeFinished"), told))
        return std::nullopt;
    return told;
}

QDeadlineTimer KilledQueue::lifetime()
{
    return QDeadlineTimer(std::chrono::milliseconds(m_place.empty() ? pick(200) : 1500));
}

void KilledQueue::die()
{
    const bool byTest = isRunning();
    if (byTest)
        ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
    process->waitForFinished();
    if (process->exitStatus() != QProcess::CrashExit || process->exitCode() != SIGKILL)
        fail(QStringLiteral("the queue ended by itself with %1").arg(process->exitCode()));
    ++outcome.kills;
    ++outcome.killedAt[byTest ? std::string() : m_place];
}

} // namespace kurier::test

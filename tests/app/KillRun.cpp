// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/KillRun.h"

#include "core/base/FaultPoint.h"
#include "core/control/SpecJson.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <csignal>

namespace kurier::test {

using namespace std::chrono_literals;

namespace {

struct Place
{
    const char *name;
    int passings; ///< It is passed so often that up to this one makes a difference.
};

// In the order of a download's life; README "Contribute" says where each step lies.
constexpr Place kPlaces[] = {
    {"add.begin", 2},           {"add.stored", 2},
    {"temp.prepared", 4},       {"temp.beforeLink", 4},
    {"temp.afterLink", 4},      {"engine.beforeWrite", 20},
    {"engine.written", 20},     {"sync.begin", 3},
    {"sync.done", 3},           {"cancel.begin", 2},
    {"intent.decided", 3},      {"intent.stored", 3},
    {"cancel.stored", 2},       {"remove.begin", 3},
    {"remove.aside", 3},        {"remove.beforeUnlink", 3},
    {"remove.unlinked", 3},     {"remove.done", 3},
    {"outcome.told", 3},        {"outcome.stored", 3},
    {"publish.begin", 3},       {"publish.beforeRename", 3},
    {"publish.afterRename", 3}, {"publish.done", 3},
    {"publish.told", 3},        {"publish.stored", 3},
    {"store.beforeCommit", 20}, {"store.afterCommit", 20},
    {"controller.turn", 40},    {"", 1},
};

constexpr auto kPatience = 20s;

QByteArray witnessed(const QProcessEnvironment &values)
{
    return values.value(QStringLiteral("ASAN_OPTIONS")).toUtf8() + ":verify_asan_link_order=0";
}

} // namespace

const std::vector<std::string> &killPlaces()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Place &place : kPlaces) {
            // The programs as shipped can only be killed from outside.
            if (kFaultPoints || *place.name == '\0')
                all.emplace_back(place.name);
        }
        return all;
    }();
    return names;
}

KillRun::Outcome &KillRun::Outcome::operator+=(const Outcome &other)
{
    if (wrong.isEmpty())
        wrong = other.wrong;
    kills += other.kills;
    files += other.files;
    robbed += other.robbed;
    bytesSpoiled += other.bytesSpoiled;
    for (const auto &[place, count] : other.killedAt)
        killedAt[place] += count;
    return *this;
}

KillRun::KillRun(unsigned seed, bool named)
    : m_random(seed)
    , m_named(named)
{
}

void KillRun::fail(const QString &what)
{
    if (!isWrong())
        m_outcome.wrong = QStringLiteral("%1 (kill %2, at \"%3\")")
                              .arg(what)
                              .arg(m_outcome.kills)
                              .arg(QString::fromStdString(m_place));
}

/// Mostly one of those that killed least so far, so that all get their share.
void KillRun::choosePlace()
{
    const auto &all = killPlaces();
    const auto killed = [this](const std::string &name) { return m_outcome.killedAt[name]; };
    int least = killed(all.front());
    for (const std::string &name : all)
        least = std::min(least, killed(name));
    std::vector<std::string> rare;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rare),
                 [&](const std::string &name) { return killed(name) == least; });
    const auto &from = pick(3) == 0 ? all : rare;
    m_place = from.at(static_cast<std::size_t>(pick(static_cast<int>(from.size()))));
}

void KillRun::start()
{
    QProcessEnvironment values = m_programs.environment();
    const auto place = std::find_if(std::begin(kPlaces), std::end(kPlaces),
                                    [this](const Place &one) { return m_place == one.name; });
    values.insert(QStringLiteral("KURIER_FAULT_POINT"), QString::fromStdString(m_place));
    values.insert(QStringLiteral("KURIER_FAULT_COUNT"), QString::number(1 + pick(place->passings)));
    // The thread stands there for a while, and the others go on.
    values.insert(QStringLiteral("KURIER_FAULT_WAIT"),
                  QString::number(pick(2) == 0 ? 0 : pick(60)));
    if (m_named)
        values.insert(QStringLiteral("KURIER_FAULT_SWITCH"), QStringLiteral("temp.named"));
    values.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(KURIER_SYNC_WITNESS));
    values.insert(QStringLiteral("ASAN_OPTIONS"), QString::fromUtf8(witnessed(values)));
    values.insert(QStringLiteral("KURIER_SYNC_LOG"), m_programs.path(QStringLiteral("syncs")));
    m_process = m_programs.startKurier({QStringLiteral("--headless")}, values);
}

bool KillRun::connectClient()
{
    const QDeadlineTimer limit(kPatience);
    while (!limit.hasExpired()) {
        if (m_client.connectTo(m_programs.path(QStringLiteral("run/kurier/control.sock"))))
            return true;
        if (m_process->waitForFinished(5))
            return false;
    }
    fail(QStringLiteral("the queue did not start"));
    return false;
}

bool KillRun::settled()
{
    const QDeadlineTimer limit(kPatience);
    while (!limit.hasExpired()) {
        const auto list = m_client.call(QStringLiteral("cleanup.list"), {}, 10s);
        if (!list)
            return false;
        const QJsonArray artefacts = list->value(QLatin1String("artefacts")).toArray();
        const bool moving =
            std::any_of(artefacts.begin(), artefacts.end(), [this](const auto &one) {
                const QString where = one.toObject().value(QLatin1String("where")).toString();
                return !m_model.isStranger(where.mid(where.lastIndexOf(QLatin1Char('/')) + 1));
            });
        if (!moving)
            return true;
        m_process->waitForFinished(5);
    }
    fail(QStringLiteral("clean-ups did not come to an end"));
    return false;
}

bool KillRun::collect(const QString &method, QJsonObject params, const QString &cursor,
                      QueueModel::Told &told)
{
    for (;;) {
        const auto page = m_client.call(method, params, 10s);
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

std::optional<QueueModel::Told> KillRun::everything()
{
    // A job may move from the queue to the history between the questions; the later answer counts.
    QueueModel::Told told;
    if (!collect(QStringLiteral("list"), {}, QStringLiteral("after"), told)
        || !collect(QStringLiteral("history"), {{QStringLiteral("limit"), 500}},
                    QStringLiteral("beforeFinished"), told))
        return std::nullopt;
    return told;
}

void KillRun::check(const QString &when)
{
    // Jobs go on while they are looked at, so a contradiction counts when it stays.
    QString wrong;
    for (int look = 0; look < 3; ++look) {
        if (look > 0 && m_process->waitForFinished(400))
            return;
        if (!settled())
            return;
        const auto told = everything();
        if (!told)
            return;
        wrong = m_model.contradiction(*told);
        if (wrong.isEmpty())
            return;
    }
    fail(when + QStringLiteral(": ") + wrong);
}

void KillRun::add()
{
    JobSpec spec;
    spec.directory = m_programs.downloads();
    spec.suspended = pick(6) == 0;
    spec.autoComplete = pick(3) != 0;
    QList<QueueModel::File> files;
    const int count = 1 + pick(3);
    for (int i = 0; i < count; ++i) {
        const int number = ++m_outcome.files;
        QueueModel::File file;
        file.name = QStringLiteral("file-%1.bin").arg(number);
        file.seed = static_cast<quint64>(number);
        file.size = pick(3) == 0 ? pick(3) : 1000 + pick(300'000);
        OriginAnswer answer = OriginAnswer::file(file.size, "\"" + std::to_string(number) + "\"");
        answer.seed = file.seed;
        answer.bytesPerSecond = pick(2) == 0 ? 0 : 300'000;
        const std::string path = "/" + file.name.toStdString();
        m_origin.route(path, answer);
        spec.files.append({QByteArray::fromStdString(m_origin.url(path)), {}, {}});
        files.append(file);
    }
    const QJsonObject params {{QStringLiteral("jobs"), QJsonArray {specToJson(spec)}}};
    const auto answer = m_client.call(QStringLiteral("add"), params, 10s);
    if (answer)
        m_model.added(answer->value(QLatin1String("ids")).toArray().at(0).toString(), files);
    else
        m_model.addMaybe(files);
    if (pick(5) == 0)
        m_model.addStranger(files.first().name);
}

void KillRun::verb(const QString &method, const QString &id)
{
    QueueModel::Job *const job = m_model.find(id);
    if (method == QLatin1String("cancel"))
        job->cancelMaybe = true;
    if (method == QLatin1String("complete"))
        job->completeMaybe = true;
    const auto answer = m_client.call(method, {{QStringLiteral("ids"), QJsonArray {id}}}, 10s);
    if (!answer || method != QLatin1String("cancel"))
        return;
    const QJsonObject result = answer->value(QLatin1String("results")).toArray().at(0).toObject();
    job->cancelAcknowledged = result.value(QLatin1String("ok")).toBool();
}

void KillRun::act()
{
    const QStringList open = m_model.openJobs();
    if (open.size() < 4 || pick(3) == 0)
        return add();
    static const QStringList verbs {QStringLiteral("cancel"), QStringLiteral("cancel"),
                                    QStringLiteral("suspend"), QStringLiteral("resume"),
                                    QStringLiteral("complete")};
    const QString id = open.at(pick(static_cast<int>(open.size())));
    const QString &method = verbs.at(pick(static_cast<int>(verbs.size())));
    verb(method, id);
    // While its attempt is still ending.
    if (method == QLatin1String("suspend") && pick(2) == 0)
        verb(QStringLiteral("resume"), id);
}

void KillRun::live()
{
    const QDeadlineTimer limit(std::chrono::milliseconds(m_place.empty() ? pick(200) : 1500));
    while (!limit.hasExpired() && m_client.isConnected()
           && m_process->state() == QProcess::Running) {
        act();
        m_process->waitForFinished(1 + pick(10));
    }
}

void KillRun::die()
{
    const bool byTest = m_process->state() == QProcess::Running;
    if (byTest)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGKILL);
    m_process->waitForFinished();
    if (m_process->exitStatus() != QProcess::CrashExit || m_process->exitCode() != SIGKILL)
        fail(QStringLiteral("the queue ended by itself with %1").arg(m_process->exitCode()));
    ++m_outcome.kills;
    ++m_outcome.killedAt[byTest ? std::string() : m_place];
}

void KillRun::disturb()
{
    const auto isOurs = [this](const QString &name) { return !m_model.isStranger(name); };
    // Most telling where bytes are written and synced.
    if (m_place.starts_with("sync.") || m_place.starts_with("engine.") || pick(2) == 0)
        m_powerCut.strike(m_programs.downloads(), isOurs);
    if (pick(8) != 0)
        return;
    QStringList temps =
        QDir(m_programs.downloads())
            .entryList({QStringLiteral(".kurier-*.part")}, QDir::Files | QDir::Hidden);
    temps.removeIf([this](const QString &name) { return m_model.isStranger(name); });
    if (temps.isEmpty())
        return;
    m_model.exchange(temps.at(pick(static_cast<int>(temps.size()))));
    ++m_outcome.robbed;
}

void KillRun::finish()
{
    m_place.clear();
    start();
    if (!connectClient())
        return;
    check(QStringLiteral("at the end"));
    const QStringList open = m_model.openJobs();
    for (const QString &id : open)
        m_model.find(id)->cancelMaybe = true;
    const auto cancelled = m_programs.ctl({QStringLiteral("cancel"), QStringLiteral("--all"),
                                           QStringLiteral("--yes"), QStringLiteral("--wait")});
    if (cancelled.exitCode != 0 && cancelled.exitCode != 4 && cancelled.exitCode != 7)
        fail(cancelled.err);
    check(QStringLiteral("after cancelling all"));
    const QStringList left =
        QDir(m_programs.downloads())
            .entryList({QStringLiteral(".kurier-*")}, QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : left) {
        if (!m_model.isStranger(name))
            fail(QStringLiteral("%1 is left").arg(name));
    }
}

KillRun::Outcome KillRun::run(int kills)
{
    while (m_outcome.kills < kills && !isWrong()) {
        choosePlace();
        start();
        if (connectClient()) {
            check(QStringLiteral("after the start"));
            live();
        }
        die();
        disturb();
    }
    if (!isWrong())
        finish();
    m_outcome.bytesSpoiled = m_powerCut.bytesSpoiled();
    return m_outcome;
}

} // namespace kurier::test

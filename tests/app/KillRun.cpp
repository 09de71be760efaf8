// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/KillRun.h"

#include "core/base/FaultPoint.h"
#include "core/control/SpecJson.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace kurier::test {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 20s;

QByteArray witnessed(const QProcessEnvironment &values)
{
    return values.value(QStringLiteral("ASAN_OPTIONS")).toUtf8() + ":verify_asan_link_order=0";
}

} // namespace

const std::vector<KillPlace> &KillRun::places()
{
    // In the order of a download's life; README "Contribute" says where each step lies.
    static const std::vector<KillPlace> all = possibleKillPlaces({
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
        {"publish.afterRename", 3}, {"publish.beforeName", 3},
        {"publish.named", 3},       {"publish.done", 3},
        {"publish.told", 3},        {"publish.stored", 3},
        {"store.beforeCommit", 20}, {"store.afterCommit", 20},
        {"controller.turn", 40},    {"", 1},
    });
    return all;
}

KillRun::KillRun(unsigned seed, bool named)
    : m_queue(seed, places())
    , m_named(named)
{
}

void KillRun::start()
{
    QProcessEnvironment values = m_queue.programs.environment();
    if (m_named)
        values.insert(QStringLiteral("KURIER_FAULT_SWITCH"), QStringLiteral("temp.named"));
    values.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(KURIER_SYNC_WITNESS));
    values.insert(QStringLiteral("ASAN_OPTIONS"), QString::fromUtf8(witnessed(values)));
    values.insert(QStringLiteral("KURIER_SYNC_LOG"),
                  m_queue.programs.path(QStringLiteral("syncs")));
    m_queue.start(values);
}

bool KillRun::settled()
{
    const QDeadlineTimer limit(kPatience);
    while (!limit.hasExpired()) {
        const auto list = m_queue.ask(QStringLiteral("cleanup.list"));
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
        m_queue.process->waitForFinished(5);
    }
    m_queue.fail(QStringLiteral("clean-ups did not come to an end"));
    return false;
}

void KillRun::check(const QString &when)
{
    m_queue.check(when, [this]() -> std::optional<QString> {
        if (!settled())
            return std::nullopt;
        const auto told = m_queue.everything();
        return told ? std::optional(m_model.contradiction(*told)) : std::nullopt;
    });
}

void KillRun::add()
{
    JobSpec spec;
    spec.directory = m_queue.programs.downloads();
    spec.suspended = pick(6) == 0;
    spec.autoComplete = pick(3) != 0;
    QList<QueueModel::File> files;
    const int count = 1 + pick(3);
    for (int i = 0; i < count; ++i) {
        const int number = ++m_queue.outcome.files;
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
    const auto answer = m_queue.ask(QStringLiteral("add"), params);
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
    const auto done = m_queue.verb(method, id);
    if (done && method == QLatin1String("cancel"))
        job->cancelAcknowledged = *done;
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

void KillRun::disturb()
{
    const auto isOurs = [this](const QString &name) { return !m_model.isStranger(name); };
    // Most telling where bytes are written and synced.
    if (m_queue.place().starts_with("sync.") || m_queue.place().starts_with("engine.")
        || pick(2) == 0)
        m_powerCut.strike(m_queue.programs.downloads(), isOurs);
    if (pick(8) != 0)
        return;
    QStringList temps =
        QDir(m_queue.programs.downloads())
            .entryList({QStringLiteral(".kurier-*.part")}, QDir::Files | QDir::Hidden);
    temps.removeIf([this](const QString &name) { return m_model.isStranger(name); });
    if (temps.isEmpty())
        return;
    m_model.exchange(temps.at(pick(static_cast<int>(temps.size()))));
    ++m_queue.outcome.robbed;
}

void KillRun::finish()
{
    m_queue.leavePlace();
    start();
    if (!m_queue.connectClient())
        return;
    check(QStringLiteral("at the end"));
    const QStringList open = m_model.openJobs();
    for (const QString &id : open)
        m_model.find(id)->cancelMaybe = true;
    const auto cancelled =
        m_queue.programs.ctl({QStringLiteral("cancel"), QStringLiteral("--all"),
                              QStringLiteral("--yes"), QStringLiteral("--wait")});
    if (cancelled.exitCode != 0 && cancelled.exitCode != 4 && cancelled.exitCode != 7)
        m_queue.fail(cancelled.err);
    check(QStringLiteral("after cancelling all"));
    const QStringList left =
        QDir(m_queue.programs.downloads())
            .entryList({QStringLiteral(".kurier-*")}, QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : left) {
        if (!m_model.isStranger(name))
            m_queue.fail(QStringLiteral("%1 is left").arg(name));
    }
}

KillOutcome KillRun::run(int kills)
{
    while (m_queue.outcome.kills < kills && !m_queue.isWrong()) {
        m_queue.choosePlace();
        start();
        if (m_queue.connectClient()) {
            check(QStringLiteral("after the start"));
            m_queue.live([this] { act(); });
        }
        m_queue.die();
        disturb();
    }
    if (!m_queue.isWrong())
        finish();
    m_queue.outcome.bytesSpoiled = m_powerCut.bytesSpoiled();
    return m_queue.outcome;
}

} // namespace kurier::test

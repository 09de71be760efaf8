// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real queue, killed hard at chosen places and at random times, again and again, while jobs are
// added, suspended, cancelled and completed. After each kill the next start is compared with a
// model. KURIER_KILLS says how often, KURIER_SEED repeats a run.
#include "core/control/ControlClient.h"
#include "core/control/SpecJson.h"
#include "tests/app/Programs.h"
#include "tests/app/QueueModel.h"
#include "tests/support/FaultOrigin.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <random>

using namespace kurier;
using namespace kurier::test;
using namespace std::chrono_literals;

namespace {

constexpr const char *kPlaces[] = {
    "store.beforeCommit",  "store.afterCommit", "temp.prepared",   "temp.beforeLink",
    "temp.afterLink",      "engine.written",    "sync.done",       "publish.beforeRename",
    "publish.afterRename", "publish.done",      "remove.begin",    "remove.aside",
    "remove.unlinked",     "remove.done",       "controller.turn", "",
};

int numberFromEnvironment(const char *name, int fallback)
{
    bool ok = false;
    const int number = qEnvironmentVariableIntValue(name, &ok);
    return ok ? number : fallback;
}

} // namespace

class tst_KillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesKills();

private:
    using Told = QHash<QString, QJsonObject>;

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }
    void start();
    bool connectClient();
    bool settled();
    std::optional<Told> everything();
    bool collect(const QString &method, QJsonObject params, const QString &cursor, Told &told);
    void check(const QString &when);
    void act();
    void add();
    void verb(const QString &method, const QString &id);
    void die();
    void finish();

    Programs m_programs;
    FaultOrigin m_origin;
    QueueModel m_model {m_programs.downloads()};
    std::unique_ptr<ControlClient> m_client;
    ProcessPtr m_process;
    std::mt19937 m_random;
    int m_added = 0;
    int m_kills = 0;
    int m_killedAtPlace = 0;
    QString m_place;
};

void tst_KillTest::start()
{
    QProcessEnvironment values = m_programs.environment();
    m_place = QLatin1String(kPlaces[pick(static_cast<int>(std::size(kPlaces)))]);
    values.insert(QStringLiteral("KURIER_FAULT_POINT"), m_place);
    values.insert(QStringLiteral("KURIER_FAULT_COUNT"), QString::number(1 + pick(8)));
    m_process = m_programs.startKurier({QStringLiteral("--headless")}, values);
}

bool tst_KillTest::connectClient()
{
    m_client = std::make_unique<ControlClient>();
    const QDeadlineTimer limit(20s);
    while (!limit.hasExpired()) {
        if (m_client->connectTo(m_programs.path(QStringLiteral("run/kurier/control.sock"))))
            return true;
        if (m_process->waitForFinished(10))
            return false;
    }
    return false;
}

bool tst_KillTest::settled()
{
    const QDeadlineTimer limit(20s);
    while (!limit.hasExpired()) {
        const auto status = m_client->call(QStringLiteral("status"), {}, 5s);
        if (!status)
            return false;
        if (status->value(QLatin1String("cleanupsPending")).toInt() == 0)
            return true;
        m_process->waitForFinished(5);
    }
    QTest::qFail("clean-ups did not come to an end", __FILE__, __LINE__);
    return false;
}

bool tst_KillTest::collect(const QString &method, QJsonObject params, const QString &cursor,
                           Told &told)
{
    for (;;) {
        const auto page = m_client->call(method, params, 10s);
        if (!page)
            return false;
        for (const auto &job : page->value(QLatin1String("jobs")).toArray())
            told.insert(job.toObject().value(QLatin1String("id")).toString(), job.toObject());
        if (!page->value(QLatin1String("more")).toBool())
            return true;
        params.insert(cursor, page->value(cursor));
        if (cursor == QLatin1String("beforeFinished"))
            params.insert(QStringLiteral("beforeKey"), page->value(QLatin1String("beforeKey")));
    }
}

std::optional<tst_KillTest::Told> tst_KillTest::everything()
{
    // A job may move from the queue to the history between the questions; the later answer counts.
    Told told;
    if (!collect(QStringLiteral("list"), {}, QStringLiteral("after"), told)
        || !collect(QStringLiteral("history"), {{QStringLiteral("limit"), 500}},
                    QStringLiteral("beforeFinished"), told))
        return std::nullopt;
    return told;
}

void tst_KillTest::check(const QString &when)
{
    if (!settled())
        return;
    const auto told = everything();
    if (!told)
        return;
    const QString wrong = m_model.contradiction(*told);
    if (!wrong.isEmpty())
        QTest::qFail(qUtf8Printable(QStringLiteral("%1, after kill %2 at \"%3\": %4")
                                        .arg(when)
                                        .arg(m_kills)
                                        .arg(m_place, wrong)),
                     __FILE__, __LINE__);
}

void tst_KillTest::add()
{
    JobSpec spec;
    spec.directory = m_programs.downloads();
    spec.suspended = pick(6) == 0;
    spec.autoComplete = pick(4) != 0;
    QList<QueueModel::File> files;
    const int count = 1 + pick(3);
    for (int i = 0; i < count; ++i) {
        const int number = ++m_added;
        QueueModel::File file;
        file.name = QStringLiteral("file-%1.bin").arg(number);
        file.seed = static_cast<quint64>(number);
        file.size = pick(3) == 0 ? pick(3) : 1000 + pick(400'000);
        OriginAnswer answer = OriginAnswer::file(file.size, "\"" + std::to_string(number) + "\"");
        answer.seed = file.seed;
        answer.bytesPerSecond = pick(2) == 0 ? 0 : 150'000;
        const std::string path = "/" + file.name.toStdString();
        m_origin.route(path, answer);
        spec.files.append({QByteArray::fromStdString(m_origin.url(path)), {}, {}});
        files.append(file);
    }
    const QJsonObject params {{QStringLiteral("jobs"), QJsonArray {specToJson(spec)}}};
    const auto answer = m_client->call(QStringLiteral("add"), params, 10s);
    if (answer)
        m_model.added(answer->value(QLatin1String("ids")).toArray().at(0).toString(), files);
    else
        m_model.addMaybe(files);
}

void tst_KillTest::verb(const QString &method, const QString &id)
{
    QueueModel::Job *const job = m_model.find(id);
    if (method == QLatin1String("cancel"))
        job->cancelMaybe = true;
    if (method == QLatin1String("complete"))
        job->completeMaybe = true;
    const auto answer = m_client->call(method, {{QStringLiteral("ids"), QJsonArray {id}}}, 10s);
    if (!answer || method != QLatin1String("cancel"))
        return;
    const QJsonObject result = answer->value(QLatin1String("results")).toArray().at(0).toObject();
    job->cancelAcknowledged = result.value(QLatin1String("ok")).toBool();
}

void tst_KillTest::act()
{
    const QStringList open = m_model.openJobs();
    if (open.size() < 4 || pick(3) == 0)
        return add();
    static const QStringList verbs {QStringLiteral("cancel"), QStringLiteral("cancel"),
                                    QStringLiteral("suspend"), QStringLiteral("resume"),
                                    QStringLiteral("complete")};
    verb(verbs.at(pick(static_cast<int>(verbs.size()))),
         open.at(pick(static_cast<int>(open.size()))));
}

void tst_KillTest::die()
{
    if (m_process->state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGKILL);
    else
        ++m_killedAtPlace;
    m_process->waitForFinished();
    if (m_process->exitStatus() != QProcess::CrashExit)
        QTest::qFail("the queue ended by itself", __FILE__, __LINE__);
    ++m_kills;
}

void tst_KillTest::finish()
{
    m_process = m_programs.startKurier({QStringLiteral("--headless")});
    QVERIFY(connectClient());
    check(QStringLiteral("at the end"));
    const auto cancelled = m_programs.ctl({QStringLiteral("cancel"), QStringLiteral("--all"),
                                           QStringLiteral("--yes"), QStringLiteral("--wait")});
    QVERIFY2(cancelled.exitCode == 0 || cancelled.exitCode == 4, qPrintable(cancelled.err));
    QVERIFY(settled());
    const QStringList left =
        QDir(m_programs.downloads())
            .entryList({QStringLiteral(".kurier-*")}, QDir::Files | QDir::Hidden | QDir::System);
    QCOMPARE(left, QStringList {});
}

void tst_KillTest::survivesKills()
{
    const int kills = numberFromEnvironment("KURIER_KILLS", 60);
    const int seed = numberFromEnvironment("KURIER_SEED",
                                           static_cast<int>(std::random_device {}() & 0x7fffffff));
    m_random.seed(static_cast<unsigned>(seed));
    qInfo("KURIER_SEED=%d KURIER_KILLS=%d", seed, kills);

    while (m_kills < kills && !QTest::currentTestFailed()) {
        start();
        if (connectClient()) {
            check(QStringLiteral("after the start"));
            const QDeadlineTimer limit(std::chrono::milliseconds(pick(500)));
            while (!limit.hasExpired() && m_client->isConnected()
                   && m_process->state() == QProcess::Running) {
                act();
                m_process->waitForFinished(1 + pick(10));
            }
        }
        die();
    }
    if (!QTest::currentTestFailed())
        finish();
    qInfo("%d kills, %d of them at a chosen place; %d files asked for", m_kills, m_killedAtPlace,
          m_added);
}

QTEST_GUILESS_MAIN(tst_KillTest)
#include "tst_KillTest.moc"

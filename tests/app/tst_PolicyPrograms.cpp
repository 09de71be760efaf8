// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's rules (/etc/kurier/policy.conf), with the real programs.
#include "tests/app/TwoUsers.h"
#include "tests/support/FaultOrigin.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTest>

#include <unistd.h>

using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1'000'000;

void setPolicy(const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QStringLiteral("/etc/kurier")));
    QFile policy(QStringLiteral("/etc/kurier/policy.conf"));
    QVERIFY(policy.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(policy.write(text), text.size());
}

QJsonObject show(const QString &id)
{
    return jobsOf(ctl(&anna(), {QStringLiteral("--json"), QStringLiteral("show"), id}))
        .at(0)
        .toObject();
}

QString stateOf(const QString &id)
{
    return show(id).value(QLatin1String("state")).toString();
}

QJsonObject errorOf(const QString &id)
{
    return show(id).value(QLatin1String("error")).toObject();
}

} // namespace

class tst_PolicyPrograms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (top().isEmpty() || ::geteuid() != 0)
            QSKIP("to be run by tests/with_two_users");
    }
    void init()
    {
        m_origin = std::make_unique<FaultOrigin>();
        m_origin->route("/a.bin", OriginAnswer::file(kMega));
    }
    void cleanup()
    {
        QDir(QStringLiteral("/etc/kurier")).removeRecursively();
        reset(anna());
    }

    void policyIsEnforced();
    void redirectsCount();
    void jobsInTheQueueAreBlocked();

private:
    QString suspendedJob(const User &user)
    {
        return add(
            user, {QStringLiteral("--suspended"), QString::fromStdString(m_origin->url("/a.bin"))});
    }

    std::unique_ptr<FaultOrigin> m_origin;
};

void tst_PolicyPrograms::policyIsEnforced()
{
    setPolicy("hosts-denied = *.bad.example\njobs-most = 2\nrate-most = 250K\n");
    const QStringList call {QStringLiteral("--json"), QStringLiteral("add"),
                            QStringLiteral("--suspended"), QStringLiteral("--dir"),
                            anna().home + QStringLiteral("/Downloads")};
    const ProgramResult refused =
        ctl(&anna(), call + QStringList {QStringLiteral("https://www.bad.example/x")});
    QCOMPARE(refused.exitCode, 1);
    const QJsonObject error = refused.json().value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("code")).toString(),
             QStringLiteral("BG_E_BLOCKED_BY_POLICY"));
    QVERIFY2(refused.err.contains(QLatin1String("hosts-denied = *.bad.example")),
             qPrintable(refused.err));
    QVERIFY2(refused.err.contains(QLatin1String("www.bad.example")), qPrintable(refused.err));
    const QString id = suspendedJob(anna());
    QCOMPARE(
        ctl(&anna(), {QStringLiteral("set"), id, QStringLiteral("url=https://www.bad.example/x")})
            .exitCode,
        1);
    QVERIFY(!suspendedJob(anna()).isEmpty());
    const ProgramResult third =
        ctl(&anna(), call + QStringList {QStringLiteral("https://example.org/x")});
    QCOMPARE(third.exitCode, 1);
    QVERIFY2(third.err.contains(QLatin1String("jobs-most = 2")), qPrintable(third.err));
    QCOMPARE(ctl(&anna(), {QStringLiteral("--json"), QStringLiteral("status")})
                 .json()
                 .value(QLatin1String("rateLimit"))
                 .toInteger(),
             qint64 {250'000});
}

void tst_PolicyPrograms::redirectsCount()
{
    setPolicy("hosts-denied = localhost\n");
    FaultOrigin denied;
    denied.route("/b.bin", OriginAnswer::file(kMega));
    m_origin->route(
        "/start",
        OriginAnswer::redirect("http://localhost:" + std::to_string(denied.port()) + "/b.bin"));
    const QString id = add(anna(), {QString::fromStdString(m_origin->url("/start"))});
    QVERIFY(QTest::qWaitFor([&] { return stateOf(id) == QLatin1String("error"); }, 30000));
    const QJsonObject error = errorOf(id);
    QCOMPARE(error.value(QLatin1String("code")).toString(),
             QStringLiteral("BG_E_BLOCKED_BY_POLICY"));
    QVERIFY2(error.value(QLatin1String("message"))
                 .toString()
                 .contains(QLatin1String("hosts-denied = localhost")),
             qPrintable(error.value(QLatin1String("message")).toString()));
    QCOMPARE(denied.connections(), 0);
}

void tst_PolicyPrograms::jobsInTheQueueAreBlocked()
{
    OriginAnswer slow = OriginAnswer::file(100 * kMega);
    slow.bytesPerSecond = kMega / 10;
    m_origin->route("/slow.bin", slow);
    const QString running = add(anna(), {QString::fromStdString(m_origin->url("/slow.bin"))});
    const QString waiting = suspendedJob(anna());
    QVERIFY(
        QTest::qWaitFor([&] { return stateOf(running) == QLatin1String("transferring"); }, 30000));
    QCOMPARE(ctl(&anna(), {QStringLiteral("quit")}).exitCode, 0);
    setPolicy("hosts-denied = 127.0.0.1\n");
    const int before = m_origin->connections();
    // Any command that needs the queue starts it.
    const ProgramResult resumed = ctl(&anna(), {QStringLiteral("resume"), running});
    QCOMPARE(resumed.exitCode, 1);
    QVERIFY2(resumed.err.contains(QLatin1String("hosts-denied = 127.0.0.1")),
             qPrintable(resumed.err));
    for (const QString &id : {running, waiting}) {
        QCOMPARE(stateOf(id), QStringLiteral("error"));
        QCOMPARE(errorOf(id).value(QLatin1String("code")).toString(),
                 QStringLiteral("BG_E_BLOCKED_BY_POLICY"));
    }
    QTest::qWait(500);
    QCOMPARE(m_origin->connections(), before);

    // Without the rule they are what they were.
    QCOMPARE(ctl(&anna(), {QStringLiteral("quit")}).exitCode, 0);
    setPolicy("");
    QCOMPARE(ctl(&anna(), {QStringLiteral("suspend"), waiting}).exitCode, 0);
    QVERIFY(
        QTest::qWaitFor([&] { return stateOf(running) == QLatin1String("transferring"); }, 30000));
    QCOMPARE(stateOf(waiting), QStringLiteral("suspended"));
}

QTEST_GUILESS_MAIN(tst_PolicyPrograms)
#include "tst_PolicyPrograms.moc"

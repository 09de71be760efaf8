// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/DeltaJson.h"

#include <QJsonArray>
#include <QTest>

using namespace kurier;

class tst_DeltaJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void limitsSurvive();
    void badLimits_data();
    void badLimits();
    void deltaSurvives();
};

namespace {

QueueLimits unusual()
{
    QueueLimits limits;
    limits.activeJobs = 7;
    limits.rateLimit = 5'000'000'000;
    limits.jobsPerHost = 2;
    limits.schedule = RateSchedule({RateRule {0x03, 60, 120, 1000}});
    limits.connectionsPerHost = 0;
    limits.proxy = "socks5h://127.0.0.1:1080";
    limits.metered = MeteredPolicy::Foreground;
    limits.inactiveDays = 0;
    limits.historyDays = 0;
    limits.historyJobs = 7;
    return limits;
}

} // namespace

void tst_DeltaJson::limitsSurvive()
{
    for (const QueueLimits &limits : {QueueLimits {}, unusual()}) {
        const auto read = limitsFromJson(limitsToJson(limits));
        QVERIFY(read.has_value());
        QVERIFY(*read == limits);
    }
}

void tst_DeltaJson::badLimits_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *member, const QJsonValue &value) {
        QTest::addRow("%s", member) << QString::fromLatin1(member) << value;
    };
    row("activeJobs", -1);
    row("activeJobs", qint64 {5'000'000'000});
    row("rateLimit", QStringLiteral("1"));
    row("jobsPerHost", QJsonValue(QJsonValue::Undefined));
    row("schedule", QJsonArray {QStringLiteral("sometimes")});
    row("schedule", QJsonValue());
    row("proxy", 1);
}

void tst_DeltaJson::badLimits()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = limitsToJson(unusual());
    json.insert(member, value);
    const auto read = limitsFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::EInvalidArg);
    QCOMPARE(read.error().subject, member);
}

void tst_DeltaJson::deltaSurvives()
{
    QueueDelta delta;
    JobSnapshot job;
    job.id = JobId::create();
    job.key = JobKey {12};
    job.name = QStringLiteral("ä");
    job.state = JobState::TransientError;
    job.bytesTotal = 5'000'000'000;
    delta.upserted = {job};
    delta.removed = {JobId::create()};
    const QueueDelta read = deltaFromJson(deltaToJson(delta, QStringLiteral("anna")));
    QCOMPARE(read.upserted.size(), 1);
    QCOMPARE(read.upserted.first().key, job.key);
    QCOMPARE(read.upserted.first().name, job.name);
    QCOMPARE(read.upserted.first().state, job.state);
    QCOMPARE(read.upserted.first().bytesTotal, job.bytesTotal);
    QCOMPARE(read.removed, delta.removed);
}

QTEST_GUILESS_MAIN(tst_DeltaJson)
#include "tst_DeltaJson.moc"

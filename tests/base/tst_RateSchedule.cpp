// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/RateSchedule.h"
#include "core/base/UtcTime.h"

#include <QDateTime>
#include <QTest>

using namespace kurier;

namespace {

constexpr qint64 kOtherwise = 77;

const QTimeZone &berlin()
{
    static const QTimeZone zone("Europe/Berlin");
    return zone;
}

/// UTC moment of "2026-11-24 16:07" in UTC.
qint64 utc(const char *text)
{
    const auto at =
        QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd hh:mm"));
    return QDateTime(at.date(), at.time(), kUtc).toMSecsSinceEpoch();
}

RateSchedule schedule(const QStringList &texts)
{
    QList<RateRule> rules;
    for (const QString &text : texts)
        rules.append(rateRuleFromText(text).value());
    return RateSchedule(rules);
}

RateSchedule schedule(const char *text)
{
    return schedule(QStringList {QString::fromLatin1(text)});
}

} // namespace

/// Which limit holds when, and when that changes.
class RateScheduleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rates_data();
    void rates();
    void changes_data();
    void changes();
    void firstRuleCounts();
    void steppingFindsTheSameChanges_data();
    void steppingFindsTheSameChanges();
    void texts_data();
    void texts();
    void brokenTexts_data();
    void brokenTexts();
    void limits();
};

void RateScheduleTest::rates_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<qint64>("rate");
    // 2026-11-24 is a Tuesday; Berlin is UTC+1 then.
    QTest::newRow("before") << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-11-24 08:59")
                            << kOtherwise;
    QTest::newRow("begins") << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-11-24 09:00")
                            << qint64 {5};
    QTest::newRow("last minute") << QByteArray("daily 10:00-12:00 5")
                                 << QByteArray("2026-11-24 10:59") << qint64 {5};
    QTest::newRow("ends") << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-11-24 11:00")
                          << kOtherwise;
    QTest::newRow("no limit") << QByteArray("daily 10:00-12:00 none")
                              << QByteArray("2026-11-24 10:00") << qint64 {0};
    QTest::newRow("other day") << QByteArray("mon 10:00-12:00 5") << QByteArray("2026-11-24 10:00")
                               << kOtherwise;
    QTest::newRow("night, evening")
        << QByteArray("tue 22:00-06:00 5") << QByteArray("2026-11-24 21:30") << qint64 {5};
    QTest::newRow("night, after midnight")
        << QByteArray("tue 22:00-06:00 5") << QByteArray("2026-11-25 04:59") << qint64 {5};
    QTest::newRow("night, over") << QByteArray("tue 22:00-06:00 5")
                                 << QByteArray("2026-11-25 05:00") << kOtherwise;
    QTest::newRow("night before") << QByteArray("tue 22:00-06:00 5")
                                  << QByteArray("2026-11-24 04:00") << kOtherwise;
    QTest::newRow("sunday into monday")
        << QByteArray("sun 22:00-06:00 5") << QByteArray("2026-11-23 03:00") << qint64 {5};
    QTest::newRow("whole day") << QByteArray("tue 00:00-00:00 5") << QByteArray("2026-11-24 22:59")
                               << qint64 {5};
    QTest::newRow("whole day over")
        << QByteArray("tue 00:00-00:00 5") << QByteArray("2026-11-24 23:00") << kOtherwise;
    // On 2026-03-29 at 01:00 UTC 02:00 becomes 03:00, on 2026-10-25 at 01:00 UTC 03:00 becomes
    // 02:00.
    QTest::newRow("inside the lost hour")
        << QByteArray("daily 02:15-02:45 5") << QByteArray("2026-03-29 01:30") << kOtherwise;
    QTest::newRow("begins in the lost hour")
        << QByteArray("daily 02:30-04:00 5") << QByteArray("2026-03-29 01:00") << qint64 {5};
    QTest::newRow("first 02:30") << QByteArray("daily 02:30-02:45 5")
                                 << QByteArray("2026-10-25 00:30") << qint64 {5};
    QTest::newRow("second 02:30") << QByteArray("daily 02:30-02:45 5")
                                  << QByteArray("2026-10-25 01:30") << qint64 {5};
}

void RateScheduleTest::rates()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, at);
    QTEST(schedule(rule.constData()).rateAt(utc(at.constData()), berlin(), kOtherwise), "rate");
}

void RateScheduleTest::changes_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("begin") << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-11-24 08:00")
                           << QByteArray("2026-11-24 09:00");
    QTest::newRow("end") << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-11-24 09:00")
                         << QByteArray("2026-11-24 11:00");
    QTest::newRow("tomorrow") << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-11-24 11:00")
                              << QByteArray("2026-11-25 09:00");
    QTest::newRow("next week") << QByteArray("mon 10:00-12:00 5") << QByteArray("2026-11-24 11:00")
                               << QByteArray("2026-11-30 09:00");
    QTest::newRow("over midnight")
        << QByteArray("tue 22:00-06:00 5") << QByteArray("2026-11-24 23:30")
        << QByteArray("2026-11-25 05:00");
    QTest::newRow("begins in the lost hour")
        << QByteArray("daily 02:30-04:00 5") << QByteArray("2026-03-29 00:00")
        << QByteArray("2026-03-29 01:00");
    QTest::newRow("the same hour in summer")
        << QByteArray("daily 10:00-12:00 5") << QByteArray("2026-03-28 12:00")
        << QByteArray("2026-03-29 08:00");
    QTest::newRow("clocks put back out of it")
        << QByteArray("daily 02:30-04:00 5") << QByteArray("2026-10-25 00:40")
        << QByteArray("2026-10-25 01:00");
    QTest::newRow("second beginning")
        << QByteArray("daily 02:30-04:00 5") << QByteArray("2026-10-25 01:00")
        << QByteArray("2026-10-25 01:30");
    QTest::newRow("always") << QByteArray("daily 00:00-00:00 5") << QByteArray("2026-11-24 08:00")
                            << QByteArray();
}

void RateScheduleTest::changes()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, next);
    const auto change = schedule(rule.constData()).nextChange(utc(after.constData()), berlin());
    QCOMPARE(change.has_value(), !next.isEmpty());
    if (change)
        QCOMPARE(utcDateTime(*change), utcDateTime(utc(next.constData())));
}

void RateScheduleTest::firstRuleCounts()
{
    const RateSchedule both =
        schedule({QStringLiteral("tue 12:00-13:00 9"), QStringLiteral("daily 08:00-18:00 5")});
    QCOMPARE(both.rateAt(utc("2026-11-24 11:30"), berlin(), kOtherwise), qint64 {9});
    QCOMPARE(both.rateAt(utc("2026-11-24 12:30"), berlin(), kOtherwise), qint64 {5});
    QCOMPARE(both.nextChange(utc("2026-11-24 11:30"), berlin()).value(), utc("2026-11-24 12:00"));
}

void RateScheduleTest::steppingFindsTheSameChanges_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe",
                             "Asia/Kathmandu", "America/Santiago"})
        QTest::newRow(zone) << QByteArray(zone);
}

/// Minute by minute through the weeks in which clocks change.
void RateScheduleTest::steppingFindsTheSameChanges()
{
    QFETCH(QByteArray, zone);
    const QTimeZone local(zone);
    QVERIFY(local.isValid());
    const RateSchedule rules =
        schedule({QStringLiteral("sun 01:40-02:20 1"), QStringLiteral("sat 23:30-02:50 2"),
                  QStringLiteral("daily 02:05-03:10 3"), QStringLiteral("mon+fri 00:00-00:00 4")});
    for (const char *begin : {"2026-03-07 00:00", "2026-03-28 00:00", "2026-04-04 00:00",
                              "2026-09-05 00:00", "2026-10-03 00:00", "2026-10-24 00:00"}) {
        const qint64 first = utc(begin);
        qint64 expected = rules.nextChange(first, local).value();
        qint64 rate = rules.rateAt(first, local, kOtherwise);
        for (qint64 at = first; at < first + 2LL * 86'400'000; at += 60'000) {
            if (at == expected)
                expected = rules.nextChange(at, local).value();
            else
                QCOMPARE(rules.rateAt(at, local, kOtherwise), rate);
            rate = rules.rateAt(at, local, kOtherwise);
        }
    }
}

void RateScheduleTest::texts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"daily 22:00-06:00 none", "mon 00:00-00:00 1",
                             "mon+tue+wed+thu+fri 08:00-18:00 500000", "sat+sun 23:59-00:01 none"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void RateScheduleTest::texts()
{
    QFETCH(QString, text);
    const auto rule = rateRuleFromText(text);
    QVERIFY(rule);
    QCOMPARE(toText(*rule), text);
}

void RateScheduleTest::brokenTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "daily", "daily 22:00-06:00", "daily 22:00 none", "day 22:00-06:00 none",
          "mon+ 22:00-06:00 none", "daily 24:00-06:00 none", "daily 22:60-06:00 none",
          "daily 22:00-06:00 -5", "daily 22:00-06:00 fast", "daily 22:00-06:00 1 2"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void RateScheduleTest::brokenTexts()
{
    QFETCH(QString, text);
    QVERIFY(!rateRuleFromText(text));
}

void RateScheduleTest::limits()
{
    QVERIFY(RateSchedule().isEmpty());
    QVERIFY(!RateSchedule().nextChange(0, berlin()));
    QVERIFY(RateSchedule({RateRule {0, 0, 60, 5}}).isEmpty());
    QVERIFY(RateSchedule({RateRule {1, -1, 60, 5}}).isEmpty());
    QVERIFY(RateSchedule({RateRule {1, 0, 1440, 5}}).isEmpty());
    QCOMPARE(RateSchedule(QList<RateRule>(100)).rules().size(), RateSchedule::kMostRules);
}

QTEST_GUILESS_MAIN(RateScheduleTest)
#include "tst_RateSchedule.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/RemoteRows.h"

#include <QTest>

#include <random>

using namespace kurier;

namespace {

JobSnapshot row(qint64 key, qint64 bytes = 0)
{
    static QHash<qint64, JobId> ids;
    if (!ids.contains(key))
        ids.insert(key, JobId::create());
    JobSnapshot job;
    job.key = JobKey {key};
    job.id = ids.value(key);
    job.bytesTransferred = bytes;
    return job;
}

QueueDelta upsert(const QList<JobSnapshot> &rows)
{
    QueueDelta delta;
    delta.upserted = rows;
    return delta;
}

QueueDelta removal(qint64 key)
{
    QueueDelta delta;
    delta.removed = {row(key).id};
    return delta;
}

/// "1:0 2:5" with key and bytes.
QString textOf(const QueueDelta &delta)
{
    QStringList words;
    for (const JobSnapshot &job : delta.upserted)
        words.append(QStringLiteral("%1:%2").arg(job.key.value).arg(job.bytesTransferred));
    for (const JobId &id : delta.removed) {
        for (qint64 key = 1; key < 100; ++key) {
            if (row(key).id == id)
                words.append(QStringLiteral("-%1").arg(key));
        }
    }
    return (delta.reset ? QStringLiteral("reset ") : QString()) + words.join(QLatin1Char(' '));
}

} // namespace

class tst_RemoteRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesThenDeltas();
    void changesAheadOfTheirPage();
    void removedWhileThePageIsOnItsWay();
    void newRowsBehindTheLastPage();
    void again();
    void alwaysEndsWithTheTruth_data();
    void alwaysEndsWithTheTruth();
};

void tst_RemoteRows::pagesThenDeltas()
{
    RemoteRows rows;
    rows.pageAsked();
    QCOMPARE(textOf(rows.page({row(1), row(2)}, true)), QStringLiteral("reset 1:0 2:0"));
    QCOMPARE(rows.lastKey(), JobKey {2});
    QVERIFY(!rows.isComplete());
    rows.pageAsked();
    QCOMPARE(textOf(rows.delta(upsert({row(1, 7)}))), QStringLiteral("1:7"));
    QCOMPARE(textOf(rows.page({row(3)}, false)), QStringLiteral("3:0"));
    QVERIFY(rows.isComplete());
    QCOMPARE(textOf(rows.delta(upsert({row(2, 1), row(4)}))), QStringLiteral("2:1 4:0"));
    QCOMPARE(textOf(rows.delta(removal(1))), QStringLiteral("-1"));
    QCOMPARE(rows.delta({}).revision, quint64 {0});
}

void tst_RemoteRows::changesAheadOfTheirPage()
{
    RemoteRows rows;
    rows.pageAsked();
    QCOMPARE(textOf(rows.delta(upsert({row(1, 9)}))), QString());
    QCOMPARE(textOf(rows.page({row(1, 8)}, true)), QStringLiteral("reset 1:9"));
    rows.pageAsked();
    QCOMPARE(textOf(rows.delta(upsert({row(2, 5), row(3, 6)}))), QString());
    // The page may be older than the change.
    QCOMPARE(textOf(rows.page({row(2, 1)}, true)), QStringLiteral("2:5"));
    rows.pageAsked();
    // This page was asked for after the change was told: it knows better.
    QCOMPARE(textOf(rows.page({row(3, 8)}, false)), QStringLiteral("3:8"));
}

void tst_RemoteRows::removedWhileThePageIsOnItsWay()
{
    RemoteRows rows;
    rows.pageAsked();
    QCOMPARE(textOf(rows.delta(removal(2))), QString());
    QCOMPARE(textOf(rows.page({row(1), row(2)}, true)), QStringLiteral("reset 1:0"));
    rows.pageAsked();
    QCOMPARE(textOf(rows.delta(removal(3))), QStringLiteral("-3"));
    QCOMPARE(textOf(rows.page({row(3), row(4)}, false)), QStringLiteral("4:0"));
}

void tst_RemoteRows::newRowsBehindTheLastPage()
{
    RemoteRows rows;
    rows.pageAsked();
    QCOMPARE(textOf(rows.page({row(1)}, true)), QStringLiteral("reset 1:0"));
    rows.pageAsked();
    QCOMPARE(textOf(rows.delta(upsert({row(3), row(4)}))), QString());
    QCOMPARE(textOf(rows.delta(removal(4))), QStringLiteral("-4"));
    QCOMPARE(textOf(rows.page({row(2)}, false)), QStringLiteral("2:0 3:0"));
    QCOMPARE(textOf(rows.delta(upsert({row(3, 1)}))), QStringLiteral("3:1"));
}

void tst_RemoteRows::again()
{
    RemoteRows rows;
    rows.pageAsked();
    (void)rows.page({row(1), row(2)}, false);
    rows.restart();
    QVERIFY(!rows.isComplete());
    QCOMPARE(rows.lastKey(), JobKey {});
    rows.pageAsked();
    QCOMPARE(textOf(rows.page({}, false)), QStringLiteral("reset "));
}

void tst_RemoteRows::alwaysEndsWithTheTruth_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 200; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// A queue that changes while it is told: what a reader holds at the end is the queue.
void tst_RemoteRows::alwaysEndsWithTheTruth()
{
    QFETCH(uint, seed);
    std::mt19937 random(seed);
    const auto chance = [&random](int percent) {
        return static_cast<int>(random() % 100) < percent;
    };
    std::map<JobKey, JobSnapshot> queue;
    qint64 nextKey = 1;
    for (; nextKey <= 30; ++nextKey)
        queue.emplace(JobKey {nextKey}, row(nextKey));
    RemoteRows rows;
    std::map<JobKey, JobSnapshot> held;
    const auto apply = [&held](const QueueDelta &delta) {
        if (delta.reset)
            held.clear();
        for (const JobSnapshot &job : delta.upserted) {
            const bool known = held.contains(job.key);
            QVERIFY2(known || held.empty() || held.rbegin()->first < job.key, "order of keys");
            held.insert_or_assign(job.key, job);
        }
        for (const JobId &id : delta.removed)
            std::erase_if(held, [&id](const auto &entry) { return entry.second.id == id; });
    };
    QList<JobSnapshot> page;
    bool more = false;
    bool pageMade = false;
    rows.pageAsked();
    for (int step = 0; step < 200 || !rows.isComplete(); ++step) {
        if (!rows.isComplete() && !pageMade && chance(60)) {
            page.clear();
            more = false;
            for (const auto &[key, job] : queue) {
                if (key <= rows.lastKey())
                    continue;
                more = page.size() == 7;
                if (more)
                    break;
                page.append(job);
            }
            pageMade = true;
        } else if (pageMade && chance(60)) {
            apply(rows.page(page, more));
            pageMade = false;
            if (!rows.isComplete())
                rows.pageAsked();
        }
        if (queue.empty() || chance(10)) {
            queue.emplace(JobKey {nextKey}, row(nextKey));
            apply(rows.delta(upsert({row(nextKey)})));
            ++nextKey;
            continue;
        }
        auto any = std::next(queue.begin(), static_cast<int>(random() % queue.size()));
        if (chance(25)) {
            const qint64 key = any->first.value;
            queue.erase(any);
            apply(rows.delta(removal(key)));
        } else {
            any->second.bytesTransferred += 1;
            apply(rows.delta(upsert({any->second})));
        }
    }
    QCOMPARE(held.size(), queue.size());
    for (const auto &[key, job] : queue)
        QCOMPARE(held.at(key).bytesTransferred, job.bytesTransferred);
}

QTEST_GUILESS_MAIN(tst_RemoteRows)
#include "tst_RemoteRows.moc"

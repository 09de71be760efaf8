// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/DeltaCollector.h"

#include <QSet>
#include <QTest>

#include <map>
#include <random>

using namespace kurier;

namespace {

/// A queue of rows with a version each, and a reader that knows only deltas.
class Telling
{
public:
    DeltaCollector collector;
    std::map<JobKey, JobSnapshot> rows;
    std::map<JobId, JobSnapshot> seen;
    QString trouble;
    quint64 revision = 0;
    int resets = 0;

    JobKey add()
    {
        JobSnapshot row;
        row.id = JobId::create();
        row.key = JobKey {++m_last};
        rows[row.key] = row;
        collector.rowChanged(row.key, false);
        return row.key;
    }
    void change(JobKey key, bool progressOnly)
    {
        ++rows.at(key).bytesTransferred;
        collector.rowChanged(key, progressOnly);
    }
    void remove(JobKey key)
    {
        const JobSnapshot last = rows.at(key);
        rows.erase(key);
        collector.rowLeft(last);
    }
    std::optional<QueueDelta> take(bool withProgress)
    {
        auto delta = collector.take(
            withProgress,
            [this](JobKey key) {
                const auto found = rows.find(key);
                return found == rows.end() ? std::nullopt : std::optional(found->second);
            },
            [this](JobKey after, qint32 limit) {
                std::vector<JobKey> keys;
                for (auto it = rows.upper_bound(after);
                     it != rows.end() && keys.size() < std::size_t(limit); ++it)
                    keys.push_back(it->first);
                return keys;
            });
        if (delta)
            read(*delta);
        return delta;
    }
    void takeEverything()
    {
        while (take(true)) { }
    }
    [[nodiscard]] bool agrees() const
    {
        if (rows.size() != seen.size())
            return false;
        for (const auto &[key, row] : rows) {
            const auto found = seen.find(row.id);
            if (found == seen.end() || found->second.bytesTransferred != row.bytesTransferred)
                return false;
        }
        return true;
    }

private:
    void read(const QueueDelta &delta)
    {
        if (delta.revision != ++revision)
            trouble = QStringLiteral("revision %1").arg(delta.revision);
        if (delta.reset) {
            ++resets;
            seen.clear();
            m_highest = {};
        }
        for (const JobId &id : delta.removed)
            seen.erase(id);
        std::set<JobKey> inThis;
        for (const JobSnapshot &row : delta.upserted) {
            const bool isNew = !seen.contains(row.id);
            if (!inThis.insert(row.key).second)
                trouble = QStringLiteral("a row twice in one delta");
            if (isNew && row.key <= m_highest)
                trouble = QStringLiteral("a new row below others");
            m_highest = std::max(m_highest, row.key);
            seen[row.id] = row;
        }
    }

    qint64 m_last = 0;
    JobKey m_highest;
};

} // namespace

/// Deltas tell everything once, whatever happens while they are made.
class DeltaCollectorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToTell();
    void urgentBeforeProgress();
    void changesMelt();
    void resetOfAnEmptyQueue();
    void inParts();
    void manyNewRowsInParts();
    void manyLeaveInParts();
    void changesWhileTelling();
    void restartWhileTelling();
    void leavesBeforeItWasTold();
    void randomChanges();
};

void DeltaCollectorTest::nothingToTell()
{
    Telling telling;
    QVERIFY(!telling.take(true));
    QVERIFY(!telling.collector.hasUrgent());
    QVERIFY(!telling.collector.hasProgress());
}

void DeltaCollectorTest::urgentBeforeProgress()
{
    Telling telling;
    const JobKey one = telling.add();
    const JobKey two = telling.add();
    QCOMPARE(telling.take(false)->upserted.size(), 2);
    telling.change(one, true);
    QVERIFY(!telling.collector.hasUrgent());
    QVERIFY(telling.collector.hasProgress());
    QVERIFY(!telling.take(false));
    telling.change(two, false);
    QVERIFY(telling.collector.hasUrgent());
    const auto urgent = telling.take(false);
    QCOMPARE(urgent->upserted.size(), 1);
    QCOMPARE(urgent->upserted[0].key, two);
    const auto progress = telling.take(true);
    QCOMPARE(progress->upserted.size(), 1);
    QCOMPARE(progress->upserted[0].key, one);
    QVERIFY(telling.agrees());
}

void DeltaCollectorTest::changesMelt()
{
    Telling telling;
    const JobKey key = telling.add();
    for (int i = 0; i < 100; ++i)
        telling.change(key, i % 2 == 0);
    QCOMPARE(telling.take(false)->upserted.size(), 1);
    QVERIFY(!telling.take(true));
    telling.change(key, false);
    telling.remove(key);
    const auto delta = telling.take(true);
    QVERIFY(delta->upserted.isEmpty());
    QCOMPARE(delta->removed.size(), 1);
    QVERIFY(telling.agrees());
}

void DeltaCollectorTest::resetOfAnEmptyQueue()
{
    Telling telling;
    telling.collector.restart();
    QVERIFY(telling.collector.hasUrgent());
    const auto delta = telling.take(false);
    QVERIFY(delta && delta->reset);
    QVERIFY(!telling.take(true));
    QVERIFY(!telling.collector.hasUrgent());
}

void DeltaCollectorTest::inParts()
{
    for (const int count : {1, 1999, 2000, 2001, 4000, 4999}) {
        Telling telling;
        for (int i = 0; i < count; ++i)
            telling.add();
        telling.collector.restart();
        int parts = 0;
        for (; telling.take(false); ++parts)
            QCOMPARE(telling.resets, 1);
        QCOMPARE(parts, (count + 1999) / 2000);
        QVERIFY(telling.agrees());
        QCOMPARE(telling.trouble, QString());
    }
}

void DeltaCollectorTest::manyNewRowsInParts()
{
    Telling telling;
    const JobKey old = telling.add();
    QVERIFY(telling.take(false));
    JobKey newest;
    for (int i = 0; i < 5000; ++i)
        newest = telling.add();
    // Progress of a row that waits for its turn must not bring it forward.
    telling.change(newest, true);
    telling.change(old, true);
    int parts = 0;
    for (; const auto delta = telling.take(true); ++parts)
        QVERIFY(delta->upserted.size() <= DeltaCollector::kRowsPerPart + 1);
    QCOMPARE(parts, 3);
    QVERIFY(!telling.collector.hasUrgent());
    QCOMPARE(telling.trouble, QString());
    QVERIFY(telling.agrees());
}

void DeltaCollectorTest::manyLeaveInParts()
{
    constexpr qsizetype kPart = DeltaCollector::kLeftPerPart;
    Telling telling;
    for (qsizetype i = 0; i < 2 * kPart + 7; ++i)
        telling.add();
    telling.takeEverything();
    const auto all = telling.rows;
    for (const auto &[key, row] : all)
        telling.remove(key);
    const JobKey added = telling.add();
    QList<qsizetype> parts;
    QList<JobId> left;
    while (const auto delta = telling.take(false)) {
        parts.append(delta->removed.size());
        for (qsizetype i = 0; i < delta->left.size(); ++i)
            QCOMPARE(delta->left[i].id, delta->removed[i]);
        left += delta->removed;
        QCOMPARE(telling.collector.hasUrgent(), parts.size() < 3);
    }
    QCOMPARE(parts, QList<qsizetype>({kPart, kPart, 7}));
    QCOMPARE(QSet<JobId>(left.begin(), left.end()).size(), 2 * kPart + 7);
    QVERIFY(telling.agrees());
    QVERIFY(telling.seen.contains(telling.rows.at(added).id));
}

void DeltaCollectorTest::changesWhileTelling()
{
    Telling telling;
    for (int i = 0; i < 4500; ++i)
        telling.add();
    telling.collector.restart();
    QCOMPARE(telling.take(false)->upserted.size(), 2000);
    telling.change(JobKey {10}, false);
    telling.change(JobKey {3000}, false);
    telling.remove(JobKey {20});
    telling.remove(JobKey {3001});
    telling.add();
    telling.takeEverything();
    QVERIFY(telling.agrees());
    QCOMPARE(telling.trouble, QString());
}

void DeltaCollectorTest::restartWhileTelling()
{
    Telling telling;
    for (int i = 0; i < 4500; ++i)
        telling.add();
    telling.collector.restart();
    telling.take(false);
    telling.remove(JobKey {5});
    telling.collector.restart();
    telling.takeEverything();
    QCOMPARE(telling.resets, 2);
    QVERIFY(telling.agrees());
    QCOMPARE(telling.trouble, QString());
}

void DeltaCollectorTest::leavesBeforeItWasTold()
{
    // Who waits for a job by its id hears of its end, whenever the queue is told anew.
    Telling telling;
    const JobKey before = telling.add();
    const JobKey during = telling.add();
    const JobId left = telling.rows.at(before).id;
    const JobId leaves = telling.rows.at(during).id;
    telling.remove(before);
    telling.collector.restart();
    telling.remove(during);
    const auto delta = telling.take(false);
    QVERIFY(delta && delta->reset);
    QCOMPARE(delta->removed, QList<JobId>({left, leaves}));
    QVERIFY(telling.agrees());
}

void DeltaCollectorTest::randomChanges()
{
    const quint32 seed = std::random_device {}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    Telling telling;
    for (int i = 0; i < 5000; ++i)
        telling.add();
    for (int step = 0; step < 3000; ++step) {
        auto any = telling.rows.lower_bound(JobKey {upTo(int(5000 + step))});
        if (any == telling.rows.end())
            any = telling.rows.begin();
        switch (upTo(9)) {
        case 0:
            telling.add();
            break;
        case 1:
            telling.remove(any->first);
            break;
        case 2:
            telling.take(upTo(1) == 1);
            break;
        case 3:
            if (upTo(40) == 0)
                telling.collector.restart();
            break;
        default:
            telling.change(any->first, upTo(1) == 1);
        }
        QCOMPARE(telling.trouble, QString());
        if (step % 300 == 299) {
            telling.takeEverything();
            QVERIFY(telling.agrees());
        }
    }
}

QTEST_GUILESS_MAIN(DeltaCollectorTest)
#include "tst_DeltaCollector.moc"

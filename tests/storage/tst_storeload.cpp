// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/StoreFixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace kurier;

/// A long queue is stored and read back whole; the times are printed.
class StoreLoadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsManyJobs();

private:
    QString path() const { return m_directory.filePath(QStringLiteral("queue.db")); }

    const QTemporaryDir m_directory;
};

void StoreLoadTest::loadsManyJobs()
{
    constexpr qint64 count = 100000;
    QElapsedTimer timer;
    {
        StoreHarness harness(path());
        timer.start();
        for (qint64 key = 1; key <= count;) {
            std::vector<StoreMutation> mutations;
            for (int i = 0; i < 1000; ++i, ++key)
                mutations.emplace_back(InsertJob {sampleJob(key)});
            QCOMPARE(harness.apply(std::move(mutations)), Error());
        }
        qInfo("%lld jobs stored in %lld ms", count, timer.elapsed());
    }
    StoreHarness harness(path());
    timer.start();
    const QueueLoaded loaded = harness.load();
    const qint64 elapsed = std::max<qint64>(timer.elapsed(), 1);
    qInfo("%lld jobs loaded in %lld ms, %lld a second", count, elapsed, count * 1000 / elapsed);
    QCOMPARE(loaded.jobs.size(), static_cast<std::size_t>(count));
    QCOMPARE(loaded.jobs.back().files.size(), 1U);
}

QTEST_GUILESS_MAIN(StoreLoadTest)
#include "tst_storeload.moc"

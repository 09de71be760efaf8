// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/files/FileFixture.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <semaphore>

using namespace kurier;

namespace {

FileTaskId idOf(const FileOutcome &outcome)
{
    return std::visit([](const auto &one) { return one.id; }, outcome);
}

} // namespace

/// What waits for the disk holds up nothing but its own kind.
class SyncThreadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }
    void nothingWaitsForASync();
    void publicationsKeepTheirOrder();
    void shutdownCarriesOutWhatIsQueued();

private:
    /// Makes files and returns a publication for each.
    std::vector<FileTask> publications(int count) const
    {
        std::vector<FileTask> tasks;
        for (int n = 1; n <= count; ++n) {
            const QString temp = QStringLiteral(".kurier-%1.part").arg(n);
            if (!writeFile(m_directory->filePath(temp), QByteArray::number(n)))
                return {};
            tasks.emplace_back(PublishFile {
                {n}, placeOf(m_directory->path(), temp), QStringLiteral("file-%1").arg(n)});
        }
        return tasks;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void SyncThreadTest::nothingWaitsForASync()
{
    std::binary_semaphore made {0};
    std::binary_semaphore removed {0};
    std::atomic<bool> both = false;
    std::binary_semaphore synced {0};
    // As long as nobody has read the outcome of the sync, its thread does nothing else.
    PosixFileWorker worker(
        [&](std::vector<FileOutcome> &&outcomes) {
            for (const FileOutcome &outcome : outcomes) {
                if (std::holds_alternative<FilesSynced>(outcome)) {
                    both = made.try_acquire_for(std::chrono::seconds(20))
                        && removed.try_acquire_for(std::chrono::seconds(20));
                    synced.release();
                } else if (std::holds_alternative<TempPrepared>(outcome)) {
                    made.release();
                } else if (std::holds_alternative<FileRemoved>(outcome)) {
                    removed.release();
                }
            }
        },
        makeOpensslDigest);
    const QString name = QStringLiteral(".kurier-old.part");
    QVERIFY(writeFile(m_directory->filePath(name), "bytes"));
    worker.post({SyncFiles {{1}, {}}, PrepareTemp {{2}, m_directory->path(), name + u'x'},
                 RemoveFile {{3}, placeOf(m_directory->path(), name), nullptr}});
    QVERIFY(synced.try_acquire_for(std::chrono::seconds(60)));
    QVERIFY(both);
    QVERIFY(!exists(m_directory->filePath(name)));
}

void SyncThreadTest::publicationsKeepTheirOrder()
{
    constexpr int kFiles = 200;
    WorkerHarness harness;
    const auto tasks = publications(kFiles);
    QCOMPARE(tasks.size(), std::size_t {kFiles});
    harness.worker().post(tasks);
    const auto outcomes = harness.take(kFiles);
    QCOMPARE(outcomes.size(), std::size_t {kFiles});
    QVERIFY(std::is_sorted(
        outcomes.begin(), outcomes.end(),
        [](const FileOutcome &a, const FileOutcome &b) { return idOf(a).value < idOf(b).value; }));
    QCOMPARE(contentOf(m_directory->filePath(QStringLiteral("file-200"))), QByteArray("200"));
}

void SyncThreadTest::shutdownCarriesOutWhatIsQueued()
{
    constexpr int kFiles = 300;
    WorkerHarness harness;
    auto tasks = publications(kFiles);
    tasks.emplace_back(SyncFiles {{kFiles + 1}, {}});
    harness.worker().post(std::move(tasks));
    harness.worker().shutdown();
    const auto outcomes = harness.take(0);
    QCOMPARE(outcomes.size(), std::size_t {kFiles + 1});
    for (const FileOutcome &outcome : outcomes) {
        if (const auto *const published = std::get_if<FilePublished>(&outcome))
            QCOMPARE(published->error, Error());
    }
}

QTEST_GUILESS_MAIN(SyncThreadTest)
#include "tst_syncthread.moc"

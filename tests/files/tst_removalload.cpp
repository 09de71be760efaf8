// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace kurier;

namespace {

const QString kName = QStringLiteral(".film.mkv.kurier-part");

} // namespace

/// Removal of large files, of many, and while somebody else renames.
class RemovalLoadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void large();
    void largeWithHardLink();
    void neverWinsARaceAgainstAFile();
    void manyAtOnce();

private:
    QString path(const QString &name = kName) const { return m_directory->filePath(name); }
    FilePlace createTemp(const QByteArray &content = "partial");
    FileRemoved remove(const FilePlace &place)
    {
        return m_harness->run<FileRemoved>(RemoveFile {{}, place, nullptr});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<WorkerHarness> m_harness;
};

void RemovalLoadTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_harness = std::make_unique<WorkerHarness>();
}

FilePlace RemovalLoadTest::createTemp(const QByteArray &content)
{
    [&] { QVERIFY(writeFile(path(), content)); }();
    return placeOf(m_directory->path(), kName);
}

void RemovalLoadTest::large()
{
    constexpr qint64 size = 1500LL * 1024 * 1024;
    createTemp();
    QCOMPARE(::truncate(qPrintable(path()), size), 0);
    const FileRemoved outcome = remove(placeOf(m_directory->path(), kName));
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.bytes, size);
    QVERIFY(
        QDir(m_directory->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void RemovalLoadTest::largeWithHardLink()
{
    constexpr qint64 size = 1500LL * 1024 * 1024;
    createTemp("kept content");
    QCOMPARE(::truncate(qPrintable(path()), size), 0);
    const QString kept = path(QStringLiteral("kept"));
    QCOMPARE(::link(qPrintable(path()), qPrintable(kept)), 0);
    QVERIFY(remove(placeOf(m_directory->path(), kName)).removed);
    QVERIFY(!exists(path()));
    QCOMPARE(statusOf(kept).st_size, size);
}

void RemovalLoadTest::neverWinsARaceAgainstAFile()
{
    const QString mine = path(QStringLiteral("mine"));
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        const FilePlace place = createTemp();
        QVERIFY(writeFile(mine, QByteArray::number(round)));
        std::atomic<bool> running {false};
        // The person's file and the temp file change places all the time.
        std::jthread person([&](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                ::renameat2(AT_FDCWD, qPrintable(mine), AT_FDCWD, qPrintable(path()),
                            RENAME_EXCHANGE);
                running = true;
            }
        });
        while (!running) { }
        const RemoveFile task {{1}, place, nullptr};
        FileRemoval removal(task, TempSearch().find(task));
        while (!removal.step()) { }
        person.request_stop();
        person.join();
        refused += removal.outcome({}).removed ? 0 : 1;
        const QByteArray content = QByteArray::number(round);
        QVERIFY2(contentOf(mine) == content || contentOf(path()) == content,
                 qPrintable(removal.outcome({}).error.subject));
        QFile::remove(mine);
        QFile::remove(path());
    }
    qInfo("%d of 300 removals met the other file", refused);
    QVERIFY(refused > 0);
}

void RemovalLoadTest::manyAtOnce()
{
    constexpr qint64 count = 3000;
    std::vector<FileTask> tasks;
    for (qint64 i = 1; i <= count; ++i) {
        const QString name = QString::number(i);
        QVERIFY(writeFile(path(name), "x"));
        tasks.emplace_back(RemoveFile {{i}, placeOf(m_directory->path(), name), nullptr});
    }
    tasks.emplace_back(CheckDestination {{count + 1}, m_directory->path(), {}, false});
    QElapsedTimer timer;
    timer.start();
    m_harness->worker().post(std::move(tasks));
    m_harness->worker().shutdown();
    qInfo("%lld removals in %lld ms", count, timer.elapsed());
    const auto outcomes = m_harness->take(static_cast<std::size_t>(count + 1));
    QCOMPARE(outcomes.size(), static_cast<std::size_t>(count + 1));
    // The check, asked for last, does not wait for the removals; they keep their order.
    QVERIFY(std::holds_alternative<FileRemoved>(outcomes.back()));
    qint64 last = 0;
    for (const FileOutcome &outcome : outcomes) {
        if (const auto *removed = std::get_if<FileRemoved>(&outcome)) {
            QCOMPARE(removed->id.value, ++last);
            QVERIFY(removed->removed);
        }
    }
    QCOMPARE(last, count);
    QVERIFY(QDir(m_directory->path()).isEmpty());
}

QTEST_GUILESS_MAIN(RemovalLoadTest)
#include "tst_removalload.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/FileSink.h"
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace kurier::test {

class tst_FileSink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesInBlocks();
    void takesPiecesOfAnySize();
    void continuesAtItsOffset();
    void cutsTheTailOfALongerAttempt();
    void namesTheCause_data();
    void namesTheCause();
    void survivesShortWrites();
};

void tst_FileSink::writesInBlocks()
{
    const QTemporaryDir directory;
    const auto file = makeFile(directory, "file");
    const std::string bytes = pattern(3, 0, 300'001);
    FileSink sink(file, 0);
    for (std::size_t at = 0; at < bytes.size(); at += 16'000) {
        const std::size_t count = std::min<std::size_t>(16'000, bytes.size() - at);
        QVERIFY(sink.write(bytes.data() + at, count));
        QCOMPARE(sink.accepted(), static_cast<qint64>(at + count));
        QCOMPARE(sink.written() % static_cast<qint64>(FileSink::kBlockSize), 0);
    }
    QVERIFY(sink.written() < sink.accepted());
    QVERIFY(sink.flush());
    QCOMPARE(sink.written(), static_cast<qint64>(bytes.size()));
    QVERIFY(EngineHarness::contents(file) == bytes);
}

void tst_FileSink::takesPiecesOfAnySize()
{
    const QTemporaryDir directory;
    const auto file = makeFile(directory, "file", pattern(3, 0, 700));
    const std::string bytes = pattern(3, 0, 3'000'001);
    FileSink sink(file, 700);
    // Shorter and longer than a block, exactly one, and several at once.
    const std::array<std::size_t, 7> sizes {130'000, FileSink::kBlockSize,    1, 65'535, 2,
                                            400'000, 2 * FileSink::kBlockSize};
    for (std::size_t at = 700, turn = 0; at < bytes.size(); ++turn) {
        const std::size_t count = std::min(sizes[turn % sizes.size()], bytes.size() - at);
        QVERIFY(sink.write(bytes.data() + at, count));
        at += count;
        QCOMPARE(sink.accepted(), static_cast<qint64>(at));
        QVERIFY(sink.accepted() - sink.written() < static_cast<qint64>(FileSink::kBlockSize));
        QCOMPARE((sink.written() - 700) % static_cast<qint64>(FileSink::kBlockSize), 0);
    }
    QVERIFY(sink.flush());
    QVERIFY(EngineHarness::contents(file) == bytes);
}

void tst_FileSink::continuesAtItsOffset()
{
    const QTemporaryDir directory;
    const auto file = makeFile(directory, "file", pattern(1, 0, 1000));
    FileSink sink(file, 1000);
    const std::string rest = pattern(1, 1000, 500);
    QVERIFY(sink.write(rest.data(), rest.size()));
    QVERIFY(sink.flush());
    QCOMPARE(sink.written(), 1500);
    QVERIFY(EngineHarness::contents(file) == pattern(1, 0, 1500));
}

void tst_FileSink::cutsTheTailOfALongerAttempt()
{
    const QTemporaryDir directory;
    const auto file = makeFile(directory, "file", std::string(5000, 'x'));
    FileSink sink(file, 0);
    QVERIFY(sink.write("short", 5));
    QVERIFY(sink.flush());
    QVERIFY(FileSink::cutOff(*file, sink.written()));
    QVERIFY(EngineHarness::contents(file) == "short");
    QVERIFY(FileSink::cutOff(*file, 100));
    QVERIFY(EngineHarness::contents(file) == "short");
}

void tst_FileSink::namesTheCause_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("flags");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("full") << QByteArray("/dev/full") << O_WRONLY << ErrorCode::EDiskFull;
    QTest::newRow("read only") << QByteArray("/dev/null") << O_RDONLY << ErrorCode::EFail;
}

void tst_FileSink::namesTheCause()
{
    QFETCH(QByteArray, path);
    QFETCH(int, flags);
    QFETCH(ErrorCode, code);
    const int descriptor = ::open(path.constData(), flags | O_CLOEXEC);
    QVERIFY(descriptor >= 0);
    FileSink sink(std::make_shared<const FileHandle>(descriptor), 0);
    QVERIFY(sink.write("x", 1));
    const auto flushed = sink.flush();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().code, code);
    QCOMPARE(flushed.error().context, ErrorContext::LocalFile);
    QVERIFY(!flushed.error().detail.isEmpty());
    QCOMPARE(sink.written(), 0);
}

void tst_FileSink::survivesShortWrites()
{
    const QTemporaryDir directory;
    const auto file = makeFile(directory, "file");
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small {1000, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    FileSink sink(file, 0);
    const std::string bytes = pattern(1, 0, 1500);
    const auto written = sink.write(bytes.data(), bytes.size());
    const auto flushed = sink.flush();
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(written);
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().code, ErrorCode::BgETooLarge);
    QCOMPARE(sink.written(), 1000);
    QVERIFY(EngineHarness::contents(file) == pattern(1, 0, 1000));
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_FileSink)
#include "tst_FileSink.moc"

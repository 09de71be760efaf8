// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/CurlEngines.h"
#include "core/metalink/Metalink.h"
#include "core/metalink/ThreadSourceReader.h"
#include "tests/support/FaultOrigin.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <optional>

using namespace kurier;
using kurier::test::FaultOrigin;
using kurier::test::OriginAnswer;

namespace {

Result<QByteArray> byCurl(const QByteArray &url, const std::stop_token &stop)
{
    return CurlEngines().fetch(url, stop);
}

} // namespace

class ThreadSourceReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files();
    void addresses_data();
    void addresses();
    void nothingForThoseWhoAreGone();
    void endsWhileAServerHangs();

private:
    static Result<QByteArray> fetched(const QByteArray &url)
    {
        ThreadSourceReader reader(byCurl);
        std::optional<Result<QByteArray>> answer;
        reader.fetch(url, nullptr, [&](Result<QByteArray> content) { answer = content; });
        const bool came = QTest::qWaitFor([&] { return answer.has_value(); }, 30'000);
        return came ? *answer : failure(ErrorCode::ETimeout);
    }
};

void ThreadSourceReaderTest::files()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.meta4"));
    const auto read = [](const QString &file) {
        ThreadSourceReader reader(byCurl);
        std::optional<Result<QByteArray>> answer;
        reader.readFile(file, nullptr, [&](Result<QByteArray> content) { answer = content; });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }));
        return answer.value_or(failure(ErrorCode::ETimeout));
    };
    QCOMPARE(read(path).error().code, ErrorCode::BgEFileNotFound);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("content");
    file.flush();
    QCOMPARE(read(path).value(), QByteArray("content"));
    QVERIFY(file.resize(kMaxMetalinkBytes + 1));
    QCOMPARE(read(path).error().code, ErrorCode::BgETooLarge);
    QCOMPARE(read(directory.path()).error().code, ErrorCode::BgEFileNotFound);
    // Opening one would wait for a writer.
    const QString pipe = directory.filePath(QStringLiteral("pipe.meta4"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(read(pipe).error().code, ErrorCode::BgEFileNotFound);
}

void ThreadSourceReaderTest::addresses_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("small") << 0 << ErrorCode::Ok;
    QTest::newRow("as large as may be") << 1 << ErrorCode::Ok;
    QTest::newRow("larger") << 2 << ErrorCode::BgETooLarge;
    QTest::newRow("larger, of unknown length") << 3 << ErrorCode::BgETooLarge;
    QTest::newRow("missing") << 4 << httpErrorCode(404);
    QTest::newRow("redirect") << 5 << ErrorCode::Ok;
    QTest::newRow("redirect to a file") << 6 << ErrorCode::BgEProtocolNotAvailable;
    QTest::newRow("redirects for ever") << 7 << ErrorCode::ERedirectFailed;
    QTest::newRow("reset") << 8 << ErrorCode::BgEConnectionClosed;
}

void ThreadSourceReaderTest::addresses()
{
    QFETCH(int, kind);
    QFETCH(ErrorCode, code);
    constexpr std::int64_t kMost = SourceReader::kMaxFetchedBytes;
    FaultOrigin origin;
    origin.route("/small", OriginAnswer::literal("content"));
    OriginAnswer answer = OriginAnswer::literal("content");
    if (kind >= 1 && kind <= 3)
        answer = OriginAnswer::file(kind == 1 ? kMost : kMost + 1);
    answer.chunked = kind == 3;
    if (kind == 4)
        answer = OriginAnswer::error(404);
    if (kind >= 5 && kind <= 7)
        answer = OriginAnswer::redirect(kind == 5       ? "/small"
                                            : kind == 6 ? "file:///etc/passwd"
                                                        : "/x");
    if (kind == 8) {
        answer.cutAfter = 2;
        answer.reset = true;
    }
    origin.route("/x", answer);
    const auto read = fetched(QByteArray::fromStdString(origin.url("/x")));
    QCOMPARE(read ? ErrorCode::Ok : read.error().code, code);
    if (kind == 1)
        QCOMPARE(read->size(), SourceReader::kMaxFetchedBytes);
    else if (read)
        QCOMPARE(*read, QByteArray("content"));
}

void ThreadSourceReaderTest::nothingForThoseWhoAreGone()
{
    FaultOrigin origin;
    OriginAnswer held = OriginAnswer::literal("content");
    held.gate = "gate";
    origin.route("/x", held);
    ThreadSourceReader reader(byCurl);
    bool answered = false;
    {
        const QObject context;
        reader.fetch(QByteArray::fromStdString(origin.url("/x")), &context,
                     [&](const Result<QByteArray> &) { answered = true; });
        QVERIFY(origin.waitUntilHeld("gate", 1, std::chrono::seconds(10)));
    }
    origin.release("gate");
    bool later = false;
    reader.readFile(QStringLiteral("/nonexistent"), nullptr,
                    [&](const Result<QByteArray> &) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!answered);
}

void ThreadSourceReaderTest::endsWhileAServerHangs()
{
    FaultOrigin origin;
    OriginAnswer held = OriginAnswer::literal("content");
    held.gate = "never";
    origin.route("/x", held);
    auto reader = std::make_unique<ThreadSourceReader>(byCurl);
    reader->fetch(QByteArray::fromStdString(origin.url("/x")), nullptr,
                  [](const Result<QByteArray> &) {});
    QVERIFY(origin.waitUntilHeld("never", 1, std::chrono::seconds(10)));
    QElapsedTimer timer;
    timer.start();
    reader.reset();
    // Half of the patience with a server; without a stop it would be all of it.
    QVERIFY(timer.elapsed() < SourceReader::kFetchSeconds * 500);
}

QTEST_GUILESS_MAIN(ThreadSourceReaderTest)
#include "tst_ThreadSourceReader.moc"

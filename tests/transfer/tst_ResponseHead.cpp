// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ResponseHead.h"

#include <QTest>

namespace kurier {

using std::chrono::seconds;

class tst_ResponseHead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collectsTheFinalAnswer();
    void readsContentRange_data();
    void readsContentRange();
    void readsContentLength_data();
    void readsContentLength();
    void choosesTheValidator_data();
    void choosesTheValidator();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void noticesAnEndlessHead();

private:
    static ResponseHead headOf(const QByteArray &fields);
};

ResponseHead tst_ResponseHead::headOf(const QByteArray &fields)
{
    ResponseHead head;
    std::ignore = head.addLine("HTTP/1.1 200 OK\r\n");
    for (const QByteArray &line : fields.split('\n')) {
        if (!line.isEmpty())
            std::ignore = head.addLine(line.toStdString() + "\r\n");
    }
    std::ignore = head.addLine("\r\n");
    return head;
}

void tst_ResponseHead::collectsTheFinalAnswer()
{
    ResponseHead head;
    QVERIFY(!head.addLine("HTTP/1.1 103 Early Hints\r\n"));
    QVERIFY(!head.addLine("ETag: \"early\"\r\n"));
    QVERIFY(!head.addLine("\r\n"));
    QVERIFY(!head.addLine("HTTP/2 206 \r\n"));
    QVERIFY(!head.addLine("eTaG:  \"late\" \r\n"));
    QVERIFY(!head.addLine("X-Long: one\r\n"));
    QVERIFY(!head.addLine("  two\r\n"));
    QVERIFY(head.addLine("\r\n"));
    QCOMPARE(head.status(), 206);
    QCOMPARE(head.field("etag"), QByteArray("\"late\""));
    QCOMPARE(head.field("x-long"), QByteArray("one two"));
    QVERIFY2(!head.addLine("ETag: \"trailer\"\r\n"), "a trailer is no part of the head");
    QCOMPARE(head.fields("etag").size(), std::size_t {1});
}

void tst_ResponseHead::readsContentRange_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("total");
    const auto good = [](const char *value, qint64 first, qint64 last, qint64 total) {
        QTest::newRow(value) << QByteArray(value) << true << first << last << total;
    };
    good("bytes 0-0/1", 0, 0, 1);
    good("bytes 5-9/20", 5, 9, 20);
    good("Bytes 5-9/*", 5, 9, -1);
    good("bytes */20", -1, -1, 20);
    good("bytes 4294967296-5368709119/5368709120", 4294967296, 5368709119, 5368709120);
    for (const char *const bad :
         {"", "5-9/20", "items 5-9/20", "bytes 5-9", "bytes 9-5/20", "bytes 5-20/20", "bytes -5/20",
          "bytes 5-/20", "bytes a-9/20", "bytes */*", "bytes 5-9/-1", "bytes +5-9/20",
          "bytes 5-99999999999999999999/20", "bytes 5-9/20x"})
        QTest::newRow(bad) << QByteArray(bad) << false << qint64 {} << qint64 {} << qint64 {};
}

void tst_ResponseHead::readsContentRange()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, valid);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(qint64, total);
    const auto range = parseContentRange(value);
    QCOMPARE(range.has_value(), valid);
    if (range)
        QVERIFY((*range == ContentRange {first, last, total}));
}

void tst_ResponseHead::readsContentLength_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<qint64>("length");
    QTest::newRow("none") << QByteArray() << true << qint64 {-1};
    QTest::newRow("zero") << QByteArray("Content-Length: 0") << true << qint64 {0};
    QTest::newRow("twice the same")
        << QByteArray("Content-Length: 5\nContent-Length: 5, 5") << true << qint64 {5};
    QTest::newRow("chunked") << QByteArray("Content-Length: 5\nTransfer-Encoding: chunked") << true
                             << qint64 {-1};
    for (const char *const bad : {"-1", "+5", "5x", "0x10", "99999999999999999999", "5, 6", ""})
        QTest::newRow(bad) << "Content-Length: " + QByteArray(bad) << false << qint64 {};
    QTest::newRow("two") << QByteArray("Content-Length: 5\nContent-Length: 6") << false
                         << qint64 {};
}

void tst_ResponseHead::readsContentLength()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, valid);
    QFETCH(qint64, length);
    const auto found = contentLength(headOf(fields));
    QCOMPARE(found.has_value(), valid);
    if (found)
        QCOMPARE(*found, length);
}

void tst_ResponseHead::choosesTheValidator_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("validator");
    const QByteArray date = "\nDate: Tue, 03 Nov 2026 10:00:00 GMT";
    const QByteArray old = "Last-Modified: Tue, 03 Nov 2026 09:59:00 GMT";
    const QByteArray fresh = "Last-Modified: Tue, 03 Nov 2026 09:59:01 GMT";
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("strong") << QByteArray("ETag: \"a\"") << QByteArray("\"a\"");
    QTest::newRow("weak") << QByteArray("ETag: W/\"a\"") << QByteArray();
    QTest::newRow("unquoted") << QByteArray("ETag: a") << QByteArray();
    QTest::newRow("weak, old date") << "ETag: W/\"a\"\n" + old + date << old.mid(15);
    QTest::newRow("old") << old + date << old.mid(15);
    QTest::newRow("fresh") << fresh + date << QByteArray();
    QTest::newRow("no date") << old << QByteArray();
    QTest::newRow("nonsense") << "Last-Modified: yesterday" + date << QByteArray();
    QTest::newRow("no ranges") << QByteArray("ETag: \"a\"\nAccept-Ranges: none") << QByteArray();
}

void tst_ResponseHead::choosesTheValidator()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, validator);
    QCOMPARE(strongValidator(headOf(fields)), validator);
}

void tst_ResponseHead::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<qint64>("wait"); // -1 = none
    const QByteArray date = "\nDate: Tue, 03 Nov 2026 10:00:00 GMT";
    QTest::newRow("none") << QByteArray() << qint64 {-1};
    QTest::newRow("seconds") << QByteArray("Retry-After: 120") << qint64 {120};
    QTest::newRow("zero") << QByteArray("Retry-After: 0") << qint64 {0};
    QTest::newRow("week") << QByteArray("Retry-After: 604800") << qint64 {86400};
    QTest::newRow("absurd") << QByteArray("Retry-After: 99999999999999999999") << qint64 {86400};
    QTest::newRow("negative") << QByteArray("Retry-After: -5") << qint64 {-1};
    QTest::newRow("words") << QByteArray("Retry-After: soon") << qint64 {-1};
    QTest::newRow("date") << "Retry-After: Tue, 03 Nov 2026 10:01:30 GMT" + date << qint64 {90};
    QTest::newRow("past") << "Retry-After: Tue, 03 Nov 2026 09:00:00 GMT" + date << qint64 {0};
    QTest::newRow("date, our clock")
        << QByteArray("Retry-After: Thu, 01 Jan 1970 00:20:00 GMT") << qint64 {200};
}

void tst_ResponseHead::readsRetryAfter()
{
    QFETCH(QByteArray, fields);
    QFETCH(qint64, wait);
    const auto found = retryAfter(headOf(fields), seconds(1000));
    QCOMPARE(found ? found->count() : qint64 {-1}, wait);
}

void tst_ResponseHead::noticesAnEndlessHead()
{
    ResponseHead head;
    std::ignore = head.addLine("HTTP/1.1 200 OK\r\n");
    const std::string line = "X: " + std::string(1000, 'x') + "\r\n";
    for (int i = 0; i < 100; ++i)
        std::ignore = head.addLine(line);
    QVERIFY(!head.isTooLarge());
    for (int i = 0; i < 200; ++i)
        std::ignore = head.addLine(line);
    QVERIFY(head.isTooLarge());
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_ResponseHead)
#include "tst_ResponseHead.moc"

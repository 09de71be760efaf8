// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/Checksum.h"
#include "core/transfer/ResponseVerdict.h"

#include <QTest>

namespace kurier {

class tst_ResponseVerdict final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void knowsProofs_data();
    void knowsProofs();
    void requiredSizes_data();
    void requiredSizes();
};

void tst_ResponseVerdict::judges_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("expected");
    QTest::addColumn<VerdictKind>("kind");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, int status, const char *fields, qint64 offset,
                        qint64 expected, VerdictKind kind, ErrorCode code = ErrorCode::Ok) {
        QTest::newRow(name) << status << QByteArray(fields) << offset << expected << kind << code;
    };
    constexpr auto body = VerdictKind::Body;
    constexpr auto unproven = VerdictKind::Unproven;
    constexpr auto failed = VerdictKind::Failed;
    constexpr auto invalid = ErrorCode::BgEInvalidServerResponse;
    constexpr auto range = ErrorCode::BgEInvalidRange;
    constexpr auto changed = ErrorCode::BgERemoteFileChanged;

    row("whole", 200, "Content-Length: 10", 0, -1, body);
    row("whole, no length", 200, "", 0, -1, body);
    row("whole, non-authoritative", 203, "Content-Length: 10", 0, -1, body);
    row("created", 201, "Content-Length: 10", 0, -1, failed, invalid);
    row("accepted", 202, "Content-Length: 10", 0, -1, failed, invalid);
    row("no content", 204, "", 0, -1, failed, invalid);
    row("reset content", 205, "", 0, -1, failed, invalid);
    row("part nobody asked for", 206, "Content-Range: bytes 0-9/10", 0, -1, failed, invalid);
    row("coded, of known length", 200, "Content-Encoding: gzip\nContent-Length: 10", 0, -1, body);
    row("coded, of unknown length", 200, "Content-Encoding: gzip", 0, -1, failed, invalid);
    row("identity", 200, "Content-Encoding: identity", 0, -1, body);

    row("part", 206, "Content-Range: bytes 5-9/10\nETag: \"v\"", 5, 10, body);
    row("part, total unknown before", 206, "Content-Range: bytes 5-9/10", 5, -1, body);
    row("part, wrong start", 206, "Content-Range: bytes 4-9/10", 5, 10, unproven, range);
    row("part, wrong total", 206, "Content-Range: bytes 5-9/11", 5, 10, unproven, changed);
    row("part, no total", 206, "Content-Range: bytes 5-9/*", 5, 10, unproven, range);
    row("part, no range", 206, "Content-Length: 5", 5, 10, unproven, range);
    row("part, two ranges", 206, "Content-Range: bytes 5-9/10\nContent-Range: bytes 0-9/10", 5, 10,
        unproven, range);
    row("part, other tag", 206, "Content-Range: bytes 5-9/10\nETag: \"w\"", 5, 10, unproven,
        changed);
    row("part, weak tag", 206, "Content-Range: bytes 5-9/10\nETag: W/\"v\"", 5, 10, unproven,
        changed);
    row("part, several", 206, "Content-Type: multipart/byteranges; boundary=x", 5, 10, unproven,
        range);
    row("part, lying length", 206, "Content-Range: bytes 5-9/10\nContent-Length: 6", 5, 10, failed,
        invalid);
    row("whole to a range", 200, "Content-Length: 10\nETag: \"v\"", 5, 10, unproven, changed);

    row("all here", 416, "Content-Range: bytes */10\nETag: \"v\"", 10, 10, VerdictKind::Nothing);
    row("all here, unnamed", 416, "Content-Range: bytes */10", 10, 10, unproven, changed);
    row("all here, other tag", 416, "Content-Range: bytes */10\nETag: \"w\"", 10, 10, unproven,
        changed);
    row("shorter now", 416, "Content-Range: bytes */7\nETag: \"v\"", 10, 10, unproven, changed);
    row("416, more expected", 416, "Content-Range: bytes */10\nETag: \"v\"", 10, 20, unproven,
        changed);
    row("416 to no range", 416, "Content-Range: bytes */10", 0, -1, failed, httpErrorCode(416));

    row("moved", 302, "Location: /x", 0, -1, VerdictKind::Redirect);
    row("moved, resumed", 308, "Location: /x", 5, 10, VerdictKind::Redirect);
    row("moved nowhere", 302, "", 0, -1, failed, invalid);
    row("not modified", 304, "Location: /x", 0, -1, failed, invalid);
    row("use proxy", 305, "Location: http://p/", 0, -1, failed, invalid);
    row("not found", 404, "Content-Length: 10", 0, -1, failed, httpErrorCode(404));
    row("not found, resumed", 404, "", 5, 10, failed, httpErrorCode(404));
    row("unavailable", 503, "", 5, 10, failed, httpErrorCode(503));
}

void tst_ResponseVerdict::judges()
{
    QFETCH(int, status);
    QFETCH(QByteArray, fields);
    QFETCH(qint64, offset);
    QFETCH(qint64, expected);
    QFETCH(VerdictKind, kind);
    QFETCH(ErrorCode, code);
    ResponseHead head;
    std::ignore = head.addLine("HTTP/1.1 " + std::to_string(status) + " X\r\n");
    for (const QByteArray &line : fields.split('\n')) {
        if (!line.isEmpty())
            std::ignore = head.addLine(line.toStdString() + "\r\n");
    }
    QVERIFY(head.addLine("\r\n"));
    const auto verdict = judge(head, {offset, -1, "\"v\"", expected}, std::chrono::seconds(0));
    QCOMPARE(verdict.kind, kind);
    QCOMPARE(verdict.error.code, code);
    if (kind == VerdictKind::Body && offset > 0)
        QCOMPARE(verdict.bodyLength, verdict.total - offset);
}

void tst_ResponseVerdict::knowsProofs_data()
{
    QTest::addColumn<QByteArray>("validator");
    QTest::addColumn<bool>("proves");
    QTest::newRow("tag") << QByteArray("\"a\"") << true;
    QTest::newRow("empty tag") << QByteArray("\"\"") << true;
    QTest::newRow("date") << QByteArray("Tue, 03 Nov 2026 10:00:00 GMT") << true;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("weak") << QByteArray("W/\"a\"") << false;
    QTest::newRow("unquoted") << QByteArray("abc") << false;
    QTest::newRow("two") << QByteArray("\"a\", \"b\"") << false;
}

void tst_ResponseVerdict::knowsProofs()
{
    QFETCH(QByteArray, validator);
    QFETCH(bool, proves);
    QCOMPARE(provesBytes(validator), proves);
}

void tst_ResponseVerdict::requiredSizes_data()
{
    QTest::addColumn<VerdictKind>("before");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("required");
    QTest::addColumn<VerdictKind>("after");
    const auto row = [](const char *name, VerdictKind before, qint64 total, qint64 required,
                        VerdictKind after) {
        QTest::newRow(name) << before << total << required << after;
    };
    const auto body = VerdictKind::Body;
    row("any", body, 100, -1, body);
    row("the same", body, 100, 100, body);
    row("empty", body, 0, 0, body);
    row("smaller", body, 99, 100, VerdictKind::Failed);
    row("larger", body, 101, 100, VerdictKind::Failed);
    row("larger than nothing", body, 1, 0, VerdictKind::Failed);
    row("not told", body, -1, 100, body);
    row("a redirect", VerdictKind::Redirect, 50, 100, VerdictKind::Redirect);
    row("not proven", VerdictKind::Unproven, 50, 100, VerdictKind::Unproven);
}

void tst_ResponseVerdict::requiredSizes()
{
    QFETCH(VerdictKind, before);
    QFETCH(qint64, total);
    QFETCH(qint64, required);
    QFETCH(VerdictKind, after);
    ResponseVerdict verdict;
    verdict.kind = before;
    verdict.total = total;
    verdict = withSize(verdict, required);
    QCOMPARE(verdict.kind, after);
    if (before != after) {
        QCOMPARE(verdict.error.code, ErrorCode::BgEValidationFailed);
        QCOMPARE(SizeMismatch::fromDetail(verdict.error.detail).value().found, total);
    }
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_ResponseVerdict)
#include "tst_ResponseVerdict.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/FileVerdict.h"

#include <QTest>

namespace kurier::test {

namespace {

constexpr std::chrono::seconds kNow {1'800'000'000};
constexpr qint64 kOld = kNow.count() - 3600;
constexpr qint64 kSize = 1000;
constexpr char kProof[] = "modified=1799996400";

} // namespace

class tst_FileVerdict final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validators_data();
    void validators();
    void parts_data();
    void parts();
    void theWhole();
};

void tst_FileVerdict::validators_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("modified");
    QTest::addColumn<QByteArray>("validator");
    const auto row = [](const char *name, qint64 size, qint64 modified, const char *validator) {
        QTest::newRow(name) << size << modified << QByteArray(validator);
    };
    row("old", kSize, kOld, kProof);
    row("empty", 0, kOld, kProof);
    row("a minute old", kSize, kNow.count() - 60, "modified=1799999940");
    row("younger", kSize, kNow.count() - 59, "");
    row("of the future", kSize, kNow.count() + 1, "");
    row("no time", kSize, -1, "");
    row("no size", -1, kOld, "");
    row("1970", kSize, 0, "modified=0");
}

void tst_FileVerdict::validators()
{
    QFETCH(qint64, size);
    QFETCH(qint64, modified);
    QFETCH(QByteArray, validator);
    QCOMPARE(fileValidator({size, modified}, kNow), validator);
    QCOMPARE(provesFile(validator), !validator.isEmpty());
    // Neither kind passes for the other.
    QVERIFY(!provesBytes(validator));
    for (const char *const http : {"\"v1\"", "Tue, 03 Nov 2026 09:00:00 GMT", ""})
        QVERIFY(!provesFile(http));
}

void tst_FileVerdict::parts_data()
{
    QTest::addColumn<RemoteFileFacts>("facts");
    QTest::addColumn<RangeQuestion>("question");
    QTest::addColumn<VerdictKind>("kind");
    const auto row = [](const char *name, RemoteFileFacts facts, RangeQuestion question,
                        VerdictKind kind) { QTest::newRow(name) << facts << question << kind; };
    const RangeQuestion part {400, -1, kProof, kSize, false};
    const RemoteFileFacts same {kSize, kOld};
    row("same", same, part, VerdictKind::Body);
    row("size not known before", same, {400, -1, kProof, -1, false}, VerdictKind::Body);
    row("nothing left", same, {kSize, -1, kProof, kSize, false}, VerdictKind::Nothing);
    row("other time", {kSize, kOld + 1}, part, VerdictKind::Unproven);
    row("other size", {kSize + 1, kOld}, part, VerdictKind::Unproven);
    row("shorter", {300, kOld}, {400, -1, kProof, -1, false}, VerdictKind::Unproven);
    row("no time now", {kSize, -1}, part, VerdictKind::Unproven);
    row("no size now", {-1, kOld}, part, VerdictKind::Unproven);
    row("no proof", same, {400, -1, {}, kSize, false}, VerdictKind::Unproven);
    row("a proof of HTTP", same, {400, -1, "\"v1\"", kSize, false}, VerdictKind::Unproven);
    row("no time, before and now", {kSize, -1}, {400, -1, "modified=-1", kSize, false},
        VerdictKind::Unproven);
}

void tst_FileVerdict::parts()
{
    QFETCH(RemoteFileFacts, facts);
    QFETCH(RangeQuestion, question);
    QFETCH(VerdictKind, kind);
    const ResponseVerdict verdict = judgeFile(facts, question, kNow);
    QCOMPARE(verdict.kind, kind);
    if (kind == VerdictKind::Unproven) {
        QVERIFY(verdict.error.code != ErrorCode::Ok);
        return;
    }
    QCOMPARE(verdict.total, kSize);
    QCOMPARE(verdict.bodyLength, kSize - question.offset);
    QCOMPARE(verdict.validator, QByteArray(kProof));
}

void tst_FileVerdict::theWhole()
{
    const ResponseVerdict known = judgeFile({kSize, kOld}, {}, kNow);
    QCOMPARE(known.kind, VerdictKind::Body);
    QCOMPARE(known.total, kSize);
    QCOMPARE(known.validator, QByteArray(kProof));
    const ResponseVerdict unknown = judgeFile({}, {}, kNow);
    QCOMPARE(unknown.kind, VerdictKind::Body);
    QCOMPARE(unknown.total, qint64 {-1});
    QCOMPARE(unknown.bodyLength, qint64 {-1});
    QVERIFY(unknown.validator.isEmpty());
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_FileVerdict)
#include "tst_FileVerdict.moc"

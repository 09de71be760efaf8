// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Segment.h"
#include "tests/transfer/EngineHarness.h"

#include <QTemporaryDir>
#include <QTest>

namespace kurier::test {

namespace {

class Owner final : public SegmentOwner
{
public:
    [[nodiscard]] AttemptId id() const override { return {}; }
    [[nodiscard]] Result<> mayFollow(const QByteArray & /*address*/) const override { return {}; }
    void segmentProven(const Segment & /*segment*/, const ResponseVerdict & /*verdict*/,
                       const ResponseHead & /*head*/) override
    {
        ++proven;
    }
    void bytesCame(const Segment & /*segment*/, qint64 count) override { bytes += count; }

    int proven = 0;
    qint64 bytes = 0;
};

ResponseHead part()
{
    ResponseHead head;
    for (const char *const line :
         {"HTTP/1.1 206 Part\r\n", "ETag: \"v1\"\r\n", "Content-Range: bytes 100-199/300\r\n",
          "Content-Length: 100\r\n", "\r\n"})
        static_cast<void>(head.addLine(line));
    return head;
}

} // namespace

/// What a segment makes of the answers it is shown.
class tst_Segment final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerThatBeginsAnewIsLeft_data();
    void anAnswerThatBeginsAnewIsLeft();
};

void tst_Segment::anAnswerThatBeginsAnewIsLeft_data()
{
    QTest::addColumn<int>("came");
    QTest::addColumn<bool>("taken");
    QTest::newRow("before its bytes") << 0 << true;
    QTest::newRow("after one byte") << 1 << false;
    QTest::newRow("after most") << 99 << false;
}

void tst_Segment::anAnswerThatBeginsAnewIsLeft()
{
    QFETCH(int, came);
    QFETCH(bool, taken);
    const QTemporaryDir directory;
    const FileHandlePtr file = makeFile(directory, "file", std::string(300, '-'));
    Owner owner;
    Segment segment(owner, file, {});
    segment.ask({100, 200}, "\"v1\"", 300);
    QVERIFY(segment.headCame(part()));
    const std::string first(static_cast<std::size_t>(came), 'a');
    QVERIFY(came == 0 || segment.bodyCame(first.data(), first.size()));
    QCOMPARE(segment.headCame(part()), taken);
    QCOMPARE(segment.position(), 100 + came);
    QCOMPARE(owner.proven, taken ? 2 : 1);
    if (taken)
        return;
    // curl might go on all the same.
    QVERIFY(segment.isDecided(Segment::TimePoint::clock::now(), {}));
    QVERIFY(!segment.flush());
    QCOMPARE(owner.bytes, came);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_Segment)
#include "tst_Segment.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteRanges.h"

#include <QTest>

#include <array>
#include <random>

using namespace kurier;

using List = std::vector<ByteRange>;

/// Sets of bytes: by hand, and against a bitmap.
class ByteRangesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void touchingRangesMerge();
    void removesFromTheMiddle();
    void tellsWhatIsMissing();
    void copiesAreIndependent();
    void text_data();
    void text();
    void refusesOtherText_data();
    void refusesOtherText();
    void agreesWithABitmap();
    void largeNumbers();
};

void ByteRangesTest::isEmptyAtFirst()
{
    const ByteRanges none;
    QVERIFY(none.isEmpty());
    QVERIFY(none.isPrefix());
    QCOMPARE(none.sum(), 0);
    QCOMPARE(none.end(), 0);
    QVERIFY(none.ranges().empty());
    QCOMPARE(none.gaps(5), (List {{0, 5}}));
    QVERIFY(none.gaps(0).empty());
    QVERIFY(none.gaps(-1).empty());
    QCOMPARE(ByteRanges::prefix(0), none);
    QCOMPARE(ByteRanges::prefix(-3), none);
    QVERIFY(sizeof(ByteRanges) <= 2 * sizeof(qint64));
}

void ByteRangesTest::touchingRangesMerge()
{
    ByteRanges set;
    set.add({10, 20});
    set.add({30, 40});
    QCOMPARE(set.prefixLength(), 0);
    QCOMPARE(set.ranges(), (List {{10, 20}, {30, 40}}));
    set.add({20, 30});
    QCOMPARE(set.ranges(), (List {{10, 40}}));
    set.add({0, 10});
    QVERIFY(set.isPrefix());
    QCOMPARE(set, ByteRanges::prefix(40));
    set.add({5, 5});
    set.add({-5, 50});
    QCOMPARE(set, ByteRanges::prefix(40));
}

void ByteRangesTest::removesFromTheMiddle()
{
    ByteRanges set = ByteRanges::prefix(100);
    set.remove({40, 60});
    QCOMPARE(set.ranges(), (List {{0, 40}, {60, 100}}));
    set.remove({60, 70});
    set.remove({90, 200});
    set.remove({50, 50});
    QCOMPARE(set.ranges(), (List {{0, 40}, {70, 90}}));
    set.remove({0, 80});
    QCOMPARE(set.ranges(), (List {{80, 90}}));
    set.remove({0, 1000});
    QVERIFY(set.isEmpty());
}

void ByteRangesTest::tellsWhatIsMissing()
{
    ByteRanges set = ByteRanges::prefix(10);
    set.add({20, 30});
    QCOMPARE(set.gaps(40), (List {{10, 20}, {30, 40}}));
    QCOMPARE(set.gaps(30), (List {{10, 20}}));
    QCOMPARE(set.gaps(15), (List {{10, 15}}));
    QVERIFY(set.contains({2, 10}));
    QVERIFY(set.contains({20, 30}));
    QVERIFY(!set.contains({5, 25}));
    QVERIFY(!set.contains({30, 31}));
    QVERIFY(set.contains({100, 100}));
    QCOMPARE(set.end(), 30);
    QCOMPARE(set.sum(), 20);
}

void ByteRangesTest::copiesAreIndependent()
{
    ByteRanges set = ByteRanges::prefix(10);
    set.add({20, 30});
    ByteRanges copy = set;
    copy.add({10, 20});
    QCOMPARE(copy, ByteRanges::prefix(30));
    QCOMPARE(set.sum(), 20);
    const ByteRanges moved = std::move(copy);
    QCOMPARE(moved, ByteRanges::prefix(30));
    set = moved;
    QCOMPARE(set, moved);
    QVERIFY(!(set == ByteRanges::prefix(31)));
}

void ByteRangesTest::text_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "0-1", "5-9", "0-100,200-300,400-9223372036854775807"})
        QTest::newRow(text) << QByteArray(text);
}

void ByteRangesTest::text()
{
    QFETCH(QByteArray, text);
    const auto set = ByteRanges::fromText(text);
    QVERIFY(set.has_value());
    QCOMPARE(set->toText(), text);
}

void ByteRangesTest::refusesOtherText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"x", "5", "5-", "-5", "5-5", "9-5", "0-5,", ",0-5", "0-5,5-9", "0-5,3-9", "7-9,0-5",
          "0-5 ,7-9", "-1-5", "+1-5", "01-5", "1-05", "0-99999999999999999999", "0-5;7-9"})
        QTest::newRow(text) << QByteArray(text);
}

void ByteRangesTest::refusesOtherText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!ByteRanges::fromText(text).has_value());
}

void ByteRangesTest::agreesWithABitmap()
{
    constexpr int size = 64;
    std::mt19937 random(4711);
    std::uniform_int_distribution<int> place(0, size);
    for (int round = 0; round < 300; ++round) {
        std::array<bool, size> bits {};
        ByteRanges set;
        for (int step = 0; step < 40; ++step) {
            const ByteRange range {place(random), place(random)};
            const bool adding = random() % 3 != 0;
            for (qint64 i = range.begin; i < range.end; ++i)
                bits[static_cast<std::size_t>(i)] = adding;
            adding ? set.add(range) : set.remove(range);

            List expected;
            List missing;
            for (int i = 0; i < size; ++i) {
                List &list = bits[static_cast<std::size_t>(i)] ? expected : missing;
                if (!list.empty() && list.back().end == i)
                    ++list.back().end;
                else
                    list.push_back({i, i + 1});
            }
            QCOMPARE(set.ranges(), expected);
            QCOMPARE(set.gaps(size), missing);
            QCOMPARE(set.sum(), std::count(bits.begin(), bits.end(), true));
            QCOMPARE(set.prefixLength(), missing.empty() ? size : missing.front().begin);
            QCOMPARE(set.isPrefix(), expected.empty() || expected == List({{0, expected[0].end}}));
            const auto again = ByteRanges::fromText(set.toText());
            QVERIFY(again && *again == set);
            ByteRanges both = ByteRanges::prefix(3);
            both.add(set);
            ByteRanges other = set;
            other.add({0, 3});
            QCOMPARE(both, other);
        }
    }
}

void ByteRangesTest::largeNumbers()
{
    constexpr qint64 far = std::numeric_limits<qint64>::max();
    ByteRanges set;
    set.add({far - 10, far});
    QCOMPARE(set.sum(), 10);
    QCOMPARE(set.gaps(far), (List {{0, far - 10}}));
    set.add({0, far - 10});
    QCOMPARE(set, ByteRanges::prefix(far));
}

QTEST_GUILESS_MAIN(ByteRangesTest)
#include "tst_ByteRanges.moc"

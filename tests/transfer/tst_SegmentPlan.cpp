// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SegmentPlan.h"

#include <QTest>

#include <algorithm>
#include <random>

namespace kurier {

using List = std::vector<ByteRange>;

namespace {
constexpr qint64 kMiB = kLeastPiece;
constexpr qint64 kPage = qint64 {64} * 1024;
} // namespace

/// Which pieces of a file further connections get.
class tst_SegmentPlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idlePiecesComeFirst();
    void largestRemainderIsSplit();
    void equalPartsOfOne();
    void neverBelowTheLeastPiece();
    void partsBeginAtWholePages();
    void nothingToDo();
    void anyPlanIsSound();
};

void tst_SegmentPlan::idlePiecesComeFirst()
{
    const List idle = {{0, 10}, {50, 60}};
    QCOMPARE(planPieces(idle, {}, 5), idle);
    QCOMPARE(planPieces(idle, {}, 1), (List {{0, 10}}));
    QCOMPARE(planPieces(idle, {{10 * kMiB, 20 * kMiB}}, 2), idle);
    QCOMPARE(planPieces(idle, {{10 * kMiB, 20 * kMiB}}, 3),
             (List {{0, 10}, {50, 60}, {15 * kMiB, 20 * kMiB}}));
    // One that is worth it is divided.
    QCOMPARE(planPieces({{0, 4 * kMiB}}, {}, 2), (List {{0, 2 * kMiB}, {2 * kMiB, 4 * kMiB}}));
}

void tst_SegmentPlan::largestRemainderIsSplit()
{
    const List running = {{0, 4 * kMiB}, {10 * kMiB, 30 * kMiB}, {40 * kMiB, 46 * kMiB}};
    QCOMPARE(planPieces({}, running, 1), (List {{20 * kMiB, 30 * kMiB}}));
    QCOMPARE(planPieces({}, running, 3),
             (List {{15 * kMiB, 20 * kMiB}, {20 * kMiB, 25 * kMiB}, {25 * kMiB, 30 * kMiB}}));
}

void tst_SegmentPlan::equalPartsOfOne()
{
    const auto pieces = planPieces({}, {{0, 64 * kMiB}}, 15);
    QCOMPARE(pieces.size(), std::size_t {15});
    for (std::size_t i = 0; i < pieces.size(); ++i)
        QCOMPARE(pieces[i].begin, static_cast<qint64>(i + 1) * 4 * kMiB);
}

void tst_SegmentPlan::neverBelowTheLeastPiece()
{
    QVERIFY(planPieces({}, {{0, 2 * kMiB - 1}}, 4).empty());
    QCOMPARE(planPieces({}, {{0, 2 * kMiB}}, 4), (List {{kMiB, 2 * kMiB}}));
    QVERIFY(planPieces({}, {{1, kPage + 2 * kMiB - 1}}, 4).empty());
    QCOMPARE(planPieces({}, {{1, kPage + 2 * kMiB}}, 4), (List {{kPage + kMiB, kPage + 2 * kMiB}}));
    QCOMPARE(planPieces({}, {{0, 5 * kMiB + 99}}, 64).size(), std::size_t {4});
    // What is left over of an interrupted download may be smaller.
    QCOMPARE(planPieces({{0, 1}}, {}, 3), (List {{0, 1}}));
}

void tst_SegmentPlan::partsBeginAtWholePages()
{
    // A first answer has brought something before its rest is divided.
    const auto pieces = planPieces({}, {{50'001, 256 * kMiB}}, 15);
    QCOMPARE(pieces.size(), std::size_t {15});
    for (const ByteRange &piece : pieces)
        QCOMPARE(piece.begin % kPage, 0);
    QCOMPARE(planPieces({{50'001, 8 * kMiB}}, {}, 2).back().begin % kPage, 0);
}

void tst_SegmentPlan::nothingToDo()
{
    QVERIFY(planPieces({}, {}, 3).empty());
    QVERIFY(planPieces({{0, 5}}, {{5, 50 * kMiB}}, 0).empty());
    QVERIFY(planPieces({{0, 5}}, {{5, 50 * kMiB}}, -1).empty());
    QVERIFY(planPieces({}, {{5, 5}}, 2).empty());
}

void tst_SegmentPlan::anyPlanIsSound()
{
    std::mt19937_64 random(20261103);
    for (int round = 0; round < 2000; ++round) {
        List idle;
        List running;
        qint64 at = 0;
        for (auto left = random() % 6; left > 0; --left) {
            at += static_cast<qint64>(random() % 1000);
            const auto size = static_cast<qint64>(random() % (random() % 2 ? 40 * kMiB : 3 * kMiB));
            (random() % 2 ? idle : running).push_back({at, at + size + 1});
            at += size + 1;
        }
        const int count = static_cast<int>(random() % 40);
        const List pieces = planPieces(idle, running, count);
        QVERIFY(pieces.size() <= static_cast<std::size_t>(count));
        QVERIFY(pieces.size() >= std::min(idle.size(), static_cast<std::size_t>(count)));
        ByteRanges left;
        for (const List &list : {idle, running}) {
            for (const ByteRange &range : list)
                left.add(range);
        }
        for (const ByteRange &piece : pieces) {
            QVERIFY2(left.contains(piece), "each piece is work, and nobody's twice");
            left.remove(piece);
            const bool whole = std::find(idle.begin(), idle.end(), piece) != idle.end();
            QVERIFY(whole || piece.size() >= kLeastPiece);
            QVERIFY(piece.begin % kPage == 0
                    || std::any_of(idle.begin(), idle.end(), [&piece](const ByteRange &each) {
                           return each.begin == piece.begin;
                       }));
        }
        for (const ByteRange &range : running)
            QVERIFY2(left.contains({range.begin, std::min(range.end, range.begin + kLeastPiece)}),
                     "each keeps its beginning");
    }
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_SegmentPlan)
#include "tst_SegmentPlan.moc"

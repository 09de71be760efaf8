// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Endgame.h"
#include "core/transfer/SegmentPlan.h"

#include <QTest>

namespace kurier {

using std::chrono::milliseconds;

namespace {

constexpr qint64 kMiB = kLeastPiece;

/// At a server that gave it 4 MiB a second and keeps its last bytes back.
Tail waiting()
{
    Tail tail;
    tail.came = 16 * kMiB - 300;
    tail.rest = 300;
    tail.age = milliseconds(4000);
    tail.answerTime = milliseconds(5);
    tail.silence = milliseconds(250);
    return tail;
}

Tail flowing()
{
    Tail tail = waiting();
    tail.silence = milliseconds(0);
    return tail;
}

} // namespace

/// Which rests are asked for a second time, and when.
class tst_Endgame final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceIsCounted();
    void worthIt_data();
    void worthIt();
    void theShortestComesFirst();
    void theFirstIsATrial();
    void whereThereIsNoRoom();
};

void tst_Endgame::silenceIsCounted()
{
    Silence silence;
    silence.look(100, false);
    QCOMPARE(silence.length(100).count(), 0);
    for (int i = 0; i < 3; ++i)
        silence.look(100, false);
    QCOMPARE(silence.length(100), 3 * Silence::kLook);
    QCOMPARE(silence.length(101).count(), 0);
    silence.look(100, true);
    QCOMPARE(silence.length(100).count(), 0);
    silence.look(100, false);
    QCOMPARE(silence.length(100), Silence::kLook);
    silence.look(101, false);
    QCOMPARE(silence.length(101).count(), 0);
}

void tst_Endgame::worthIt_data()
{
    QTest::addColumn<Tail>("tail");
    QTest::addColumn<bool>("worth");
    const auto row = [](const char *name, bool worth, auto change) {
        Tail tail = waiting();
        change(tail);
        QTest::newRow(name) << tail << worth;
    };
    row("its last bytes", true, [](Tail &) {});
    row("its last portion", true, [](Tail &t) { t.came = 14 * kMiB, t.rest = 2 * kMiB; });
    row("something came a moment ago", false, [](Tail &t) { t.silence = milliseconds(150); });
    row("a second answer takes longer", false, [](Tail &t) { t.answerTime = milliseconds(400); });
    row("a second answer takes no longer", true, [](Tail &t) {
        t.answerTime = milliseconds(400);
        t.silence = milliseconds(400);
    });
    row("much is left", false, [](Tail &t) { t.came = 90 * kMiB, t.rest = 4 * kMiB; });
    row("much of it is left", false, [](Tail &t) { t.came = 3 * kMiB, t.rest = 2 * kMiB; });
    row("more than comes in a second", false,
        [](Tail &t) { t.came = 4 * kMiB, t.rest = 2 * kMiB; });
    row("slow, and less than comes in a second", true,
        [](Tail &t) { t.came = 4 * kMiB, t.rest = kMiB / 4, t.age = milliseconds(15'000); });
    row("a small file", false, [](Tail &t) { t.came = kMiB - 1; });
    row("nothing is left", false, [](Tail &t) { t.rest = 0; });
    row("asked for already", false, [](Tail &t) { t.asked = true; });
    row("a second one", false, [](Tail &t) { t.second = true; });
    row("no answer yet", false, [](Tail &t) { t.came = 0; });
}

void tst_Endgame::worthIt()
{
    QFETCH(Tail, tail);
    QFETCH(bool, worth);
    const auto choice = Endgame().choose({flowing(), tail}, 1);
    QCOMPARE(choice.has_value(), worth);
    if (choice) {
        QCOMPARE(choice->tail, std::size_t {1});
        QVERIFY(!choice->instead);
    }
}

void tst_Endgame::theShortestComesFirst()
{
    Tail longer = waiting();
    longer.rest = 301;
    QCOMPARE(Endgame().choose({longer, waiting(), longer}, 1)->tail, std::size_t {1});
}

void tst_Endgame::theFirstIsATrial()
{
    const std::vector<Tail> tails(3, waiting());
    Endgame endgame;
    QVERIFY(endgame.choose(tails, 5));
    endgame.asked();
    QVERIFY(!endgame.choose(tails, 5));
    endgame.withdrawn();
    QVERIFY(endgame.choose(tails, 5));
    endgame.asked();
    endgame.answered();
    QVERIFY(endgame.choose(tails, 5));
    endgame.asked();
    QVERIFY2(endgame.choose(tails, 5), "the server has shown that it answers");
    endgame.withdrawn();
    QVERIFY(endgame.choose(tails, 5));
    endgame.refused();
    QVERIFY(!endgame.choose(tails, 5));
    endgame.asked();
    endgame.withdrawn();
    QVERIFY(!endgame.choose(tails, 5));
}

void tst_Endgame::whereThereIsNoRoom()
{
    QVERIFY(!Endgame().choose({waiting()}, 0));
    const auto choice = Endgame().choose({flowing(), waiting()}, 0);
    QVERIFY(choice && choice->instead);
    QCOMPARE(choice->tail, std::size_t {1});
    QVERIFY(Endgame().choose({waiting(), waiting()}, -3)->instead);
    Tail second = flowing();
    second.second = true;
    QVERIFY2(!Endgame().choose({waiting(), second}, 0), "one of the first requests always stays");
    Tail unanswered;
    unanswered.rest = kMiB;
    QVERIFY(!Endgame().choose({waiting(), unanswered}, 0));
    Tail spent = flowing();
    spent.rest = 0;
    QVERIFY(!Endgame().choose({waiting(), spent}, 0));
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_Endgame)
#include "tst_Endgame.moc"

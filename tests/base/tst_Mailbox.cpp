// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Mailbox.h"

#include <QTest>

#include <array>
#include <atomic>
#include <memory>
#include <thread>

using namespace kurier;

/// Values from many threads reach one reader, in order, each once.
class MailboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order();
    void wakesOnlyWhenEmpty();
    void movesValues();
    void closing();
    void closeWakesTheReader();
    void manyWriters();
};

void MailboxTest::order()
{
    Mailbox<int> box;
    QVERIFY(box.takeAll().empty());
    for (int i = 0; i < 5; ++i)
        box.put(i);
    QCOMPARE(box.takeAll(), (std::vector<int> {0, 1, 2, 3, 4}));
    QVERIFY(box.takeAll().empty());
}

void MailboxTest::wakesOnlyWhenEmpty()
{
    Mailbox<int> box;
    QVERIFY(box.put(1));
    QVERIFY(!box.put(2));
    static_cast<void>(box.takeAll());
    QVERIFY(box.put(3));
}

void MailboxTest::movesValues()
{
    Mailbox<std::unique_ptr<int>> box;
    box.put(std::make_unique<int>(7));
    const auto all = box.waitAndTakeAll();
    QCOMPARE(*all.at(0), 7);
}

void MailboxTest::closing()
{
    Mailbox<int> box;
    box.put(1);
    QVERIFY(!box.isClosed());
    box.close();
    QVERIFY(box.isClosed());
    QCOMPARE(box.waitAndTakeAll().size(), std::size_t {1});
    QVERIFY(box.waitAndTakeAll().empty());
    box.put(2);
    QCOMPARE(box.waitAndTakeAll(), std::vector<int> {2});
}

void MailboxTest::closeWakesTheReader()
{
    Mailbox<int> box;
    std::atomic<bool> waiting = false;
    std::thread reader([&] {
        waiting = true;
        static_cast<void>(box.waitAndTakeAll());
    });
    while (!waiting)
        std::this_thread::yield();
    box.close();
    reader.join();
    QVERIFY(box.isClosed());
}

void MailboxTest::manyWriters()
{
    constexpr int kWriters = 4;
    constexpr int kValues = 20'000;
    Mailbox<std::pair<int, int>> box;
    std::array<int, kWriters> next {};
    bool inOrder = true;
    std::thread reader([&] {
        for (int count = 0; count < kWriters * kValues;) {
            for (const auto &[writer, value] : box.waitAndTakeAll()) {
                inOrder = inOrder && next.at(std::size_t(writer)) == value;
                ++next.at(std::size_t(writer));
                ++count;
            }
        }
    });
    std::atomic<int> wakes = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
        writers.emplace_back([&box, &wakes, writer] {
            for (int value = 0; value < kValues; ++value)
                wakes += box.put({writer, value}) ? 1 : 0;
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    reader.join();
    QVERIFY(inOrder);
    QVERIFY(wakes > 0);
    QVERIFY(box.takeAll().empty());
}

QTEST_GUILESS_MAIN(MailboxTest)
#include "tst_Mailbox.moc"

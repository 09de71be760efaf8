// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Gather.h"

#include <QTest>

#include <memory>
#include <string>

using namespace kurier;

class tst_Gather final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void toldOnceWithTheLast();
    void nothingToWaitFor();
    void forgottenWhenNobodyAnswers();
};

void tst_Gather::toldOnceWithTheLast()
{
    std::vector<std::vector<std::string>> told;
    const auto put =
        gather<std::string>(3, [&told](std::vector<std::string> all) { told.push_back(all); });
    put(2, "c");
    put(0, "a");
    QVERIFY(told.empty());
    put(1, "b");
    QCOMPARE(told.size(), std::size_t {1});
    QCOMPARE(told.front(), (std::vector<std::string> {"a", "b", "c"}));
}

void tst_Gather::nothingToWaitFor()
{
    int told = 0;
    static_cast<void>(gather<int>(0, [&told](const std::vector<int> &all) {
        QVERIFY(all.empty());
        ++told;
    }));
    QCOMPARE(told, 1);
}

void tst_Gather::forgottenWhenNobodyAnswers()
{
    const auto held = std::make_shared<int>(1);
    {
        const auto put = gather<int>(2, [held](const std::vector<int> &) { QFAIL("told"); });
        put(0, 1);
    }
    QCOMPARE(held.use_count(), 1L);
}

QTEST_APPLESS_MAIN(tst_Gather)
#include "tst_Gather.moc"

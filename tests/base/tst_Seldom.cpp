// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Seldom.h"

#include <QString>
#include <QTest>

using namespace kurier;

class tst_Seldom final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheDefaultAtFirst();
    void keepsAndForgets();
    void copiesAreIndependent();
};

void tst_Seldom::isTheDefaultAtFirst()
{
    const Seldom<QString> value;
    QVERIFY(!value.isSet());
    QCOMPARE(value.get(), QString());
    QVERIFY(value->isEmpty());
    static_assert(sizeof(value) == sizeof(void *));
}

void tst_Seldom::keepsAndForgets()
{
    Seldom<QString> value(QStringLiteral("a"));
    QCOMPARE(value.get(), QStringLiteral("a"));
    value = QString();
    QVERIFY(!value.isSet());
    value.edit() = QStringLiteral("b");
    QCOMPARE(*value.operator->(), QStringLiteral("b"));
    value.reset();
    QVERIFY(!value.isSet());
    QCOMPARE(value.get(), QString());
}

void tst_Seldom::copiesAreIndependent()
{
    Seldom<QString> first(QStringLiteral("a"));
    Seldom<QString> second(first);
    second.edit() += QLatin1Char('b');
    QCOMPARE(first.get(), QStringLiteral("a"));
    QVERIFY(!(first == second));
    first = second;
    QVERIFY(first == second);
    first.edit() = QStringLiteral("c");
    QCOMPARE(second.get(), QStringLiteral("ab"));
    second = Seldom<QString>();
    QVERIFY(!second.isSet());
    const Seldom<QString> moved(std::move(first));
    QCOMPARE(moved.get(), QStringLiteral("c"));
}

QTEST_APPLESS_MAIN(tst_Seldom)
#include "tst_Seldom.moc"

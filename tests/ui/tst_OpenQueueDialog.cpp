// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/OpenQueueDialog.h"
#include "ui/text/LanguageSwitcher.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace kurier;

/// Whose queue is shown, chosen by key and by mouse.
class tst_OpenQueueDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void rootBeginsWithEverybody();
    void othersAreToldWhyThereIsNobodyElse();
    void arrowsAndReturn();
    void aLetterFindsTheUser();
    void theLabelsLetterLeadsToTheList();
    void clickAndOpen();
    void doubleClickOpens();
    void goBackOpensNothing_data();
    void goBackOpensNothing();
    void nobodyToChooseFrom();
    void namesAreShownAsTheyAreMeant();
    void speaksGerman();

private:
    void open(const QStringList &users, bool everybody);
    [[nodiscard]] QListWidget *list() const { return m_dialog->findChild<QListWidget *>(); }
    [[nodiscard]] QPushButton *openButton() const
    {
        return m_dialog->findChild<QPushButton *>(QStringLiteral("openButton"));
    }
    [[nodiscard]] QPushButton *backButton() const
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button != openButton())
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] QPoint middleOf(int row) const
    {
        return list()->visualItemRect(list()->item(row)).center();
    }
    /// What was chosen, once, with the dialog gone.
    [[nodiscard]] QString onlyChoice()
    {
        return m_chosen->size() == 1 && m_dialog && !m_dialog->isVisible()
            ? m_chosen->first().first().toString()
            : QStringLiteral("not chosen once: %1").arg(m_chosen->size());
    }

    LanguageSwitcher m_languages;
    QPointer<OpenQueueDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_chosen;
    const QStringList m_users {QStringLiteral("anna"), QStringLiteral("berta"),
                               QStringLiteral("clara")};
};

void tst_OpenQueueDialog::init()
{
    m_languages.use(QStringLiteral("en"));
}

void tst_OpenQueueDialog::cleanup()
{
    m_chosen.reset();
    delete m_dialog;
}

void tst_OpenQueueDialog::open(const QStringList &users, bool everybody)
{
    m_dialog = new OpenQueueDialog(users, everybody);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_chosen = std::make_unique<QSignalSpy>(m_dialog, &OpenQueueDialog::chosen);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void tst_OpenQueueDialog::rootBeginsWithEverybody()
{
    open(m_users, true);
    QCOMPARE(list()->count(), 4);
    QCOMPARE(list()->item(0)->text(), QStringLiteral("All users"));
    QVERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(onlyChoice().isEmpty());
}

void tst_OpenQueueDialog::othersAreToldWhyThereIsNobodyElse()
{
    const auto saysWhy = [this] {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QLatin1String("Only root"));
        });
    };
    open({QStringLiteral("anna")}, false);
    QVERIFY(saysWhy());
    QCOMPARE(list()->count(), 1);
    QTest::keyClick(openButton(), Qt::Key_Space);
    QCOMPARE(onlyChoice(), QStringLiteral("anna"));
    cleanup();
    open(m_users, true);
    QVERIFY(!saysWhy());
}

void tst_OpenQueueDialog::arrowsAndReturn()
{
    open(m_users, true);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(onlyChoice(), QStringLiteral("berta"));
}

void tst_OpenQueueDialog::aLetterFindsTheUser()
{
    open(m_users, true);
    QTest::keyClick(list(), Qt::Key_C);
    QTest::keyClick(list(), Qt::Key_Enter);
    QCOMPARE(onlyChoice(), QStringLiteral("clara"));
}

void tst_OpenQueueDialog::theLabelsLetterLeadsToTheList()
{
    open(m_users, true);
    openButton()->setFocus();
    QVERIFY(!list()->hasFocus());
    QTest::keyClick(m_dialog, Qt::Key_U, Qt::AltModifier);
    QVERIFY(list()->hasFocus());
}

void tst_OpenQueueDialog::clickAndOpen()
{
    open(m_users, true);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(1));
    QVERIFY(m_chosen->isEmpty());
    QTest::mouseClick(openButton(), Qt::LeftButton);
    QCOMPARE(onlyChoice(), QStringLiteral("anna"));
}

void tst_OpenQueueDialog::doubleClickOpens()
{
    open(m_users, true);
    // As a mouse does it: press, release, press again.
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(3));
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, middleOf(3));
    QCOMPARE(onlyChoice(), QStringLiteral("clara"));
}

void tst_OpenQueueDialog::goBackOpensNothing_data()
{
    QTest::addColumn<bool>("mouse");
    QTest::newRow("escape") << false;
    QTest::newRow("button") << true;
}

void tst_OpenQueueDialog::goBackOpensNothing()
{
    QFETCH(bool, mouse);
    open(m_users, true);
    QTest::keyClick(list(), Qt::Key_Down);
    if (mouse)
        QTest::mouseClick(backButton(), Qt::LeftButton);
    else
        QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_chosen->isEmpty());
}

void tst_OpenQueueDialog::nobodyToChooseFrom()
{
    open({}, false);
    QVERIFY(!openButton()->isEnabled());
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(m_chosen->isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void tst_OpenQueueDialog::namesAreShownAsTheyAreMeant()
{
    const QString turned = QStringLiteral("eva\u202Eanna");
    open({turned, QStringLiteral("<b>x</b>")}, true);
    QVERIFY(!list()->item(1)->text().contains(QChar(0x202E)));
    QCOMPARE(list()->item(2)->text(), QStringLiteral("<b>x</b>"));
    list()->setCurrentRow(1);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(onlyChoice(), turned);
}

void tst_OpenQueueDialog::speaksGerman()
{
    m_languages.use(QStringLiteral("de"));
    open(m_users, true);
    QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Warteschlange öffnen"));
    QCOMPARE(list()->item(0)->text(), QStringLiteral("Alle Benutzer"));
}

QTEST_MAIN(tst_OpenQueueDialog)
#include "tst_OpenQueueDialog.moc"

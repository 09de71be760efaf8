// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/MainWindow.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/style/ColorSchemeSwitcher.h"
#include "ui/style/Colors.h"

#include <QApplication>
#include <QComboBox>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// Light and dark: what the person chose, what the system wants, and what the window makes of it.
class tst_ColorScheme final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(!isDark(QApplication::palette())); }
    void init();
    void wanted_data();
    void wanted();
    void theSystemsOwnPaletteComesBack();
    void aPaletteThatFitsIsLeftAlone();
    void windowBecomesDark();
    void chosenOnThePage();
    void kept();

private:
    QTemporaryDir m_directory;
    QString m_file;
};

namespace {

bool isDarkNow()
{
    return isDark(QApplication::palette());
}

double lightness(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += image.pixelColor(x, y).lightnessF();
    }
    return sum / (image.width() * image.height());
}

} // namespace

void tst_ColorScheme::init()
{
    m_file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(m_file);
}

void tst_ColorScheme::wanted_data()
{
    QTest::addColumn<ColorScheme>("chosen");
    QTest::addColumn<ColorScheme>("system");
    QTest::addColumn<bool>("dark");
    using enum ColorScheme;
    QTest::newRow("nobody minds") << System << System << false;
    QTest::newRow("the system wants dark") << System << Dark << true;
    QTest::newRow("the system wants light") << System << Light << false;
    QTest::newRow("dark whatever the system wants") << Dark << Light << true;
    QTest::newRow("dark where the system does not mind") << Dark << System << true;
    QTest::newRow("light whatever the system wants") << Light << Dark << false;
}

void tst_ColorScheme::wanted()
{
    QFETCH(ColorScheme, chosen);
    QFETCH(ColorScheme, system);
    QFETCH(bool, dark);
    {
        ColorSchemeSwitcher switcher;
        switcher.use(chosen);
        switcher.setSystem(system);
        QCOMPARE(isDarkNow(), dark);
        // However one comes there.
        for (const ColorScheme other :
             {ColorScheme::Dark, ColorScheme::Light, ColorScheme::System}) {
            switcher.use(other);
            switcher.use(chosen);
            QCOMPARE(isDarkNow(), dark);
            switcher.setSystem(other);
            switcher.setSystem(system);
            QCOMPARE(isDarkNow(), dark);
        }
    }
    QVERIFY(!isDarkNow());
}

void tst_ColorScheme::theSystemsOwnPaletteComesBack()
{
    const QPalette before = QApplication::palette();
    ColorSchemeSwitcher switcher;
    switcher.setSystem(ColorScheme::Dark);
    QVERIFY(QApplication::palette() != before);
    switcher.setSystem(ColorScheme::Light);
    QCOMPARE(QApplication::palette(), before);
}

void tst_ColorScheme::aPaletteThatFitsIsLeftAlone()
{
    const QPalette before = QApplication::palette();
    ColorSchemeSwitcher switcher;
    switcher.use(ColorScheme::Light);
    QCOMPARE(QApplication::palette(), before);
}

void tst_ColorScheme::windowBecomesDark()
{
    Settings settings(m_file);
    FakeTransferQueue queue;
    MainWindow window(queue, settings);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(lightness(window.grab().toImage()) > 0.7);
    ColorSchemeSwitcher switcher;
    switcher.setSystem(ColorScheme::Dark);
    QTRY_VERIFY(lightness(window.grab().toImage()) < 0.3);
    QVERIFY(isDark(window.queueView().palette()));
    switcher.setSystem(ColorScheme::System);
    QTRY_VERIFY(lightness(window.grab().toImage()) > 0.7);
    QVERIFY(!isDark(window.queueView().palette()));
}

void tst_ColorScheme::chosenOnThePage()
{
    Settings settings(m_file);
    FakeTransferQueue queue;
    MainWindow window(queue, settings);
    auto *dialog = new SettingsDialog(settings, window.shortcuts(), &window);
    auto *const box = dialog->findChild<QComboBox *>(QStringLiteral("colors"));
    QCOMPARE(box->currentIndex(), 0);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(settings.colorScheme(), ColorScheme::Light);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(settings.colorScheme(), ColorScheme::Dark);
}

void tst_ColorScheme::kept()
{
    QCOMPARE(Settings(m_file).colorScheme(), ColorScheme::System);
    Settings(m_file).setColorScheme(ColorScheme::Dark);
    QCOMPARE(Settings(m_file).colorScheme(), ColorScheme::Dark);
    QSettings(m_file, QSettings::IniFormat)
        .setValue(QStringLiteral("appearance/colorScheme"), QStringLiteral("pink"));
    QCOMPARE(Settings(m_file).colorScheme(), ColorScheme::System);
}

QTEST_MAIN(tst_ColorScheme)
#include "tst_ColorScheme.moc"

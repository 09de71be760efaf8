// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/ProgressDelegate.h"
#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyle>
#include <QTest>

using namespace kurier;

class tst_ProgressDelegate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filledAsFarAsItSays_data();
    void filledAsFarAsItSays();
    void looksDiffer();
    void speed();

private:
    static QImage drawn(int percent, ProgressCell::Look look, bool dark = false);
};

QImage tst_ProgressDelegate::drawn(int percent, ProgressCell::Look look, bool dark)
{
    QPalette palette = QApplication::style()->standardPalette();
    if (dark) {
        palette.setColor(QPalette::Base, QColor(30, 31, 34));
        palette.setColor(QPalette::Text, QColor(227, 229, 232));
    }
    QApplication::setPalette(palette);
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), QVariant::fromValue(ProgressCell {percent, look, {}}),
                  TransferQueueModel::ProgressRole);
    QImage image(214, 27, QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.palette = palette;
    ProgressDelegate().paint(&painter, option, model.index(0, 0));
    return image;
}

void tst_ProgressDelegate::filledAsFarAsItSays_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("dark");
    for (const int percent : {0, 1, 50, 99, 100}) {
        QTest::addRow("%d light", percent) << percent << false;
        QTest::addRow("%d dark", percent) << percent << true;
    }
}

void tst_ProgressDelegate::filledAsFarAsItSays()
{
    QFETCH(int, percent);
    QFETCH(bool, dark);
    const QImage empty = drawn(0, ProgressCell::Look::Running, dark);
    const QImage image = drawn(percent, ProgressCell::Look::Running, dark);
    int different = 0;
    for (int x = 0; x < image.width(); ++x)
        different += image.pixel(x, 13) != empty.pixel(x, 13) ? 1 : 0;
    QVERIFY2(qAbs(different - percent * 2) <= 4, qPrintable(QString::number(different)));
}

void tst_ProgressDelegate::looksDiffer()
{
    const QImage running = drawn(50, ProgressCell::Look::Running);
    const QImage idle = drawn(50, ProgressCell::Look::Idle);
    const QImage done = drawn(100, ProgressCell::Look::Done);
    const QImage failed = drawn(50, ProgressCell::Look::Failed);
    const QImage unknown = drawn(-1, ProgressCell::Look::Running);
    const auto color = [](const QImage &image) { return image.pixelColor(30, 13); };
    QVERIFY(color(done).green() > color(done).red());
    QVERIFY(color(failed).red() > color(failed).green());
    QVERIFY(qAbs(color(idle).red() - color(idle).blue()) < 4);
    QVERIFY(color(running) != color(idle));
    QVERIFY(unknown != drawn(0, ProgressCell::Look::Running));
    QCOMPARE(drawn(-1, ProgressCell::Look::Idle), drawn(0, ProgressCell::Look::Idle));
}

void tst_ProgressDelegate::speed()
{
    QBENCHMARK
    {
        drawn(50, ProgressCell::Look::Running);
    }
}

QTEST_MAIN(tst_ProgressDelegate)
#include "tst_ProgressDelegate.moc"

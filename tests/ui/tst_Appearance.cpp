// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/details/DetailsPane.h"
#include "ui/dialogs/AboutDialog.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/CancelJobsDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/RowDelegate.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/style/ColorSchemeSwitcher.h"
#include "ui/style/Colors.h"
#include "ui/text/Format.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextLayout>
#include <QToolBar>
#include <QTranslator>

#include <cmath>

using namespace kurier;

namespace {

/// Every text longer and with accents, as other languages are.
class LongAccentedTexts final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        QString text;
        for (const QChar c : QString::fromUtf8(source)) {
            static const QString plain = QStringLiteral("aeiouAEIOUcnsz");
            static const QString accented = QStringLiteral("àéîöûÀÉÎÖÛçñšž");
            const qsizetype at = plain.indexOf(c);
            // What follows % or & is not text.
            const bool marked = text.endsWith(QLatin1Char('%')) || text.endsWith(QLatin1Char('&'));
            text += at >= 0 && !marked ? accented.at(at) : c;
        }
        return text + QString(text.size() * 2 / 5, QLatin1Char('~'));
    }
    bool isEmpty() const override { return false; }
};

/// Relative luminance and contrast by WCAG 2.2.
double luminance(const QColor &color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

QString describe(const QWidget *widget)
{
    QString text;
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        text = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        text = button->text();
    return QStringLiteral("%1 “%2”: %3x%4, wants %5x%6")
        .arg(QString::fromLatin1(widget->metaObject()->className()), text)
        .arg(widget->width())
        .arg(widget->height())
        .arg(widget->sizeHint().width())
        .arg(widget->sizeHint().height());
}

bool isClipped(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty())
            return false;
        if (label->wordWrap())
            return label->heightForWidth(label->width()) > label->height();
    } else if (!qobject_cast<const QAbstractButton *>(widget)) {
        return false;
    }
    const QSize wanted = widget->sizeHint();
    return wanted.width() > widget->width() + 1 || wanted.height() > widget->height() + 1;
}

/// Labels and buttons of \a top that have less room than their text.
QStringList clippedIn(const QWidget &top)
{
    QStringList clipped;
    for (const QWidget *widget : top.findChildren<QWidget *>()) {
        const bool qtOwn = widget->objectName().startsWith(QLatin1String("qt_"))
            || qobject_cast<QTabBar *>(widget->parentWidget())
            || qobject_cast<QLineEdit *>(widget->parentWidget());
        if (widget->isVisible() && !qtOwn && isClipped(widget))
            clipped.append(describe(widget));
    }
    return clipped;
}

} // namespace

/// What holds whatever the language, the colours and the size of the text.
class tst_Appearance final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void contrastIsEnough_data();
    void contrastIsEnough();
    void longTextsHaveRoom_data();
    void longTextsHaveRoom();
    void largeTextHasRoom();
    void mirroredNumbersKeepTheirOrder();

private:
    [[nodiscard]] SettingsDialog *settingsAt(const QString &page);
    void makeWindow();
    void fill();

    QPalette m_light;
    QFont m_font;
    QTemporaryDir m_directory;
    LongAccentedTexts m_texts;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

void tst_Appearance::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    m_light = QApplication::style()->standardPalette();
    m_font = QApplication::font();
}

void tst_Appearance::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
    QCoreApplication::removeTranslator(&m_texts);
    QApplication::setFont(m_font);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setPalette(m_light);
}

void tst_Appearance::makeWindow()
{
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("kurier.conf")));
    m_queue = std::make_unique<FakeTransferQueue>();
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    fill();
}

void tst_Appearance::fill()
{
    m_queue->put(sampleJob(QStringLiteral("a.iso"), JobState::Transferring, 620'000), 8'100'000);
    Job broken = sampleJob(QStringLiteral("b.zip"), JobState::Error, 3000, -1);
    broken.error = std::make_shared<const Error>(
        Error {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}});
    m_queue->put(broken);
    const JobId gone = m_queue->put(sampleJob(QStringLiteral("c"), JobState::Cancelled, 0));
    Artefact left;
    left.directory = QStringLiteral("/media/usb");
    left.name = QStringLiteral(".kurier-1.part");
    left.state = ArtefactState::Failed;
    m_queue->putArtefacts(gone, {left});
}

SettingsDialog *tst_Appearance::settingsAt(const QString &page)
{
    static const QStringList pages {QStringLiteral("general"), QStringLiteral("folders"),
                                    QStringLiteral("network"), QStringLiteral("schedule"),
                                    QStringLiteral("history"), QStringLiteral("look"),
                                    QStringLiteral("keys")};
    auto *dialog = new SettingsDialog(*m_settings, m_window->shortcuts(), m_window.get());
    dialog->setPage(static_cast<SettingsDialog::Page>(pages.indexOf(page)));
    return dialog;
}

void tst_Appearance::contrastIsEnough_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QApplication::style()->standardPalette();
    QTest::newRow("own light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void tst_Appearance::contrastIsEnough()
{
    QFETCH(QPalette, palette);
    constexpr double kText = 4.5; // WCAG 2.2, 1.4.3 (AA)
    for (const Tone tone :
         {Tone::Normal, Tone::Muted, Tone::Active, Tone::Good, Tone::Bad, Tone::Warning}) {
        const QColor color = toneColor(palette, tone);
        for (const auto role : {QPalette::Base, QPalette::Window, QPalette::AlternateBase}) {
            const double found = contrast(color, palette.color(QPalette::Active, role));
            QVERIFY2(found >= kText,
                     qPrintable(QStringLiteral("tone %1 on role %2: %3")
                                    .arg(static_cast<int>(tone))
                                    .arg(static_cast<int>(role))
                                    .arg(found)));
        }
    }
    const QPalette soft = withSoftSelection(palette);
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        QVERIFY(contrast(soft.color(group, QPalette::HighlightedText),
                         soft.color(group, QPalette::Highlight))
                >= kText);
}

void tst_Appearance::longTextsHaveRoom_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"window", "history", "details", "add", "upload", "settings-general", "settings-folders",
          "settings-network", "settings-schedule", "settings-history", "settings-look",
          "settings-keys", "cancel", "about"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void tst_Appearance::longTextsHaveRoom()
{
    QFETCH(QString, what);
    QCoreApplication::installTranslator(&m_texts);
    makeWindow();
    QWidget *top = m_window.get();
    if (what == QLatin1String("history"))
        m_window->findChild<QTabBar *>()->setCurrentIndex(1);
    if (what == QLatin1String("details"))
        m_window->queueView().selectRow(1);
    CancelPlanItem item;
    item.id = JobId::create();
    item.name = QStringLiteral("report.pdf");
    item.state = JobState::Transferring;
    item.bytesPartial = 1'200'000;
    item.filesPartial = 1;
    item.bytesTotal = 4'000'000;
    QDialog *dialog = nullptr;
    if (what == QLatin1String("add"))
        dialog = new AddJobDialog(*m_queue, *m_settings, nullptr, m_window.get());
    else if (what == QLatin1String("upload"))
        dialog = new UploadDialog(*m_queue, m_window.get());
    else if (what.startsWith(QLatin1String("settings")))
        dialog = settingsAt(what.mid(9));
    else if (what == QLatin1String("cancel"))
        dialog = new CancelJobsDialog({{item, item}, {}}, m_window.get());
    else if (what == QLatin1String("about"))
        dialog = new AboutDialog(m_window.get());
    if (dialog) {
        dialog->open();
        top = dialog;
    }
    QTest::qWait(30);
    // All of it is in that language.
    QVERIFY(m_window->queueView().accessibleName().endsWith(QLatin1Char('~')));
    const QStringList clipped = clippedIn(*top);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
}

void tst_Appearance::largeTextHasRoom()
{
    QFont large = m_font;
    large.setPointSizeF(large.pointSizeF() * 2);
    QApplication::setFont(large);
    makeWindow();
    m_window->resize(1800, 1000);
    m_window->queueView().selectRow(1);
    QTRY_VERIFY(m_window->findChild<DetailsPane *>()->showsJob());
    QVERIFY(m_window->queueView().rowHeight(0) >= m_window->queueView().fontMetrics().height());
    QStringList clipped = clippedIn(*m_window);
    auto *settings = new SettingsDialog(*m_settings, m_window->shortcuts(), m_window.get());
    settings->open();
    QTest::qWait(30);
    clipped += clippedIn(*settings);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
}

void tst_Appearance::mirroredNumbersKeepTheirOrder()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    makeWindow();
    TransferQueueView &view = m_window->queueView();
    QCOMPARE(view.layoutDirection(), Qt::RightToLeft);

    /// What the table's own delegate would draw.
    class Delegate final : public RowDelegate
    {
    public:
        using RowDelegate::initStyleOption;
        using RowDelegate::RowDelegate;
    };
    const Delegate delegate;
    const auto places = [&](const QString &text, const QString &early, const QString &late) {
        QTextLayout layout(text, view.font());
        QTextOption option;
        option.setTextDirection(Qt::RightToLeft);
        layout.setTextOption(option);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();
        // Behind the first character of each, where a run does not begin, its place is certain.
        return line.cursorToX(static_cast<int>(text.indexOf(early)) + 1)
            < line.cursorToX(static_cast<int>(text.indexOf(late)) + 1);
    };
    QVERIFY2(!places(QStringLiteral("1.0\u00A0MB"), QStringLiteral("1"), QStringLiteral("MB")),
             "the order breaks without help, so this test can tell");
    QStyleOptionViewItem option;
    option.direction = Qt::RightToLeft;
    delegate.initStyleOption(&option, view.model()->index(0, 3));
    QVERIFY(option.text.contains(QStringLiteral("1.0\u00A0MB")));
    QVERIFY(places(option.text, QStringLiteral("1"), QStringLiteral("MB")));
    // The columns themselves are mirrored.
    QVERIFY(view.columnViewportPosition(0) > view.columnViewportPosition(3));
}

QTEST_MAIN(tst_Appearance)
#include "tst_Appearance.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/CleanupLog.h"
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/MainWindow.h"
#include "ui/dialogs/CleanupLogDialog.h"
#include "ui/text/Format.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray lines(const char *what, int from, int to)
{
    QByteArray text;
    for (int i = from; i < to; ++i)
        text += what + QByteArray::number(i) + '\n';
    return text;
}

QString text(const CleanupLogDialog &dialog)
{
    return dialog.findChild<QPlainTextEdit *>()->toPlainText();
}

QPushButton &button(const CleanupLogDialog &dialog, const char *name)
{
    return *dialog.findChild<QPushButton *>(QLatin1String(name));
}

} // namespace

class tst_CleanupLogDialog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void endOfALongLog();
    void lastRotationFillsTheRoom();
    void exactlyFullIsNotCut();
    void lineLongerThanTheRoom();
    void unreadableIsSaid();
    void showsTheRealLog();
    void saysSoWhenThereIsNone();
    void copiesSelectionOrAll();
    void closedWhileReading();
    void openedFromTheMenu();

private:
    [[nodiscard]] QString log() const
    {
        return m_directory->filePath(QStringLiteral("cleanup.log"));
    }

    LanguageSwitcher m_languages;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void tst_CleanupLogDialog::init()
{
    m_languages.use(QStringLiteral("en"));
    m_directory = std::make_unique<QTemporaryDir>();
}

void tst_CleanupLogDialog::endOfALongLog()
{
    write(log(), lines("line ", 100, 200));
    const LogTail tail = readLogTail(log(), 95);
    QVERIFY(tail.exists && tail.cut && tail.trouble.isEmpty());
    QCOMPARE(tail.text, QString::fromLatin1(lines("line ", 190, 200)));
    // Nothing of the rotation before: there is more in between.
    write(log() + QStringLiteral(".1"), "old\n");
    QVERIFY(!readLogTail(log(), 95).text.contains(QLatin1String("old")));
}

void tst_CleanupLogDialog::lastRotationFillsTheRoom()
{
    write(log(), lines("new ", 10, 12));
    write(log() + QStringLiteral(".1"), lines("old ", 10, 20));
    const LogTail all = readLogTail(log(), 1000);
    QCOMPARE(all.text, QString::fromLatin1(lines("old ", 10, 20) + lines("new ", 10, 12)));
    QVERIFY(!all.cut);
    const LogTail some = readLogTail(log(), 30);
    QCOMPARE(some.text, QString::fromLatin1(lines("old ", 18, 20) + lines("new ", 10, 12)));
    QVERIFY(some.cut);
    QVERIFY(QFile::remove(log()));
    QVERIFY(readLogTail(log(), 1000).exists);
}

void tst_CleanupLogDialog::exactlyFullIsNotCut()
{
    const QByteArray content = lines("x", 0, 5);
    write(log(), content);
    const LogTail tail = readLogTail(log(), content.size());
    QCOMPARE(tail.text, QString::fromLatin1(content));
    QVERIFY(!tail.cut);
    // A part that begins where a line begins keeps that line.
    const LogTail four = readLogTail(log(), content.size() - 3);
    QCOMPARE(four.text, QString::fromLatin1(lines("x", 1, 5)));
    QVERIFY(four.cut);
}

void tst_CleanupLogDialog::lineLongerThanTheRoom()
{
    write(log(), QByteArray(200, 'a'));
    const LogTail tail = readLogTail(log(), 50);
    QVERIFY(tail.cut);
    QVERIFY(tail.text.isEmpty());
}

void tst_CleanupLogDialog::unreadableIsSaid()
{
    QVERIFY(QDir().mkpath(log()));
    CleanupLogDialog dialog(log(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(QSignalSpy(&dialog, &CleanupLogDialog::ready).wait());
    QVERIFY2(dialog.headline().contains(QStringLiteral("The log could not be read")),
             qUtf8Printable(dialog.headline()));
}

void tst_CleanupLogDialog::showsTheRealLog()
{
    const QString removedName = QStringLiteral("<b>a</b>.part");
    CleanupLog record(m_directory->path());
    FilePlace place;
    place.directory = QStringLiteral("/home/anna");
    for (int i = 0; i < 200; ++i) {
        place.name = QString::number(i) + removedName;
        record.removed(place, 10, {});
    }
    record.flush();
    CleanupLogDialog dialog(log(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy ready(&dialog, &CleanupLogDialog::ready);
    dialog.open();
    QVERIFY(dialog.isModal());
    QCOMPARE(dialog.windowModality(), Qt::WindowModal);
    QVERIFY(dialog.maximumWidth() > 10'000);
    QVERIFY(ready.wait());
    QVERIFY(dialog.headline().contains(plainName(log())));
    const QStringList shown = text(dialog).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(shown.size(), 200);
    QVERIFY(shown.constFirst().contains(QStringLiteral("/home/anna/0<b>a</b>.part")));
    QVERIFY(shown.constLast().contains(QStringLiteral("/home/anna/199<b>a</b>.part")));
    const auto *edit = dialog.findChild<QPlainTextEdit *>();
    QVERIFY(edit->isReadOnly());
    QVERIFY(edit->verticalScrollBar()->maximum() > 0);
    QCOMPARE(edit->verticalScrollBar()->value(), edit->verticalScrollBar()->maximum());
}

void tst_CleanupLogDialog::saysSoWhenThereIsNone()
{
    CleanupLogDialog dialog(m_directory->filePath(QStringLiteral("none/cleanup.log")), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(QSignalSpy(&dialog, &CleanupLogDialog::ready).wait());
    QVERIFY(dialog.headline().startsWith(QStringLiteral("There is no clean-up log yet.")));
    QVERIFY(text(dialog).isEmpty());
    QVERIFY(!button(dialog, "copyButton").isEnabled());
    QVERIFY(!button(dialog, "folderButton").isEnabled());
}

void tst_CleanupLogDialog::copiesSelectionOrAll()
{
    write(log(), "first\nsecond\n");
    QUrl opened;
    CleanupLogDialog dialog(log(), nullptr, [&](const QUrl &folder) { opened = folder; });
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(QSignalSpy(&dialog, &CleanupLogDialog::ready).wait());
    button(dialog, "copyButton").click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("first\nsecond\n"));
    auto *edit = dialog.findChild<QPlainTextEdit *>();
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(0);
    cursor.setPosition(5, QTextCursor::KeepAnchor);
    edit->setTextCursor(cursor);
    button(dialog, "copyButton").click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("first"));
    button(dialog, "folderButton").click();
    QCOMPARE(opened, QUrl::fromLocalFile(m_directory->path()));
}

void tst_CleanupLogDialog::closedWhileReading()
{
    write(log(), lines("line ", 0, 100'000));
    for (int i = 0; i < 20; ++i) {
        auto *dialog = new CleanupLogDialog(log(), nullptr);
        delete dialog;
    }
    CleanupLogDialog last(log(), nullptr);
    last.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(QSignalSpy(&last, &CleanupLogDialog::ready).wait());
    QVERIFY(text(last).endsWith(QStringLiteral("line 99999\n")));
}

void tst_CleanupLogDialog::openedFromTheMenu()
{
    write(log(), "one line\n");
    Settings settings(m_directory->filePath(QStringLiteral("kurier.conf")));
    FakeTransferQueue queue;
    MainWindow window(queue, settings);
    window.show();
    QAction *action = nullptr;
    for (QAction *each : window.menuBar()->actions().constLast()->menu()->actions()) {
        if (each->text() == QStringLiteral("&Clean-up Log"))
            action = each;
    }
    QVERIFY(action && !action->isEnabled());
    window.setCleanupLog(log());
    action->trigger();
    auto *dialog = window.findChild<CleanupLogDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QTRY_COMPARE(text(*dialog), QStringLiteral("one line\n"));
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(action->text(), QStringLiteral("Aufräum&protokoll"));
}

QTEST_MAIN(tst_CleanupLogDialog)
#include "tst_CleanupLogDialog.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CancelJobsDialog.h"
#include "ui/text/LanguageSwitcher.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace kurier;

namespace {

constexpr qint64 kMega = 1'000'000;

CancelPlanItem download(const QString &name, qint64 partial, qint64 total)
{
    CancelPlanItem item;
    item.id = JobId::create();
    item.name = name;
    item.state = JobState::Transferring;
    item.directory = QStringLiteral("/home/anna/Backup");
    item.bytesPartial = partial;
    item.filesPartial = partial > 0 ? 1 : 0;
    item.bytesTotal = total;
    return item;
}

CancelPlanItem upload(const QString &name, qint64 sent, const QString &server)
{
    CancelPlanItem item = download(name, sent, 4000 * kMega);
    item.type = JobType::Upload;
    item.server = server;
    return item;
}

CancelPlanItem finished(const QString &name, int files, qint64 bytes)
{
    CancelPlanItem item = download(name, 0, bytes);
    item.state = JobState::Transferred;
    item.filesFinished = files;
    item.bytesFinished = bytes;
    return item;
}

CancelPlan planOf(const QString &which)
{
    const auto text = [](const char *s) { return QString::fromUtf8(s); };
    CancelPlan plan;
    if (which == text("A"))
        plan.items = {download(text("report.pdf"), 0, 4000 * kMega)};
    else if (which == text("B"))
        plan.items = {download(text("report.pdf"), 1200 * kMega, 4000 * kMega)};
    else if (which == text("B unknown"))
        plan.items = {download(text("report.pdf"), 1200 * kMega, -1)};
    else if (which == text("C") || which == text("C small") || which == text("C ended")) {
        for (int i = 0; i < (which == text("C") ? 12 : 1); ++i)
            plan.items.append(
                download(text("d"), i == 0 && which == text("C") ? 3400 * kMega : 0, -1));
        for (int i = 0; i < (which == text("C") ? 3 : 1); ++i)
            plan.items.append(upload(text("u"), 0, text("files.example.org")));
        if (which == text("C ended")) {
            plan.items.append(download(text("e"), 0, -1));
            plan.items.last().possible = false;
        }
    } else if (which == text("D") || which == text("D one"))
        plan.items = {which == text("D") ? finished(text("Backup May"), 3, 1800 * kMega)
                                         : finished(text("a"), 1, 18 * kMega)};
    else if (which == text("D many")) {
        for (const int files : {4, 3, 1, 1})
            plan.items.append(finished(text("f"), files,
                                       files == 4       ? 6200 * kMega - 5
                                           : files == 3 ? 3
                                                        : 1));
        for (int i = 0; i < 8; ++i)
            plan.items.append(download(text("d"), 0, -1));
    } else if (which == text("E"))
        plan.items = {upload(text("video.mp4"), 220 * kMega, text("files.example.org"))};
    else if (which == text("E many"))
        plan.items = {upload(text("v"), 1000 * kMega, text("a.example.org")),
                      upload(text("w"), 300 * kMega, text("b.example.org"))};
    else if (which == text("E stored")) {
        plan.items = {upload(text("video.mp4"), 0, text("files.example.org"))};
        plan.items.first().state = JobState::Transferred;
        plan.items.first().filesArrived = 1;
    } else if (which == text("E partly")) {
        plan.items = {upload(text("two files"), 220 * kMega, text("files.example.org"))};
        plan.items.first().filesArrived = 1;
    }
    return plan;
}

/// Without the isolates around names and with plain spaces, to compare words.
QString words(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069)).replace(QChar(0xA0), QLatin1Char(' '));
}

QPushButton *buttonWith(const QDialog &dialog, const QString &text)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (words(button->text()) == text)
            return button;
    }
    return nullptr;
}

QPushButton *defaultButton(const QDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button;
    }
    return nullptr;
}

} // namespace

class tst_CancelJobsDialog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void enterAndEscapeKeep_data();
    void enterAndEscapeKeep();
    void buttonsChoose();
    void listShowsWhatIsLost();
    void remoteTextIsPlain();

private:
    LanguageSwitcher m_languages;
};

void tst_CancelJobsDialog::texts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("informative");
    QTest::addColumn<QStringList>("buttons"); // The last is the safe one.
    const auto row = [](const char *language, const char *plan, const char *heading,
                        const char *informative, const QStringList &buttons) {
        QTest::addRow("%s %s", plan, language)
            << QString::fromUtf8(language) << QString::fromUtf8(plan) << QString::fromUtf8(heading)
            << QString::fromUtf8(informative) << buttons;
    };
    const auto list = [](std::initializer_list<const char *> texts) {
        QStringList result;
        for (const char *text : texts)
            result.append(QString::fromUtf8(text));
        return result;
    };
    row("en", "A", "Cancel “report.pdf”?",
        "It will be removed from the queue. This can’t be undone.",
        list({"Cancel Transfer", "Keep Transfer"}));
    row("de", "A", "„report.pdf“ abbrechen?",
        "Der Auftrag wird aus der Übertragungswarteschlange entfernt. Das lässt sich nicht "
        "rückgängig machen.",
        list({"Übertragung abbrechen", "Übertragung behalten"}));
    row("en", "B", "Cancel “report.pdf”?",
        "1.2 GB of 4.0 GB have been downloaded and will be deleted. This can’t be undone.",
        list({"Suspend Instead", "Cancel Transfer", "Keep Transfer"}));
    row("de", "B", "„report.pdf“ abbrechen?",
        "1,2 GB von 4,0 GB sind bereits heruntergeladen und werden gelöscht. Das lässt sich nicht "
        "rückgängig machen.",
        list({"Stattdessen anhalten", "Übertragung abbrechen", "Übertragung behalten"}));
    row("en", "B unknown", "Cancel “report.pdf”?",
        "1.2 GB have been downloaded and will be deleted. This can’t be undone.",
        list({"Suspend Instead", "Cancel Transfer", "Keep Transfer"}));
    row("en", "C", "Cancel 15 transfers?",
        "12 downloads and 3 uploads will be removed from the queue. 3.4 GB of partial data will be "
        "deleted. The files on this computer are not changed. This can’t be undone.",
        list({"Cancel 15 Transfers", "Keep Transfers"}));
    row("de", "C", "15 Übertragungen abbrechen?",
        "12 Downloads und 3 Uploads werden aus der Warteschlange entfernt. 3,4 GB unvollständige "
        "Daten werden gelöscht. Die Dateien auf diesem Computer bleiben unverändert. Das lässt "
        "sich nicht rückgängig machen.",
        list({"15 Übertragungen abbrechen", "Übertragungen behalten"}));
    row("en", "C small", "Cancel 2 transfers?",
        "1 download and 1 upload will be removed from the queue. The files on this computer are "
        "not changed. This can’t be undone.",
        list({"Cancel 2 Transfers", "Keep Transfers"}));
    row("de", "C ended", "2 Übertragungen abbrechen?",
        "1 Download und 1 Upload werden aus der Warteschlange entfernt. Die Dateien auf diesem "
        "Computer bleiben unverändert. 1 der ausgewählten Übertragungen ist bereits beendet und "
        "lässt sich nicht abbrechen. Das lässt sich nicht rückgängig machen.",
        list({"2 Übertragungen abbrechen", "Übertragungen behalten"}));
    row("en", "D", "“Backup May” holds 3 finished files. Keep them?",
        "Complete saves them to /home/anna/Backup. Cancelling deletes all 3 files (1.8 GB) and "
        "can’t be undone.",
        list({"Delete Files and Cancel", "Complete and Keep Files", "Go Back"}));
    row("de", "D", "„Backup May“ enthält 3 fertige Dateien. Behalten?",
        "„Abschließen“ speichert sie in /home/anna/Backup. Beim Abbrechen werden alle 3 Dateien "
        "(1,8 GB) gelöscht; das lässt sich nicht rückgängig machen.",
        list({"Dateien löschen und abbrechen", "Abschließen und Dateien behalten", "Zurück"}));
    row("en", "D one", "“a” holds 1 finished file. Keep it?",
        "Complete saves it to /home/anna/Backup. Cancelling deletes the file (18.0 MB) and can’t "
        "be undone.",
        list({"Delete File and Cancel", "Complete and Keep File", "Go Back"}));
    row("en", "D many", "4 of 12 selected transfers hold finished files (9 files, 6.2 GB).",
        "Completing saves the finished files to /home/anna/Backup. The other 8 will be cancelled "
        "either way. Cancelling can’t be undone.",
        list({"Delete 9 Files and Cancel All", "Keep 9 Files, Cancel the Rest", "Go Back"}));
    row("de", "D many",
        "4 der 12 ausgewählten Übertragungen enthalten fertige Dateien (9 Dateien, 6,2 GB).",
        "Beim Abschließen werden die fertigen Dateien in /home/anna/Backup gespeichert. Die "
        "übrigen 8 werden in jedem Fall abgebrochen. Das Abbrechen lässt sich nicht rückgängig "
        "machen.",
        list(
            {"9 Dateien löschen, alle abbrechen", "9 Dateien behalten, Rest abbrechen", "Zurück"}));
    row("en", "E", "Cancel the upload of “video.mp4”?",
        "220 MB already sent will be deleted from files.example.org. The file on this computer is "
        "not changed.",
        list({"Cancel Upload", "Keep Upload"}));
    row("de", "E", "Upload von „video.mp4“ abbrechen?",
        "220 MB bereits gesendete Daten werden auf files.example.org gelöscht. Die Datei auf "
        "diesem Computer bleibt unverändert.",
        list({"Upload abbrechen", "Upload behalten"}));
    row("en", "E many", "Cancel 2 uploads?",
        "1.3 GB already sent will be deleted from 2 servers. The files on this computer are not "
        "changed.",
        list({"Cancel 2 Uploads", "Keep Uploads"}));
    row("de", "E many", "2 Uploads abbrechen?",
        "1,3 GB bereits gesendete Daten werden auf 2 Servern gelöscht. Die Dateien auf diesem "
        "Computer bleiben unverändert.",
        list({"2 Uploads abbrechen", "Uploads behalten"}));
    row("de", "E stored", "Upload von „video.mp4“ abbrechen?",
        "Der Auftrag wird aus der Übertragungswarteschlange entfernt. Eine Datei hat den Server "
        "bereits erreicht und bleibt dort. Die Datei auf diesem Computer bleibt unverändert.",
        list({"Upload abbrechen", "Upload behalten"}));
    row("en", "E partly", "Cancel the upload of “two files”?",
        "220 MB already sent will be deleted from files.example.org. 1 file has already reached "
        "the server and stays there. The file on this computer is not changed.",
        list({"Cancel Upload", "Keep Upload"}));
}

void tst_CancelJobsDialog::texts()
{
    QFETCH(QString, language);
    QFETCH(QString, plan);
    QFETCH(QStringList, buttons);
    m_languages.use(language);
    QPointer<CancelJobsDialog> dialog = new CancelJobsDialog(planOf(plan), nullptr);
    QTEST(words(dialog->headingText()), "heading");
    QTEST(words(dialog->informativeText()), "informative");
    for (const QString &text : buttons)
        QVERIFY2(buttonWith(*dialog, text), qPrintable(text));
    const bool hasList = planOf(plan).items.size() > 1;
    QCOMPARE(dialog->findChildren<QPushButton *>().size(), buttons.size() + (hasList ? 1 : 0));
    QVERIFY(defaultButton(*dialog));
    QCOMPARE(words(defaultButton(*dialog)->text()), buttons.constLast());
    delete dialog;
}

void tst_CancelJobsDialog::enterAndEscapeKeep_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<Qt::Key>("key");
    for (const char *plan : {"A", "B", "C", "D", "D many", "E", "E many"}) {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Space})
            QTest::addRow("%s %x", plan, static_cast<unsigned>(key))
                << QString::fromUtf8(plan) << key;
    }
}

void tst_CancelJobsDialog::enterAndEscapeKeep()
{
    QFETCH(QString, plan);
    QFETCH(Qt::Key, key);
    QPointer<CancelJobsDialog> dialog = new CancelJobsDialog(planOf(plan), nullptr);
    QList<CancelChoice> choices;
    connect(dialog, &CancelJobsDialog::chosen, this,
            [&](CancelChoice choice) { choices.append(choice); });
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog.data(), key);
    QCOMPARE(choices, QList<CancelChoice> {CancelChoice::Keep});
    QTRY_VERIFY(!dialog);
}

void tst_CancelJobsDialog::buttonsChoose()
{
    m_languages.use(QStringLiteral("en"));
    const std::array cases = {
        std::tuple {"B", "Suspend Instead", CancelChoice::SuspendInstead},
        std::tuple {"B", "Cancel Transfer", CancelChoice::Cancel},
        std::tuple {"D", "Complete and Keep Files", CancelChoice::KeepFinished},
        std::tuple {"D", "Delete Files and Cancel", CancelChoice::Cancel},
        std::tuple {"D", "Go Back", CancelChoice::Keep},
    };
    for (const auto &[plan, text, expected] : cases) {
        QPointer<CancelJobsDialog> dialog =
            new CancelJobsDialog(planOf(QString::fromUtf8(plan)), nullptr);
        QList<CancelChoice> choices;
        connect(dialog, &CancelJobsDialog::chosen, this,
                [&](CancelChoice choice) { choices.append(choice); });
        dialog->open();
        buttonWith(*dialog, QString::fromUtf8(text))->click();
        QCOMPARE(choices, QList<CancelChoice> {expected});
        QTRY_VERIFY(!dialog);
    }
}

void tst_CancelJobsDialog::listShowsWhatIsLost()
{
    m_languages.use(QStringLiteral("en"));
    CancelPlan plan = planOf(QStringLiteral("E many"));
    plan.items.append(download(QStringLiteral("d"), 2300 * kMega, -1));
    for (const JobState state : {JobState::Acknowledged, JobState::Cancelled}) {
        plan.items.append(download(QStringLiteral("ended"), 0, -1));
        plan.items.last().state = state;
        plan.items.last().possible = false;
    }
    CancelJobsDialog dialog(plan, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *table = dialog.findChild<QTableView *>();
    QVERIFY(table && !table->isVisible());
    buttonWith(dialog, QStringLiteral("Show list"))->click();
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 5);
    QCOMPARE(words(table->model()->index(0, 1).data().toString()),
             QStringLiteral("1.0 GB on a.example.org"));
    QCOMPARE(words(table->model()->index(2, 1).data().toString()), QStringLiteral("2.3 GB here"));
    QCOMPARE(table->model()->index(3, 1).data().toString(), QStringLiteral("is already completed"));
    QCOMPARE(table->model()->index(4, 1).data().toString(), QStringLiteral("is already cancelled"));
    QVERIFY(dialog.informativeText().contains(
        QStringLiteral("2 of the selected transfers have already ended and can’t be cancelled.")));
    QVERIFY(buttonWith(dialog, QStringLiteral("Hide list")));
}

void tst_CancelJobsDialog::remoteTextIsPlain()
{
    CancelPlan plan;
    plan.items = {download(QStringLiteral("<b>bold</b>\u202Efdp.exe"), 0, -1)};
    CancelJobsDialog dialog(plan, nullptr);
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    QVERIFY(dialog.headingText().contains(QLatin1String("<b>bold</b>")));
    QVERIFY(!dialog.headingText().contains(QChar(0x202E)));
}

QTEST_MAIN(tst_CancelJobsDialog)
#include "tst_CancelJobsDialog.moc"

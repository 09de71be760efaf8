// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/TransferQueue.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/text/LanguageSwitcher.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace kurier;

/// Files chosen or dropped, a target checked while it is typed, one job for all.
class tst_UploadDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { delete m_dialog; }
    void targetIsCheckedWhileTyping_data();
    void targetIsCheckedWhileTyping();
    void oneJobOfAllFiles();
    void bitsHoldsOneFile();
    void filesAreNamedOnceAndRemoved();
    void droppedFilesAreAdded();
    void keyboardAlone();
    void refusalIsShownAndNothingIsLost();
    void everyFieldHasAName();
    void german();

private:
    [[nodiscard]] QPushButton *sendButton() const;
    [[nodiscard]] bool says(const QString &text) const;
    [[nodiscard]] QLineEdit *target() const { return m_dialog->findChild<QLineEdit *>(); }
    void choose(UploadProtocol protocol)
    {
        auto *const box = m_dialog->findChild<QComboBox *>();
        box->setCurrentIndex(box->findData(static_cast<int>(protocol)));
    }

    LanguageSwitcher m_languages;
    FakeTransferQueue m_queue;
    QPointer<UploadDialog> m_dialog;
};

void tst_UploadDialog::init()
{
    m_languages.use(QStringLiteral("en"));
    m_dialog = new UploadDialog(m_queue);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

QPushButton *tst_UploadDialog::sendButton() const
{
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button;
    }
    return nullptr;
}

bool tst_UploadDialog::says(const QString &text) const
{
    const auto labels = m_dialog->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&text](const QLabel *label) { return label->text().contains(text); });
}

void tst_UploadDialog::targetIsCheckedWhileTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("files");
    QTest::addColumn<bool>("usable");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *typed, int files, bool usable, const char *message) {
        QTest::addRow("%s %d", typed, files)
            << QString::fromUtf8(typed) << files << usable << QString::fromUtf8(message);
    };
    row("", 1, false, "Enter where to send them");
    row("https://files.example.org/up/", 0, false, "Choose files");
    row("https://files.example.org/up/", 2, true, "2 files.");
    row("https://files.example.org/up", 1, true, "1 file.");
    row("https://files.example.org/up", 2, false, "must end in");
    row("sftp://files.example.org/up/", 2, true, "2 files.");
    row("scp://files.example.org/up/", 1, false, "cannot be used");
    row("files.example.org", 1, false, "not a valid web address");
}

void tst_UploadDialog::targetIsCheckedWhileTyping()
{
    QFETCH(QString, typed);
    QFETCH(int, files);
    QFETCH(bool, usable);
    QFETCH(QString, message);
    for (int i = 0; i < files; ++i)
        m_dialog->addFiles({QStringLiteral("/home/anna/%1").arg(i)});
    target()->setText(typed);
    QCOMPARE(sendButton()->isEnabled(), usable);
    QCOMPARE(m_dialog->specs().isEmpty(), !usable);
    QVERIFY2(says(message), qPrintable(message));
}

void tst_UploadDialog::oneJobOfAllFiles()
{
    m_dialog->addFiles({QStringLiteral("/home/anna/a b.txt"), QStringLiteral("/home/anna/c")});
    target()->setText(QStringLiteral("https://files.example.org/up/"));
    const auto boxes = m_dialog->findChildren<QCheckBox *>();
    boxes.at(0)->setChecked(true);
    boxes.at(1)->setChecked(false);
    choose(UploadProtocol::WebDav);
    const QList<JobSpec> specs = m_dialog->specs();
    QCOMPARE(specs.size(), 1);
    const JobSpec &spec = specs.constFirst();
    QCOMPARE(spec.type, JobType::Upload);
    QCOMPARE(spec.files.size(), 2);
    QCOMPARE(spec.files.first().source, QStringLiteral("/home/anna/a b.txt"));
    QCOMPARE(spec.files.first().url, QByteArray("https://files.example.org/up/a%20b.txt"));
    QCOMPARE(spec.options.protocol, UploadProtocol::WebDav);
    QVERIFY(spec.options.overwrite);
    QVERIFY(spec.suspended);
    QVERIFY(validate(spec).has_value());
    choose(UploadProtocol::Tus);
    QCOMPARE(m_dialog->specs().first().files.first().url,
             QByteArray("https://files.example.org/up/"));
}

void tst_UploadDialog::bitsHoldsOneFile()
{
    m_dialog->addFiles({QStringLiteral("/a"), QStringLiteral("/b")});
    target()->setText(QStringLiteral("https://files.example.org/up/"));
    choose(UploadProtocol::Bits);
    const QList<JobSpec> specs = m_dialog->specs();
    QCOMPARE(specs.size(), 2);
    for (const JobSpec &spec : specs)
        QVERIFY(validate(spec).has_value());
}

void tst_UploadDialog::filesAreNamedOnceAndRemoved()
{
    m_dialog->addFiles({QStringLiteral("/a"), QStringLiteral("/b"), QStringLiteral("/a")});
    auto *const list = m_dialog->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    list->setFocus();
    list->item(0)->setSelected(true);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), QStringLiteral("/b"));
}

void tst_UploadDialog::droppedFilesAreAdded()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/home/anna/a")),
                  QUrl(QStringLiteral("https://example.org/b"))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog, &drop);
    auto *const list = m_dialog->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), QStringLiteral("/home/anna/a"));
}

void tst_UploadDialog::keyboardAlone()
{
    QSignalSpy added(m_dialog, &UploadDialog::added);
    m_dialog->addFiles({QStringLiteral("/home/anna/a")});
    QCOMPARE(m_dialog->focusWidget(), target());
    QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("https://files.example.org/up/"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(m_queue.addedSpecs().size(), 1);
    QTRY_VERIFY(!m_dialog);
}

void tst_UploadDialog::refusalIsShownAndNothingIsLost()
{
    m_queue.failNextAdd(Error {
        ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, QStringLiteral("/home/anna/a")});
    m_dialog->addFiles({QStringLiteral("/home/anna/a")});
    target()->setText(QStringLiteral("https://files.example.org/up/"));
    sendButton()->click();
    QVERIFY(!sendButton()->isEnabled());
    QTRY_VERIFY(says(QStringLiteral("The file does not exist")));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(sendButton()->isEnabled());
    QCOMPARE(m_dialog->specs().size(), 1);
}

void tst_UploadDialog::everyFieldHasAName()
{
    for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool field = qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
            || qobject_cast<QListWidget *>(widget);
        if (field)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

void tst_UploadDialog::german()
{
    m_languages.use(QStringLiteral("de"));
    QCoreApplication::processEvents();
    QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Dateien hochladen"));
    QCOMPARE(sendButton()->text(), QStringLiteral("Hochladen"));
}

QTEST_MAIN(tst_UploadDialog)
#include "tst_UploadDialog.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/SourceReader.h"
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/text/LanguageSwitcher.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

namespace {

/// Answers what the test has put there, one turn of the event loop later.
class FakeSourceReader final : public QObject, public SourceReader
{
public:
    void readFile(const QString &path, const QObject *context, Reply reply) override
    {
        answer(path, context, std::move(reply));
    }
    void fetch(const QByteArray &url, const QObject *context, Reply reply) override
    {
        answer(QString::fromUtf8(url), context, std::move(reply));
    }

    QHash<QString, QByteArray> content;
    QStringList asked;
    bool silent = false;

private:
    void answer(const QString &source, const QObject *context, Reply reply)
    {
        asked.append(source);
        if (silent)
            return;
        const auto found = content.constFind(source);
        const Result<QByteArray> text = found != content.constEnd()
            ? Result<QByteArray>(*found)
            : failure(ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, source);
        QMetaObject::invokeMethod(
            this,
            [guard = QPointer<const QObject>(context), reply = std::move(reply), text] {
                if (guard)
                    reply(text);
            },
            Qt::QueuedConnection);
    }
};

const QByteArray kSha(64, 'a');
const QString kIso = QStringLiteral("https://example.org/a.iso");
const QString kMetalink = QStringLiteral("/tmp/files.meta4");

QByteArray metalink(const QByteArray &files)
{
    return "<metalink xmlns='urn:ietf:params:xml:ns:metalink'>" + files + "</metalink>";
}

} // namespace

class tst_AddJobDialog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void addressesAreCheckedWhileTyping_data();
    void addressesAreCheckedWhileTyping();
    void folderMustBeAbsolute();
    void oneJobForAllOrEach();
    void keyboardAlone();
    void refusalIsShownAndNothingIsLost();
    void clipboardWithOtherTextIsIgnored();
    void everyFieldHasAName();
    void checksumFilesAreAskedForOnlyWhenWanted();
    void checksumFileByKeyboard();
    void addingWaitsForChecksums();
    void metalinkFile();
    void brokenMetalinkFile_data();
    void brokenMetalinkFile();
    void nothingIsOfferedWithoutAReader();

private:
    [[nodiscard]] QPushButton *addButton() const;
    [[nodiscard]] bool says(const QString &text) const;

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    FakeTransferQueue m_queue;
    std::unique_ptr<FakeSourceReader> m_reader;
    QPointer<AddJobDialog> m_dialog;
};

void tst_AddJobDialog::init()
{
    m_languages.use(QStringLiteral("en"));
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("kurier.conf")));
    m_settings->setDownloadDirectory(QStringLiteral("/srv/downloads"));
    m_reader = std::make_unique<FakeSourceReader>();
    m_dialog = new AddJobDialog(m_queue, *m_settings, m_reader.get());
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void tst_AddJobDialog::cleanup()
{
    delete m_dialog;
}

QPushButton *tst_AddJobDialog::addButton() const
{
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button;
    }
    return nullptr;
}

bool tst_AddJobDialog::says(const QString &text) const
{
    const auto labels = m_dialog->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&text](const QLabel *label) { return label->text().contains(text); });
}

void tst_AddJobDialog::addressesAreCheckedWhileTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QString>("message");
    const auto text = [](const char *s) { return QString::fromUtf8(s); };
    QTest::newRow("nothing") << QString() << false << text("ftps:// or sftp://");
    QTest::newRow("one") << text("https://example.org/a") << true << text("1 address");
    QTest::newRow("two and empty lines")
        << text("\n https://example.org/a \n\nhttp://example.org/b\n") << true
        << text("2 addresses");
    QTest::newRow("other scheme") << text("https://example.org/a\ngopher://example.org/b") << false
                                  << text("Addresses begin with http://");
    QTest::newRow("file") << text("file:///etc/passwd") << false << text("Line 1:");
    QTest::newRow("no address") << text("nonsense") << false
                                << text("Line 1: This is not a valid web address.");
    QTest::newRow("several mistakes")
        << text("x\nhttps://example.org/a\ny\nz") << false << text("2 more lines are wrong.");
    QTest::newRow("too long") << text("https://example.org/") + QString(9000, QLatin1Char('a'))
                              << false << text("Line 1: The text is too long.");
}

void tst_AddJobDialog::addressesAreCheckedWhileTyping()
{
    QFETCH(QString, typed);
    QFETCH(bool, accepted);
    QFETCH(QString, message);
    m_dialog->findChild<QPlainTextEdit *>()->setPlainText(typed);
    QCOMPARE(addButton()->isEnabled(), accepted);
    QCOMPARE(!m_dialog->specs().isEmpty(), accepted);
    QVERIFY(says(message));
}

void tst_AddJobDialog::folderMustBeAbsolute()
{
    m_dialog->addAddresses({QStringLiteral("https://example.org/a")});
    QLineEdit *folder = nullptr;
    for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>()) {
        if (edit->text() == QLatin1String("/srv/downloads"))
            folder = edit;
    }
    QVERIFY(folder);
    folder->setText(QStringLiteral("downloads"));
    QVERIFY(!addButton()->isEnabled());
    QVERIFY(says(QStringLiteral("whole path")));
    folder->setText(QStringLiteral("~/x"));
    QVERIFY(addButton()->isEnabled());
    QCOMPARE(m_dialog->specs().constFirst().directory, QDir::homePath() + QStringLiteral("/x"));
}

void tst_AddJobDialog::oneJobForAllOrEach()
{
    m_dialog->addAddresses(
        {QStringLiteral("https://example.org/a"), QStringLiteral("https://example.org/b")});
    QCOMPARE(m_dialog->specs().size(), 2);
    QCOMPARE(addButton()->text(), QStringLiteral("Add 2 Transfers"));
    m_dialog->findChildren<QRadioButton *>().at(1)->setChecked(true);
    m_dialog->findChild<QComboBox *>()->setCurrentIndex(1);
    m_dialog->findChild<QCheckBox *>()->setChecked(false);
    for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>()) {
        if (edit->text().isEmpty())
            edit->setText(QStringLiteral(" both "));
    }
    const QList<JobSpec> specs = m_dialog->specs();
    QCOMPARE(specs.size(), 1);
    QCOMPARE(specs.constFirst().files.size(), 2);
    QCOMPARE(specs.constFirst().name, QStringLiteral("both"));
    QCOMPARE(specs.constFirst().priority, JobPriority::High);
    QVERIFY(specs.constFirst().suspended);
    QCOMPARE(specs.constFirst().directory, QStringLiteral("/srv/downloads"));
    QCOMPARE(addButton()->text(), QStringLiteral("Add Transfer"));
    QVERIFY(validate(specs.constFirst()).has_value());
}

void tst_AddJobDialog::keyboardAlone()
{
    QSignalSpy added(m_dialog, &AddJobDialog::added);
    QCOMPARE(m_dialog->focusWidget(), m_dialog->findChild<QPlainTextEdit *>());
    QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("https://example.org/a"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("https://example.org/b"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QVERIFY(qobject_cast<QLineEdit *>(m_dialog->focusWidget()));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(m_queue.addedSpecs().size(), 2);
    QTRY_VERIFY(!m_dialog);
}

void tst_AddJobDialog::refusalIsShownAndNothingIsLost()
{
    m_queue.failNextAdd(Error {
        ErrorCode::EPathNotFound, ErrorContext::LocalFile, {}, QStringLiteral("/srv/downloads")});
    m_dialog->addAddresses({QStringLiteral("https://example.org/a")});
    addButton()->click();
    QVERIFY(!addButton()->isEnabled());
    QTRY_VERIFY(says(QStringLiteral("The folder does not exist")));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(addButton()->isEnabled());
    QCOMPARE(m_dialog->specs().size(), 1);
}

void tst_AddJobDialog::clipboardWithOtherTextIsIgnored()
{
    QCOMPARE(addressesIn(QStringLiteral("Hello,\nhttps://example.org/a\nbye: gopher://x/y")),
             QStringList {QStringLiteral("https://example.org/a")});
    QVERIFY(addressesIn(QStringLiteral("a book\nwithout addresses")).isEmpty());
}

void tst_AddJobDialog::everyFieldHasAName()
{
    for (const QLineEdit *edit : m_dialog->findChildren<QLineEdit *>())
        QVERIFY(!edit->accessibleName().isEmpty());
    QVERIFY(!m_dialog->findChild<QPlainTextEdit *>()->accessibleName().isEmpty());
    QVERIFY(!m_dialog->findChild<QComboBox *>()->accessibleName().isEmpty());
}

void tst_AddJobDialog::checksumFilesAreAskedForOnlyWhenWanted()
{
    m_dialog->addAddresses({kIso});
    QTest::qWait(600);
    QVERIFY(m_reader->asked.isEmpty());
    QVERIFY(addButton()->isEnabled());
    m_dialog->findChildren<QCheckBox *>().at(1)->setChecked(true);
    QCOMPARE(m_reader->asked, QStringList(kIso + QStringLiteral(".sha256")));
    QTRY_VERIFY(says(QStringLiteral("0 with a checksum")));
    QCOMPARE(m_dialog->specs().constFirst().files.constFirst().checksum, QByteArray());
}

void tst_AddJobDialog::checksumFileByKeyboard()
{
    m_reader->content.insert(kIso + QStringLiteral(".sha256"), kSha + "  a.iso\n");
    QPlainTextEdit *const urls = m_dialog->findChild<QPlainTextEdit *>();
    QCheckBox *const wanted = m_dialog->findChildren<QCheckBox *>().at(1);
    for (int i = 0; i < 12 && !wanted->hasFocus(); ++i)
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Space);
    QVERIFY(wanted->isChecked());
    for (int i = 0; i < 12 && !urls->hasFocus(); ++i)
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(urls, kIso);
    QTest::keyClick(urls, Qt::Key_Return);
    QTest::keyClicks(urls, QStringLiteral("https://example.org/b?x=1"));
    QTRY_VERIFY(says(QStringLiteral("2 addresses, 1 with a checksum")));
    // Not for half an address, and not beside a query.
    QCOMPARE(m_reader->asked, QStringList(kIso + QStringLiteral(".sha256")));
    const qsizetype before = m_queue.addedSpecs().size();
    QTest::keyClick(urls, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_queue.addedSpecs().size(), before + 2);
    QCOMPARE(m_queue.addedSpecs().at(before).files.constFirst().checksum, "sha-256=" + kSha);
    QCOMPARE(m_queue.addedSpecs().at(before + 1).files.constFirst().checksum, QByteArray());
}

void tst_AddJobDialog::addingWaitsForChecksums()
{
    m_reader->silent = true;
    m_dialog->addAddresses({kIso});
    QCheckBox *const wanted = m_dialog->findChildren<QCheckBox *>().at(1);
    wanted->setChecked(true);
    QTest::qWait(500);
    QVERIFY(!addButton()->isEnabled());
    QVERIFY(m_dialog->specs().isEmpty());
    wanted->setChecked(false);
    QVERIFY(addButton()->isEnabled());
    QCOMPARE(m_dialog->specs().size(), 1);
}

void tst_AddJobDialog::metalinkFile()
{
    m_reader->content.insert(
        kMetalink,
        metalink("<file name='one'><size>1000</size><hash type='sha-256'>" + kSha
                 + "</hash><url>http://a/1</url><url>http://b/1</url></file>"
                   "<file name='two'><size>500</size><url>http://a/2</url></file>"
                   "<file name='three'><url>gopher://a/3</url></file>"));
    m_dialog->addAddresses({kMetalink});
    QTRY_VERIFY(addButton()->isEnabled());
    QVERIFY(says(QStringLiteral("2 files, 1 with a checksum, ")));
    QVERIFY(says(QStringLiteral("One file is left out")));
    QCOMPARE(addButton()->text(), QStringLiteral("Add 2 Transfers"));
    const QList<JobSpec> specs = m_dialog->specs();
    QCOMPARE(specs.size(), 2);
    QCOMPARE(
        specs.first().files.first(),
        (FileSpec {"http://a/1", QStringLiteral("one"), "sha-256=" + kSha, {"http://b/1"}, 1000}));
    m_dialog->findChildren<QRadioButton *>().at(1)->setChecked(true);
    QCOMPARE(m_dialog->specs().size(), 1);
    QCOMPARE(m_dialog->specs().first().files.size(), 2);
    m_dialog->addAddresses({QStringLiteral("file:///tmp/files.meta4"), kIso});
    QTRY_COMPARE(m_dialog->specs().value(0).files.size(), 5);
    QCOMPARE(m_reader->asked, QStringList(kMetalink));
}

void tst_AddJobDialog::brokenMetalinkFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("Line 2: The file does not exist");
    QTest::newRow("a web page") << QByteArray("<html/>")
                                << QStringLiteral("Line 2: This is no Metalink 4 file");
    QTest::newRow("only gopher")
        << metalink("<file name='x'><url>gopher://a/1</url></file>")
        << QStringLiteral("Line 2: The Metalink file names no address that can be used.");
    QTest::newRow("leads away") << metalink("<file name='../x'><url>http://a/1</url></file>")
                                << QStringLiteral("a file outside its folder");
}

void tst_AddJobDialog::brokenMetalinkFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    if (!text.isEmpty())
        m_reader->content.insert(kMetalink, text);
    m_dialog->addAddresses({kIso, kMetalink});
    QTRY_VERIFY(says(message));
    QVERIFY(!addButton()->isEnabled());
    QVERIFY(m_dialog->specs().isEmpty());
}

void tst_AddJobDialog::nothingIsOfferedWithoutAReader()
{
    AddJobDialog *const plain = new AddJobDialog(m_queue, *m_settings);
    plain->open();
    QVERIFY(!plain->findChildren<QCheckBox *>().at(1)->isVisible());
    plain->addAddresses({kMetalink});
    QVERIFY(plain->specs().isEmpty());
    delete plain;
}

QTEST_MAIN(tst_AddJobDialog)
#include "tst_AddJobDialog.moc"

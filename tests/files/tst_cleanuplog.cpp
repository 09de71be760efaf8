// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCode.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace kurier;

/// What the clean-up log tells, and that it never stands in the way.
class CleanupLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneLineEach();
    void hostileNames();
    void abandoned();
    void hidesSecrets();
    void rotates();
    void unwritableKeepsNothingBack();
    void followsNoLink();

private:
    QString logPath() const { return m_directory->filePath(QStringLiteral("state/cleanup.log")); }
    QString stateDirectory() const { return m_directory->filePath(QStringLiteral("state")); }
    QList<QByteArray> lines() const
    {
        auto all = contentOf(logPath()).split('\n');
        all.removeLast();
        return all;
    }
    std::unique_ptr<CleanupLog> newLog() const
    {
        return std::make_unique<CleanupLog>(stateDirectory());
    }
    FileRemoved removeLogged(const FilePlace &place) const
    {
        WorkerHarness harness(newLog());
        return harness.run<FileRemoved>(RemoveFile {{}, place, nullptr});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void CleanupLogTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void CleanupLogTest::oneLineEach()
{
    const QString name = QStringLiteral("x");
    const QString path = m_directory->filePath(name);
    QVERIFY(writeFile(path, "0123456789"));
    const FilePlace place = placeOf(m_directory->path(), name);
    QVERIFY(removeLogged(place).removed);
    QVERIFY(writeFile(path, "mine"));
    FilePlace other = placeOf(m_directory->path(), name);
    other.inode += 1;
    QVERIFY(!removeLogged(other).removed);

    QCOMPARE(lines().size(), 2);
    const auto identity = [](const FilePlace &file) -> QByteArray {
        return QByteArray::number(file.device, 16) + ':' + QByteArray::number(file.inode, 16);
    };
    const QRegularExpression time(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z "));
    for (const QByteArray &line : lines())
        QVERIFY2(time.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    QCOMPARE(lines().at(0).mid(25),
             "removed \"" + path.toUtf8() + "\" size=10 file=" + identity(place) + " ok");
    QCOMPARE(lines().at(1).mid(25),
             "refused \"" + path.toUtf8() + "\" size=0 file=" + identity(other)
                 + " BG_E_LOCAL_FILE_CHANGED"
                   " \"something else is in the place of the recorded file\"");
    QCOMPARE(statusOf(logPath()).st_mode & 0777U, 0600U);
    QCOMPARE(statusOf(stateDirectory()).st_mode & 0777U, 0700U);
}

void CleanupLogTest::hostileNames()
{
    const QString name =
        QStringLiteral("a\nremoved \"passwd\" \\ \x1b[31m\u202egnp.exe\u2028\u0085");
    QVERIFY(writeFile(m_directory->filePath(name), "x"));
    QVERIFY(removeLogged(placeOf(m_directory->path(), name)).removed);
    QCOMPARE(lines().size(), 1);
    const QByteArray shown = "a\\u{000a}removed \\\"passwd\\\" \\\\ \\u{001b}[31m\\u{202e}gnp.exe"
                             "\\u{2028}\\u{0085}\" size=1";
    QVERIFY2(lines().at(0).contains(shown), lines().at(0).constData());
}

void CleanupLogTest::abandoned()
{
    WorkerHarness harness(newLog());
    NoteCleanup note;
    note.place = {QStringLiteral("/d"), QStringLiteral("n"), 1, 2};
    note.bytes = 5;
    note.reason = {ErrorCode::EAccessDenied, ErrorContext::LocalFile, QStringLiteral("why"), {}};
    harness.run<CleanupNoted>(note);
    QCOMPARE(lines().size(), 1);
    QVERIFY(lines().at(0).endsWith(" abandoned \"/d/n\" size=5 file=1:2 E_ACCESSDENIED \"why\""));
}

void CleanupLogTest::hidesSecrets()
{
    const auto log = newLog();
    log->note(CleanupNote::Removed,
              {QStringLiteral("https://me:pass@example.org/up?token=hunter2"), {}}, 1, {});
    log->flush();
    QVERIFY(lines().at(0).contains("example.org/up"));
    QVERIFY(!lines().at(0).contains("pass"));
    QVERIFY(!lines().at(0).contains("hunter2"));
    QVERIFY(lines().at(0).contains(" removed \"https://"));
    QVERIFY(lines().at(0).endsWith(" size=1 server ok"));
}

void CleanupLogTest::rotates()
{
    const auto log = newLog();
    const FilePlace place {QStringLiteral("/") + QString(900, QLatin1Char('d')),
                           QStringLiteral("n"), 1, 2};
    // More than seven times a megabyte.
    for (int i = 0; i < 8 * 1200; ++i) {
        log->removed(place, i, {});
        log->flush();
    }
    QStringList names = QDir(stateDirectory()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    const QString base = QStringLiteral("cleanup.log");
    QCOMPARE(names,
             QStringList({base, base + QStringLiteral(".1"), base + QStringLiteral(".2"),
                          base + QStringLiteral(".3"), base + QStringLiteral(".4"),
                          base + QStringLiteral(".5")}));
    qint64 last = 8 * 1200;
    for (const QString &name : std::as_const(names)) {
        const QByteArray content = contentOf(stateDirectory() + QLatin1Char('/') + name);
        QVERIFY(content.size() <= 1024 * 1024);
        auto all = content.split('\n');
        QVERIFY(all.takeLast().isEmpty());
        // Newest first from file to file, and no line lost between them.
        for (auto line = all.crbegin(); line != all.crend(); ++line) {
            const QByteArray size = " size=" + QByteArray::number(--last) + ' ';
            QVERIFY(line->contains(size));
        }
    }
}

void CleanupLogTest::unwritableKeepsNothingBack()
{
    QVERIFY(writeFile(stateDirectory(), "in the way"));
    const QString name = QStringLiteral("x");
    QVERIFY(writeFile(m_directory->filePath(name), "x"));
    QVERIFY(removeLogged(placeOf(m_directory->path(), name)).removed);
    QVERIFY(!exists(m_directory->filePath(name)));
    QCOMPARE(contentOf(stateDirectory()), QByteArray("in the way"));
}

void CleanupLogTest::followsNoLink()
{
    const QString victim = m_directory->filePath(QStringLiteral("victim"));
    QVERIFY(writeFile(victim, "mine"));
    QVERIFY(QDir().mkdir(stateDirectory()));
    QCOMPARE(::symlink(qPrintable(victim), qPrintable(logPath())), 0);
    const auto log = newLog();
    log->removed({QStringLiteral("/d"), QStringLiteral("n"), 1, 2}, 1, {});
    log->flush();
    QCOMPARE(contentOf(victim), QByteArray("mine"));
}

QTEST_GUILESS_MAIN(CleanupLogTest)
#include "tst_cleanuplog.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FilePublishing.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QTest>

using namespace kurier;

namespace {

const QString kTemp = QStringLiteral(".film.mkv.kurier-part");
const QString kFinal = QStringLiteral("film.mkv");

} // namespace

/// Publishing is one rename that replaces nothing, can be repeated, and moves only our file.
class FilePublishingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void publishes();
    void isRepeatable();
    void twoNamesAfterACrash();
    void replacesNothing_data();
    void replacesNothing();
    void suggestsAFreeName();
    void overwrites();
    void overwritesNoDirectory();
    void overwritesALinkNotItsTarget();
    void movesOnlyTheRecordedFile_data();
    void movesOnlyTheRecordedFile();
    void badNames();
    void readOnlyDirectory();
    void directoryRenamed();
    void manyTogether();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    FilePublished publish(bool overwrite = false, const QString &finalName = kFinal)
    {
        return m_harness.run<FilePublished>(PublishFile {{}, m_place, finalName, overwrite, 0640});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    FilePlace m_place;
    WorkerHarness m_harness;
};

void FilePublishingTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(writeFile(path(kTemp), "content"));
    QCOMPARE(::chmod(qPrintable(path(kTemp)), 0600), 0);
    m_place = placeOf(m_directory->path(), kTemp);
}

void FilePublishingTest::publishes()
{
    const auto outcome = publish();
    QCOMPARE(outcome.error, Error());
    QVERIFY(!exists(path(kTemp)));
    QCOMPARE(contentOf(path(kFinal)), "content");
    QCOMPARE(quint64(statusOf(path(kFinal)).st_ino), m_place.inode);
    QCOMPARE(statusOf(path(kFinal)).st_mode & 07777U, 0640U);
}

void FilePublishingTest::isRepeatable()
{
    QCOMPARE(publish().error, Error());
    QCOMPARE(::chmod(qPrintable(path(kFinal)), 0600), 0);
    QCOMPARE(publish().error, Error());
    QCOMPARE(publish(true).error, Error());
    QCOMPARE(contentOf(path(kFinal)), "content");
    QCOMPARE(statusOf(path(kFinal)).st_mode & 07777U, 0640U);
    // A new file under the temp name after publishing is nobody's business.
    QVERIFY(writeFile(path(kTemp), "mine"));
    QCOMPARE(publish().error, Error());
    QCOMPARE(contentOf(path(kTemp)), "mine");
}

void FilePublishingTest::twoNamesAfterACrash()
{
    for (const bool overwrite : {false, true}) {
        QCOMPARE(::link(qPrintable(path(kTemp)), qPrintable(path(kFinal))), 0);
        QCOMPARE(publish(overwrite).error, Error());
        QVERIFY(!exists(path(kTemp)));
        QCOMPARE(contentOf(path(kFinal)), "content");
        QVERIFY(QFile::rename(path(kFinal), path(kTemp)));
    }
}

void FilePublishingTest::replacesNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("file") << 0;
    QTest::newRow("directory") << 1;
    QTest::newRow("dangling link") << 2;
    QTest::newRow("link to a file") << 3;
}

void FilePublishingTest::replacesNothing()
{
    QFETCH(int, kind);
    const QString victim = path(QStringLiteral("victim"));
    if (kind == 0)
        QVERIFY(writeFile(path(kFinal), "precious"));
    else if (kind == 1)
        QVERIFY(QDir().mkdir(path(kFinal)));
    else
        QVERIFY(QFile::link(victim, path(kFinal)));
    if (kind == 3)
        QVERIFY(writeFile(victim, "precious"));
    const struct stat before = statusOf(path(kFinal));
    const auto outcome = publish();
    QCOMPARE(outcome.error.code, ErrorCode::EFileExists);
    QCOMPARE(outcome.error.subject, path(kFinal));
    QCOMPARE(outcome.suggestion, QStringLiteral("film (1).mkv"));
    QCOMPARE(statusOf(path(kFinal)).st_ino, before.st_ino);
    QCOMPARE(statusOf(path(kFinal)).st_mode, before.st_mode);
    QCOMPARE(exists(victim), kind == 3);
    QCOMPARE(contentOf(path(kTemp)), "content");
    QCOMPARE(statusOf(path(kTemp)).st_mode & 07777U, 0600U);
    QCOMPARE(publish(false, outcome.suggestion).error, Error());
}

void FilePublishingTest::suggestsAFreeName()
{
    QVERIFY(writeFile(path(kFinal), "precious"));
    QVERIFY(QDir().mkdir(path(QStringLiteral("film (1).mkv"))));
    QVERIFY(QFile::link(path(QStringLiteral("nowhere")), path(QStringLiteral("film (2).mkv"))));
    QCOMPARE(publish().suggestion, QStringLiteral("film (3).mkv"));
}

void FilePublishingTest::overwrites()
{
    QVERIFY(writeFile(path(kFinal), "old"));
    QCOMPARE(publish(true).error, Error());
    QCOMPARE(contentOf(path(kFinal)), "content");
    QVERIFY(!exists(path(kTemp)));
}

void FilePublishingTest::overwritesNoDirectory()
{
    QVERIFY(QDir().mkdir(path(kFinal)));
    QCOMPARE(publish(true).error.code, ErrorCode::EFileExists);
    QVERIFY(QDir(path(kFinal)).exists());
    QCOMPARE(contentOf(path(kTemp)), "content");
}

void FilePublishingTest::overwritesALinkNotItsTarget()
{
    const QString victim = path(QStringLiteral("victim"));
    QVERIFY(writeFile(victim, "precious"));
    QVERIFY(QFile::link(victim, path(kFinal)));
    QCOMPARE(publish(true).error, Error());
    QCOMPARE(contentOf(victim), "precious");
    QVERIFY(S_ISREG(statusOf(path(kFinal)).st_mode));
}

void FilePublishingTest::movesOnlyTheRecordedFile_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<bool>("overwrite");
    QTest::addColumn<ErrorCode>("code");
    for (const bool overwrite : {false, true}) {
        const char *const tag = overwrite ? ", overwrite" : "";
        QTest::addRow("gone%s", tag) << 0 << overwrite << ErrorCode::BgEFileNotFound;
        QTest::addRow("file%s", tag) << 1 << overwrite << ErrorCode::BgELocalFileChanged;
        QTest::addRow("link%s", tag) << 2 << overwrite << ErrorCode::BgELocalFileChanged;
        QTest::addRow("directory%s", tag) << 3 << overwrite << ErrorCode::BgELocalFileChanged;
        QTest::addRow("pipe%s", tag) << 4 << overwrite << ErrorCode::BgELocalFileChanged;
    }
}

void FilePublishingTest::movesOnlyTheRecordedFile()
{
    QFETCH(int, change);
    QFETCH(bool, overwrite);
    QFETCH(ErrorCode, code);
    const QString moved = path(QStringLiteral("moved"));
    QVERIFY(QFile::rename(path(kTemp), moved));
    if (change == 1)
        QVERIFY(writeFile(path(kTemp), "mine"));
    else if (change == 2)
        QVERIFY(QFile::link(moved, path(kTemp)));
    else if (change == 3)
        QVERIFY(QDir().mkdir(path(kTemp)));
    else if (change == 4)
        QCOMPARE(::mkfifo(qPrintable(path(kTemp)), 0600), 0);
    if (overwrite)
        QVERIFY(writeFile(path(kFinal), "old"));
    QCOMPARE(publish(overwrite).error.code, code);
    QCOMPARE(exists(path(kTemp)), change != 0);
    QCOMPARE(contentOf(path(kFinal)), overwrite ? QByteArray("old") : QByteArray("<missing>"));
}

void FilePublishingTest::badNames()
{
    QCOMPARE(publish(false, QStringLiteral("../x")).error.code, ErrorCode::EInvalidArg);
    QCOMPARE(publish(true, QStringLiteral("..")).error.code, ErrorCode::EInvalidArg);
    QCOMPARE(publish(false, QString()).error.code, ErrorCode::EInvalidArg);
    QCOMPARE(publish(false, QString(256, QLatin1Char('n'))).error.code,
             ErrorCode::BgEStringTooLong);
    QCOMPARE(contentOf(path(kTemp)), "content");
    QCOMPARE(publish(false, QString(255, QLatin1Char('n'))).error, Error());
}

void FilePublishingTest::readOnlyDirectory()
{
    QVERIFY(AsOrdinaryUser::give(m_directory->path()) && AsOrdinaryUser::give(path(kTemp)));
    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0500), 0);
    {
        const AsOrdinaryUser user;
        const auto outcome = publishFiles({{{1}, m_place, kFinal, false, 0644}}).front();
        QCOMPARE(outcome.error.code, ErrorCode::EAccessDenied);
        QCOMPARE(outcome.error.subject, path(kFinal));
    }
    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0700), 0);
    QCOMPARE(statusOf(path(kTemp)).st_mode & 07777U, 0600U);
    QCOMPARE(publish().error, Error());
}

void FilePublishingTest::directoryRenamed()
{
    m_place.directory += QStringLiteral("/missing");
    const auto outcome = publish();
    QCOMPARE(outcome.error.code, ErrorCode::EPathNotFound);
    QCOMPARE(outcome.error.subject, m_place.directory);
}

void FilePublishingTest::manyTogether()
{
    // More than are flushed one by one; two of them want one name, one is gone, one is a
    // stranger's.
    std::vector<PublishFile> tasks;
    for (int i = 0; i < 20; ++i) {
        const QString temp = QStringLiteral(".%1.kurier-part").arg(i);
        QVERIFY(writeFile(path(temp), QByteArray::number(i)));
        tasks.push_back({{i + 1},
                         placeOf(m_directory->path(), temp),
                         QString::number(std::max(i, 1)),
                         false,
                         0640});
    }
    QVERIFY(QFile::remove(path(tasks[7].place.name)));
    tasks[9].place.inode = m_place.inode;
    const auto outcomes = publishFiles(tasks);
    QCOMPARE(outcomes.size(), tasks.size());
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const QString name = QString::number(i);
        QCOMPARE(outcomes[i].id, tasks[i].id);
        switch (i) {
        case 1:
            QCOMPARE(outcomes[i].error.code, ErrorCode::EFileExists);
            QCOMPARE(outcomes[i].suggestion, QStringLiteral("1 (1)"));
            QCOMPARE(statusOf(path(tasks[i].place.name)).st_mode & 0777U, 0644U);
            break;
        case 7:
            QCOMPARE(outcomes[i].error.code, ErrorCode::BgEFileNotFound);
            break;
        case 9:
            QCOMPARE(outcomes[i].error.code, ErrorCode::BgELocalFileChanged);
            QCOMPARE(contentOf(path(tasks[i].place.name)), QByteArray("9"));
            break;
        default:
            QCOMPARE(outcomes[i].error, Error());
            QVERIFY(!exists(path(tasks[i].place.name)));
            QCOMPARE(contentOf(path(i == 0 ? QStringLiteral("1") : name)),
                     QByteArray::number(qint64(i)));
        }
    }
}

QTEST_GUILESS_MAIN(FilePublishingTest)
#include "tst_filepublishing.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TempFile.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QTest>

using namespace kurier;

namespace {

const QString kName = QStringLiteral(".film.mkv.kurier-part");

} // namespace

/// A temp file is known before it has a name, and is opened again only if it is the same.
class TempFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identityComesBeforeTheName();
    void forgottenBeforeTheLinkLeavesNothing();
    void folderExchangedBeforeTheLink();
    void linkReplacesNothing_data();
    void linkReplacesNothing();
    void createdWithoutUnnamedFile();
    void fileSystemWithoutUnnamedFiles();
    void badNameAndDirectory();
    void readOnlyDirectory();
    void opensTheRecordedFile();
    void opensNothingElse_data();
    void opensNothingElse();
    void syncsFewAndMany();

private:
    QString path(const QString &name = kName) const { return m_directory->filePath(name); }
    QStringList entries() const
    {
        return QDir(m_directory->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    WorkerHarness m_harness;
};

void TempFileTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void TempFileTest::identityComesBeforeTheName()
{
    const auto prepared = m_harness.run<TempPrepared>(PrepareTemp {{}, m_directory->path(), kName});
    QCOMPARE(prepared.error, Error());
    if (!prepared.unnamed)
        QSKIP("this file system has no unnamed files");
    QVERIFY(prepared.place.inode != 0);
    QVERIFY(entries().isEmpty());

    QCOMPARE(::pwrite(prepared.file->descriptor(), "bytes", 5, 0), 5);
    const auto linked = m_harness.run<TempLinked>(LinkTemp {{}, prepared.place, prepared.file});
    QCOMPARE(linked.error, Error());
    QCOMPARE(linked.place, prepared.place);
    QCOMPARE(entries(), QStringList(kName));
    QCOMPARE(contentOf(path()), "bytes");
    const struct stat status = statusOf(path());
    QCOMPARE(quint64(status.st_ino), prepared.place.inode);
    QCOMPARE(quint64(status.st_dev), prepared.place.device);
    QCOMPARE(linked.place.inode, prepared.place.inode);
    QCOMPARE(status.st_mode & 07777U, 0600U);
}

void TempFileTest::forgottenBeforeTheLinkLeavesNothing()
{
    {
        const auto prepared =
            m_harness.run<TempPrepared>(PrepareTemp {{}, m_directory->path(), kName});
        QCOMPARE(prepared.error, Error());
    }
    QVERIFY(entries().isEmpty());
}

/// Named in the folder that came in its place, the file would be looked for where it never was.
void TempFileTest::folderExchangedBeforeTheLink()
{
    for (const bool unnamed : {true, false}) {
        const QString folder = path(QStringLiteral("folder"));
        const QString away = path(unnamed ? QStringLiteral("a") : QStringLiteral("b"));
        QVERIFY(QDir().mkdir(folder));
        const auto prepared = m_harness.run<TempPrepared>(PrepareTemp {{}, folder, kName});
        QCOMPARE(prepared.error, Error());
        QVERIFY(QDir().rename(folder, away) && QDir().mkdir(folder));
        const auto linked = m_harness.run<TempLinked>(
            LinkTemp {{}, prepared.place, unnamed ? prepared.file : nullptr});
        QCOMPARE(linked.error.code, ErrorCode::BgELocalFileChanged);
        QVERIFY(!linked.file);
        for (const QString &place : {folder, away})
            QVERIFY(QDir(place).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(QDir().rmdir(folder));
    }
}

void TempFileTest::linkReplacesNothing_data()
{
    QTest::addColumn<bool>("unnamed");
    QTest::addColumn<bool>("link");
    QTest::newRow("unnamed, file") << true << false;
    QTest::newRow("unnamed, symbolic link") << true << true;
    QTest::newRow("named, file") << false << false;
    QTest::newRow("named, symbolic link") << false << true;
}

void TempFileTest::linkReplacesNothing()
{
    QFETCH(bool, unnamed);
    QFETCH(bool, link);
    const QString victim = path(link ? QStringLiteral("victim") : kName);
    QVERIFY(writeFile(victim, "precious"));
    if (link)
        QVERIFY(QFile::link(victim, path()));
    const auto prepared = m_harness.run<TempPrepared>(PrepareTemp {{}, m_directory->path(), kName});
    const auto linked = m_harness.run<TempLinked>(
        LinkTemp {{}, {m_directory->path(), kName}, unnamed ? prepared.file : nullptr});
    QCOMPARE(linked.error.code, ErrorCode::EFileExists);
    QCOMPARE(linked.error.subject, path());
    QVERIFY(!linked.file);
    QCOMPARE(contentOf(victim), "precious");
}

void TempFileTest::createdWithoutUnnamedFile()
{
    const auto linked =
        m_harness.run<TempLinked>(LinkTemp {{}, {m_directory->path(), kName}, nullptr});
    QCOMPARE(linked.error, Error());
    QVERIFY(linked.file);
    const struct stat status = statusOf(path());
    QCOMPARE(quint64(status.st_ino), linked.place.inode);
    QCOMPARE(quint64(status.st_dev), linked.place.device);
    QCOMPARE(status.st_mode & 07777U, 0600U);
    QCOMPARE(::pwrite(linked.file->descriptor(), "bytes", 5, 0), 5);
    QCOMPARE(contentOf(path()), "bytes");
}

void TempFileTest::fileSystemWithoutUnnamedFiles()
{
    const QString without =
        ::geteuid() == 0 ? QStringLiteral("/proc") : QStringLiteral("/dev/mqueue");
    if (!exists(without))
        QSKIP("no file system without unnamed files at hand");
    const auto prepared = m_harness.run<TempPrepared>(PrepareTemp {{}, without, kName});
    QCOMPARE(prepared.error, Error());
    QVERIFY(!prepared.unnamed);
    QVERIFY(!prepared.file);
    QCOMPARE(prepared.place.inode, 0U);
}

void TempFileTest::badNameAndDirectory()
{
    const QString parent = QStringLiteral("../x");
    QCOMPARE(m_harness.run<TempPrepared>(PrepareTemp {{}, m_directory->path(), parent}).error.code,
             ErrorCode::EInvalidArg);
    QCOMPARE(m_harness.run<TempLinked>(LinkTemp {{}, {m_directory->path(), parent}, {}}).error.code,
             ErrorCode::EInvalidArg);
    const QString missing = path(QStringLiteral("missing"));
    const auto prepared = m_harness.run<TempPrepared>(PrepareTemp {{}, missing, kName});
    QCOMPARE(prepared.error.code, ErrorCode::EPathNotFound);
    QCOMPARE(prepared.error.subject, missing);
    QVERIFY(entries().isEmpty());
}

void TempFileTest::readOnlyDirectory()
{
    QVERIFY(AsOrdinaryUser::give(m_directory->path()));
    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0500), 0);
    const AsOrdinaryUser user;
    const auto prepared = prepareTemp({{1}, m_directory->path(), kName});
    QCOMPARE(prepared.error.code, ErrorCode::EAccessDenied);
    QCOMPARE(prepared.error.subject, m_directory->path());
    QCOMPARE(linkTemp({{1}, {m_directory->path(), kName}, nullptr}).error.code,
             ErrorCode::EAccessDenied);
}

void TempFileTest::opensTheRecordedFile()
{
    QVERIFY(writeFile(path(), "0123456789"));
    const FilePlace place = placeOf(m_directory->path(), kName);
    const auto opened = m_harness.run<TempOpened>(OpenTemp {{}, place, 10});
    QCOMPARE(opened.error, Error());
    QCOMPARE(opened.size, 10);
    QCOMPARE(::pwrite(opened.file->descriptor(), "x", 1, 10), 1);
    QCOMPARE(contentOf(path()), "0123456789x");
}

void TempFileTest::opensNothingElse_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("gone") << 0 << ErrorCode::BgEFileNotFound;
    QTest::newRow("directory gone") << 1 << ErrorCode::BgEFileNotFound;
    QTest::newRow("another file") << 2 << ErrorCode::BgELocalFileChanged;
    QTest::newRow("symbolic link to itself") << 3 << ErrorCode::BgELocalFileChanged;
    QTest::newRow("second link") << 4 << ErrorCode::BgELocalFileChanged;
    QTest::newRow("directory") << 5 << ErrorCode::BgELocalFileChanged;
    QTest::newRow("pipe") << 6 << ErrorCode::BgELocalFileChanged;
    QTest::newRow("shorter than proven") << 7 << ErrorCode::BgELocalFileChanged;
    QTest::newRow("identity unknown") << 8 << ErrorCode::BgELocalFileChanged;
}

void TempFileTest::opensNothingElse()
{
    QFETCH(int, change);
    QFETCH(ErrorCode, code);
    QVERIFY(writeFile(path(), "0123456789"));
    FilePlace place = placeOf(m_directory->path(), kName);
    const QString moved = path(QStringLiteral("moved"));
    if (change == 4)
        QCOMPARE(::link(qPrintable(path()), qPrintable(moved)), 0);
    else if (change == 7)
        QCOMPARE(::truncate(qPrintable(path()), 9), 0);
    else if (change == 8)
        place.inode = 0;
    else
        QVERIFY(QFile::rename(path(), moved));
    if (change == 1)
        place.directory = path(QStringLiteral("missing"));
    else if (change == 2)
        QVERIFY(writeFile(path(), "0123456789"));
    else if (change == 3)
        QVERIFY(QFile::link(moved, path()));
    else if (change == 5)
        QVERIFY(QDir().mkdir(path()));
    else if (change == 6)
        QCOMPARE(::mkfifo(qPrintable(path()), 0600), 0);
    const auto opened = m_harness.run<TempOpened>(OpenTemp {{}, place, 10});
    QVERIFY(!opened.file);
    QCOMPARE(opened.error.code, code);
    QVERIFY(!opened.error.subject.isEmpty());
}

void TempFileTest::syncsFewAndMany()
{
    int pipe[2] = {-1, -1};
    QCOMPARE(::pipe(pipe), 0);
    const auto unsyncable = std::make_shared<const FileHandle>(pipe[0]);
    const FileHandle otherEnd(pipe[1]);
    for (const std::size_t count : {1U, 3U, 40U}) {
        SyncFiles task;
        for (std::size_t i = 0; i < count; ++i) {
            const QString name = QStringLiteral("%1-%2").arg(count).arg(i);
            task.files.push_back(
                m_harness.run<TempLinked>(LinkTemp {{}, {m_directory->path(), name}, {}}).file);
            if (i == 0)
                task.files.push_back(unsyncable);
        }
        task.files.push_back(nullptr);
        const auto synced = m_harness.run<FilesSynced>(task);
        QCOMPARE(synced.errors.size(), count + 2);
        for (std::size_t i = 0; i < synced.errors.size(); ++i) {
            const bool bad = i == 1 || i == count + 1;
            QCOMPARE(synced.errors[i].code != ErrorCode::Ok, bad);
        }
    }
}

QTEST_GUILESS_MAIN(TempFileTest)
#include "tst_tempfile.moc"

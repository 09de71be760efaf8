// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCode.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QTest>

using namespace kurier;

namespace {

const QString kName = QStringLiteral(".film.mkv.kurier-part");

} // namespace

/// A temp file goes, and nothing else ever does.
class FileRemovalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void removesItsOwn();
    void absentIsSuccess();
    void absentDirectoryIsSuccess();
    void unmountedIsNotSuccess();
    void replacedByFile();
    void replacedBySymbolicLink();
    void replacedByLinkToItself();
    void replacedByDirectory();
    void replacedByPipe();
    void hardLinkOfThePersonStays();
    void directoryRenamed();
    void directoryReplacedByLink();
    void otherFileSystem();
    void readOnlyDirectory();
    void readOnlyFileSystem();
    void fullFileSystem();
    void longName();
    void unknownIdentity();
    void badName_data();
    void badName();
    void crashWhileAside();
    void crashWithStrangerAside();
    void strangerAsideAndNewFile();

private:
    QString path(const QString &name = kName) const { return m_directory->filePath(name); }
    QString asidePath(const FilePlace &place) const;
    FilePlace createTemp(const QByteArray &content = "partial");
    FileRemoved remove(const FilePlace &place)
    {
        return m_harness->run<FileRemoved>(RemoveFile {{}, place, nullptr});
    }
    void verifyLeftAlone(const FileRemoved &outcome, const QString &where);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<WorkerHarness> m_harness;
};

void FileRemovalTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_harness = std::make_unique<WorkerHarness>();
}

void FileRemovalTest::cleanup()
{
    m_harness.reset();
    m_directory.reset();
}

QString FileRemovalTest::asidePath(const FilePlace &place) const
{
    return path(
        QStringLiteral(".kurier-removing-%1-%2").arg(place.device, 0, 16).arg(place.inode, 0, 16));
}

FilePlace FileRemovalTest::createTemp(const QByteArray &content)
{
    [&] { QVERIFY(writeFile(path(), content)); }();
    return placeOf(m_directory->path(), kName);
}

void FileRemovalTest::verifyLeftAlone(const FileRemoved &outcome, const QString &where)
{
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.error.code, ErrorCode::BgELocalFileChanged);
    QCOMPARE(outcome.error.context, ErrorContext::LocalFile);
    QCOMPARE(outcome.error.subject, where);
    QVERIFY(!outcome.error.detail.isEmpty());
}

void FileRemovalTest::removesItsOwn()
{
    QVERIFY(writeFile(path(QStringLiteral("neighbour")), "mine"));
    const FileRemoved outcome = remove(createTemp("0123456789"));
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.error, Error());
    QCOMPARE(outcome.bytes, 10);
    QCOMPARE(
        QDir(m_directory->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList(QStringLiteral("neighbour")));
}

void FileRemovalTest::absentIsSuccess()
{
    const FilePlace place = createTemp();
    QVERIFY(QFile::remove(path()));
    const FileRemoved outcome = remove(place);
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.error, Error());
}

void FileRemovalTest::absentDirectoryIsSuccess()
{
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("a/b")));
    QVERIFY(writeFile(path(QStringLiteral("a/b/x")), "x"));
    const FilePlace place = placeOf(path(QStringLiteral("a/b")), QStringLiteral("x"));
    QVERIFY(QDir(path(QStringLiteral("a"))).removeRecursively());
    QVERIFY(remove(place).removed);
}

void FileRemovalTest::unmountedIsNotSuccess()
{
    FilePlace place = createTemp();
    QVERIFY(QFile::remove(path()));
    place.device += 1;
    QCOMPARE(remove(place).error.code, ErrorCode::BgEVolumeChanged);
    place.directory += QStringLiteral("/stick");
    const FileRemoved outcome = remove(place);
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.error.code, ErrorCode::BgEVolumeChanged);
    QCOMPARE(outcome.error.subject, place.directory);
}

void FileRemovalTest::replacedByFile()
{
    const FilePlace place = createTemp();
    QVERIFY(writeFile(path(QStringLiteral("mine")), "precious"));
    QCOMPARE(::rename(qPrintable(path(QStringLiteral("mine"))), qPrintable(path())), 0);
    verifyLeftAlone(remove(place), path());
    QCOMPARE(contentOf(path()), "precious");
}

void FileRemovalTest::replacedBySymbolicLink()
{
    const FilePlace place = createTemp();
    const QString victim = path(QStringLiteral("victim"));
    QVERIFY(writeFile(victim, "precious"));
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::link(victim, path()));
    verifyLeftAlone(remove(place), path());
    QCOMPARE(contentOf(victim), "precious");
    QVERIFY(S_ISLNK(statusOf(path()).st_mode));
}

void FileRemovalTest::replacedByLinkToItself()
{
    const FilePlace place = createTemp();
    const QString kept = path(QStringLiteral("kept"));
    QVERIFY(QFile::rename(path(), kept));
    QVERIFY(QFile::link(kept, path()));
    verifyLeftAlone(remove(place), path());
    QCOMPARE(contentOf(kept), "partial");
}

void FileRemovalTest::replacedByDirectory()
{
    const FilePlace place = createTemp();
    QVERIFY(QFile::remove(path()));
    QVERIFY(QDir().mkdir(path()));
    QVERIFY(writeFile(path() + QStringLiteral("/inside"), "precious"));
    verifyLeftAlone(remove(place), path());
    QCOMPARE(contentOf(path() + QStringLiteral("/inside")), "precious");
}

void FileRemovalTest::replacedByPipe()
{
    const FilePlace place = createTemp();
    QVERIFY(QFile::remove(path()));
    QCOMPARE(::mkfifo(qPrintable(path()), 0600), 0);
    verifyLeftAlone(remove(place), path());
    QVERIFY(S_ISFIFO(statusOf(path()).st_mode));
}

void FileRemovalTest::hardLinkOfThePersonStays()
{
    const FilePlace place = createTemp();
    const QString kept = path(QStringLiteral("kept"));
    QCOMPARE(::link(qPrintable(path()), qPrintable(kept)), 0);
    const FileRemoved outcome = remove(place);
    QVERIFY(outcome.removed);
    QVERIFY(!exists(path()));
    QCOMPARE(contentOf(kept), "partial");
}

void FileRemovalTest::directoryRenamed()
{
    QVERIFY(QDir().mkdir(path(QStringLiteral("old"))));
    QVERIFY(writeFile(path(QStringLiteral("old/x")), "partial"));
    const FilePlace place = placeOf(path(QStringLiteral("old")), QStringLiteral("x"));
    QVERIFY(QDir().rename(path(QStringLiteral("old")), path(QStringLiteral("new"))));
    QVERIFY(remove(place).removed);
    QCOMPARE(contentOf(path(QStringLiteral("new/x"))), "partial");
}

void FileRemovalTest::directoryReplacedByLink()
{
    QVERIFY(QDir().mkdir(path(QStringLiteral("old"))));
    QVERIFY(QDir().mkdir(path(QStringLiteral("home"))));
    QVERIFY(writeFile(path(QStringLiteral("old/x")), "partial"));
    QVERIFY(writeFile(path(QStringLiteral("home/x")), "precious"));
    const FilePlace place = placeOf(path(QStringLiteral("old")), QStringLiteral("x"));
    QVERIFY(QDir().rename(path(QStringLiteral("old")), path(QStringLiteral("away"))));
    QVERIFY(QFile::link(path(QStringLiteral("home")), path(QStringLiteral("old"))));
    verifyLeftAlone(remove(place), path(QStringLiteral("old/x")));
    QCOMPARE(contentOf(path(QStringLiteral("home/x"))), "precious");
}

void FileRemovalTest::otherFileSystem()
{
    const QTemporaryDir other(QStringLiteral("/dev/shm/kurier-XXXXXX"));
    if (!other.isValid() || statusOf(other.path()).st_dev == statusOf(m_directory->path()).st_dev)
        QSKIP("there is only one file system to write to");
    QVERIFY(QDir().mkdir(path(QStringLiteral("dir"))));
    QVERIFY(writeFile(path(QStringLiteral("dir/x")), "partial"));
    const FilePlace place = placeOf(path(QStringLiteral("dir")), QStringLiteral("x"));
    QVERIFY(QDir().rename(path(QStringLiteral("dir")), path(QStringLiteral("away"))));
    QVERIFY(QFile::link(other.path(), path(QStringLiteral("dir"))));
    QCOMPARE(remove(place).error.code, ErrorCode::BgEVolumeChanged);
    QVERIFY(writeFile(other.filePath(QStringLiteral("x")), "precious"));
    verifyLeftAlone(remove(place), path(QStringLiteral("dir/x")));
    QCOMPARE(contentOf(other.filePath(QStringLiteral("x"))), "precious");

    const FilePlace there = placeOf(other.path(), QStringLiteral("x"));
    QVERIFY(remove(there).removed);
    QVERIFY(!exists(other.filePath(QStringLiteral("x"))));
}

void FileRemovalTest::readOnlyDirectory()
{
    const FilePlace place = createTemp();
    QVERIFY(AsOrdinaryUser::give(m_directory->path()) && AsOrdinaryUser::give(path()));
    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0500), 0);
    const auto tryAsOrdinaryUser = [&place] {
        const AsOrdinaryUser user;
        const RemoveFile task {{1}, place, nullptr};
        FileRemoval removal(task, TempSearch().find(task));
        while (!removal.step()) { }
        return removal.outcome(removal.changedDirectory() ? removal.directory()->sync()
                                                          : Result<>());
    };
    const FileRemoved refused = tryAsOrdinaryUser();
    QVERIFY(!refused.removed);
    QCOMPARE(refused.error.code, ErrorCode::EAccessDenied);
    QCOMPARE(refused.error.subject, path());
    QVERIFY(!refused.error.detail.isEmpty());
    QCOMPARE(contentOf(path()), "partial");

    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0700), 0);
    QVERIFY(tryAsOrdinaryUser().removed);
    QVERIFY(!exists(path()));
}

void FileRemovalTest::readOnlyFileSystem()
{
    const SmallFileSystem disk("size=1m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString file = disk.path() + QStringLiteral("/x");
    QVERIFY(writeFile(file, "partial"));
    const FilePlace place = placeOf(disk.path(), QStringLiteral("x"));
    QVERIFY(disk.setReadOnly(true));
    const FileRemoved refused = remove(place);
    QVERIFY(!refused.removed);
    QCOMPARE(refused.error.code, ErrorCode::EWriteProtect);
    QCOMPARE(refused.error.subject, file);
    QCOMPARE(contentOf(file), "partial");
    QVERIFY(disk.setReadOnly(false));
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(file));
}

void FileRemovalTest::fullFileSystem()
{
    const SmallFileSystem disk("size=1m,nr_inodes=4");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    QVERIFY(writeFile(disk.path() + QStringLiteral("/x"), "partial"));
    const FilePlace place = placeOf(disk.path(), QStringLiteral("x"));
    QFile filler(disk.path() + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) { }
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(disk.path() + QStringLiteral("/x")));
}

void FileRemovalTest::longName()
{
    const QString name = QString(255, QLatin1Char('n'));
    QVERIFY(writeFile(path(name), "x"));
    QVERIFY(remove(placeOf(m_directory->path(), name)).removed);
    QVERIFY(!exists(path(name)));
    FilePlace tooLong {m_directory->path(), QString(256, QLatin1Char('n')), 1, 1};
    QCOMPARE(remove(tooLong).error.code, ErrorCode::BgEStringTooLong);
}

void FileRemovalTest::unknownIdentity()
{
    const FilePlace intent {m_directory->path(), kName, 0, 0};
    QVERIFY(remove(intent).removed);

    QVERIFY(writeFile(path(), {}));
    QVERIFY(remove(intent).removed);
    QVERIFY(!exists(path()));

    QVERIFY(writeFile(path(), "x"));
    verifyLeftAlone(remove(intent), path());
    QCOMPARE(contentOf(path()), "x");

    QVERIFY(writeFile(path(), {}));
    QCOMPARE(::link(qPrintable(path()), qPrintable(path(QStringLiteral("kept")))), 0);
    verifyLeftAlone(remove(intent), path());
    QVERIFY(exists(path()));
    QVERIFY(QFile::remove(path()) && QDir().mkdir(path()));
    verifyLeftAlone(remove(intent), path());
}

void FileRemovalTest::badName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("dot") << QStringLiteral(".");
    QTest::newRow("parent") << QStringLiteral("..");
    QTest::newRow("path") << QStringLiteral("../x");
    QTest::newRow("nul") << QStringLiteral("a").append(QChar::Null);
}

void FileRemovalTest::badName()
{
    QFETCH(QString, name);
    const FileRemoved outcome = remove({m_directory->path(), name, 1, 1});
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.error.code, ErrorCode::EInvalidArg);
}

void FileRemovalTest::crashWhileAside()
{
    const FilePlace place = createTemp();
    QVERIFY(QFile::rename(path(), asidePath(place)));
    QVERIFY(writeFile(path(), "somebody else's"));
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(asidePath(place)));
    QCOMPARE(contentOf(path()), "somebody else's");
}

void FileRemovalTest::crashWithStrangerAside()
{
    const FilePlace place = createTemp();
    QVERIFY(writeFile(asidePath(place), "precious"));
    QVERIFY(QFile::remove(path()));
    verifyLeftAlone(remove(place), path());
    QCOMPARE(contentOf(path()), "precious");
    QVERIFY(!exists(asidePath(place)));
}

void FileRemovalTest::strangerAsideAndNewFile()
{
    const FilePlace place = createTemp();
    QVERIFY(writeFile(asidePath(place), "precious"));
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(path()));
    QCOMPARE(contentOf(asidePath(place)), "precious");
}

QTEST_GUILESS_MAIN(FileRemovalTest)
#include "tst_fileremoval.moc"

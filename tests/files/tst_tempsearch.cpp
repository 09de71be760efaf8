// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCode.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QTest>

using namespace kurier;

namespace {

const QString kName = QStringLiteral(".kurier-0.part");

} // namespace

/// A temp file is known again after anything that may happen to its folder and its file system.
class TempSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void recordsBirthAndFolder();
    void otherDeviceAfterRestart();
    void otherDeviceWithoutBirth();
    void inodeGivenAnew();
    void resumesOnOtherDevice();
    void folderRenamed();
    void parentRenamed();
    void folderRenamedAndReplaced();
    void folderReplacedByLink();
    void folderMovedFarAway();
    void folderRemoved();
    void folderMadeAnew();
    void fileTakenAway();
    void fileRenamedByPerson();
    void strangerInRenamedFolder();
    void oldRecordsKnowNoFolder();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QString folder() const { return path(QStringLiteral("a/folder")); }
    TempLinked createTemp();
    FileRemoved remove(const FilePlace &place, FileHandlePtr file = nullptr)
    {
        return m_harness->run<FileRemoved>(RemoveFile {{}, place, std::move(file)});
    }
    static void verifyDoubt(const FileRemoved &outcome, const QString &where);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<WorkerHarness> m_harness;
};

void TempSearchTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("a/folder")));
    m_harness = std::make_unique<WorkerHarness>();
}

void TempSearchTest::cleanup()
{
    m_harness.reset();
    m_directory.reset();
}

TempLinked TempSearchTest::createTemp()
{
    auto prepared = m_harness->run<TempPrepared>(PrepareTemp {{}, folder(), kName});
    auto linked = m_harness->run<TempLinked>(LinkTemp {{}, prepared.place, prepared.file});
    [&] {
        QCOMPARE(linked.error, Error());
        QCOMPARE(::write(linked.file->descriptor(), "partial", 7), 7);
    }();
    return linked;
}

void TempSearchTest::verifyDoubt(const FileRemoved &outcome, const QString &where)
{
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.error.code, ErrorCode::BgEFileNotFound);
    QCOMPARE(outcome.error.subject, where);
    QVERIFY(!outcome.error.detail.isEmpty());
}

void TempSearchTest::recordsBirthAndFolder()
{
    const FilePlace place = createTemp().place;
    struct statx seen
    {
    };
    QCOMPARE(
        ::statx(AT_FDCWD, qPrintable(folder() + QLatin1Char('/') + kName), 0, STATX_ALL, &seen), 0);
    QCOMPARE(place.inode, quint64(seen.stx_ino));
    QVERIFY(place.birth != 0);
    QCOMPARE(place.birth, seen.stx_btime.tv_sec * 1'000'000'000LL + seen.stx_btime.tv_nsec);
    QCOMPARE(::statx(AT_FDCWD, qPrintable(folder()), 0, STATX_ALL, &seen), 0);
    QCOMPARE(place.folder.inode, quint64(seen.stx_ino));
    QCOMPARE(place.folder.birth, seen.stx_btime.tv_sec * 1'000'000'000LL + seen.stx_btime.tv_nsec);
}

void TempSearchTest::otherDeviceAfterRestart()
{
    FilePlace place = createTemp().place;
    place.device += 7;
    place.folder.device += 7;
    const FileRemoved outcome = remove(place);
    QCOMPARE(outcome.error, Error());
    QVERIFY(outcome.removed);
    QCOMPARE(outcome.bytes, 7);
    QVERIFY(QDir(folder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    // Gone from the same folder is gone, whatever the device is called now.
    QVERIFY(remove(place).removed);
}

void TempSearchTest::otherDeviceWithoutBirth()
{
    FilePlace place = createTemp().place;
    place.device += 7;
    place.birth = 0;
    const FileRemoved outcome = remove(place);
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.error.code, ErrorCode::BgELocalFileChanged);
    QVERIFY(exists(folder() + QLatin1Char('/') + kName));
}

void TempSearchTest::inodeGivenAnew()
{
    FilePlace place = createTemp().place;
    place.birth -= 1;
    const FileRemoved outcome = remove(place);
    QVERIFY(!outcome.removed);
    QCOMPARE(outcome.error.code, ErrorCode::BgELocalFileChanged);
    QCOMPARE(contentOf(folder() + QLatin1Char('/') + kName), QByteArray("partial"));
}

void TempSearchTest::resumesOnOtherDevice()
{
    const FilePlace seen = createTemp().place;
    FilePlace place = seen;
    place.device += 7;
    const auto opened = m_harness->run<TempOpened>(OpenTemp {{}, place, 7});
    QCOMPARE(opened.error, Error());
    QVERIFY(opened.file);
    QCOMPARE(opened.place, seen);
    place.birth += 1;
    QCOMPARE(m_harness->run<TempOpened>(OpenTemp {{}, place, 7}).error.code,
             ErrorCode::BgELocalFileChanged);
}

void TempSearchTest::folderRenamed()
{
    const FilePlace place = createTemp().place;
    const QString renamed = path(QStringLiteral("a/renamed"));
    QVERIFY(QDir().mkpath(path(QStringLiteral("a/other"))));
    QVERIFY(QDir().rename(folder(), renamed));
    QVERIFY(remove(place).removed);
    QVERIFY(QDir(renamed).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TempSearchTest::parentRenamed()
{
    const FilePlace place = createTemp().place;
    QVERIFY(QDir().rename(path(QStringLiteral("a")), path(QStringLiteral("b"))));
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(path(QStringLiteral("b/folder/") + kName)));
}

void TempSearchTest::folderRenamedAndReplaced()
{
    const FilePlace place = createTemp().place;
    const QString renamed = path(QStringLiteral("a/renamed"));
    QVERIFY(QDir().rename(folder(), renamed));
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(writeFile(folder() + QLatin1Char('/') + kName, "mine"));
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(renamed + QLatin1Char('/') + kName));
    QCOMPARE(contentOf(folder() + QLatin1Char('/') + kName), QByteArray("mine"));
}

void TempSearchTest::folderReplacedByLink()
{
    const FilePlace place = createTemp().place;
    const QString renamed = path(QStringLiteral("b"));
    QVERIFY(QDir().rename(folder(), renamed));
    QCOMPARE(::symlink(qPrintable(renamed), qPrintable(folder())), 0);
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(renamed + QLatin1Char('/') + kName));
}

void TempSearchTest::folderMovedFarAway()
{
    const TempLinked temp = createTemp();
    QVERIFY(QDir().mkpath(path(QStringLiteral("b/c"))));
    const QString moved = path(QStringLiteral("b/c/folder"));
    QVERIFY(QDir().rename(folder(), moved));
    verifyDoubt(remove(temp.place), folder());
    QVERIFY(exists(moved + QLatin1Char('/') + kName));
    QVERIFY(remove(temp.place, temp.file).removed);
    QVERIFY(!exists(moved + QLatin1Char('/') + kName));
}

void TempSearchTest::folderRemoved()
{
    const TempLinked temp = createTemp();
    QVERIFY(QDir(folder()).removeRecursively());
    verifyDoubt(remove(temp.place), folder());
    QVERIFY(remove(temp.place, temp.file).removed);
}

void TempSearchTest::folderMadeAnew()
{
    const TempLinked temp = createTemp();
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(QDir().mkpath(folder()));
    verifyDoubt(remove(temp.place), folder());
    QVERIFY(remove(temp.place, temp.file).removed);
}

void TempSearchTest::fileTakenAway()
{
    const FilePlace place = createTemp().place;
    QVERIFY(QFile::remove(folder() + QLatin1Char('/') + kName));
    QVERIFY(remove(place).removed);
}

void TempSearchTest::fileRenamedByPerson()
{
    const TempLinked temp = createTemp();
    const QString kept = folder() + QStringLiteral("/mine");
    QVERIFY(QFile::rename(folder() + QLatin1Char('/') + kName, kept));
    QVERIFY(remove(temp.place, temp.file).removed);
    QCOMPARE(contentOf(kept), QByteArray("partial"));
}

void TempSearchTest::strangerInRenamedFolder()
{
    const FilePlace place = createTemp().place;
    const QString renamed = path(QStringLiteral("a/renamed"));
    QVERIFY(QDir().rename(folder(), renamed));
    const QString temp = renamed + QLatin1Char('/') + kName;
    QVERIFY(QFile::rename(temp, path(QStringLiteral("held"))));
    QVERIFY(writeFile(temp, "mine"));
    const FileRemoved outcome = remove(place);
    QCOMPARE(outcome.error.code, ErrorCode::BgELocalFileChanged);
    QCOMPARE(contentOf(temp), QByteArray("mine"));
}

void TempSearchTest::oldRecordsKnowNoFolder()
{
    FilePlace place = createTemp().place;
    place.folder = {};
    place.birth = 0;
    QVERIFY(remove(place).removed);
    QVERIFY(!exists(folder() + QLatin1Char('/') + kName));
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(remove(place).removed);
}

QTEST_GUILESS_MAIN(TempSearchTest)
#include "tst_tempsearch.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DiskSpace.h"
#include "core/job/MissingSpace.h"
#include "tests/files/FileFixture.h"

#include <QTest>

using namespace kurier;

namespace {

constexpr qint64 kMega = 1024 * 1024;

FileHandlePtr opened(const QString &path)
{
    return std::make_shared<const FileHandle>(
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
}

qint64 allocatedBytes(const QString &path)
{
    return static_cast<qint64>(statusOf(path).st_blocks) * 512;
}

} // namespace

/// Room for a file before its bytes come, and none left over after them.
class DiskSpaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unsupportedIsNoError();
    void noRoom();
    void promisedToOthers();
    void partOfItThere();
    void neverChangesContent();
    void beyondTheEnd();

private:
    SpaceReserved reserve(const FileHandlePtr &file, qint64 size, qint64 promised = 0)
    {
        return m_harness.run<SpaceReserved>(
            ReserveSpace {{}, file, size, promised, QStringLiteral("/shown")});
    }
    static qint64 missing(const SpaceReserved &outcome)
    {
        const auto missing = MissingSpace::fromDetail(outcome.error.detail);
        return missing && isDiskFull(&outcome.error) ? missing->bytes : -1;
    }

    WorkerHarness m_harness;
};

void DiskSpaceTest::unsupportedIsNoError()
{
    const auto device = std::make_shared<const FileHandle>(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const FileHandlePtr &file : {device, FileHandlePtr()}) {
        const SpaceReserved outcome = reserve(file, kMega);
        QVERIFY(!outcome.allocated);
        QCOMPARE(outcome.error, Error());
    }
}

void DiskSpaceTest::noRoom()
{
    const SmallFileSystem disk("size=8m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString path = disk.path() + QStringLiteral("/file");
    const FileHandlePtr file = opened(path);
    const qint64 free = *freeSpace(file->descriptor());
    QCOMPARE(free, 8 * kMega);
    const SpaceReserved refused = reserve(file, 8 * kMega + 1000);
    QVERIFY(!refused.allocated);
    QCOMPARE(missing(refused), 1000);
    QCOMPARE(refused.error.subject, QStringLiteral("/shown"));
    QCOMPARE(allocatedBytes(path), 0);
    const SpaceReserved granted = reserve(file, 8 * kMega);
    QVERIFY(granted.allocated);
    QCOMPARE(granted.error, Error());
    QCOMPARE(allocatedBytes(path), 8 * kMega);
    QCOMPARE(statusOf(path).st_size, 0);
    QCOMPARE(*freeSpace(file->descriptor()), 0);
    // It is the file's already.
    QVERIFY(reserve(file, 8 * kMega).allocated);
    QCOMPARE(missing(reserve(opened(path + QStringLiteral("-2")), kMega)), kMega);
}

void DiskSpaceTest::promisedToOthers()
{
    const SmallFileSystem disk("size=8m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const FileHandlePtr file = opened(disk.path() + QStringLiteral("/file"));
    QCOMPARE(missing(reserve(file, 5 * kMega, 4 * kMega)), kMega);
    QVERIFY(reserve(file, 4 * kMega, 4 * kMega).allocated);
}

void DiskSpaceTest::partOfItThere()
{
    const SmallFileSystem disk("size=8m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString path = disk.path() + QStringLiteral("/file");
    QVERIFY(writeFile(path, QByteArray(6 * kMega, 'x')));
    QCOMPARE(missing(reserve(opened(path), 9 * kMega)), kMega);
    QVERIFY(reserve(opened(path), 8 * kMega).allocated);
}

void DiskSpaceTest::neverChangesContent()
{
    const SmallFileSystem disk("size=16m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString path = disk.path() + QStringLiteral("/file");
    QByteArray content(3 * kMega + 17, 'x');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 31 % 251);
    QVERIFY(writeFile(path, content));
    const FileHandlePtr file = opened(path);
    // Shorter than what is there, and longer, and more than there is.
    for (const qint64 size : {kMega, 8 * kMega, 32 * kMega})
        reserve(file, size);
    QCOMPARE(statusOf(path).st_size, content.size());
    QVERIFY(contentOf(path) == content);
    const QByteArray more(2 * kMega, 'y');
    QCOMPARE(::pwrite(file->descriptor(), more.constData(), static_cast<size_t>(more.size()),
                      content.size()),
             more.size());
    QVERIFY(contentOf(path) == content + more);
}

void DiskSpaceTest::beyondTheEnd()
{
    const SmallFileSystem disk("size=16m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString temp = QStringLiteral(".kurier-x.part");
    const QString path = disk.path() + QLatin1Char('/') + temp;
    const QByteArray content(kMega + 5, 'x');
    QVERIFY(writeFile(path, content));
    QVERIFY(reserve(opened(path), 10 * kMega).allocated);
    QCOMPARE(allocatedBytes(path), 10 * kMega);
    const auto published = m_harness.run<FilePublished>(
        PublishFile {{}, kurier::placeOf(disk.path(), temp), QStringLiteral("final"), false, 0444});
    QCOMPARE(published.error, Error());
    const QString final = disk.path() + QStringLiteral("/final");
    QVERIFY(contentOf(final) == content);
    QVERIFY2(allocatedBytes(final) < 2 * kMega, qPrintable(QString::number(allocatedBytes(final))));
}

QTEST_GUILESS_MAIN(DiskSpaceTest)
#include "tst_diskspace.moc"

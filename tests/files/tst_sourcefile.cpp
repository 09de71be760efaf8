// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileHandle.h"
#include "core/digest/OpensslDigest.h"
#include "core/files/PosixFileWorker.h"
#include "core/files/SourceFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <future>

using namespace kurier;

/// Files that are sent: opened as whoever named them meant, known again by what they are.
class SourceFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAndMarks();
    void contentChangesTheMark();
    void modeAndLinksDoNot();
    void anotherFileInItsPlace();
    void linksAreFollowed();
    void refusals_data();
    void refusals();
    void unreadable();
    void throughTheWorker();

private:
    [[nodiscard]] QString path(const char *name = "f") const
    {
        return m_directory->filePath(QLatin1String(name));
    }
    void write(const QByteArray &text, const char *name = "f") const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] SourceOpened open(const char *name = "f") const
    {
        return openSource({FileTaskId {3}, path(name)});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void SourceFileTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    write("hello");
}

void SourceFileTest::opensAndMarks()
{
    const SourceOpened opened = open();
    QCOMPARE(opened.error, Error());
    QCOMPARE(opened.id.value, 3);
    QCOMPARE(opened.mark.size, 5);
    QVERIFY(opened.mark.isKnown());
    char text[5];
    QCOMPARE(::pread(opened.file->descriptor(), text, 5, 0), ssize_t {5});
    QCOMPARE(QByteArray(text, 5), QByteArray("hello"));
    QVERIFY(opened.mark.sameContent(open().mark));
}

void SourceFileTest::contentChangesTheMark()
{
    const SourceMark before = open().mark;
    QTest::qWait(20);
    write("HELLO");
    QVERIFY(!open().mark.sameContent(before));
}

void SourceFileTest::modeAndLinksDoNot()
{
    const SourceMark before = open().mark;
    QTest::qWait(20);
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
    QCOMPARE(
        ::link(QFile::encodeName(path()).constData(), QFile::encodeName(path("g")).constData()), 0);
    const SourceMark after = open().mark;
    QVERIFY(after.sameContent(before));
    QVERIFY(after.changed > before.changed);
}

void SourceFileTest::anotherFileInItsPlace()
{
    const SourceMark before = open().mark;
    write("hello", "other");
    const timespec times[2] {{0, UTIME_OMIT},
                             {before.modified / 1'000'000'000, before.modified % 1'000'000'000}};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path("other")).constData(), times, 0), 0);
    QCOMPARE(::rename(QFile::encodeName(path("other")).constData(),
                      QFile::encodeName(path()).constData()),
             0);
    const SourceMark after = open().mark;
    QCOMPARE(after.modified, before.modified);
    QVERIFY(!after.sameContent(before));
}

void SourceFileTest::linksAreFollowed()
{
    QVERIFY(QFile::link(path(), path("link")));
    QVERIFY(open("link").mark.sameContent(open().mark));
}

void SourceFileTest::refusals_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << QStringLiteral("missing") << ErrorCode::BgEFileNotFound;
    QTest::newRow("below a file") << QStringLiteral("f/g") << ErrorCode::BgEFileNotFound;
    QTest::newRow("directory") << QStringLiteral("directory") << ErrorCode::EInvalidArg;
    QTest::newRow("pipe") << QStringLiteral("pipe") << ErrorCode::EInvalidArg;
    QTest::newRow("dangling link") << QStringLiteral("dangling") << ErrorCode::BgEFileNotFound;
}

void SourceFileTest::refusals()
{
    QFETCH(QString, what);
    QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("directory")));
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    QVERIFY(QFile::link(path("nothing"), path("dangling")));
    const SourceOpened opened = openSource({FileTaskId {1}, m_directory->filePath(what)});
    QTEST(opened.error.code, "code");
    QCOMPARE(opened.error.context, ErrorContext::LocalFile);
    QCOMPARE(opened.error.subject, m_directory->filePath(what));
    QVERIFY(!opened.file);
}

void SourceFileTest::unreadable()
{
    if (::getuid() == 0)
        QSKIP("root reads everything");
    QVERIFY(QFile::setPermissions(path(), QFile::Permissions()));
    QCOMPARE(open().error.code, ErrorCode::EAccessDenied);
}

void SourceFileTest::throughTheWorker()
{
    std::promise<SourceOpened> promise;
    auto future = promise.get_future();
    PosixFileWorker worker(
        [&promise](std::vector<FileOutcome> &&outcomes) {
            promise.set_value(std::get<SourceOpened>(std::move(outcomes.front())));
        },
        makeOpensslDigest);
    std::vector<FileTask> tasks;
    tasks.emplace_back(OpenSource {FileTaskId {9}, path()});
    worker.post(std::move(tasks));
    const SourceOpened opened = future.get();
    QCOMPARE(opened.id.value, 9);
    QCOMPARE(opened.mark.size, 5);
    worker.shutdown();
}

QTEST_GUILESS_MAIN(SourceFileTest)
#include "tst_sourcefile.moc"

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

/// A file without a name gets its final one at once, or that of its record, or none.
class PublishUnnamedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void publishes();
    void replacesNothing();
    void overwrites();
    void isKeptWhereItCannotBePublished();
    void overwritesNoDirectory();
    void notInAnotherFolder();
    void afterACrash();
    void manyTogether();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QStringList entries() const
    {
        return QDir(m_directory->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    FilePublished publish(bool overwrite = false, const QString &finalName = kFinal)
    {
        return m_harness.run<FilePublished>(
            PublishFile {{}, m_place, finalName, overwrite, 0640, m_file});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    FilePlace m_place;
    FileHandlePtr m_file;
    WorkerHarness m_harness;
};

void PublishUnnamedTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    const auto prepared = m_harness.run<TempPrepared>(PrepareTemp {{}, m_directory->path(), kTemp});
    if (!prepared.unnamed)
        QSKIP("this file system knows no unnamed files");
    m_place = prepared.place;
    m_file = prepared.file;
    QCOMPARE(::pwrite(m_file->descriptor(), "content", 7, 0), ssize_t {7});
    QVERIFY(entries().isEmpty());
}

void PublishUnnamedTest::publishes()
{
    const auto outcome = publish();
    QCOMPARE(outcome.error, Error());
    QCOMPARE(entries(), QStringList {kFinal});
    QCOMPARE(contentOf(path(kFinal)), "content");
    QCOMPARE(quint64(statusOf(path(kFinal)).st_ino), m_place.inode);
    QCOMPARE(statusOf(path(kFinal)).st_mode & 07777U, 0640U);
}

void PublishUnnamedTest::replacesNothing()
{
    QVERIFY(writeFile(path(kFinal), "precious"));
    const auto outcome = publish();
    QCOMPARE(outcome.error.code, ErrorCode::EFileExists);
    QCOMPARE(outcome.suggestion, QStringLiteral("film (1).mkv"));
    QVERIFY(!outcome.kept);
    QCOMPARE(entries(), QStringList {kFinal});
    QCOMPARE(contentOf(path(kFinal)), "precious");
    QCOMPARE(publish(false, outcome.suggestion).error, Error());
    QCOMPARE(contentOf(path(outcome.suggestion)), "content");
}

void PublishUnnamedTest::overwrites()
{
    QVERIFY(writeFile(path(kFinal), "old"));
    QCOMPARE(publish(true).error, Error());
    QCOMPARE(entries(), QStringList {kFinal});
    QCOMPARE(contentOf(path(kFinal)), "content");
}

void PublishUnnamedTest::isKeptWhereItCannotBePublished()
{
    const auto outcome = publish(false, QStringLiteral("no/name"));
    QVERIFY(outcome.error.code != ErrorCode::Ok);
    QVERIFY(outcome.kept);
    QCOMPARE(entries(), QStringList {kTemp});
    QCOMPARE(contentOf(path(kTemp)), "content");
    QCOMPARE(statusOf(path(kTemp)).st_mode & 07777U, 0600U);
    // From now on it is like any other temp file.
    m_file.reset();
    QCOMPARE(publish().error, Error());
    QCOMPARE(entries(), QStringList {kFinal});
}

void PublishUnnamedTest::overwritesNoDirectory()
{
    QVERIFY(QDir().mkdir(path(kFinal)));
    const auto outcome = publish(true);
    QVERIFY(outcome.error.code != ErrorCode::Ok);
    QVERIFY(outcome.kept);
    QCOMPARE(contentOf(path(kTemp)), "content");
}

void PublishUnnamedTest::notInAnotherFolder()
{
    const QString moved = m_directory->path() + QStringLiteral("-moved");
    QVERIFY(QDir().rename(m_directory->path(), moved));
    QVERIFY(QDir().mkdir(m_directory->path()));
    const auto outcome = publish();
    QCOMPARE(outcome.error.code, ErrorCode::BgELocalFileChanged);
    QVERIFY(!outcome.kept);
    QVERIFY(entries().isEmpty());
    QVERIFY(QDir(moved).removeRecursively());
}

void PublishUnnamedTest::afterACrash()
{
    // Before it had its name nothing of it is left; afterwards it is found by it.
    const FileHandlePtr file = std::exchange(m_file, nullptr);
    QCOMPARE(publish().error.code, ErrorCode::BgEFileNotFound);
    m_file = file;
    QCOMPARE(publish().error, Error());
    m_file.reset();
    QCOMPARE(publish().error, Error());
    QCOMPARE(entries(), QStringList {kFinal});
}

void PublishUnnamedTest::manyTogether()
{
    // One of them twice the same name, among files that have temp names.
    std::vector<PublishFile> tasks;
    for (int i = 0; i < 20; ++i) {
        const QString temp = QStringLiteral(".%1.part").arg(i);
        if (i % 2 == 0) {
            QVERIFY(writeFile(path(temp), QByteArray::number(i)));
            tasks.push_back({{i}, placeOf(m_directory->path(), temp), {}, false, 0640, nullptr});
        } else {
            const auto prepared =
                m_harness.run<TempPrepared>(PrepareTemp {{}, m_directory->path(), temp});
            tasks.push_back({{i}, prepared.place, {}, false, 0640, prepared.file});
        }
        tasks.back().finalName = QString::number(std::max(i, 2));
    }
    const auto outcomes = publishFiles(tasks);
    QCOMPARE(outcomes.size(), tasks.size());
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const bool taken = i == 1 || i == 2;
        QCOMPARE(outcomes[i].error.code, taken ? ErrorCode::EFileExists : ErrorCode::Ok);
        QCOMPARE(exists(path(tasks[i].place.name)), i == 2);
    }
}

QTEST_GUILESS_MAIN(PublishUnnamedTest)
#include "tst_publishunnamed.moc"

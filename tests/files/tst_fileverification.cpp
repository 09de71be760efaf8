// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/files/FileFixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

#include <algorithm>

using namespace kurier;

namespace {

const QString kName = QStringLiteral(".film.mkv.kurier-part");

Checksum checksum(const QByteArray &text)
{
    return parseChecksum(text).value();
}

/// By another library than the one that is tested.
Checksum hashOf(const QByteArray &content, ChecksumAlgorithm algorithm)
{
    constexpr std::array methods = {QCryptographicHash::Md5, QCryptographicHash::Sha1,
                                    QCryptographicHash::Sha256, QCryptographicHash::Sha512};
    return {algorithm,
            QCryptographicHash::hash(content, methods.at(static_cast<std::size_t>(algorithm)))};
}

} // namespace

/// Hashing a finished temp file: right values, wrong ones, and whose turn it is.
class FileVerificationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knownValues_data();
    void knownValues();
    void everyLength_data();
    void everyLength();
    void mismatch();
    void severalValues();
    void notTheRecordedFile_data();
    void notTheRecordedFile();
    void stopped();
    void stoppedBeforeItBegan();
    void delaysNothingElse();
    void smallOvertakesLarge();
    void endOfTheWorkerStopsIt();

private:
    [[nodiscard]] VerifyFile task(std::vector<Checksum> expected) const
    {
        return {{}, placeOf(m_directory->path(), kName), std::move(expected), {}};
    }
    [[nodiscard]] FilePlace largeFile(const QString &name) const
    {
        QFile file(m_directory->filePath(name));
        // Without blocks on the disk; reading it takes long enough all the same.
        const bool made = file.open(QIODevice::WriteOnly) && file.resize(qint64 {8} << 30);
        return made ? placeOf(m_directory->path(), name) : FilePlace();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void FileVerificationTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void FileVerificationTest::knownValues_data()
{
    QTest::addColumn<QByteArray>("value");
    // The examples of RFC 1321 and FIPS 180 for "abc".
    QTest::newRow("md5") << QByteArray("md5=900150983cd24fb0d6963f7d28e17f72");
    QTest::newRow("sha-1") << QByteArray("sha-1=a9993e364706816aba3e25717850c26c9cd0d89d");
    QTest::newRow("sha-256") << QByteArray(
        "sha-256=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("sha-512") << QByteArray(
        "sha-512=ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

void FileVerificationTest::knownValues()
{
    QFETCH(QByteArray, value);
    QVERIFY(writeFile(m_directory->filePath(kName), "abc"));
    WorkerHarness harness;
    auto outcome = harness.run<FileVerified>(task({checksum(value)}));
    QCOMPARE(outcome.error, Error());
    QVERIFY(!outcome.stopped);
    QVERIFY(writeFile(m_directory->filePath(kName), "abd"));
    outcome = harness.run<FileVerified>(task({checksum(value)}));
    QCOMPARE(outcome.error.code, ErrorCode::BgEValidationFailed);
}

void FileVerificationTest::everyLength_data()
{
    QTest::addColumn<qsizetype>("length");
    for (const qsizetype length : {0, 1, 262'143, 262'144, 262'145, 4'194'304, 9'000'001})
        QTest::newRow(QByteArray::number(length).constData()) << length;
}

void FileVerificationTest::everyLength()
{
    QFETCH(qsizetype, length);
    QByteArray content(length, '\0');
    for (qsizetype i = 0; i < length; ++i)
        content[i] = static_cast<char>(i * 31 + i / 4096);
    QVERIFY(writeFile(m_directory->filePath(kName), content));
    std::vector<Checksum> expected;
    for (const ChecksumAlgorithm algorithm : kAllChecksumAlgorithms)
        expected.push_back(hashOf(content, algorithm));
    WorkerHarness harness;
    QCOMPARE(harness.run<FileVerified>(task(expected)).error, Error());
}

void FileVerificationTest::mismatch()
{
    QVERIFY(writeFile(m_directory->filePath(kName), "abc"));
    const Checksum wrong {ChecksumAlgorithm::Md5, QByteArray(16, '\x11')};
    WorkerHarness harness;
    const auto outcome = harness.run<FileVerified>(task({wrong}));
    QCOMPARE(outcome.error.code, ErrorCode::BgEValidationFailed);
    QCOMPARE(outcome.error.context, ErrorContext::RemoteFile);
    const auto values = ChecksumMismatch::fromDetail(outcome.error.detail);
    QVERIFY(values);
    QCOMPARE(values->expected, wrong);
    QCOMPARE(values->found, hashOf("abc", ChecksumAlgorithm::Md5));
    QCOMPARE(contentOf(m_directory->filePath(kName)), "abc");
}

void FileVerificationTest::severalValues()
{
    QVERIFY(writeFile(m_directory->filePath(kName), "abc"));
    const Checksum right = hashOf("abc", ChecksumAlgorithm::Sha256);
    const Checksum wrong {ChecksumAlgorithm::Sha256, QByteArray(32, '\x22')};
    const Checksum wrongToo {ChecksumAlgorithm::Md5, QByteArray(16, '\x33')};
    WorkerHarness harness;
    QCOMPARE(harness.run<FileVerified>(task({right, right})).error, Error());
    const auto second = harness.run<FileVerified>(task({right, wrong})).error;
    QCOMPARE(ChecksumMismatch::fromDetail(second.detail).value().expected, wrong);
    const auto first = harness.run<FileVerified>(task({wrongToo, wrong, right})).error;
    QCOMPARE(ChecksumMismatch::fromDetail(first.detail).value().expected, wrongToo);
}

void FileVerificationTest::notTheRecordedFile_data()
{
    QTest::addColumn<QString>("instead");
    QTest::addColumn<quint32>("code");
    QTest::newRow("nothing") << QString() << static_cast<quint32>(ErrorCode::BgEFileNotFound);
    for (const char *const kind : {"file", "link", "directory", "pipe"})
        QTest::newRow(kind) << QString::fromLatin1(kind)
                            << static_cast<quint32>(ErrorCode::BgELocalFileChanged);
}

void FileVerificationTest::notTheRecordedFile()
{
    QFETCH(QString, instead);
    QFETCH(quint32, code);
    const QString path = m_directory->filePath(kName);
    QVERIFY(writeFile(path, "abc"));
    const VerifyFile verify = task({hashOf("abc", ChecksumAlgorithm::Sha256)});
    QVERIFY(QFile::rename(path, path + QStringLiteral("-aside")));
    if (instead == QLatin1String("file"))
        QVERIFY(writeFile(path, "abc"));
    if (instead == QLatin1String("link"))
        QVERIFY(QFile::link(path + QStringLiteral("-aside"), path));
    if (instead == QLatin1String("directory"))
        QVERIFY(QDir().mkdir(path));
    if (instead == QLatin1String("pipe"))
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    WorkerHarness harness;
    QCOMPARE(static_cast<quint32>(harness.run<FileVerified>(verify).error.code), code);
}

void FileVerificationTest::stopped()
{
    std::stop_source source;
    VerifyFile verify {{},
                       largeFile(kName),
                       {{ChecksumAlgorithm::Sha512, QByteArray(64, '\x11')}},
                       source.get_token()};
    QVERIFY(verify.place.inode != 0);
    WorkerHarness harness;
    verify.id = {1};
    harness.worker().post({verify});
    QTest::qWait(50);
    source.request_stop();
    const auto outcomes = harness.take(1);
    QCOMPARE(outcomes.size(), 1U);
    const auto outcome = std::get<FileVerified>(outcomes.front());
    QVERIFY(outcome.stopped);
    QCOMPARE(outcome.error, Error());
}

void FileVerificationTest::stoppedBeforeItBegan()
{
    std::stop_source source;
    source.request_stop();
    VerifyFile verify = task({{ChecksumAlgorithm::Md5, QByteArray(16, '\x11')}});
    verify.stop = source.get_token();
    WorkerHarness harness;
    QVERIFY(harness.run<FileVerified>(verify).stopped);
}

void FileVerificationTest::delaysNothingElse()
{
    std::stop_source source;
    VerifyFile verify {FileTaskId {1},
                       largeFile(QStringLiteral("large")),
                       {{ChecksumAlgorithm::Sha512, QByteArray(64, '\x11')}},
                       source.get_token()};
    QVERIFY(writeFile(m_directory->filePath(kName), "abc"));
    QVERIFY(writeFile(m_directory->filePath(QStringLiteral("gone")), "abc"));
    WorkerHarness harness;
    harness.worker().post({verify});
    PublishFile publish;
    publish.id = {2};
    publish.place = placeOf(m_directory->path(), kName);
    publish.finalName = QStringLiteral("film.mkv");
    harness.worker().post(
        {publish, RemoveFile {{3}, placeOf(m_directory->path(), QStringLiteral("gone")), nullptr},
         PrepareTemp {{4}, m_directory->path(), QStringLiteral("new")}});
    std::vector<FileOutcome> outcomes;
    while (outcomes.size() < 3) {
        auto more = harness.take(1);
        QVERIFY(!more.empty());
        for (FileOutcome &outcome : more)
            outcomes.push_back(std::move(outcome));
    }
    for (const FileOutcome &outcome : outcomes)
        QVERIFY(!std::holds_alternative<FileVerified>(outcome));
    QCOMPARE(contentOf(m_directory->filePath(QStringLiteral("film.mkv"))), "abc");
    source.request_stop();
    QVERIFY(std::get<FileVerified>(harness.take(1).at(0)).stopped);
}

void FileVerificationTest::smallOvertakesLarge()
{
    std::stop_source source;
    VerifyFile large {FileTaskId {1},
                      largeFile(QStringLiteral("large")),
                      {{ChecksumAlgorithm::Sha512, QByteArray(64, '\x11')}},
                      source.get_token()};
    QVERIFY(writeFile(m_directory->filePath(kName), "abc"));
    VerifyFile small = task({hashOf("abc", ChecksumAlgorithm::Sha256)});
    small.id = {2};
    WorkerHarness harness;
    harness.worker().post({large, small});
    const auto first = harness.take(1);
    QCOMPARE(std::get<FileVerified>(first.at(0)).id, small.id);
    QCOMPARE(std::get<FileVerified>(first.at(0)).error, Error());
    source.request_stop();
    QCOMPARE(std::get<FileVerified>(harness.take(1).at(0)).id, large.id);
}

void FileVerificationTest::endOfTheWorkerStopsIt()
{
    VerifyFile verify {FileTaskId {1},
                       largeFile(kName),
                       {{ChecksumAlgorithm::Sha512, QByteArray(64, '\x11')}},
                       {}};
    WorkerHarness harness;
    harness.worker().post({verify});
    harness.worker().shutdown();
    const auto outcomes = harness.take(1);
    QCOMPARE(outcomes.size(), 1U);
    QVERIFY(std::get<FileVerified>(outcomes.front()).stopped);
}

QTEST_GUILESS_MAIN(FileVerificationTest)
#include "tst_fileverification.moc"

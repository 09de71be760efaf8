// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums with the real programs: what a person or a server expects decides what is published.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

#include <csignal>

using namespace kurier::test;

namespace {

constexpr qint64 kSize = 3'000'000;

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
}

QByteArray hashOf(QCryptographicHash::Algorithm algorithm, quint64 seed = 1, qint64 size = kSize)
{
    const std::string content = pattern(seed, 0, static_cast<std::size_t>(size));
    return QCryptographicHash::hash(
        QByteArrayView(content.data(), static_cast<qsizetype>(content.size())), algorithm);
}

QString option(const char *algorithm, const QByteArray &value)
{
    return QStringLiteral("--checksum=%1=%2")
        .arg(QLatin1String(algorithm), QString::fromLatin1(value.toHex()));
}

QJsonObject fileOf(const QJsonObject &job)
{
    return job.value(QLatin1String("files")).toArray().at(0).toObject();
}

QString checkOf(const QJsonObject &job)
{
    return fileOf(job).value(QLatin1String("check")).toString();
}

QString errorOf(const QJsonObject &job, const char *member)
{
    return job.value(QLatin1String("error")).toObject().value(QLatin1String(member)).toString();
}

bool isHashed(const QJsonObject &job)
{
    return job.value(QLatin1String("verifying")).toBool();
}

/// A job that is seen while its file is being hashed against a wrong value, whose end would tell,
/// and of which it is recorded that only the hashing is missing.
/// The file grows until hashing it takes long enough to be met. Empty when it never was.
QString hashingJob(const Programs &programs, FaultOrigin &origin)
{
    // Long enough for a command to come while it is hashed: half a second and more.
    for (qint64 size = 800'000'000; size <= 3'200'000'000; size *= 2) {
        origin.route("/data.bin", OriginAnswer::file(size));
        const QString id =
            programs.add({option("sha-512", QByteArray(64, '\x11')), url(origin, "/data.bin")});
        static_cast<void>(programs.waitUntil(id, [](const QJsonObject &job) {
            return isHashed(job)
                || job.value(QLatin1String("state")).toString() == QLatin1String("error");
        }));
        // Answered when it is on the disk, and with it all that was to be recorded before.
        static_cast<void>(
            programs.ctl({QStringLiteral("set"), id, QStringLiteral("description=hashed")}));
        if (isHashed(programs.show(id)))
            return id;
        programs.ctl(
            {QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")});
    }
    return {};
}

} // namespace

class tst_Checksums : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matching_data();
    void matching();
    void mismatchPublishesNothing();
    void unknownAlgorithm();
    void serverDigest_data();
    void serverDigest();
    void serverDigestSurvivesAPause();
    void verbsWhileHashing_data();
    void verbsWhileHashing();
    void killedWhileHashing();
};

void tst_Checksums::matching_data()
{
    QTest::addColumn<QString>("checksum");
    QTest::newRow("md5") << option("md5", hashOf(QCryptographicHash::Md5));
    QTest::newRow("sha-1") << option("sha-1", hashOf(QCryptographicHash::Sha1));
    QTest::newRow("sha-256") << option("sha-256", hashOf(QCryptographicHash::Sha256));
    QTest::newRow("SHA-512") << option("SHA-512", hashOf(QCryptographicHash::Sha512));
}

void tst_Checksums::matching()
{
    QFETCH(QString, checksum);
    FaultOrigin origin;
    origin.route("/data.bin", OriginAnswer::file(kSize));
    const Programs programs;
    const QString id = programs.add({checksum, url(origin, "/data.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    const QJsonObject job = programs.show(id);
    QCOMPARE(job.value(QLatin1String("state")).toString(), QStringLiteral("acknowledged"));
    QCOMPARE(checkOf(job), QStringLiteral("matches"));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/data.bin"), 1, kSize));
    const QString sheet = programs.ctl({QStringLiteral("show"), id}).out;
    QVERIFY2(sheet.contains(checksum.section(QLatin1Char('='), 1).toLower()
                            + QStringLiteral(" (matches)")),
             qPrintable(sheet));
}

void tst_Checksums::mismatchPublishesNothing()
{
    FaultOrigin origin;
    OriginAnswer other = OriginAnswer::file(kSize, "\"v2\"");
    other.seed = 2;
    origin.route("/data.bin", std::vector {OriginAnswer::file(kSize), other});
    const Programs programs;
    const QByteArray expected = hashOf(QCryptographicHash::Sha256, 2);
    const QByteArray first = hashOf(QCryptographicHash::Sha256, 1);
    const QString id = programs.add({option("sha-256", expected), url(origin, "/data.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 1);
    QJsonObject job = programs.show(id);
    QCOMPARE(job.value(QLatin1String("state")).toString(), QStringLiteral("error"));
    QCOMPARE(errorOf(job, "code"), QStringLiteral("BG_E_VALIDATION_FAILED"));
    QCOMPARE(errorOf(job, "context"), QStringLiteral("remote-file"));
    QVERIFY(errorOf(job, "message").contains(QString::fromLatin1(expected.toHex())));
    QVERIFY(errorOf(job, "message").contains(QString::fromLatin1(first.toHex())));
    QCOMPARE(checkOf(job), QStringLiteral("differs"));
    QVERIFY(!QFile::exists(programs.downloads() + QStringLiteral("/data.bin")));

    // Resume fetches the whole file anew; nothing of the wrong bytes is continued.
    QCOMPARE(programs.ctl({QStringLiteral("resume"), id}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    job = programs.show(id);
    QCOMPARE(checkOf(job), QStringLiteral("matches"));
    QVERIFY(!origin.requests("/data.bin").at(1).has("range"));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/data.bin"), 2, kSize));
    QCOMPARE(programs.files(), QStringList {QStringLiteral("data.bin")});
}

void tst_Checksums::unknownAlgorithm()
{
    const Programs programs;
    const ProgramResult result =
        programs.ctl({QStringLiteral("add"), QStringLiteral("--checksum=crc32=12345678"),
                      QStringLiteral("http://127.0.0.1:9/x")});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(QLatin1String("checksum")), qPrintable(result.err));
}

void tst_Checksums::serverDigest_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("right");
    const QByteArray sha = hashOf(QCryptographicHash::Sha256).toBase64();
    const QByteArray wrong = hashOf(QCryptographicHash::Sha256, 7).toBase64();
    const QByteArray md5 = hashOf(QCryptographicHash::Md5).toBase64();
    const auto row = [](const char *name, const QByteArray &field, bool right) {
        QTest::newRow(name) << QString::fromLatin1(field) << right;
    };
    row("Repr-Digest", "Repr-Digest: sha-256=:" + sha + ":", true);
    row("wrong Repr-Digest", "Repr-Digest: sha-256=:" + wrong + ":", false);
    row("Digest", "Digest: SHA-256=" + sha, true);
    row("wrong Digest", "Digest: SHA-256=" + wrong, false);
    row("Content-MD5", "Content-MD5: " + md5, true);
}

void tst_Checksums::serverDigest()
{
    QFETCH(QString, field);
    QFETCH(bool, right);
    FaultOrigin origin;
    OriginAnswer answer = OriginAnswer::file(kSize);
    answer.headers = {field.toStdString()};
    origin.route("/data.bin", answer);
    const Programs programs;
    const QString id = programs.add({url(origin, "/data.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, right ? 0 : 1);
    const QJsonObject job = programs.show(id);
    QCOMPARE(checkOf(job), right ? QStringLiteral("matches") : QStringLiteral("differs"));
    QCOMPARE(QFile::exists(programs.downloads() + QStringLiteral("/data.bin")), right);
    if (!right)
        QCOMPARE(errorOf(job, "code"), QStringLiteral("BG_E_VALIDATION_FAILED"));
}

void tst_Checksums::serverDigestSurvivesAPause()
{
    FaultOrigin origin;
    OriginAnswer first = OriginAnswer::file(20 * kSize);
    first.bytesPerSecond = 4'000'000;
    first.headers = {"Repr-Digest: sha-256=:"
                     + hashOf(QCryptographicHash::Sha256, 7).toBase64().toStdString() + ":"};
    origin.route("/data.bin", std::vector {first, OriginAnswer::file(20 * kSize)});
    const Programs programs;
    auto queue = programs.startQueue();
    const QString id = programs.add(
        {QStringLiteral("--connections"), QStringLiteral("1"), url(origin, "/data.bin")});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 8'000'000;
    }));
    ::kill(static_cast<pid_t>(queue->processId()), SIGKILL);
    queue->waitForFinished();
    queue = programs.startQueue();
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 1);
    QVERIFY(origin.requests("/data.bin").at(1).has("range"));
    QCOMPARE(errorOf(programs.show(id), "code"), QStringLiteral("BG_E_VALIDATION_FAILED"));
}

void tst_Checksums::verbsWhileHashing_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("state");
    QTest::newRow("suspend") << QStringLiteral("suspend") << QStringLiteral("suspended");
    QTest::newRow("cancel") << QStringLiteral("cancel") << QStringLiteral("cancelled");
    QTest::newRow("complete") << QStringLiteral("complete") << QStringLiteral("cancelled");
}

void tst_Checksums::verbsWhileHashing()
{
    QFETCH(QString, verb);
    QFETCH(QString, state);
    FaultOrigin origin;
    const Programs programs;
    const QString id = hashingJob(programs, origin);
    QVERIFY(!id.isEmpty());
    QStringList arguments {verb, id};
    if (verb == QLatin1String("cancel"))
        arguments << QStringLiteral("--yes") << QStringLiteral("--wait");
    static_cast<void>(programs.ctl(arguments));
    QCOMPARE(programs.state(id), state);
    if (verb != QLatin1String("suspend")) {
        QTRY_COMPARE(programs.files(), QStringList {});
        return;
    }
    const std::size_t asked = origin.requests("/data.bin").size();
    QCOMPARE(programs.ctl({QStringLiteral("resume"), id}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 1);
    QCOMPARE(programs.state(id), QStringLiteral("error"));
    QCOMPARE(origin.requests("/data.bin").size(), asked);
}

void tst_Checksums::killedWhileHashing()
{
    FaultOrigin origin;
    const Programs programs;
    auto queue = programs.startQueue();
    const QString id = hashingJob(programs, origin);
    QVERIFY(!id.isEmpty());
    ::kill(static_cast<pid_t>(queue->processId()), SIGKILL);
    queue->waitForFinished();
    const std::size_t asked = origin.requests("/data.bin").size();
    queue = programs.startQueue();
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 1);
    QCOMPARE(errorOf(programs.show(id), "code"), QStringLiteral("BG_E_VALIDATION_FAILED"));
    QVERIFY(!QFile::exists(programs.downloads() + QStringLiteral("/data.bin")));
    QCOMPARE(origin.requests("/data.bin").size(), asked);
}

QTEST_GUILESS_MAIN(tst_Checksums)
#include "tst_Checksums.moc"

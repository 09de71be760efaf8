// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/FileServerUpload.h"
#include "tests/upload/StepTables.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr char kFile[] = "sftp://server/dir/a.bin";
constexpr char kTemp[] = "sftp://server/dir/.t.part";
const QString kTarget = QStringLiteral("SIZE sftp://server/dir/a.bin");
const QString kProbe = QStringLiteral("SIZE sftp://server/dir/.t.part");
const QString kKnown = QStringLiteral("known sftp://server/dir/.t.part");
const QString kOld = QStringLiteral("SIZE sftp://server/dir/.t.part.old");
const QString kSend = QStringLiteral("SEND sftp://server/dir/.t.part 0-100");
const QString kRest = QStringLiteral("SEND sftp://server/dir/.t.part 40-100");
const QString kCommand = QStringLiteral("COMMANDS sftp://server/");

UploadAnswer absent()
{
    return fails(ErrorCode::BgEFileNotAvailable);
}

UploadAnswer same()
{
    UploadAnswer answer = done();
    answer.isSame = true;
    return answer;
}

UploadAnswer turnedDown()
{
    UploadAnswer answer = fails(ErrorCode::BgEInvalidServerResponse);
    answer.wasSentWhole = false;
    return answer;
}

} // namespace

class tst_FileServerUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploads_data();
    void uploads();
    void goesOn_data();
    void goesOn();
    void sftpEndsThatWereNotHeard();
    void finishedBefore_data();
    void finishedBefore();
    void commands();
    void paths_data();
    void paths();
    void refusesAddressesThatNameNoFile();
    void removes_data();
    void removes();
    void removesByFtp_data();
    void removesByFtp();
};

void tst_FileServerUpload::uploads_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("overwrite");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool known, bool overwrite, QList<UploadAnswer> answers,
                        QStringList lines) {
        QTest::newRow(name) << known << overwrite << answers << lines;
    };
    row("new", false, false, {absent(), done(), done(100), absent(), done()},
        {kTarget, kKnown, kSend, kProbe, kTarget, kCommand, QStringLiteral("Finished")});
    row("exists", false, false, {done(7)}, {kTarget, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("exists meanwhile", false, false, {absent(), done(), done(100), done(7)},
        {kTarget, kKnown, kSend, kProbe, kTarget, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("overwrites", false, true, {done(), done(100), done()},
        {kKnown, kSend, kProbe, kCommand, QStringLiteral("Finished")});
    row("puts aside", false, true, {done(), done(100), turnedDown(), done(100), done(), absent()},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld, QStringLiteral("Finished")});
    row("puts aside, old one left", false, true,
        {done(), done(100), turnedDown(), done(100), done(), done(7), done(100), done()},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld, kTarget, kCommand,
         QStringLiteral("Finished")});
    row("puts aside, old one stays", false, true,
        {done(), done(100), turnedDown(), done(100), done(), done(7), done(100), turnedDown()},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld, kTarget, kCommand,
         QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("puts back", false, true,
        {done(), done(100), turnedDown(), done(100), turnedDown(), done(7), absent(), done(),
         done(100)},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld, kTarget, kCommand, kProbe,
         QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    // The connection goes in the middle of the exchange.
    row("exchange lost, done", false, true,
        {done(), done(100), turnedDown(), done(100), silence(true), absent(), absent(), done(100)},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld, kProbe, kTarget,
         QStringLiteral("Finished")});
    row("exchange lost, old one left", false, true,
        {done(), done(100), turnedDown(), done(100), silence(true), done(7), done(100), done(),
         absent(), done(100)},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld, kTarget, kCommand, kProbe,
         kTarget, QStringLiteral("Finished")});
    row("exchange lost for longer", false, true,
        {done(), done(100), turnedDown(), done(100), silence(true), silence(false)},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kOld,
         QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
    row("later: old one put back, then replaced", true, true,
        {done(7), absent(), done(), done(100), turnedDown(), done(100), done(), absent()},
        {kOld, kTarget, kCommand, kProbe, kCommand, kProbe, kCommand, kOld,
         QStringLiteral("Finished")});
    row("later: it had been done", true, true, {done(7), done(100), done(), absent()},
        {kOld, kTarget, kCommand, kProbe, QStringLiteral("Finished")});
    row("later: another took its place", true, true, {done(7), done(8), done(), absent()},
        {kOld, kTarget, kCommand, kProbe, kSend});
    row("later: it cannot be put back", true, true, {done(7), absent(), turnedDown()},
        {kOld, kTarget, kCommand, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    UploadAnswer cut = fails(ErrorCode::BgEConnectionClosed);
    cut.wasSentWhole = false;
    row("cut", false, true, {cut},
        {kKnown, kSend, QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
    UploadAnswer unconfirmed = fails(ErrorCode::BgEConnectionClosed);
    row("not confirmed, whole", false, true, {unconfirmed, done(100), done()},
        {kKnown, kSend, kProbe, kCommand, QStringLiteral("Finished")});
    row("not confirmed, short", false, true, {unconfirmed, done(99)},
        {kKnown, kSend, kProbe, QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
    row("keeps less", false, true, {done(), done(99)},
        {kKnown, kSend, kProbe, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("continued", true, true, {absent(), done(40), done(), done(100), done()},
        {kOld, kProbe, kRest, kProbe, kCommand, QStringLiteral("Finished")});
    row("too much there", true, true, {absent(), done(101)}, {kOld, kProbe, kSend});
    row("nothing left", true, true, {absent(), absent()}, {kOld, kProbe, kSend});
    row("all there", true, true, {absent(), done(100), done()},
        {kOld, kProbe, kCommand, QStringLiteral("Finished")});
    row("rename lost, done", true, false,
        {absent(), done(100), absent(), silence(true), absent(), done(100)},
        {kTarget, kProbe, kTarget, kCommand, kProbe, kTarget, QStringLiteral("Finished")});
    row("rename lost, who knows", true, false,
        {absent(), done(100), absent(), silence(true), silence(true)},
        {kTarget, kProbe, kTarget, kCommand, kProbe,
         QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
    row("somebody was faster", true, false,
        {absent(), done(100), absent(), turnedDown(), done(100), done(7)},
        {kTarget, kProbe, kTarget, kCommand, kProbe, kTarget,
         QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("refused", false, false, {fails(ErrorCode::BgEInvalidCredentials)},
        {kTarget, QStringLiteral("Failed BG_E_INVALID_CREDENTIALS")});
}

void tst_FileServerUpload::uploads()
{
    QFETCH(bool, known);
    QFETCH(bool, overwrite);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    UploadPlan plan {kFile, "a.bin", ".t.part", {}, 100, overwrite, 0};
    if (known)
        plan.session = {UploadProtocol::Sftp, kTemp, {}};
    // goesOn() has what SFTP does otherwise.
    FileServerUpload upload(UploadProtocol::Ftp, plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_FileServerUpload::goesOn_data()
{
    QTest::addColumn<UploadProtocol>("protocol");
    QTest::addColumn<qint64>("confirmed");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, UploadProtocol protocol, qint64 confirmed,
                        QList<UploadAnswer> answers, const char *line) {
        QTest::newRow(name) << protocol << confirmed << answers << QString::fromLatin1(line);
    };
    using enum UploadProtocol;
    row("FTP", Ftp, 0, {absent(), done(900'000)}, "SEND sftp://server/dir/.t.part 900000-1000000");
    row("FTP, whole", Ftp, 0, {absent(), done(1'000'000)}, "SIZE sftp://server/dir/a.bin");
    row("SFTP looks", Sftp, 0, {absent(), done(900'000)},
        "COMPARE sftp://server/dir/.t.part 637856-900000");
    row("SFTP looks at little", Sftp, 0, {absent(), done(5)},
        "COMPARE sftp://server/dir/.t.part 0-5");
    row("SFTP", Sftp, 0, {absent(), done(900'000), same()},
        "SEND sftp://server/dir/.t.part 900000-1000000");
    row("SFTP, other bytes", Sftp, 0, {absent(), done(900'000), done()},
        "SEND sftp://server/dir/.t.part 0-1000000");
    row("SFTP, cannot be read", Sftp, 0, {absent(), done(900'000), fails(ErrorCode::EAccessDenied)},
        "SEND sftp://server/dir/.t.part 0-1000000");
    row("SFTP, cut", Sftp, 0, {absent(), done(900'000), silence(true)},
        "Failed BG_E_CONNECTION_CLOSED");
    row("SFTP, nothing there", Sftp, 0, {absent(), done(0)},
        "SEND sftp://server/dir/.t.part 0-1000000");
    row("SFTP, whole", Sftp, 0, {absent(), done(1'000'000), same()},
        "SIZE sftp://server/dir/a.bin");
    row("SFTP, whole, other bytes", Sftp, 0, {absent(), done(1'000'000), done()},
        "SEND sftp://server/dir/.t.part 0-1000000");
    row("SFTP, whole and confirmed", Sftp, 1'000'000, {done(1'000'000)},
        "SIZE sftp://server/dir/a.bin");
    row("SFTP, confirmed and less", Sftp, 1'000'000, {done(900'000)},
        "COMPARE sftp://server/dir/.t.part 637856-900000");
}

/// Where an interrupted upload is gone on with.
void tst_FileServerUpload::goesOn()
{
    QFETCH(UploadProtocol, protocol);
    QFETCH(qint64, confirmed);
    QFETCH(QList<UploadAnswer>, answers);
    FileServerUpload upload(
        protocol,
        {kFile, "a.bin", ".t.part", {protocol, kTemp, {}}, 1'000'000, false, 0, confirmed});
    QTEST(walk(upload, answers).last(), "line");
}

void tst_FileServerUpload::sftpEndsThatWereNotHeard()
{
    FileServerUpload upload(UploadProtocol::Sftp, {kFile, "a.bin", ".t.part", {}, 100, true, 0});
    QCOMPARE(walk(upload, {fails(ErrorCode::BgEConnectionClosed)}),
             (QStringList {kKnown, kSend, QStringLiteral("Failed BG_E_CONNECTION_CLOSED")}));
}

void tst_FileServerUpload::finishedBefore_data()
{
    QTest::addColumn<bool>("overwrite");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool overwrite, QList<UploadAnswer> answers,
                        QStringList lines) {
        QTest::newRow(name) << overwrite << answers << lines;
    };
    row("it is there", false, {absent(), done(100)}, {kProbe, kTarget, QStringLiteral("Finished")});
    row("it is there, may replace", true, {absent(), absent(), done(100)},
        {kOld, kProbe, kTarget, QStringLiteral("Finished")});
    row("another is there", false, {absent(), done(7)},
        {kProbe, kTarget, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("both are gone", false, {absent(), absent()}, {kProbe, kTarget, kSend});
    row("still to be renamed", false, {done(100), absent(), done()},
        {kProbe, kTarget, kCommand, QStringLiteral("Finished")});
}

/// All was confirmed, and how it ended was not heard.
void tst_FileServerUpload::finishedBefore()
{
    QFETCH(bool, overwrite);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const UploadPlan plan {kFile, "a.bin",   ".t.part", {UploadProtocol::Sftp, kTemp, {}},
                           100,   overwrite, 0,         100};
    FileServerUpload upload(UploadProtocol::Sftp, plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_FileServerUpload::commands()
{
    const auto renameOf = [](const QByteArray &target) {
        FileServerUpload upload(UploadProtocol::Ftp, {target, {}, "t", {}, 1, true, 0});
        (void)upload.begin();
        (void)upload.proceed();
        (void)upload.answered(done());
        return std::get<UploadCall>(upload.answered(done(1))).commands;
    };
    QCOMPARE(renameOf("sftp://h/d/a%20%22b"),
             (QList<QByteArray> {"rename \"/d/t\" \"/d/a \\\"b\""}));
    QCOMPARE(renameOf("ftp://h/d/a%20b"), (QList<QByteArray> {"RNFR d/t", "RNTO d/a b"}));
}

void tst_FileServerUpload::paths_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *url, const char *path) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(path);
    };
    row("sftp://h/a/b", "/a/b");
    row("sftp://h/~/b", "b");
    row("ftp://h/a/b", "a/b");
    row("ftp://h/%2Fa/b", "/a/b");
    row("ftp://h/a%0D%0ADELE%20b", "");
    row("sftp://h/a%00b", "");
    row("ftp://h", "");
}

void tst_FileServerUpload::paths()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, path);
    QCOMPARE(serverPath(url), path);
}

void tst_FileServerUpload::refusesAddressesThatNameNoFile()
{
    for (const char *const url : {"ftp://h/", "ftp://h/d/", "ftp://h/a%0Ab"}) {
        FileServerUpload upload(UploadProtocol::Ftp, {url, {}, "t", {}, 1, false, 0});
        QCOMPARE(lineOf(upload.begin()), QStringLiteral("Failed WININET_E_INVALID_URL"));
    }
}

void tst_FileServerUpload::removes_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    row("removed", {absent(), done(40), done(), absent()},
        {kOld, kProbe, kCommand, kProbe, QStringLiteral("Removed 40")});
    row("never there", {absent(), absent(), absent()},
        {kOld, kProbe, kTarget, QStringLiteral("Removed 0")});
    row("arrived", {absent(), absent(), done(100)},
        {kOld, kProbe, kTarget, QStringLiteral("Arrived 0")});
    row("old one put back", {done(7), absent(), done(), done(100), done(), absent()},
        {kOld, kTarget, kCommand, kProbe, kCommand, kProbe, QStringLiteral("Removed 100")});
    row("arrived, old one left", {done(7), done(100), done(), absent(), done(100)},
        {kOld, kTarget, kCommand, kProbe, kTarget, QStringLiteral("Arrived 0")});
    row("old one stays", {done(7), absent(), turnedDown()},
        {kOld, kTarget, kCommand, QStringLiteral("Failed 0")});
    row("turned down", {absent(), done(40), turnedDown()},
        {kOld, kProbe, kCommand, QStringLiteral("Failed 40")});
    row("lies", {absent(), done(40), done(), done(40)},
        {kOld, kProbe, kCommand, kProbe, QStringLiteral("StillThere 40")});
    row("unreachable", {fails(ErrorCode::BgEConnectFailure)}, {kOld, QStringLiteral("Failed 0")});
}

void tst_FileServerUpload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal = fileServerRemoval({{UploadProtocol::Sftp, kTemp, {}}, kFile, 100});
    QCOMPARE(walk(*removal, answers), lines);
}

void tst_FileServerUpload::removesByFtp_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    row("it was there all the same", {absent(), absent(), done(), absent()},
        {kOld, kProbe, kCommand, kProbe, QStringLiteral("Removed 0")});
    row("never there", {absent(), absent(), turnedDown(), absent(), absent()},
        {kOld, kProbe, kCommand, kProbe, kTarget, QStringLiteral("Removed 0")});
    row("arrived", {absent(), absent(), turnedDown(), absent(), done(100)},
        {kOld, kProbe, kCommand, kProbe, kTarget, QStringLiteral("Arrived 0")});
    row("no sizes", {absent(), done(-1), done(), done(-1), turnedDown()},
        {kOld, kProbe, kCommand, kProbe, kCommand, QStringLiteral("Removed 0")});
    row("no sizes, lies", {absent(), done(-1), done(), done(-1), done()},
        {kOld, kProbe, kCommand, kProbe, kCommand, QStringLiteral("StillThere 0")});
    row("no sizes, not removed", {absent(), done(-1), turnedDown()},
        {kOld, kProbe, kCommand, QStringLiteral("Failed 0")});
    row("not removed", {absent(), done(40), turnedDown()},
        {kOld, kProbe, kCommand, QStringLiteral("Failed 40")});
    row("seems absent, connection lost", {absent(), absent(), silence(true)},
        {kOld, kProbe, kCommand, QStringLiteral("Failed 0")});
}

/// A "no" to a question by FTP may have any reason.
void tst_FileServerUpload::removesByFtp()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal = fileServerRemoval({{UploadProtocol::Ftp, kTemp, {}}, kFile, 100});
    QCOMPARE(walk(*removal, answers), lines);
}

QTEST_GUILESS_MAIN(tst_FileServerUpload)
#include "tst_FileServerUpload.moc"

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
const QString kSend = QStringLiteral("SEND sftp://server/dir/.t.part 0-100");
const QString kRest = QStringLiteral("SEND sftp://server/dir/.t.part 40-100");
const QString kCommand = QStringLiteral("COMMANDS sftp://server/");

UploadAnswer absent()
{
    return fails(ErrorCode::BgEFileNotAvailable);
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
    void commands();
    void paths_data();
    void paths();
    void refusesAddressesThatNameNoFile();
    void removes_data();
    void removes();
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
    row("puts aside", false, true, {done(), done(100), turnedDown(), done(100), done()},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, QStringLiteral("Finished")});
    row("puts back", false, true,
        {done(), done(100), turnedDown(), done(100), turnedDown(), done()},
        {kKnown, kSend, kProbe, kCommand, kProbe, kCommand, kCommand,
         QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
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
    row("continued", true, true, {done(40), done(), done(100), done()},
        {kProbe, kRest, kProbe, kCommand, QStringLiteral("Finished")});
    row("too much there", true, true, {done(101)}, {kProbe, kSend});
    row("nothing left", true, true, {absent()}, {kProbe, kSend});
    row("all there", true, true, {done(100), done()},
        {kProbe, kCommand, QStringLiteral("Finished")});
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
    row("removed", {done(40), done(), absent()},
        {kProbe, kCommand, kProbe, QStringLiteral("Removed 40")});
    row("never there", {absent(), absent()}, {kProbe, kTarget, QStringLiteral("Removed 0")});
    row("arrived", {absent(), done(100)}, {kProbe, kTarget, QStringLiteral("Arrived 0")});
    row("turned down", {done(40), turnedDown()}, {kProbe, kCommand, QStringLiteral("Failed 40")});
    row("lies", {done(40), done(), done(40)},
        {kProbe, kCommand, kProbe, QStringLiteral("StillThere 40")});
    row("unreachable", {fails(ErrorCode::BgEConnectFailure)}, {kProbe, QStringLiteral("Failed 0")});
}

void tst_FileServerUpload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal = fileServerRemoval({{UploadProtocol::Sftp, kTemp, {}}, kFile, 100});
    QCOMPARE(walk(*removal, answers), lines);
}

QTEST_GUILESS_MAIN(tst_FileServerUpload)
#include "tst_FileServerUpload.moc"

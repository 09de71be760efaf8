// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/TusUpload.h"
#include "tests/upload/StepTables.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr char kSession[] = "http://server/files/1";
const QString kOptions = QStringLiteral("OPTIONS http://server/files/a.bin");
const QString kPost = QStringLiteral("POST http://server/files/a.bin");
const QString kKnown = QStringLiteral("known http://server/files/1");
const QString kHead = QStringLiteral("HEAD http://server/files/1");
const QString kDelete = QStringLiteral("DELETE http://server/files/1");

QString patch(int from, int to)
{
    return QStringLiteral("PATCH http://server/files/1 %1-%2").arg(from).arg(to);
}

UploadAnswer created()
{
    return says(201, {"Location: /files/1"});
}

UploadAnswer offset(int status, const char *line)
{
    return says(status, {line});
}

} // namespace

class tst_TusUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploads_data();
    void uploads();
    void digestsWhereOffered();
    void tellsWhenItExpires();
    void removes_data();
    void removes();
};

void tst_TusUpload::uploads_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<qint64>("chunk");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool known, qint64 chunk, QList<UploadAnswer> answers,
                        QStringList lines) {
        QTest::newRow(name) << known << chunk << answers << lines;
    };
    const UploadAnswer ok = says(204);
    row("new", false, 0, {ok, created(), offset(204, "Upload-Offset: 100")},
        {kOptions, kPost, kKnown, patch(0, 100), QStringLiteral("Finished")});
    row("options unknown", false, 0, {says(405), created()},
        {kOptions, kPost, kKnown, patch(0, 100)});
    row("options silent", false, 0, {silence(true)},
        {kOptions, QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
    row("sign in", false, 0, {says(401)}, {kOptions, QStringLiteral("Failed BG_E_HTTP_ERROR_401")});
    row("other version", false, 0, {says(204, {"Tus-Version: 0.2.2"})},
        {kOptions, QStringLiteral("Failed BG_E_REMOTE_NOT_SUPPORTED")});
    row("too large by options", false, 0, {says(204, {"Tus-Max-Size: 99"})},
        {kOptions, QStringLiteral("Failed BG_E_TOO_LARGE")});
    row("too large", false, 0, {ok, says(413)},
        {kOptions, kPost, QStringLiteral("Failed BG_E_TOO_LARGE")});
    row("no quota", false, 0, {ok, says(507)},
        {kOptions, kPost, QStringLiteral("Failed ERROR_DISK_FULL")});
    row("creation silent", false, 0, {ok, silence(true)},
        {kOptions, kPost, QStringLiteral("Failed BG_E_CONNECTION_CLOSED ?")});
    row("creation not sent", false, 0, {ok, silence(false)},
        {kOptions, kPost, QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
    row("gateway silent", false, 0, {ok, says(504)},
        {kOptions, kPost, QStringLiteral("Failed BG_E_HTTP_ERROR_504 ?")});
    row("creation refused", false, 0, {ok, says(403)},
        {kOptions, kPost, QStringLiteral("Failed BG_E_HTTP_ERROR_403")});
    row("unnamed", false, 0, {ok, says(201)},
        {kOptions, kPost, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE ?")});
    row("elsewhere", false, 0, {ok, says(201, {"Location: http://other/1"})},
        {kOptions, kPost, QStringLiteral("known http://other/1"),
         QStringLiteral("Failed WININET_E_REDIRECT_FAILED")});
    row("resumed", true, 0,
        {ok, says(200, {"Upload-Offset: 40", "Upload-Length: 100"}),
         offset(204, "Upload-Offset: 100")},
        {kOptions, kHead, patch(40, 100), QStringLiteral("Finished")});
    row("complete already", true, 0, {ok, offset(200, "Upload-Offset: 100")},
        {kOptions, kHead, QStringLiteral("Finished")});
    row("gone", true, 0, {ok, says(404)},
        {kOptions, kHead, QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("expired", true, 0, {ok, says(410)},
        {kOptions, kHead, QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("locked", true, 0, {ok, says(423)},
        {kOptions, kHead, QStringLiteral("Failed BG_E_HTTP_ERROR_423")});
    row("offset beyond", true, 0, {ok, offset(200, "Upload-Offset: 101")},
        {kOptions, kHead, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("no offset", true, 0, {ok, says(200)},
        {kOptions, kHead, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("negative offset", true, 0, {ok, offset(200, "Upload-Offset: -1")},
        {kOptions, kHead, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("another's", true, 0, {ok, says(200, {"Upload-Offset: 1", "Upload-Length: 99"})},
        {kOptions, kHead, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("chunks", true, 60,
        {ok, offset(200, "Upload-Offset: 0"), offset(204, "Upload-Offset: 60"),
         offset(204, "Upload-Offset: 100")},
        {kOptions, kHead, patch(0, 60), patch(60, 100), QStringLiteral("Finished")});
    row("kept less", true, 60,
        {ok, offset(200, "Upload-Offset: 0"), offset(204, "Upload-Offset: 10"),
         offset(204, "Upload-Offset: 70")},
        {kOptions, kHead, patch(0, 60), patch(10, 70), patch(70, 100)});
    row("conflict", true, 0,
        {ok, offset(200, "Upload-Offset: 0"), says(409), offset(200, "Upload-Offset: 30")},
        {kOptions, kHead, patch(0, 100), kHead, patch(30, 100)});
    row("counts too many", true, 60,
        {ok, offset(200, "Upload-Offset: 0"), offset(204, "Upload-Offset: 61")},
        {kOptions, kHead, patch(0, 60), QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("last reply lost", true, 0, {ok, offset(200, "Upload-Offset: 40"), silence(true)},
        {kOptions, kHead, patch(40, 100), QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
    row("cut in the body", true, 0, {ok, offset(200, "Upload-Offset: 40"), silence(false)},
        {kOptions, kHead, patch(40, 100), QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
    row("middle reply lost", true, 60, {ok, offset(200, "Upload-Offset: 0"), silence(true)},
        {kOptions, kHead, patch(0, 60), QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
    row("gone meanwhile", true, 0, {ok, offset(200, "Upload-Offset: 0"), says(410)},
        {kOptions, kHead, patch(0, 100), QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    const UploadAnswer zero = offset(200, "Upload-Offset: 0");
    row("always another digest", true, 0,
        {ok, zero, says(460), zero, says(460), zero, says(460), zero, says(460), zero, says(460)},
        {kOptions, kHead, patch(0, 100), kHead, patch(0, 100), kHead, patch(0, 100), kHead,
         patch(0, 100), kHead, patch(0, 100), QStringLiteral("Failed BG_E_HTTP_ERROR_460")});
}

void tst_TusUpload::uploads()
{
    QFETCH(bool, known);
    QFETCH(qint64, chunk);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    UploadPlan plan {kHere, "a.bin", {}, {}, 100, false, chunk};
    if (known)
        plan.session = {UploadProtocol::Tus, kSession, {}};
    TusUpload upload(plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_TusUpload::digestsWhereOffered()
{
    TusUpload upload({kHere, {}, {}, {UploadProtocol::Tus, kSession, {}}, 100, false, 0});
    (void)upload.begin();
    (void)upload.answered(
        says(204, {"Tus-Extension: creation,checksum", "Tus-Checksum-Algorithm: md5,sha1,sha256"}));
    const UploadStep step = upload.answered(offset(200, "Upload-Offset: 0"));
    const auto &call = std::get<UploadCall>(step);
    QVERIFY(call.digest);
    QCOMPARE(call.digest->prefix, QByteArray("Upload-Checksum: sha256 "));
    QCOMPARE(call.digest->algorithm, ChecksumAlgorithm::Sha256);
}

void tst_TusUpload::tellsWhenItExpires()
{
    TusUpload upload({kHere, {}, {}, {}, 100, false, 0});
    (void)upload.begin();
    (void)upload.answered(says(204));
    const UploadStep step =
        upload.answered(says(201,
                             {"Location: 1", "Date: Tue, 24 Nov 2026 10:00:00 GMT",
                              "Upload-Expires: Tue, 24 Nov 2026 11:00:00 GMT"}));
    QCOMPARE(std::get<SessionAnnouncement>(step).expires, std::chrono::seconds(3600));
}

void tst_TusUpload::removes_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    const UploadAnswer half = says(200, {"Upload-Offset: 50", "Upload-Length: 100"});
    const UploadAnswer able = says(204, {"Tus-Extension: creation, termination"});
    row("removed", {half, able, says(204), says(404)},
        {kHead, kOptions, kDelete, kHead, QStringLiteral("Removed 50")});
    row("gone before", {says(410)}, {kHead, QStringLiteral("Removed 0")});
    row("finished", {says(200, {"Upload-Offset: 100", "Upload-Length: 100"})},
        {kHead, QStringLiteral("Arrived 100")});
    row("finished by our size", {says(200, {"Upload-Offset: 100"})},
        {kHead, QStringLiteral("Arrived 100")});
    row("no termination", {half, says(204, {"Tus-Extension: creation"})},
        {kHead, kOptions, QStringLiteral("Refused 50")});
    row("not allowed", {half, able, says(405)},
        {kHead, kOptions, kDelete, QStringLiteral("Refused 50")});
    row("not implemented", {half, able, says(501)},
        {kHead, kOptions, kDelete, QStringLiteral("Refused 50")});
    row("locked", {half, able, says(423)}, {kHead, kOptions, kDelete, QStringLiteral("Failed 50")});
    row("broken", {half, able, says(500)}, {kHead, kOptions, kDelete, QStringLiteral("Failed 50")});
    row("silent", {half, able, silence(true)},
        {kHead, kOptions, kDelete, QStringLiteral("Failed 50")});
    row("lies", {half, able, says(204), half},
        {kHead, kOptions, kDelete, kHead, QStringLiteral("StillThere 50")});
    row("gone at last", {half, able, says(404), says(404)},
        {kHead, kOptions, kDelete, kHead, QStringLiteral("Removed 50")});
    row("sign in", {says(401)}, {kHead, QStringLiteral("Failed 0")});
    row("no offset", {says(200)}, {kHead, QStringLiteral("Failed 0")});
    row("verification silent", {half, able, says(204), silence(true)},
        {kHead, kOptions, kDelete, kHead, QStringLiteral("Failed 50")});
}

void tst_TusUpload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    TusRemoval removal({{UploadProtocol::Tus, kSession, {}}, kHere, 100});
    QCOMPARE(walk(removal, answers), lines);
}

QTEST_GUILESS_MAIN(tst_TusUpload)
#include "tst_TusUpload.moc"

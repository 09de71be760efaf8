// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/ProtocolDiscovery.h"
#include "core/upload/WebDavUpload.h"
#include "tests/upload/StepTables.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

const QString kTarget = QStringLiteral("HEAD http://server/files/a.bin");
const QString kProbe = QStringLiteral("HEAD http://server/files/.t.part");
const QString kKnown = QStringLiteral("known http://server/files/.t.part");
const QString kPut = QStringLiteral("PUT http://server/files/.t.part 0-100");
const QString kRest = QStringLiteral("PUT http://server/files/.t.part 40-100");
const QString kMove = QStringLiteral("MOVE http://server/files/.t.part");
const QString kDelete = QStringLiteral("DELETE http://server/files/.t.part");

UploadAnswer sized(const char *line)
{
    return says(200, {line});
}

} // namespace

class tst_WebDavUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploads_data();
    void uploads();
    void finishedBefore_data();
    void finishedBefore();
    void asksToOverwriteOnlyWhenAllowed();
    void namesTheRangeItContinues();
    void removes_data();
    void removes();
    void discovers_data();
    void discovers();
};

void tst_WebDavUpload::uploads_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool known, QList<UploadAnswer> answers,
                        QStringList lines) { QTest::newRow(name) << known << answers << lines; };
    const UploadAnswer no = says(404);
    const UploadAnswer whole = sized("Content-Length: 100");
    const UploadAnswer part = sized("Content-Length: 40");
    const UploadAnswer ok = says(201);
    row("new", false, {no, ok, whole, ok},
        {kTarget, kKnown, kPut, kProbe, kMove, QStringLiteral("Finished")});
    row("exists", false, {whole}, {kTarget, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("sign in", false, {says(401)}, {kTarget, QStringLiteral("Failed BG_E_HTTP_ERROR_401")});
    row("exists meanwhile", false, {no, ok, whole, says(412)},
        {kTarget, kKnown, kPut, kProbe, kMove, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("no folder", false, {no, says(409)},
        {kTarget, kKnown, kPut, QStringLiteral("Failed ERROR_PATH_NOT_FOUND")});
    row("no quota", false, {no, says(507)},
        {kTarget, kKnown, kPut, QStringLiteral("Failed ERROR_DISK_FULL")});
    row("locked", false, {no, says(423)},
        {kTarget, kKnown, kPut, QStringLiteral("Failed BG_E_HTTP_ERROR_423")});
    row("keeps less", false, {no, ok, sized("Content-Length: 99")},
        {kTarget, kKnown, kPut, kProbe, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("keeps nothing", false, {no, ok, no},
        {kTarget, kKnown, kPut, kProbe, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("tells no size", false, {no, ok, says(200), ok},
        {kTarget, kKnown, kPut, kProbe, kMove, QStringLiteral("Finished")});
    row("continued", true, {no, part, says(204), whole, ok},
        {kTarget, kProbe, kRest, kProbe, kMove, QStringLiteral("Finished")});
    row("range ignored", true, {no, part, ok, sized("Content-Length: 60"), ok, whole, ok},
        {kTarget, kProbe, kRest, kProbe, kPut, kProbe, kMove, QStringLiteral("Finished")});
    row("range refused", true, {no, part, says(501), ok}, {kTarget, kProbe, kRest, kPut, kProbe});
    row("range without proof", true, {no, part, says(204), says(200), ok},
        {kTarget, kProbe, kRest, kProbe, kPut, kProbe});
    row("nothing left", true, {no, no}, {kTarget, kProbe, kPut});
    row("too much there", true, {no, sized("Content-Length: 101")}, {kTarget, kProbe, kPut});
    row("all there", true, {no, whole, ok}, {kTarget, kProbe, kMove, QStringLiteral("Finished")});
    row("move lost, not done", false, {no, ok, whole, silence(true), whole},
        {kTarget, kKnown, kPut, kProbe, kMove, kProbe,
         QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
    row("move lost, done", false, {no, ok, whole, silence(true), no, whole},
        {kTarget, kKnown, kPut, kProbe, kMove, kProbe, kTarget, QStringLiteral("Finished")});
    row("move lost, another there", false,
        {no, ok, whole, silence(true), no, sized("Content-Length: 7")},
        {kTarget, kKnown, kPut, kProbe, kMove, kProbe, kTarget,
         QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
    row("move lost, then silent", false, {no, ok, whole, says(502), silence(true)},
        {kTarget, kKnown, kPut, kProbe, kMove, kProbe,
         QStringLiteral("Failed BG_E_HTTP_ERROR_502 !")});
    row("moved in part", false, {no, ok, whole, says(207)},
        {kTarget, kKnown, kPut, kProbe, kMove,
         QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
}

void tst_WebDavUpload::uploads()
{
    QFETCH(bool, known);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    UploadPlan plan {kHere, "a.bin", ".t.part", {}, 100, false, 0};
    if (known)
        plan.session = {UploadProtocol::WebDav, "http://server/files/.t.part", {}};
    WebDavUpload upload(plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_WebDavUpload::finishedBefore_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const UploadAnswer whole = sized("Content-Length: 100");
    QTest::newRow("it is there") << QList<UploadAnswer> {says(404), whole}
                                 << QStringList {kProbe, kTarget, QStringLiteral("Finished")};
    QTest::newRow("another is there")
        << QList<UploadAnswer> {says(404), sized("Content-Length: 7")}
        << QStringList {kProbe, kTarget, QStringLiteral("Failed ERROR_FILE_EXISTS")};
    QTest::newRow("both are gone")
        << QList<UploadAnswer> {says(404), says(404)} << QStringList {kProbe, kTarget, kPut};
    QTest::newRow("still to be moved") << QList<UploadAnswer> {whole, says(201)}
                                       << QStringList {kProbe, kMove, QStringLiteral("Finished")};
}

/// All was confirmed, and how it ended was not heard.
void tst_WebDavUpload::finishedBefore()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    WebDavUpload upload({kHere,
                         "a.bin",
                         ".t.part",
                         {UploadProtocol::WebDav, "http://server/files/.t.part", {}},
                         100,
                         false,
                         0,
                         100});
    QCOMPARE(walk(upload, answers), lines);
}

void tst_WebDavUpload::asksToOverwriteOnlyWhenAllowed()
{
    for (const bool overwrite : {false, true}) {
        WebDavUpload upload({kHere, {}, ".t.part", {}, 100, overwrite, 0});
        if (std::holds_alternative<UploadCall>(upload.begin()))
            (void)upload.answered(says(404));
        (void)upload.proceed();
        (void)upload.answered(says(201));
        const UploadStep step = upload.answered(sized("Content-Length: 100"));
        const auto &call = std::get<UploadCall>(step);
        QCOMPARE(call.method, QByteArray("MOVE"));
        QVERIFY(call.headers.contains("Destination: http://server/files/a.bin"));
        QCOMPARE(call.headers.contains("Overwrite: T"), overwrite);
        QCOMPARE(call.headers.contains("Overwrite: F"), !overwrite);
    }
}

void tst_WebDavUpload::namesTheRangeItContinues()
{
    WebDavUpload upload(
        {kHere, {}, {}, {UploadProtocol::WebDav, "http://server/files/.t.part", {}}, 100, true, 0});
    (void)upload.begin();
    const UploadStep step = upload.answered(sized("Content-Length: 40"));
    QVERIFY(std::get<UploadCall>(step).headers.contains("Content-Range: bytes 40-99/100"));
}

void tst_WebDavUpload::removes_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    const UploadAnswer no = says(404);
    const UploadAnswer part = sized("Content-Length: 40");
    row("removed", {part, says(204), no}, {kProbe, kDelete, kProbe, QStringLiteral("Removed 40")});
    row("never there", {no, no}, {kProbe, kTarget, QStringLiteral("Removed 0")});
    row("arrived", {no, sized("Content-Length: 100")},
        {kProbe, kTarget, QStringLiteral("Arrived 0")});
    row("another there", {no, part}, {kProbe, kTarget, QStringLiteral("Removed 0")});
    row("who knows", {no, says(200)}, {kProbe, kTarget, QStringLiteral("Arrived 0")});
    row("target silent", {no, silence(true)}, {kProbe, kTarget, QStringLiteral("Failed 0")});
    row("cannot", {part, says(405)}, {kProbe, kDelete, QStringLiteral("Refused 40")});
    row("cannot tell", {says(405), says(204), no},
        {kProbe, kDelete, kProbe, QStringLiteral("Removed 0")});
    row("locked", {part, says(423)}, {kProbe, kDelete, QStringLiteral("Failed 40")});
    row("lies", {part, says(204), part},
        {kProbe, kDelete, kProbe, QStringLiteral("StillThere 40")});
    row("refused", {says(403)}, {kProbe, QStringLiteral("Failed 0")});
}

void tst_WebDavUpload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal =
        webDavRemoval({{UploadProtocol::WebDav, "http://server/files/.t.part", {}}, kHere, 100});
    QCOMPARE(walk(*removal, answers), lines);
}

void tst_WebDavUpload::discovers_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const QString options = QStringLiteral("OPTIONS http://server/files/a.bin");
    const QString folder = QStringLiteral("OPTIONS http://server/files/");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    row("dav", {says(200, {"DAV: 1,2"})}, {options, kTarget});
    row("dav of the folder", {says(404), says(200, {"DAV: 1"})}, {options, folder, kTarget});
    row("tus", {says(204, {"Tus-Resumable: 1.0.0"})}, {options, options});
    row("neither", {says(200), says(200)},
        {options, folder, QStringLiteral("Failed BG_E_REMOTE_NOT_SUPPORTED")});
    row("sign in", {says(401)}, {options, QStringLiteral("Failed BG_E_HTTP_ERROR_401")});
    row("broken", {says(503)}, {options, QStringLiteral("Failed BG_E_HTTP_ERROR_503")});
    row("silent", {silence(true)}, {options, QStringLiteral("Failed BG_E_CONNECTION_CLOSED")});
}

void tst_WebDavUpload::discovers()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    DiscoveredUpload upload({kHere, {}, ".t.part", {}, 100, false, 0});
    QCOMPARE(walk(upload, answers), lines);
}

QTEST_GUILESS_MAIN(tst_WebDavUpload)
#include "tst_WebDavUpload.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/BitsUpload.h"
#include "tests/upload/StepTables.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

const QString kPost = QStringLiteral("BITS_POST http://server/files/a.bin");
const QString kKnown = QStringLiteral("known http://server/files/a.bin {1}");
const QString kHead = QStringLiteral("HEAD http://server/files/a.bin");
const QString kFinished = QStringLiteral("Finished");
constexpr char kAck[] = "BITS-Packet-Type: Ack";

QString fragment(int from, int to)
{
    return kPost + QStringLiteral(" %1-%2").arg(from).arg(to);
}

UploadAnswer ack()
{
    return says(200, {kAck});
}

UploadAnswer created(const char *more = "X: y")
{
    return says(201,
                {kAck, "BITS-Session-Id: {1}",
                 "BITS-Protocol: {7DF0354D-249B-430F-820D-3D2A9BEF4931}", more});
}

UploadAnswer wants(const char *line)
{
    return says(200, {kAck, line});
}

} // namespace

class tst_BitsUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploads_data();
    void uploads();
    void followsTheHostItIsGiven();
    void removes_data();
    void removes();
};

void tst_BitsUpload::uploads_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool known, QList<UploadAnswer> answers,
                        QStringList lines) { QTest::newRow(name) << known << answers << lines; };
    const UploadAnswer at60 = wants("BITS-Received-Content-Range: 60");
    const UploadAnswer at100 = wants("BITS-Received-Content-Range: 100");
    const UploadAnswer unknown = says(500, {kAck, "BITS-Error-Code: 0x8020001f"});
    row("new", false, {ack(), created(), at60, at100, ack()},
        {kPost, kPost, kKnown, fragment(0, 60), fragment(60, 100), kPost, kFinished});
    row("no bits", false, {says(200)},
        {kPost, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("not here", false, {says(404)}, {kPost, QStringLiteral("Failed BG_E_HTTP_ERROR_404")});
    row("exists", false, {ack(), says(409, {kAck})},
        {kPost, kPost, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("creation silent", false, {ack(), silence(true)},
        {kPost, kPost, QStringLiteral("Failed BG_E_CONNECTION_CLOSED ?")});
    row("unnamed", false, {ack(), ack()},
        {kPost, kPost, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE ?")});
    row("gap", false, {ack(), created(), says(416, {kAck, "BITS-Received-Content-Range: 10"})},
        {kPost, kPost, kKnown, fragment(0, 60), fragment(10, 70)});
    row("resumed", true, {at60, at100, ack()},
        {fragment(0, 1), fragment(60, 100), kPost, kFinished});
    row("forgotten", true, {unknown},
        {fragment(0, 1), QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("closed by itself", true, {at100, unknown}, {fragment(0, 1), kPost, kFinished});
    row("wants too much", true, {wants("BITS-Received-Content-Range: 101")},
        {fragment(0, 1), QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("last ack lost", true, {at60, silence(true)},
        {fragment(0, 1), fragment(60, 100), QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
    row("close fails", true, {at100, says(503)},
        {fragment(0, 1), kPost, QStringLiteral("Failed BG_E_HTTP_ERROR_503")});
}

void tst_BitsUpload::uploads()
{
    QFETCH(bool, known);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    UploadPlan plan {kHere, "a.bin", {}, {}, 100, false, 60};
    if (known)
        plan.session = {UploadProtocol::Bits, kHere, "{1}"};
    BitsUpload upload(plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_BitsUpload::followsTheHostItIsGiven()
{
    BitsUpload upload({kHere, {}, {}, {}, 100, false, 0});
    (void)upload.begin();
    (void)upload.answered(ack());
    const UploadStep step = upload.answered(created("BITS-Host-Id: node7:8080"));
    QCOMPARE(lineOf(step), QStringLiteral("known http://node7:8080/files/a.bin {1}"));
}

void tst_BitsUpload::removes_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    const UploadAnswer no = says(404);
    const UploadAnswer whole = says(200, {"Content-Length: 100"});
    const UploadAnswer part = says(200, {"Content-Length: 40"});
    const UploadAnswer unknown = says(500, {kAck, "BITS-Error: 0x8020001F"});
    row("removed", {no, ack(), no}, {kHead, kPost, kHead, QStringLiteral("Removed 0")});
    row("an older file", {part, ack(), part}, {kHead, kPost, kHead, QStringLiteral("Removed 0")});
    row("arrived", {whole, ack(), whole}, {kHead, kPost, kHead, QStringLiteral("Arrived 0")});
    row("forgotten", {no, unknown, no}, {kHead, kPost, kHead, QStringLiteral("Removed 0")});
    row("lies", {no, ack(), part}, {kHead, kPost, kHead, QStringLiteral("StillThere 40")});
    row("broken", {no, says(500)}, {kHead, kPost, QStringLiteral("Failed 0")});
    row("cannot", {no, says(501)}, {kHead, kPost, QStringLiteral("Refused 0")});
    row("silent", {silence(true)}, {kHead, QStringLiteral("Failed 0")});
}

void tst_BitsUpload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal = bitsRemoval({{UploadProtocol::Bits, kHere, "{1}"}, kHere, 100});
    QCOMPARE(walk(*removal, answers), lines);
}

QTEST_GUILESS_MAIN(tst_BitsUpload)
#include "tst_BitsUpload.moc"

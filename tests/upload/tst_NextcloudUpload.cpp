// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/NextcloudUpload.h"
#include "core/upload/ProtocolDiscovery.h"
#include "tests/upload/StepTables.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1024 * 1024;
constexpr char kFile[] = "http://h/remote.php/dav/files/me/d/a.bin";
constexpr char kFolder[] = "http://h/remote.php/dav/uploads/me/.t.part";
const QString kTarget = QStringLiteral("HEAD ") + QLatin1String(kFile);
const QString kKnown = QStringLiteral("known ") + QLatin1String(kFolder);
const QString kBegin = QStringLiteral("MKCOL ") + QLatin1String(kFolder) + QLatin1Char('/');
const QString kList = QStringLiteral("PROPFIND ") + QLatin1String(kFolder) + QLatin1Char('/');
const QString kMove = QStringLiteral("MOVE ") + QLatin1String(kFolder) + QStringLiteral("/.file");
const QString kDelete = QStringLiteral("DELETE ") + QLatin1String(kFolder) + QLatin1Char('/');
const QString kFinished = QStringLiteral("Finished");

QString chunk(int number, qint64 from, qint64 to)
{
    return QStringLiteral("PUT %1/0000%2 %3-%4")
        .arg(QLatin1String(kFolder))
        .arg(number)
        .arg(from)
        .arg(to);
}

/// A listing with chunks of these numbers and sizes.
UploadAnswer listing(std::initializer_list<std::pair<int, qint64>> chunks)
{
    QByteArray text = "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\"><d:response>"
                      "<d:href>/remote.php/dav/uploads/me/.t.part/</d:href></d:response>";
    for (const auto &[number, size] : chunks)
        text += "<d:response><d:href>/remote.php/dav/uploads/me/.t.part/0000"
            + QByteArray::number(number) + "</d:href><d:propstat><d:prop><d:getcontentlength>"
            + QByteArray::number(size) + "</d:getcontentlength></d:prop></d:propstat></d:response>";
    return says(207, {}, text + "</d:multistatus>");
}

} // namespace

class tst_NextcloudUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploads_data();
    void uploads();
    void folders();
    void isDiscovered();
    void removes_data();
    void removes();
};

void tst_NextcloudUpload::uploads_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool known, QList<UploadAnswer> answers,
                        QStringList lines) { QTest::newRow(name) << known << answers << lines; };
    const UploadAnswer no = says(404);
    const UploadAnswer ok = says(201);
    const QString first = chunk(1, 0, 5 * kMega);
    const QString last = chunk(2, 5 * kMega, 8 * kMega);
    row("new", false, {no, ok, ok, ok, ok},
        {kTarget, kKnown, kBegin, first, last, kMove, kFinished});
    row("exists", false, {says(200)}, {kTarget, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("folder there", false, {no, says(405)}, {kTarget, kKnown, kBegin, first});
    row("no quota", false, {no, ok, says(507)},
        {kTarget, kKnown, kBegin, first, QStringLiteral("Failed ERROR_DISK_FULL")});
    row("resumed", true, {no, listing({{1, 5 * kMega}}), ok, ok},
        {kTarget, kList, last, kMove, kFinished});
    row("a short chunk", true, {no, listing({{1, 3}})}, {kTarget, kList, first});
    row("a gap", true, {no, listing({{2, 3 * kMega}})}, {kTarget, kList, first});
    row("all there", true, {no, listing({{2, 3 * kMega}, {1, 5 * kMega}}), ok},
        {kTarget, kList, kMove, kFinished});
    row("gone", true, {no, no}, {kTarget, kList, QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("gone meanwhile", true, {no, listing({}), no},
        {kTarget, kList, first, QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("not a listing", true, {no, says(200)},
        {kTarget, kList, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("exists meanwhile", false, {no, ok, ok, ok, says(412)},
        {kTarget, kKnown, kBegin, first, last, kMove, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("move lost, done", false,
        {no, ok, ok, ok, silence(true), says(200, {"Content-Length: 8388608"})},
        {kTarget, kKnown, kBegin, first, last, kMove, kTarget, kFinished});
    row("move lost", false, {no, ok, ok, ok, silence(true), no},
        {kTarget, kKnown, kBegin, first, last, kMove, kTarget,
         QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
}

void tst_NextcloudUpload::uploads()
{
    QFETCH(bool, known);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    UploadPlan plan {kFile, "a.bin", ".t.part", {}, 8 * kMega, false, 5 * kMega};
    if (known)
        plan.session = {UploadProtocol::NextcloudChunks, kFolder, {}};
    NextcloudUpload upload(plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_NextcloudUpload::folders()
{
    QCOMPARE(nextcloudFolder(kFile, ".t.part"), QByteArray(kFolder));
    QVERIFY(nextcloudFolder("http://h/dav/a.bin", "x").isEmpty());
    QVERIFY(nextcloudFolder("http://h/remote.php/dav/files/a.bin", "x").isEmpty());
}

void tst_NextcloudUpload::isDiscovered()
{
    const auto server =
        says(200, {"DAV: 1, 3, nextcloud-checksum-update, nc-calendar-trashbin"}, {}, kFile);
    QCOMPARE(protocolIn(server), UploadProtocol::NextcloudChunks);
    QCOMPARE(protocolIn(says(200, {"DAV: 1, nc-x"})), UploadProtocol::WebDav);
}

void tst_NextcloudUpload::removes_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    const UploadAnswer no = says(404);
    row("removed", {listing({{1, 50}, {2, 7}}), says(204), no},
        {kList, kDelete, kList, QStringLiteral("Removed 57")});
    row("never there", {no, no}, {kList, kTarget, QStringLiteral("Removed 0")});
    row("arrived", {no, says(200, {"Content-Length: 100"})},
        {kList, kTarget, QStringLiteral("Arrived 0")});
    row("lies", {listing({}), says(204), listing({})},
        {kList, kDelete, kList, QStringLiteral("StillThere 0")});
}

void tst_NextcloudUpload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal =
        nextcloudRemoval({{UploadProtocol::NextcloudChunks, kFolder, {}}, kFile, 100});
    QCOMPARE(walk(*removal, answers), lines);
}

QTEST_GUILESS_MAIN(tst_NextcloudUpload)
#include "tst_NextcloudUpload.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/S3Removal.h"
#include "core/upload/S3Upload.h"
#include "tests/upload/StepTables.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1024 * 1024;
constexpr char kObject[] = "https://host/bucket/a.bin";
const QString kHead = QStringLiteral("HEAD https://host/bucket/a.bin");
const QString kCreate = QStringLiteral("POST https://host/bucket/a.bin?uploads=");
const QString kKnown = QStringLiteral("known https://host/bucket/a.bin a+b");
const QString kList = QStringLiteral("GET https://host/bucket/a.bin?uploadId=a%2Bb");
const QString kListOn =
    QStringLiteral("GET https://host/bucket/a.bin?part-number-marker=1&uploadId=a%2Bb");
const QString kComplete = QStringLiteral("POST https://host/bucket/a.bin?uploadId=a%2Bb");
const QString kAbort = QStringLiteral("DELETE https://host/bucket/a.bin?uploadId=a%2Bb");
const QString kFinished = QStringLiteral("Finished");

QString part(int number, qint64 from, qint64 to)
{
    return QStringLiteral("PUT https://host/bucket/a.bin?partNumber=") + QString::number(number)
        + QStringLiteral("&uploadId=a%2Bb ") + QString::number(from) + QLatin1Char('-')
        + QString::number(to);
}

UploadAnswer created()
{
    return says(200, {},
                "<?xml version=\"1.0\"?><InitiateMultipartUploadResult "
                "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Bucket>b</Bucket>"
                "<UploadId>a+b</UploadId></InitiateMultipartUploadResult>");
}

UploadAnswer listing(std::initializer_list<std::pair<int, qint64>> parts, bool more = false)
{
    QByteArray text = "<ListPartsResult><IsTruncated>";
    text += more ? "true" : "false";
    text += "</IsTruncated>";
    for (const auto &[number, size] : parts)
        text += "<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>\"t"
            + QByteArray::number(number) + "\"</ETag><Size>" + QByteArray::number(size)
            + "</Size></Part>";
    return says(200, {}, text + "</ListPartsResult>");
}

/// One part whose ETag is the MD5 of "abcdef", and the object that is made of it.
const UploadAnswer kWhole = says(200, {},
                                 "<ListPartsResult><IsTruncated>false</IsTruncated><Part>"
                                 "<PartNumber>1</PartNumber><Size>6</Size>"
                                 "<ETag>\"e80b5017098950fc58aad83c8c14978e\"</ETag></Part>"
                                 "</ListPartsResult>");
const UploadAnswer kObjectOfIt =
    says(200, {"Content-Length: 6", "ETag: \"b91282813df47352f7fe2c0c1fe9e5bd-1\""});

UploadAnswer completed()
{
    return says(200, {},
                "<CompleteMultipartUploadResult><Key>a</Key></CompleteMultipartUploadResult>");
}

} // namespace

class tst_S3Upload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploads_data();
    void uploads();
    void finishedBefore_data();
    void finishedBefore();
    void completesWithEveryTag();
    void addresses_data();
    void addresses();
    void removes_data();
    void removes();
};

void tst_S3Upload::uploads_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool known, QList<UploadAnswer> answers,
                        QStringList lines) { QTest::newRow(name) << known << answers << lines; };
    const UploadAnswer no = says(404);
    const UploadAnswer sent = says(200, {"ETag: \"t\""});
    const QString first = part(1, 0, 5 * kMega);
    const QString last = part(2, 5 * kMega, 8 * kMega);
    row("new", false, {no, created(), sent, sent, completed()},
        {kHead, kCreate, kKnown, first, last, kComplete, kFinished});
    row("exists", false, {says(200)}, {kHead, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("may not look", false, {says(403), created()}, {kHead, kCreate, kKnown, first});
    row("refused", false, {no, says(403)},
        {kHead, kCreate, QStringLiteral("Failed BG_E_HTTP_ERROR_403")});
    for (const char *code : {"InvalidAccessKeyId", "SignatureDoesNotMatch"})
        row(code, false,
            {says(403), says(403, {}, QByteArray("<Error><Code>") + code + "</Code></Error>")},
            {kHead, kCreate, QStringLiteral("Failed BG_E_INVALID_CREDENTIALS")});
    row("creation silent", false, {no, silence(true)},
        {kHead, kCreate, QStringLiteral("Failed BG_E_CONNECTION_CLOSED ?")});
    row("unnamed", false, {no, says(200)},
        {kHead, kCreate, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE ?")});
    row("part without a name", false, {no, created(), says(200)},
        {kHead, kCreate, kKnown, first, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("resumed", true, {no, listing({{1, 5 * kMega}}), sent, completed()},
        {kHead, kList, last, kComplete, kFinished});
    row("resumed over pages", true,
        {no, listing({{1, 5 * kMega}}, true), listing({{2, 3 * kMega}}), completed()},
        {kHead, kList, kListOn, kComplete, kFinished});
    row("a short part", true, {no, listing({{1, 4 * kMega}})}, {kHead, kList, first});
    row("a gap", true, {no, listing({{2, 3 * kMega}})}, {kHead, kList, first});
    row("gone", true, {no, no}, {kHead, kList, QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("error under success", true,
        {no, listing({{1, 5 * kMega}, {2, 3 * kMega}}),
         says(200, {}, "<Error><Code>InternalError</Code></Error>")},
        {kHead, kList, kComplete, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE")});
    row("nothing under success", true, {no, listing({{1, 5 * kMega}, {2, 3 * kMega}}), says(200)},
        {kHead, kList, kComplete, QStringLiteral("Failed BG_E_INVALID_SERVER_RESPONSE !")});
    row("exists meanwhile", true, {no, listing({{1, 5 * kMega}, {2, 3 * kMega}}), says(412)},
        {kHead, kList, kComplete, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("completion lost", true, {no, listing({{1, 5 * kMega}, {2, 3 * kMega}}), silence(true)},
        {kHead, kList, kComplete, QStringLiteral("Failed BG_E_CONNECTION_CLOSED !")});
}

void tst_S3Upload::uploads()
{
    QFETCH(bool, known);
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    UploadPlan plan {kObject, "a.bin", {}, {}, 8 * kMega, false, 5 * kMega};
    if (known)
        plan.session = {UploadProtocol::S3, kObject, "a+b"};
    S3Upload upload(plan);
    QCOMPARE(walk(upload, answers), lines);
}

void tst_S3Upload::finishedBefore_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    row("it is there", {says(404), says(200, {"Content-Length: 6"})}, {kList, kHead, kFinished});
    row("another is there", {says(404), says(200, {"Content-Length: 7"})},
        {kList, kHead, QStringLiteral("Failed ERROR_FILE_EXISTS")});
    row("both are gone", {says(404), says(404)},
        {kList, kHead, QStringLiteral("Lost BG_E_SESSION_NOT_FOUND")});
    row("still to be completed", {listing({{1, 6}}), says(404), completed()},
        {kList, kHead, kComplete, kFinished});
    row("completed and listed", {kWhole, kObjectOfIt}, {kList, kHead, kFinished});
    row("somebody was faster", {listing({{1, 6}}), says(200, {"Content-Length: 6"})},
        {kList, kHead, QStringLiteral("Failed ERROR_FILE_EXISTS")});
}

/// All was confirmed, and how it ended was not heard.
void tst_S3Upload::finishedBefore()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    S3Upload upload({kObject, "a.bin", {}, {UploadProtocol::S3, kObject, "a+b"}, 6, false, 0, 6});
    QCOMPARE(walk(upload, answers), lines);
}

void tst_S3Upload::completesWithEveryTag()
{
    S3Upload upload(
        {kObject, {}, {}, {UploadProtocol::S3, kObject, "u"}, 8 * kMega, true, 5 * kMega});
    (void)upload.begin();
    (void)upload.answered(listing({{1, 5 * kMega}}));
    const UploadStep step = upload.answered(says(200, {"ETag: \"new\""}));
    const auto &call = std::get<UploadCall>(step);
    QVERIFY(call.text);
    QCOMPARE(*call.text,
             QByteArray("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>&quot;t1"
                        "&quot;</ETag></Part><Part><PartNumber>2</PartNumber><ETag>&quot;new"
                        "&quot;</ETag></Part></CompleteMultipartUpload>"));
    QVERIFY(!call.signing.isEmpty());
}

void tst_S3Upload::addresses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("signing");
    const auto row = [](const char *target, const char *url, const char *signing) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(url) << QByteArray(signing);
    };
    row("s3://b/d/k", "https://b.s3.amazonaws.com/d/k", "aws:amz:us-east-1:s3");
    row("https://s3.eu-west-3.amazonaws.com/b/k", "https://s3.eu-west-3.amazonaws.com/b/k",
        "aws:amz:eu-west-3:s3");
    row("https://b.s3.eu-west-3.amazonaws.com/k", "https://b.s3.eu-west-3.amazonaws.com/k",
        "aws:amz:eu-west-3:s3");
    row("http://127.0.0.1:9000/b/k", "http://127.0.0.1:9000/b/k", "aws:amz:us-east-1:s3");
    row("s3://b", "", "aws:amz:us-east-1:s3");
    row("s3://b/", "", "aws:amz:us-east-1:s3");
}

void tst_S3Upload::addresses()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, signing);
    QCOMPARE(s3ObjectUrl(target), url);
    QCOMPARE(s3Signing(url), signing);
}

void tst_S3Upload::removes_data()
{
    QTest::addColumn<QList<UploadAnswer>>("answers");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QList<UploadAnswer> answers, QStringList lines) {
        QTest::newRow(name) << answers << lines;
    };
    const UploadAnswer no = says(404);
    row("removed", {listing({{1, 50}}), no, says(204), no},
        {kList, kHead, kAbort, kList, QStringLiteral("Removed 50")});
    row("another object is there",
        {listing({{1, 100}}), says(200, {"Content-Length: 100", "ETag: \"x-1\""}), says(204), no},
        {kList, kHead, kAbort, kList, QStringLiteral("Removed 100")});
    row("over pages", {listing({{1, 50}}, true), listing({{2, 9}}), no, says(204), no},
        {kList, kListOn, kHead, kAbort, kList, QStringLiteral("Removed 59")});
    row("may not read", {listing({{1, 50}}), says(403), says(204), no},
        {kList, kHead, kAbort, kList, QStringLiteral("Removed 50")});
    row("never there", {no, no}, {kList, kHead, QStringLiteral("Removed 0")});
    row("completed", {no, says(200, {"Content-Length: 6"})},
        {kList, kHead, QStringLiteral("Arrived 0")});
    // An abort would delete the bytes of the object.
    row("completed and listed", {kWhole, kObjectOfIt}, {kList, kHead, QStringLiteral("Arrived 0")});
    row("cannot", {says(405), says(405)}, {kList, kAbort, QStringLiteral("Refused 0")});
    row("parts in flight", {listing({{1, 50}}), no, says(204), listing({{2, 9}})},
        {kList, kHead, kAbort, kList, QStringLiteral("StillThere 50")});
    row("refused", {says(403)}, {kList, QStringLiteral("Failed 0")});
}

void tst_S3Upload::removes()
{
    QFETCH(QList<UploadAnswer>, answers);
    QFETCH(QStringList, lines);
    const auto removal = s3Removal({{UploadProtocol::S3, kObject, "a+b"}, kObject, 6});
    QCOMPARE(walk(*removal, answers), lines);
}

QTEST_GUILESS_MAIN(tst_S3Upload)
#include "tst_S3Upload.moc"

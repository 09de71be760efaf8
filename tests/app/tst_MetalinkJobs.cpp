// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Metalink documents with the real programs: mirrors, sizes and hashes.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTest>

using namespace kurier::test;

namespace {

constexpr qint64 kSize = 2'000'000;

QByteArray hashOf(quint64 seed)
{
    const std::string content = pattern(seed, 0, static_cast<std::size_t>(kSize));
    return QCryptographicHash::hash(
               QByteArrayView(content.data(), static_cast<qsizetype>(content.size())),
               QCryptographicHash::Sha256)
        .toHex();
}

QString fileElement(const QString &name, const QStringList &urls, qint64 size = kSize,
                    const QByteArray &sha256 = {})
{
    QString text =
        QStringLiteral("<file name=\"%1\"><size>%2</size>").arg(name, QString::number(size));
    if (!sha256.isEmpty())
        text += QStringLiteral("<hash type=\"sha-256\">%1</hash>").arg(QLatin1String(sha256));
    int priority = 0;
    for (const QString &url : urls)
        text += QStringLiteral("<url priority=\"%1\">%2</url>").arg(++priority).arg(url);
    return text + QStringLiteral("</file>");
}

/// Writes a document and returns its path.
QString document(const Programs &programs, const QStringList &files)
{
    const QString path = programs.path(QStringLiteral("files.meta4"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("<?xml version=\"1.0\"?><metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">");
    file.write(files.join(QString()).toUtf8());
    file.write("</metalink>");
    return path;
}

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
}

QString errorOf(const QJsonObject &job, const char *member)
{
    return job.value(QLatin1String("error")).toObject().value(QLatin1String(member)).toString();
}

QJsonObject fileOf(const QJsonObject &job)
{
    return job.value(QLatin1String("files")).toArray().at(0).toObject();
}

OriginAnswer seeded(quint64 seed)
{
    OriginAnswer answer = OriginAnswer::file(kSize);
    answer.seed = seed;
    return answer;
}

} // namespace

class tst_MetalinkJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void severalFilesOfADocument();
    void deadMirrorsAreLeft();
    void wrongBytesAreFetchedElsewhere();
    void wrongSizeIsRefusedBeforeItsBytes();
    void wrongSizeIsRefusedAtTheEnd();
    void brokenMirrorIsContinued();
    void hostileDocuments_data();
    void hostileDocuments();
};

void tst_MetalinkJobs::severalFilesOfADocument()
{
    FaultOrigin origin;
    origin.route("/a", seeded(1));
    origin.route("/b", seeded(2));
    const Programs programs;
    const QString path = document(
        programs,
        {fileElement(QStringLiteral("one.bin"), {url(origin, "/a")}, kSize, hashOf(1)),
         fileElement(QStringLiteral("folder/two.bin"), {url(origin, "/b")}, kSize, hashOf(2)),
         fileElement(QStringLiteral("three.bin"), {QStringLiteral("gopher://127.0.0.1/c")})});
    const ProgramResult added = programs.ctl({QStringLiteral("add"), path});
    QCOMPARE(added.exitCode, 0);
    QVERIFY2(added.err.contains(QLatin1String("three.bin")), qPrintable(added.err));
    const QString id = added.out.trimmed();
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QCOMPARE(programs.files(),
             (QStringList {QStringLiteral("one.bin"), QStringLiteral("two.bin")}));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/two.bin"), 2, kSize));
    QCOMPARE(fileOf(programs.show(id)).value(QLatin1String("check")).toString(),
             QStringLiteral("matches"));
}

void tst_MetalinkJobs::deadMirrorsAreLeft()
{
    FaultOrigin origin;
    origin.route("/busy", OriginAnswer::error(503));
    origin.route("/good", seeded(1));
    const Programs programs;
    // A long delay: only a mirror that is tried at once ends the test in time.
    const QString id =
        programs.add({QStringLiteral("--retry-delay=600"), QStringLiteral("--metalink"),
                      document(programs,
                               {fileElement(QStringLiteral("f.bin"),
                                            {QStringLiteral("http://127.0.0.1:9/refused"),
                                             url(origin, "/missing"), url(origin, "/busy"),
                                             url(origin, "/good")})})});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout=60")}).exitCode,
             0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/f.bin"), 1, kSize));
    const QJsonObject file = fileOf(programs.show(id));
    QCOMPARE(file.value(QLatin1String("url")).toString(), url(origin, "/good"));
    QCOMPARE(file.value(QLatin1String("addresses")).toArray().size(), 4);
}

void tst_MetalinkJobs::wrongBytesAreFetchedElsewhere()
{
    FaultOrigin origin;
    origin.route("/stale", seeded(7));
    origin.route("/good", seeded(1));
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--metalink"),
         document(programs,
                  {fileElement(QStringLiteral("f.bin"),
                               {url(origin, "/stale"), url(origin, "/good")}, kSize, hashOf(1))})});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/f.bin"), 1, kSize));
    QVERIFY(!origin.requests("/good").at(0).has("range"));
    QCOMPARE(programs.files(), QStringList {QStringLiteral("f.bin")});
}

void tst_MetalinkJobs::wrongSizeIsRefusedBeforeItsBytes()
{
    FaultOrigin origin;
    OriginAnswer answer = OriginAnswer::file(500'000'000);
    origin.route("/large", answer);
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--metalink"),
         document(programs, {fileElement(QStringLiteral("f.bin"), {url(origin, "/large")})})});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 1);
    const QJsonObject job = programs.show(id);
    QCOMPARE(errorOf(job, "code"), QStringLiteral("BG_E_VALIDATION_FAILED"));
    QVERIFY2(errorOf(job, "message").contains(QLatin1String("500")),
             qPrintable(errorOf(job, "message")));
    QCOMPARE(job.value(QLatin1String("bytesTransferred")).toInteger(), 0);
    const QStringList files = programs.files();
    for (const QString &name : files)
        QCOMPARE(QFileInfo(programs.downloads() + QLatin1Char('/') + name).size(), 0);
}

void tst_MetalinkJobs::wrongSizeIsRefusedAtTheEnd()
{
    FaultOrigin origin;
    OriginAnswer answer = OriginAnswer::file(kSize - 1);
    answer.chunked = true;
    origin.route("/chunked", answer);
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--metalink"),
         document(programs, {fileElement(QStringLiteral("f.bin"), {url(origin, "/chunked")})})});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 1);
    QCOMPARE(errorOf(programs.show(id), "code"), QStringLiteral("BG_E_VALIDATION_FAILED"));
    QVERIFY(!QFile::exists(programs.downloads() + QStringLiteral("/f.bin")));
}

void tst_MetalinkJobs::brokenMirrorIsContinued()
{
    FaultOrigin origin;
    OriginAnswer cut = seeded(1);
    cut.cutAfter = kSize / 2;
    origin.route("/a", std::vector {cut, seeded(1)});
    origin.route("/b", seeded(1));
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--retry-delay=1"), QStringLiteral("--metalink"),
         document(programs,
                  {fileElement(QStringLiteral("f.bin"), {url(origin, "/a"), url(origin, "/b")},
                               kSize, hashOf(1))})});
    QCOMPARE(programs
                 .ctl({QStringLiteral("wait"), id, QStringLiteral("--for=acknowledged,error"),
                       QStringLiteral("--timeout=60")})
                 .exitCode,
             0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/f.bin"), 1, kSize));
    QVERIFY(origin.requests("/a").at(1).has("range"));
    QCOMPARE(origin.requests("/b").size(), 0U);
}

void tst_MetalinkJobs::hostileDocuments_data()
{
    QTest::addColumn<QString>("element");
    const QStringList urls {QStringLiteral("http://127.0.0.1:9/x")};
    QTest::newRow("parent folder") << fileElement(QStringLiteral("../f.bin"), urls);
    QTest::newRow("absolute") << fileElement(QStringLiteral("/tmp/f.bin"), urls);
    QTest::newRow("no name") << fileElement(QString(), urls);
    QTest::newRow("local file") << fileElement(QStringLiteral("f"),
                                               {QStringLiteral("file:///etc/passwd")});
    QTest::newRow("not closed") << QStringLiteral("<file name=\"f\">");
    QTest::newRow("nothing") << QString();
}

void tst_MetalinkJobs::hostileDocuments()
{
    QFETCH(QString, element);
    const Programs programs;
    const ProgramResult result = programs.ctl(
        {QStringLiteral("add"), QStringLiteral("--metalink"), document(programs, {element})});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.err.startsWith(QLatin1String("kurierctl: ")));
    QCOMPARE(result.out, QString());
    QCOMPARE(programs.json({QStringLiteral("list")}).value(QLatin1String("jobs")).toArray().size(),
             0);
}

QTEST_GUILESS_MAIN(tst_MetalinkJobs)
#include "tst_MetalinkJobs.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/DeceptiveText.h"
#include "core/inspect/Suspicion.h"

#include <QTest>

#include <functional>

using namespace kurier;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
constexpr qint64 kHour = 3600LL * 1000;

/// A job nobody would look at twice.
JobDetails cleanJob()
{
    JobDetails job;
    job.snapshot.name = QStringLiteral("Report (März).pdf");
    job.snapshot.state = JobState::Transferring;
    job.snapshot.created = kNow - 70 * kHour;
    job.snapshot.modified = kNow - kHour;
    job.snapshot.errorCount = 20;
    job.directory = QStringLiteral("/home/anna/Downloads");
    job.files.emplace_back();
    job.files.back().url = "https://example.org/r.pdf";
    job.files.back().name = QStringLiteral("Report (März).pdf");
    return job;
}

JobDetails upload(const char *url)
{
    JobDetails job = cleanJob();
    job.snapshot.type = JobType::Upload;
    job.files.back().url = url;
    job.files.back().source = QStringLiteral("/home/anna/r.pdf");
    return job;
}

InspectionFacts facts()
{
    return {kNow, {QStringLiteral("files.example.org")}};
}

QStringList namesOf(const QList<Suspicion> &suspicions)
{
    QStringList names;
    for (const Suspicion suspicion : suspicions)
        names.append(suspicionName(suspicion));
    return names;
}

using Change = std::function<void(JobDetails &)>;

Change address(const char *url)
{
    return [url](JobDetails &job) { job.files.back().url = url; };
}

Change folder(const char *directory)
{
    return [directory](JobDetails &job) { job.directory = QString::fromUtf8(directory); };
}

Change fileName(const QString &name)
{
    return [name](JobDetails &job) { job.files.back().name = name; };
}

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_Suspicion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void downloads_data();
    void downloads();
    void uploads_data();
    void uploads();
    void everyReasonHasItsName();
    void deceptive_data();
    void deceptive();
};

void tst_Suspicion::downloads_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("reasons");
    const auto row = [](const char *name, const Change &change, const char *reasons) {
        QTest::newRow(name) << change
                            << QString::fromLatin1(reasons).split(QLatin1Char(' '),
                                                                  Qt::SkipEmptyParts);
    };
    row(
        "clean", [](JobDetails &) {}, "");
    row(
        "old", [](JobDetails &job) { job.snapshot.created = kNow - 73 * kHour; }, "very-old");
    row(
        "old but final",
        [](JobDetails &job) {
            job.snapshot.created = kNow - 99 * kHour;
            job.snapshot.state = JobState::Acknowledged;
        },
        "");
    row(
        "no time", [](JobDetails &job) { job.snapshot.created = 0; }, "");
    row(
        "errors", [](JobDetails &job) { job.snapshot.errorCount = 21; }, "retrying-for-ever");
    row(
        "waits for complete",
        [](JobDetails &job) {
            job.snapshot.state = JobState::Transferred;
            job.snapshot.modified = kNow - 25 * kHour;
        },
        "never-completed");
    row(
        "transferred just now", [](JobDetails &job) { job.snapshot.state = JobState::Transferred; },
        "");
    row("http", address("http://example.org/r.pdf"), "plain-http");
    row("default port written", address("https://example.org:443/r.pdf"), "");
    row("port", address("https://example.org:8443/r.pdf"), "unusual-port");
    row("https on 80", address("https://example.org:80/r.pdf"), "unusual-port");
    row("address", address("https://192.0.2.7/r.pdf"), "bare-address");
    row("address of version 6", address("https://[2001:db8::1]/r.pdf"), "bare-address");
    row("address as one number", address("http://3221225991/r.pdf"), "plain-http bare-address");
    row("name that begins with digits", address("https://1and1.example/r.pdf"), "");
    row("look-alike host", address("https://xn--80ak6aa92e.com/r.pdf"), "deceptive-name");
    row("hidden", folder("/home/anna/.cache/x"), "hidden-folder");
    row("autostart", folder("/home/anna/.config/autostart"), "hidden-folder autostart-folder");
    row("commands", folder("/home/anna/.local/bin"), "hidden-folder autostart-folder");
    row("own commands", folder("/home/anna/bin"), "autostart-folder");
    row("keys", folder("/home/anna/.ssh"), "hidden-folder autostart-folder");
    row("no bin", folder("/home/anna/binaries"), "");
    row("tmp", folder("/tmp"), "temporary-folder");
    row("below shm", folder("/dev/shm/a"), "temporary-folder");
    row("no tmp", folder("/tmpfiles"), "");
    row("script", fileName(QStringLiteral("setup.SH")), "executable-content");
    row("desktop", fileName(QStringLiteral("photo.jpg.desktop")), "executable-content");
    row("no extension", fileName(QStringLiteral("sh")), "");
    row(
        "name from the address",
        [](JobDetails &job) {
            job.files.back().name.clear();
            job.files.back().url = "https://example.org/a%2Esh?x=.pdf";
        },
        "executable-content");
    row("direction", fileName(QStringLiteral("photo\u202egpj.exe")),
        "executable-content deceptive-name");
    row(
        "job's name", [](JobDetails &job) { job.snapshot.name = QStringLiteral("раypal"); },
        "deceptive-name");
    row(
        "second file",
        [](JobDetails &job) {
            job.files.emplace_back();
            job.files.back().url = "http://example.org:81/x.sh";
        },
        "plain-http unusual-port executable-content");
}

void tst_Suspicion::downloads()
{
    QFETCH(Change, change);
    QFETCH(QStringList, reasons);
    JobDetails job = cleanJob();
    change(job);
    QCOMPARE(namesOf(suspicionsOf(job, facts())), reasons);
}

void tst_Suspicion::uploads_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QStringList>("reasons");
    const auto row = [](const char *url, const char *reasons) {
        QTest::newRow(url) << QByteArray(
            url) << QString::fromLatin1(reasons).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("https://files.example.org/in/", "");
    row("https://FILES.example.org/in/", "");
    row("https://example.org/in/", "new-upload-host");
    row("sftp://files.example.org/in/", "");
    row("sftp://files.example.org:2222/in/", "unusual-port");
    row("ftp://files.example.org/in/", "plain-http");
    row("https://files.example.org/in/x.sh", "");
}

void tst_Suspicion::uploads()
{
    QFETCH(QByteArray, url);
    QFETCH(QStringList, reasons);
    QCOMPARE(namesOf(suspicionsOf(upload(url.constData()), facts())), reasons);
}

void tst_Suspicion::everyReasonHasItsName()
{
    QSet<QString> names;
    for (const Suspicion suspicion : kAllSuspicions)
        names.insert(suspicionName(suspicion));
    QCOMPARE(names.size(), qsizetype {kAllSuspicions.size()});
    QVERIFY(!names.contains(QString()));
}

void tst_Suspicion::deceptive_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    const auto row = [](const char *name, const QString &text, bool is) {
        QTest::newRow(name) << text << is;
    };
    row("empty", {}, false);
    row("German", QStringLiteral("Öffnungszeiten für Straße.pdf"), false);
    row("Russian", QStringLiteral("отчёт за март.pdf"), false);
    row("Russian short words", QStringLiteral("со ос.pdf"), false);
    row("Greek", QStringLiteral("αρχείο.pdf"), false);
    row("Japanese", QStringLiteral("東京タワー.jpg"), false);
    row("Arabic", QStringLiteral("تقرير.pdf"), false);
    row("family", QStringLiteral("👨\u200d👩\u200d👧.png"), false);
    row("override", QStringLiteral("a\u202eb"), true);
    row("isolate", QStringLiteral("a\u2066b"), true);
    row("mark", QStringLiteral("a\u200fb"), true);
    row("zero width space", QStringLiteral("a\u200bb"), true);
    row("control", QStringLiteral("a\u001bb"), true);
    row("mixed", QStringLiteral("pаypal"), true);
    row("mixed Greek", QStringLiteral("gοοgle"), true);
    row("all look alike", QStringLiteral("сосо.pdf"), true);
}

void tst_Suspicion::deceptive()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(isDeceptive(text), is);
}

QTEST_GUILESS_MAIN(tst_Suspicion)
#include "tst_Suspicion.moc"

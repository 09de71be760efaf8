// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/PolicyFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace kurier;

namespace {

JobSpec download(const char *url, const char *directory = "/home/anna/Downloads")
{
    JobSpec spec;
    spec.directory = QString::fromUtf8(directory);
    spec.files = {{url, {}, {}}};
    return spec;
}

/// The rule that refuses; empty when it is allowed.
QString ruleOf(const Result<> &allowed)
{
    if (allowed)
        return {};
    if (allowed.error().code != ErrorCode::BgEBlockedByPolicy)
        return QStringLiteral("another error");
    return allowed.error().detail;
}

} // namespace

class tst_Policy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void destinations_data();
    void destinations();
    void jobsAndRate();
    void mirrorsAndChanges();
    void uploadsHaveNoDestination();
    void jobsInTheQueue_data();
    void jobsInTheQueue();
    void brokenFilesBlockEverything_data();
    void brokenFilesBlockEverything();
    void files();
};

void tst_Policy::addresses_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *policy, const char *url, const char *rule) {
        QTest::addRow("%s: %s", policy, url)
            << QByteArray(policy) << QByteArray(url) << QString::fromUtf8(rule);
    };
    row("", "http://anything.example/", "");
    row("# only a comment", "http://anything.example/", "");
    row("hosts-denied = bad.example", "http://bad.example/x", "hosts-denied = bad.example");
    row("hosts-denied = bad.example", "http://BAD.example:81/x", "hosts-denied = bad.example");
    row("hosts-denied = bad.example", "http://bad.example./x", "hosts-denied = bad.example");
    row("hosts-denied = bad.example", "http://verybad.example/x", "");
    row("hosts-denied = bad.example", "http://www.bad.example/x", "");
    row("hosts-denied = *.bad.example", "http://www.bad.example/", "hosts-denied = *.bad.example");
    row("hosts-denied = *.bad.example", "http://bad.example/", "");
    row("hosts-denied = *.bad.example", "http://notbad.example/", "");
    row("hosts-denied = Bücher.example", "http://xn--bcher-kva.example/",
        "hosts-denied = xn--bcher-kva.example");
    row("hosts-allowed = a.example b.example", "http://b.example/", "");
    row("hosts-allowed = a.example\nhosts-allowed = b.example", "http://b.example/", "");
    row("hosts-allowed = a.example b.example", "http://c.example/",
        "hosts-allowed = a.example b.example");
    row("hosts-allowed = *\nhosts-denied = c.example", "http://c.example/",
        "hosts-denied = c.example");
    row("hosts-denied = *", "http://c.example/", "hosts-denied = *");
    row("hosts-denied = 192.0.2.7", "http://192.0.2.7/", "hosts-denied = 192.0.2.7");
    row("schemes-allowed = https sftp", "https://a.example/", "");
    row("schemes-allowed = HTTPS", "http://a.example/", "schemes-allowed = https");
}

void tst_Policy::addresses()
{
    QFETCH(QByteArray, policy);
    QFETCH(QByteArray, url);
    QFETCH(QString, rule);
    const Policy parsed = parsePolicy(policy);
    QCOMPARE(parsed.broken, QString());
    QCOMPARE(ruleOf(parsed.check(download(url.constData()), 0)), rule);
}

void tst_Policy::destinations_data()
{
    QTest::addColumn<QByteArray>("directory");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *directory, const char *rule) {
        QTest::newRow(directory) << QByteArray(directory) << QString::fromUtf8(rule);
    };
    const char *const outside = "destinations-allowed = /home /srv/in";
    row("/home/anna", "");
    row("/home", "");
    row("/srv/in", "");
    row("/srv/in/", "");
    row("/srv/inbox", outside);
    row("/srv", outside);
    row("/home/../etc", outside);
    row("/home/anna/../../etc/cron.d", outside);
    row("/home/anna/.ssh", "destinations-denied = /home/anna/.ssh");
    row("/home/anna/x/../.ssh/y", "destinations-denied = /home/anna/.ssh");
}

void tst_Policy::destinations()
{
    QFETCH(QByteArray, directory);
    QFETCH(QString, rule);
    const Policy policy = parsePolicy("destinations-allowed = /home /srv/in/\n"
                                      "destinations-denied=/home/anna/.ssh\n");
    QCOMPARE(policy.broken, QString());
    QCOMPARE(ruleOf(policy.check(download("http://a.example/", directory.constData()), 0)), rule);
}

void tst_Policy::jobsAndRate()
{
    const Policy policy = parsePolicy("jobs-most = 2\nrate-most = 1500K\n");
    QCOMPARE(ruleOf(policy.check(download("http://a.example/"), 1)), QString());
    QCOMPARE(ruleOf(policy.check(download("http://a.example/"), 2)),
             QStringLiteral("jobs-most = 2"));
    QCOMPARE(policy.cappedRate(0), qint64 {1'500'000});
    QCOMPARE(policy.cappedRate(2'000'000), qint64 {1'500'000});
    QCOMPARE(policy.cappedRate(1000), qint64 {1000});
    QCOMPARE(Policy {}.cappedRate(0), qint64 {0});
    QCOMPARE(Policy {}.cappedRate(7), qint64 {7});
}

void tst_Policy::mirrorsAndChanges()
{
    const Policy policy = parsePolicy("hosts-denied = bad.example");
    JobSpec spec = download("http://good.example/");
    spec.files.first().mirrors = {"http://bad.example/"};
    QCOMPARE(ruleOf(policy.check(spec, 0)), QStringLiteral("hosts-denied = bad.example"));
    JobChanges changes;
    changes.name = QStringLiteral("x");
    QVERIFY(policy.check(changes).has_value());
    changes.url = "http://bad.example/";
    const auto refused = policy.check(changes);
    QCOMPARE(ruleOf(refused), QStringLiteral("hosts-denied = bad.example"));
    QCOMPARE(refused.error().subject, QStringLiteral("bad.example"));
}

void tst_Policy::uploadsHaveNoDestination()
{
    const Policy policy = parsePolicy("destinations-allowed = /srv\nhosts-denied = bad.example");
    JobSpec spec = download("https://good.example/in/");
    spec.type = JobType::Upload;
    QVERIFY(policy.check(spec, 0).has_value());
    spec.files.first().url = "https://bad.example/in/";
    QVERIFY(!policy.check(spec, 0));
}

void tst_Policy::jobsInTheQueue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<FileState>("second");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *text, JobState state, FileState second, const char *rule) {
        QTest::addRow("%s %d %d", text, static_cast<int>(state), static_cast<int>(second))
            << QByteArray(text) << state << second << QString::fromUtf8(rule);
    };
    using S = JobState;
    row("", S::Queued, FileState::Waiting, "");
    row("hosts-denied = good.example", S::Queued, FileState::Waiting,
        "hosts-denied = good.example");
    row("hosts-denied = bad.example", S::Suspended, FileState::Waiting,
        "hosts-denied = bad.example");
    row("hosts-denied = mirror.example", S::TransientError, FileState::Waiting,
        "hosts-denied = mirror.example");
    // What is here already is asked for no more.
    row("hosts-denied = bad.example", S::Queued, FileState::Transferred, "");
    row("destinations-denied = /home/anna", S::Error, FileState::Transferred,
        "destinations-denied = /home/anna");
    row("hosts-denied = *", S::Transferred, FileState::Transferred, "");
    row("hosts-denied = *", S::Cancelled, FileState::Waiting, "");
    row("nonsense", S::Queued, FileState::Waiting, "line 1: nonsense");
}

void tst_Policy::jobsInTheQueue()
{
    QFETCH(QByteArray, text);
    QFETCH(JobState, state);
    QFETCH(FileState, second);
    QFETCH(QString, rule);
    Job job;
    job.state = state;
    job.directory = QStringLiteral("/home/anna/Downloads");
    job.files.resize(2);
    job.files[0].url = "https://good.example/a";
    job.files[1].url = "https://bad.example/b";
    job.files[1].addresses =
        QList<QByteArray> {"https://bad.example/b", "https://mirror.example/b"};
    job.files[1].state = second;
    QCOMPARE(ruleOf(parsePolicy(text).check(job)), rule);
}

void tst_Policy::brokenFilesBlockEverything_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *const text :
         {"host-denied = bad.example", "hosts-denied bad.example", "hosts-denied =", "= x",
          "jobs-most = many", "jobs-most = 0", "jobs-most = -1", "rate-most = 99999999999G",
          "schemes-allowed = gopher", "destinations-allowed = Downloads",
          "hosts-denied = b*d.example", "hosts-denied = good.example\nnonsense"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_Policy::brokenFilesBlockEverything()
{
    QFETCH(QByteArray, text);
    const Policy policy = parsePolicy(text);
    const auto refused = policy.check(download("http://a.example/"), 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BgEBlockedByPolicy);
    QVERIFY2(refused.error().detail.startsWith(QLatin1String("line ")),
             qPrintable(refused.error().detail));
}

void tst_Policy::files()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("policy.conf"));
    QVERIFY(readPolicy(path) == Policy {});
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("hosts-denied = bad.example\n");
    file.close();
    QCOMPARE(readPolicy(path).hostsDenied, QStringList {QStringLiteral("bad.example")});
    // One that is there and cannot be read allows nothing.
    QVERIFY(!readPolicy(directory.path()).broken.isEmpty());
    if (::geteuid() != 0) {
        QVERIFY(file.setPermissions({}));
        QVERIFY(!readPolicy(path).broken.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_Policy)
#include "tst_Policy.moc"

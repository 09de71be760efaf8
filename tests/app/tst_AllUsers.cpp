// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two users and root on one computer (tests/with_two_users), with the real programs.
#include "tests/app/TwoUsers.h"
#include "tests/support/FaultOrigin.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1'000'000;

/// Every name in \a directory with its inode and size.
QStringList tracesIn(const QString &directory)
{
    QStringList traces;
    const QStringList names = QDir(directory).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        struct stat status
        {
        };
        ::lstat(QFile::encodeName(directory + QLatin1Char('/') + name).constData(), &status);
        traces.append(QStringLiteral("%1 %2 %3 %4")
                          .arg(name)
                          .arg(status.st_ino)
                          .arg(status.st_size)
                          .arg(status.st_uid));
    }
    return traces;
}

void expectClosed(const User &owner, const User &other)
{
    const QString state = owner.home + QStringLiteral("/.local/state/kurier");
    int found = 0;
    for (const QString &directory : {owner.data(), owner.runtime(), state}) {
        const QStringList names = QDir(directory).entryList(QDir::AllEntries | QDir::Hidden
                                                            | QDir::System | QDir::NoDotAndDotDot);
        QStringList paths {directory};
        for (const QString &name : names)
            paths.append(directory + QLatin1Char('/') + name);
        for (const QString &path : paths) {
            ++found;
            for (const char *const right : {"-r", "-w", "-x"})
                QVERIFY2(
                    runAs(&other, {QStringLiteral("test"), QLatin1String(right), path}).exitCode
                        == 1,
                    qPrintable(path + QLatin1Char(' ') + QLatin1String(right)));
            struct stat status
            {
            };
            QCOMPARE(::lstat(QFile::encodeName(path).constData(), &status), 0);
            // Also where somebody opens the folder around it.
            QVERIFY2((status.st_mode & 077U) == 0, qPrintable(path));
        }
    }
    QVERIFY(found > 4);
}

} // namespace

class tst_AllUsers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (top().isEmpty() || ::geteuid() != 0)
            QSKIP("to be run by tests/with_two_users");
    }
    void init()
    {
        m_origin = std::make_unique<FaultOrigin>();
        m_origin->route("/a.bin", OriginAnswer::file(kMega));
    }
    void cleanup()
    {
        reset(anna());
        reset(bert());
    }

    void neitherSeesTheOther_data();
    void neitherSeesTheOther();
    void rootSeesBoth_data();
    void rootSeesBoth();
    void rootDrivesARunningQueue();
    void rootCancelsWhereNothingRuns();
    void jobsAreFoundWhereverTheyAre();
    void readingLeavesNoTrace();
    void unreadableQueuesAreNamed();
    void borrowedSocketsAndDatabases();
    void suspiciousJobsOfEverybody();
    void wrongCalls_data();
    void wrongCalls();

private:
    QString suspendedJob(const User &user)
    {
        return add(
            user, {QStringLiteral("--suspended"), QString::fromStdString(m_origin->url("/a.bin"))});
    }

    std::unique_ptr<FaultOrigin> m_origin;
};

namespace {
enum class Ending { Runs, Ended, Killed };
}
Q_DECLARE_METATYPE(Ending)

static void endingRows()
{
    QTest::addColumn<Ending>("ending");
    QTest::newRow("running") << Ending::Runs;
    QTest::newRow("ended") << Ending::Ended;
    QTest::newRow("killed") << Ending::Killed;
}

static void end(const User &user, Ending ending)
{
    if (ending == Ending::Ended)
        QCOMPARE(ctl(&user, {QStringLiteral("quit")}).exitCode, 0);
    if (ending == Ending::Killed) {
        killHard(user);
        QVERIFY(QFileInfo(user.database() + QStringLiteral("-wal")).size() > 0);
    }
}

void tst_AllUsers::neitherSeesTheOther_data()
{
    endingRows();
}

void tst_AllUsers::neitherSeesTheOther()
{
    QFETCH(Ending, ending);
    const QString hers = suspendedJob(anna());
    const QString his = suspendedJob(bert());
    end(anna(), ending);
    const ProgramResult named = ctl(
        &bert(),
        {QStringLiteral("--json"), QStringLiteral("--user"), anna().name, QStringLiteral("list")});
    QCOMPARE(named.exitCode, 5);
    QVERIFY2(!named.out.contains(hers), qPrintable(named.out));
    const ProgramResult all = ctl(
        &bert(), {QStringLiteral("--json"), QStringLiteral("--all-users"), QStringLiteral("list")});
    QCOMPARE(all.exitCode, 0);
    QCOMPARE(jobsOf(all).size(), 1);
    QVERIFY2(all.out.contains(his) && !all.out.contains(hers), qPrintable(all.out));
    QVERIFY2(all.err.contains(QLatin1String("only root")), qPrintable(all.err));
    QCOMPARE(ctl(&bert(),
                 {QStringLiteral("--user"), anna().name, QStringLiteral("cancel"), hers,
                  QStringLiteral("--yes")})
                 .exitCode,
             5);
    expectClosed(anna(), bert());
}

void tst_AllUsers::rootSeesBoth_data()
{
    endingRows();
}

void tst_AllUsers::rootSeesBoth()
{
    QFETCH(Ending, ending);
    const QString hers = suspendedJob(anna());
    const QString his = suspendedJob(bert());
    end(anna(), ending);
    const ProgramResult all = ctl(
        kRoot, {QStringLiteral("--json"), QStringLiteral("--all-users"), QStringLiteral("list")});
    QVERIFY2(all.exitCode == 0, qPrintable(all.err));
    QCOMPARE(all.err, QString());
    QCOMPARE(ownersOf(all), QStringList({anna().name, bert().name}));
    QCOMPARE(jobsOf(all).at(0).toObject().value(QLatin1String("id")).toString(), hers);
    QCOMPARE(jobsOf(all).at(1).toObject().value(QLatin1String("id")).toString(), his);
    const ProgramResult table = ctl(kRoot, {QStringLiteral("--all-users"), QStringLiteral("list")});
    QVERIFY2(table.out.contains(anna().name) && table.out.contains(bert().name),
             qPrintable(table.out));
    const ProgramResult one = ctl(kRoot,
                                  {QStringLiteral("--json"), QStringLiteral("--user"), anna().name,
                                   QStringLiteral("show"), hers.left(8)});
    QVERIFY2(one.exitCode == 0, qPrintable(one.err));
    QCOMPARE(ownersOf(one), QStringList {anna().name});
    expectClosed(anna(), bert());
}

void tst_AllUsers::rootDrivesARunningQueue()
{
    OriginAnswer slow = OriginAnswer::file(100 * kMega);
    slow.bytesPerSecond = 2 * kMega;
    m_origin->route("/slow.bin", slow);
    const QString id = add(anna(), {QString::fromStdString(m_origin->url("/slow.bin"))});
    QVERIFY(m_origin->waitForRequests(1, std::chrono::seconds(30)));
    const auto call = [&id](const QStringList &words) {
        return ctl(kRoot,
                   QStringList {QStringLiteral("--user"), anna().name} + words + QStringList {id});
    };
    const auto state = [&] {
        return jobsOf(call({QStringLiteral("--json"), QStringLiteral("show")}))
            .at(0)
            .toObject()
            .value(QLatin1String("state"))
            .toString();
    };
    QCOMPARE(call({QStringLiteral("suspend")}).exitCode, 0);
    QCOMPARE(state(), QStringLiteral("suspended"));
    QCOMPARE(call({QStringLiteral("resume")}).exitCode, 0);
    QVERIFY(QTest::qWaitFor([&] { return state() == QLatin1String("transferring"); }, 30000));
    const ProgramResult cancelled =
        call({QStringLiteral("cancel"), QStringLiteral("--yes"), QStringLiteral("--wait")});
    QVERIFY2(cancelled.exitCode == 0, qPrintable(cancelled.err));
    QCOMPARE(QDir(anna().home + QStringLiteral("/Downloads"))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
}

void tst_AllUsers::rootCancelsWhereNothingRuns()
{
    OriginAnswer slow = OriginAnswer::file(100 * kMega);
    slow.bytesPerSecond = 2 * kMega;
    m_origin->route("/slow.bin", slow);
    const QString id = add(anna(), {QString::fromStdString(m_origin->url("/slow.bin"))});
    QVERIFY(QTest::qWaitFor(
        [&] {
            return !QDir(anna().home + QStringLiteral("/Downloads"))
                        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                        .isEmpty();
        },
        30000));
    killHard(anna());
    const ProgramResult refused =
        ctl(kRoot,
            {QStringLiteral("--no-start"), QStringLiteral("--user"), anna().name,
             QStringLiteral("cancel"), QStringLiteral("--yes"), id});
    QCOMPARE(refused.exitCode, 6);
    const ProgramResult cancelled =
        ctl(kRoot,
            {QStringLiteral("--user"), anna().name, QStringLiteral("cancel"),
             QStringLiteral("--yes"), QStringLiteral("--wait"), id});
    QVERIFY2(cancelled.exitCode == 0, qPrintable(cancelled.err));
    QCOMPARE(QDir(anna().home + QStringLiteral("/Downloads"))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
    // The one who cleaned up is the owner.
    struct stat status
    {
    };
    const QString process = QStringLiteral("/proc/%1").arg(pidOf(anna()));
    QCOMPARE(::stat(QFile::encodeName(process).constData(), &status), 0);
    QCOMPARE(status.st_uid, anna().uid);
    expectClosed(anna(), bert());
}

void tst_AllUsers::jobsAreFoundWhereverTheyAre()
{
    const QString hers = suspendedJob(anna());
    const QString his = suspendedJob(bert());
    const auto call = [](const QStringList &words) {
        return ctl(kRoot, QStringList {QStringLiteral("--all-users")} + words);
    };
    const ProgramResult shown = call({QStringLiteral("--json"), QStringLiteral("show"), his});
    QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
    QCOMPARE(ownersOf(shown), QStringList {bert().name});
    QCOMPARE(call({QStringLiteral("cancel"), QStringLiteral("--yes"), hers.left(8), his}).exitCode,
             0);
    for (const User *user : {&anna(), &bert()})
        QCOMPARE(jobsOf(ctl(user, {QStringLiteral("--json"), QStringLiteral("list")})).size(), 0);
    QCOMPARE(call({QStringLiteral("show"), QStringLiteral("nowhere")}).exitCode, 3);
    QCOMPARE(
        call({QStringLiteral("cancel"), QStringLiteral("--all"), QStringLiteral("--yes")}).exitCode,
        2);
    const QString name = QStringLiteral("same");
    for (const User *user : {&anna(), &bert()})
        add(*user,
            {QStringLiteral("--suspended"), QStringLiteral("--name"), name,
             QString::fromStdString(m_origin->url("/a.bin"))});
    QCOMPARE(call({QStringLiteral("cancel"), QStringLiteral("--yes"), name}).exitCode, 2);
    QCOMPARE(jobsOf(call({QStringLiteral("--json"), QStringLiteral("list")})).size(), 2);
    const ProgramResult status = call({QStringLiteral("--json"), QStringLiteral("status")});
    QCOMPARE(status.json().value(QLatin1String("queues")).toArray().size(), 2);
}

void tst_AllUsers::readingLeavesNoTrace()
{
    suspendedJob(anna());
    killHard(anna());
    const QStringList before = tracesIn(anna().data());
    QVERIFY(before.size() >= 3);
    QCOMPARE(jobsOf(ctl(kRoot,
                        {QStringLiteral("--json"), QStringLiteral("--all-users"),
                         QStringLiteral("list")}))
                 .size(),
             1);
    QCOMPARE(tracesIn(anna().data()), before);
    // The copy is gone, too.
    QCOMPARE(runAs(kRoot,
                   {QStringLiteral("find"), QDir::tempPath(), QStringLiteral("-maxdepth"),
                    QStringLiteral("1"), QStringLiteral("-user"), anna().name})
                 .out,
             QString());
}

void tst_AllUsers::unreadableQueuesAreNamed()
{
    const QString hers = suspendedJob(anna());
    suspendedJob(bert());
    QCOMPARE(ctl(&bert(), {QStringLiteral("quit")}).exitCode, 0);
    QVERIFY(QFile::setPermissions(bert().database(), {}));
    const ProgramResult all = ctl(
        kRoot, {QStringLiteral("--json"), QStringLiteral("--all-users"), QStringLiteral("list")});
    QCOMPARE(all.exitCode, 0);
    QCOMPARE(ownersOf(all), QStringList {anna().name});
    QVERIFY2(all.err.contains(bert().name), qPrintable(all.err));
    const QJsonObject error = all.json().value(QLatin1String("errors")).toArray().at(0).toObject();
    QCOMPARE(error.value(QLatin1String("owner")).toString(), bert().name);
    QCOMPARE(error.value(QLatin1String("code")).toString(), QStringLiteral("E_ACCESSDENIED"));
    const ProgramResult alone =
        ctl(kRoot, {QStringLiteral("--user"), bert().name, QStringLiteral("list")});
    QCOMPARE(alone.exitCode, 5);
    QVERIFY2(alone.err.contains(bert().name), qPrintable(alone.err));
    QCOMPARE(alone.err.count(QLatin1Char('\n')), 1);

    QFile damaged(bert().database());
    QVERIFY(QFile::setPermissions(damaged.fileName(), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    damaged.write(QByteArray(4096, 'x'));
    damaged.close();
    QFile::remove(bert().database() + QStringLiteral("-wal"));
    QCOMPARE(ctl(kRoot, {QStringLiteral("--user"), bert().name, QStringLiteral("list")}).exitCode,
             5);
    QCOMPARE(ctl(kRoot, {QStringLiteral("--all-users"), QStringLiteral("list")}).exitCode, 0);
    QCOMPARE(ctl(&anna(), {QStringLiteral("cancel"), QStringLiteral("--yes"), hers}).exitCode, 0);
}

void tst_AllUsers::borrowedSocketsAndDatabases()
{
    const QString hers = suspendedJob(anna());
    QVERIFY(QDir(bert().home).mkpath(QStringLiteral(".local/share/kurier")));
    QVERIFY(QDir(QStringLiteral("/run/user/61002")).mkpath(QStringLiteral("kurier")));
    // His socket leads to hers: root must not take her queue for his.
    QVERIFY(QFile::link(anna().socket(), bert().socket()));
    const QStringList list {QStringLiteral("--json"), QStringLiteral("--user"), bert().name,
                            QStringLiteral("list")};
    const ProgramResult socket = ctl(kRoot, list);
    QCOMPARE(socket.exitCode, 5);
    QVERIFY2(!socket.out.contains(hers), qPrintable(socket.out));
    QCOMPARE(ctl(kRoot,
                 {QStringLiteral("--user"), bert().name, QStringLiteral("cancel"), hers,
                  QStringLiteral("--yes")})
                 .exitCode,
             5);
    QVERIFY(QFile::remove(bert().socket()));
    // His database is hers, or one of root's files.
    for (const QString &target : {anna().database(), QStringLiteral("/etc/shadow")}) {
        QFile::remove(bert().database());
        QVERIFY(QFile::link(target, bert().database()));
        const ProgramResult run = ctl(kRoot, list);
        QVERIFY2(run.exitCode == 5, qPrintable(run.out + run.err));
        QVERIFY2(!run.out.contains(hers), qPrintable(run.out));
    }
    QCOMPARE(jobsOf(ctl(&anna(), {QStringLiteral("--json"), QStringLiteral("list")})).size(), 1);
}

void tst_AllUsers::suspiciousJobsOfEverybody()
{
    const QStringList clean {QStringLiteral("--suspended"),
                             QStringLiteral("https://example.org/report.pdf")};
    add(anna(), clean);
    const QString hers =
        add(anna(), {QStringLiteral("--suspended"), QStringLiteral("http://192.0.2.7:81/x.sh")});
    const QString his = add(bert(), clean);
    QCOMPARE(ctl(&bert(), {QStringLiteral("quit")}).exitCode, 0);
    const QStringList list {QStringLiteral("--all-users"), QStringLiteral("list"),
                            QStringLiteral("--suspicious")};
    const auto check = [&] {
        const ProgramResult run = ctl(kRoot, QStringList {QStringLiteral("--json")} + list);
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        // The homes of this test lie in a folder for temporary files.
        const QJsonValue temporary = QStringLiteral("temporary-folder");
        QHash<QString, QJsonArray> reasons;
        for (const QJsonValue &job : jobsOf(run))
            reasons.insert(job.toObject().value(QLatin1String("id")).toString(),
                           job.toObject().value(QLatin1String("suspicions")).toArray());
        QCOMPARE(reasons.size(), 3);
        QCOMPARE(reasons.value(his), QJsonArray {temporary});
        QCOMPARE(reasons.value(hers),
                 (QJsonArray {QStringLiteral("plain-http"), QStringLiteral("bare-address"),
                              QStringLiteral("unusual-port"), temporary,
                              QStringLiteral("executable-content")}));
    };
    check();
    // The same where nothing runs.
    QCOMPARE(ctl(&anna(), {QStringLiteral("quit")}).exitCode, 0);
    check();
    const ProgramResult table = ctl(kRoot, list);
    QVERIFY2(table.out.contains(QLatin1String("bare-address: ")), qPrintable(table.out));
    QVERIFY2(table.out.contains(anna().name), qPrintable(table.out));
}

void tst_AllUsers::wrongCalls_data()
{
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<int>("code");
    const auto row = [](const char *call, int code) {
        QTest::newRow(call) << QString::fromLatin1(call).split(QLatin1Char(' ')) << code;
    };
    row("--user nobody-of-that-name list", 1);
    row("--user kurier-anna --all-users list", 2);
    row("--all-users add http://example.org/", 2);
    row("--all-users monitor", 2);
    row("--all-users quit", 2);
    row("--user kurier-anna add http://example.org/", 5);
    row("--user kurier-anna quit", 6);
    row("--all-users status", 6);
    row("--all-users list", 0);
}

void tst_AllUsers::wrongCalls()
{
    QFETCH(QStringList, call);
    QFETCH(int, code);
    const ProgramResult run = ctl(kRoot, call);
    QVERIFY2(run.exitCode == code, qPrintable(run.err));
    QVERIFY2(run.err.count(QLatin1Char('\n')) <= 1, qPrintable(run.err));
}

QTEST_GUILESS_MAIN(tst_AllUsers)
#include "tst_AllUsers.moc"

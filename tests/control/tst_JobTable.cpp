// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CancelText.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/JobTable.h"

#include <QTest>

#include <clocale>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

class TestJobTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostileNames_data();
    void hostileNames();
    void linesFitTheTerminal_data();
    void linesFitTheTerminal();
    void nothingIsCutWithoutATerminal();
    void narrowTerminalKeepsWhatMatters();
    void pagesMakeOneTable();
    void sheetNamesEverything();
    void forPeopleAddsSentences();
    void consequencesTellTheTruth();
};

void TestJobTable::hostileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("escape") << QStringLiteral("a\x1b[2Jb") << QStringLiteral("a\\x1b[2Jb");
    QTest::newRow("newline") << QStringLiteral("a\nb\r") << QStringLiteral("a\\x0ab\\x0d");
    QTest::newRow("c1") << QString(QChar(0x9B)) + QStringLiteral("31m")
                        << QStringLiteral("\\x9b31m");
    QTest::newRow("delete") << QStringLiteral("a\x7f") << QStringLiteral("a\\x7f");
    QTest::newRow("bidi") << QStringLiteral("exe.") + QChar(0x202E) + QStringLiteral("fdp")
                          << QStringLiteral("exe.<U+202E>fdp");
    QTest::newRow("isolate") << QString(QChar(0x2067)) << QStringLiteral("<U+2067>");
    QTest::newRow("zero width") << QString(QChar(0x200B)) << QStringLiteral("<U+200B>");
    QTest::newRow("line separator") << QString(QChar(0x2028)) << QStringLiteral("<U+2028>");
    QTest::newRow("harmless") << QStringLiteral("Müller 文.pdf") << QStringLiteral("Müller 文.pdf");
}

void TestJobTable::hostileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    QCOMPARE(terminalText(name), shown);
    const QStringList lines = JobTable(0, 0, false).lines({sampleJob(name).snapshot});
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.last().endsWith(shown), qPrintable(lines.last()));
}

void TestJobTable::linesFitTheTerminal_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {20, 40, 60, 80, 120, 200})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void TestJobTable::linesFitTheTerminal()
{
    QFETCH(int, width);
    QList<JobSnapshot> jobs;
    for (const JobState state : kAllJobStates)
        jobs.append(sampleJob(QString(90, QLatin1Char('n')), state).snapshot);
    jobs.append(sampleJob(QString(60, QChar(0x6587))).snapshot);
    jobs.first().error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    const QStringList lines = JobTable(0, width, false).lines(jobs);
    QCOMPARE(lines.size(), jobs.size() + 1);
    for (const QString &line : lines)
        QVERIFY2(terminalWidthOf(line) <= width, qPrintable(line));
}

void TestJobTable::nothingIsCutWithoutATerminal()
{
    const QString name(300, QLatin1Char('n'));
    const JobDetails job = sampleJob(name);
    const QStringList lines = JobTable(0, 0, false).lines({job.snapshot});
    QVERIFY(lines.last().endsWith(name));
    QVERIFY(lines.last().startsWith(job.snapshot.id.toString()));
}

void TestJobTable::narrowTerminalKeepsWhatMatters()
{
    const JobDetails job = sampleJob(QStringLiteral("a-rather-long-name.iso"));
    const QStringList wide = JobTable(0, 140, false).lines({job.snapshot});
    QVERIFY(wide.first().contains(QLatin1String("Priority")));
    const QStringList narrow = JobTable(0, 48, false).lines({job.snapshot});
    QVERIFY(!narrow.first().contains(QLatin1String("Priority")));
    QVERIFY(narrow.last().contains(job.snapshot.id.toString().left(8)));
    QVERIFY2(narrow.last().contains(QLatin1String("a-rather-long")), qPrintable(narrow.last()));
    QVERIFY(narrow.first().contains(QLatin1String("State")));
}

void TestJobTable::pagesMakeOneTable()
{
    const JobSnapshot plain = sampleJob(QStringLiteral("a.iso")).snapshot;
    JobSnapshot wordy = sampleJob(QString(70, QLatin1Char('n')), JobState::Error).snapshot;
    wordy.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    for (const int width : {0, 60, 140}) {
        JobTable table(0, width, false);
        const QStringList first = table.lines({plain, plain});
        QCOMPARE(first.size(), 3);
        // Titles once, unless a column has to go; wider when needed, never narrower again.
        const QStringList second = table.lines({wordy});
        QCOMPARE(second.size(), width == 60 ? 2 : 1);
        QCOMPARE(second.first().contains(QLatin1String("Name")), width == 60);
        QVERIFY(width == 0 || terminalWidthOf(second.last()) <= width);
        const QStringList third = table.lines({plain});
        QCOMPARE(third.size(), 1);
        const qsizetype name = second.last().indexOf(QLatin1String("nnnnnnnn"));
        QCOMPARE(third.first().indexOf(QLatin1String("a.iso")), name);
        QVERIFY(width == 60 || name > first.last().indexOf(QLatin1String("a.iso")));
    }
}

void TestJobTable::sheetNamesEverything()
{
    JobDetails job = sampleJob(QStringLiteral("x\x1b.bin"), JobState::Error);
    job.snapshot.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    job.artefacts.first().state = ArtefactState::Pending;
    job.files.front().checksum = "sha-256=ab\x1b";
    job.files.front().serverDigest = QByteArray("md5=cd");
    job.files.front().check = CheckResult::Differs;
    const QString sheet = jobSheet(job, 0).join(QLatin1Char('\n'));
    for (const QString &part : {job.snapshot.id.toString(), QStringLiteral("x\\x1b.bin"),
                                QStringLiteral("BG_E_HTTP_ERROR_404, 0x80190194"),
                                QStringLiteral("Checksum: sha-256=ab\\x1b (does not match)"),
                                QStringLiteral("the server: md5=cd (does not match)"),
                                QStringLiteral("/home/anna/Downloads/.part")})
        QVERIFY2(sheet.contains(part), qPrintable(sheet));
    QVERIFY(!sheet.contains(QLatin1String("secret")));
    QVERIFY(!sheet.contains(QLatin1String("keeps it until")));
    Artefact session;
    session.kind = ArtefactKind::ServerSession;
    session.state = ArtefactState::Live;
    session.expires = 1'700'000'000'000;
    job.artefacts.append(session);
    QVERIFY(jobSheet(job, 0).join(QLatin1Char('\n')).contains(QLatin1String("keeps it until")));
    QVERIFY(!sheet.contains(QLatin1Char('\x1b')));
}

void TestJobTable::forPeopleAddsSentences()
{
    const QJsonObject wire {
        {QStringLiteral("hresult"), QStringLiteral("0x80D02013")},
        {QStringLiteral("context"), QStringLiteral("none")},
        {QStringLiteral("wire"), QJsonObject {{QStringLiteral("detail"), QStringLiteral("d")}}}};
    const QJsonObject json = forPeople({{QStringLiteral("error"), wire},
                                        {QStringLiteral("reason"), wire},
                                        {QStringLiteral("wire"), 1}});
    QVERIFY(!json.contains(QLatin1String("wire")));
    const QJsonObject error = json[QStringLiteral("error")].toObject();
    QVERIFY(!error.contains(QLatin1String("wire")));
    QVERIFY(!error[QStringLiteral("message")].toString().isEmpty());
    QCOMPARE(json[QStringLiteral("reason")], error[QStringLiteral("message")]);
}

void TestJobTable::consequencesTellTheTruth()
{
    CancelPlan plan;
    CancelPlanItem partial;
    partial.filesPartial = 1;
    partial.bytesPartial = 1'200'000;
    CancelPlanItem finished;
    finished.filesFinished = 3;
    finished.bytesFinished = 5'000'000;
    finished.directory = QStringLiteral("/srv/in");
    CancelPlanItem ended;
    ended.possible = false;
    plan.items = {partial, finished, ended};
    const QString text = cancelConsequences(plan).join(QLatin1Char('\n'));
    for (const char *const part :
         {"1.2 MB of unfinished data", "(5.0 MB)", "/srv/in", "cannot be undone"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    plan.items = {ended};
    QVERIFY(!cancelConsequences(plan).join(QString()).contains(QLatin1String("undone")));
}

int main(int argc, char *argv[])
{
    std::setlocale(LC_ALL, "C.UTF-8");
    const QCoreApplication application(argc, argv);
    QLocale::setDefault(QLocale::c());
    TestJobTable test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_JobTable.moc"

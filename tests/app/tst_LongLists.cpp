// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of addresses from a file, with the real programs: all of them or none, and listed.
#include "tests/app/Programs.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace kurier::test;

namespace {

constexpr int kJobs = 5000;

QByteArray listOf(int jobs)
{
    QByteArray list;
    for (int i = 0; i < jobs; ++i)
        list += "https://mirror.example.org/files/" + QByteArray::number(i) + ".bin\n";
    return list;
}

/// The process would not be ended by SIGINT any more.
bool catchesInterrupt(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    constexpr char kLine[] = "SigCgt:\t";
    const qsizetype at = text.indexOf(kLine) + static_cast<qsizetype>(sizeof(kLine)) - 1;
    const quint64 caught = text.mid(at, 16).toULongLong(nullptr, 16);
    return (caught & (1ULL << (SIGINT - 1))) != 0;
}

} // namespace

class tst_LongLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void allOfThemAreAddedAndListed();
    void aTerminalSeesHowFarItIs();
    void aBadLineIsNamed();
    void interruptedNothingIsAdded();

private:
    [[nodiscard]] QStringList addFrom(const QString &input) const;
    [[nodiscard]] QStringList listed(const QStringList &options = {}) const;

    std::unique_ptr<Programs> m_programs;
    ProcessPtr m_queue;
};

void tst_LongLists::init()
{
    m_programs = std::make_unique<Programs>();
    m_queue = m_programs->startQueue();
}

void tst_LongLists::cleanup()
{
    m_queue.reset();
    m_programs.reset();
}

QStringList tst_LongLists::addFrom(const QString &input) const
{
    return {QStringLiteral("add"),
            QStringLiteral("--each"),
            QStringLiteral("--suspended"),
            QStringLiteral("--dir"),
            m_programs->downloads(),
            QStringLiteral("--input"),
            input};
}

/// The ids that kurierctl list names, in its order.
QStringList tst_LongLists::listed(const QStringList &options) const
{
    const ProgramResult result = m_programs->ctl(QStringList {QStringLiteral("list")} + options);
    QStringList ids;
    for (const QString &line : result.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(1))
        ids.append(line.section(QLatin1Char(' '), 0, 0));
    return ids;
}

void tst_LongLists::allOfThemAreAddedAndListed()
{
    QFile list(m_programs->path(QStringLiteral("list.txt")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("# all of them\n\n" + listOf(kJobs));
    list.close();
    const ProgramResult added = m_programs->ctl(addFrom(list.fileName()));
    QCOMPARE(added.err, QString());
    QCOMPARE(added.exitCode, 0);
    const QStringList ids = added.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(ids.size(), kJobs);
    // Several pages, none twice.
    QCOMPARE(listed(), ids);
    QCOMPARE(listed({QStringLiteral("--limit"), QStringLiteral("2345")}), ids.mid(0, 2345));
    QCOMPARE(m_programs->show(ids.last())[QStringLiteral("name")].toString(),
             QString::number(kJobs - 1) + QStringLiteral(".bin"));
}

void tst_LongLists::aTerminalSeesHowFarItIs()
{
    QFile list(m_programs->path(QStringLiteral("list.txt")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(listOf(kJobs));
    list.close();
    const QByteArray seen = m_programs->ctlAtTerminal({}, addFrom(list.fileName()));
    QVERIFY(seen.contains("Sending: 2,000 of 5,000 jobs"));
    QVERIFY(seen.contains("Sending: 4,000 of 5,000 jobs"));
    QCOMPARE(listed().size(), kJobs);
}

void tst_LongLists::aBadLineIsNamed()
{
    QByteArray text = listOf(kJobs);
    text.replace("https://mirror.example.org/files/2500.bin", "gopher://mirror.example.org/2500");
    const ProgramResult result = m_programs->ctlWithInput(text, addFrom(QStringLiteral("-")));
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.startsWith(QLatin1String("kurierctl: -:2501: ")), qPrintable(result.err));
    QCOMPARE(result.err.count(QLatin1Char('\n')), 1);
    QCOMPARE(result.out, QString());
    QVERIFY(listed().isEmpty());
}

void tst_LongLists::interruptedNothingIsAdded()
{
    const auto queue = static_cast<pid_t>(m_queue->processId());
    // While the queue stands still, the first part of the list is on its way.
    QCOMPARE(::kill(queue, SIGSTOP), 0);
    QProcess add;
    add.setProcessEnvironment(m_programs->environment());
    add.start(QStringLiteral(KURIERCTL_PROGRAM), addFrom(QStringLiteral("-")));
    // Until then it is a copy of this process, which catches the interrupt, too.
    QVERIFY(add.waitForStarted());
    add.write(listOf(kJobs));
    add.closeWriteChannel();
    const bool caught = QTest::qWaitFor([&] { return catchesInterrupt(add.processId()); }, 30000);
    ::kill(static_cast<pid_t>(add.processId()), SIGINT);
    ::kill(queue, SIGCONT);
    QVERIFY(caught);
    QVERIFY(add.waitForFinished());
    QCOMPARE(add.exitStatus(), QProcess::NormalExit);
    QCOMPARE(add.exitCode(), 1);
    QCOMPARE(add.readAllStandardError(), QByteArray("kurierctl: stopped, nothing was added\n"));
    QCOMPARE(add.readAllStandardOutput(), QByteArray());
    QVERIFY(listed().isEmpty());
    // What was on its way has been forgotten.
    m_programs->add({QStringLiteral("--suspended"), QStringLiteral("https://example.org/one")});
    QCOMPARE(listed().size(), 1);
}

QTEST_GUILESS_MAIN(tst_LongLists)
#include "tst_LongLists.moc"

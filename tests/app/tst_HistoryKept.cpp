// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history keeps what kurier.conf says, with the real programs.
#include "tests/app/Programs.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace kurier::test;

class tst_HistoryKept : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_programs = std::make_unique<Programs>(); }
    void cleanup() { m_programs.reset(); }
    void whileTheQueueRuns();
    void whenTheQueueStarts();

private:
    void setHistory(const QByteArray &lines)
    {
        const QString folder = m_programs->environment().value(QStringLiteral("XDG_CONFIG_HOME"))
            + QStringLiteral("/kurier");
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + QStringLiteral("/kurier.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("[history]\n" + lines);
    }
    void endJobs(int count)
    {
        for (int i = 0; i < count; ++i)
            m_programs->add({QStringLiteral("--suspended"), QStringLiteral("--name"),
                             QString::number(i), QStringLiteral("https://example.org/x")});
        QCOMPARE(
            m_programs
                ->ctl({QStringLiteral("cancel"), QStringLiteral("--all"), QStringLiteral("--yes")})
                .exitCode,
            0);
    }
    [[nodiscard]] qsizetype historySize() const
    {
        return m_programs->json({QStringLiteral("list"), QStringLiteral("--history")})
            .value(QLatin1String("jobs"))
            .toArray()
            .size();
    }

    std::unique_ptr<Programs> m_programs;
};

void tst_HistoryKept::whileTheQueueRuns()
{
    setHistory("jobs=2\n");
    const ProcessPtr queue = m_programs->startQueue();
    endJobs(5);
    QTRY_COMPARE_WITH_TIMEOUT(historySize(), 2, 40'000);
}

void tst_HistoryKept::whenTheQueueStarts()
{
    ProcessPtr queue = m_programs->startQueue();
    endJobs(4);
    QCOMPARE(historySize(), 4);
    queue.reset();
    setHistory("jobs=3\ndays=1\n");
    queue = m_programs->startQueue();
    QTRY_COMPARE_WITH_TIMEOUT(historySize(), 3, 40'000);
}

QTEST_GUILESS_MAIN(tst_HistoryKept)
#include "tst_HistoryKept.moc"

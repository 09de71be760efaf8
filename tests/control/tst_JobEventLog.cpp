// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobEventLog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

class tst_JobEventLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineForEveryChange();
};

void tst_JobEventLog::aLineForEveryChange()
{
    const QTemporaryDir directory;
    FakeTransferQueue queue;
    queue.tellsUnasked = true;
    JobDetails old = sampleJob(QStringLiteral("secret-name"));
    old.snapshot.created = 1000;
    old.snapshot.host = QStringLiteral("example.org");
    const JobId known = queue.insert(old);
    {
        EventLog log(directory.path(), {});
        const JobEventLog events(queue, log, 2000, nullptr);
        queue.move(known, JobState::Queued);
        QCoreApplication::processEvents();
        queue.move(known, JobState::Transferring);
        QCoreApplication::processEvents();
        queue.move(known, JobState::Transferring);
        QCoreApplication::processEvents();
        JobDetails fresh = sampleJob(QStringLiteral("new"));
        fresh.snapshot.created = 3000;
        const JobId added = queue.insert(fresh);
        queue.move(added, JobState::Suspended);
        queue.move(known, JobState::Cancelled);
        QTest::qWait(50);
    }
    QFile file(directory.filePath(QStringLiteral("queue.log")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QByteArrayList lines = text.trimmed().split('\n');
    for (QByteArray &line : lines)
        line = line.mid(line.indexOf(' ') + 1);
    const QByteArray id = known.toString().toLatin1();
    QCOMPARE(lines.value(0),
             QByteArray("state job=" + id
                        + " type=download state=transferring from=queued url_host=example.org"));
    QVERIFY2(lines.value(1).startsWith("added job="), text.constData());
    QVERIFY2(lines.value(2).startsWith(QByteArray("state job=" + id))
                 && lines.value(2).contains("cancelled"),
             text.constData());
    QCOMPARE(lines.size(), 3);
    QVERIFY(!text.contains("secret-name"));
}

QTEST_GUILESS_MAIN(tst_JobEventLog)
#include "tst_JobEventLog.moc"

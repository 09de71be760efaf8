// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlSession.h"
#include "core/control/DeltaJson.h"
#include "core/control/JobJsonReader.h"
#include "core/control/WaitingChanges.h"

#include <QPointer>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

/// A stream of changes and a client that does not read it all the time, over a real socket.
class tst_QueueFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aClientThatReadsLaterIsToldTheNewest();
    void theStatusWaitsToo();
    void aClientThatReadsNothingIsDropped();

private:
    void open(std::chrono::milliseconds patience = ControlSession::kPatience);
    /// Tells that all jobs but those that left are in \a state now.
    void tellAll(JobState state);
    void leave(qsizetype index);
    /// Reads what is there, and what comes next, until nothing comes any more.
    void readAll();
    bool readSome();
    void takeLine(const QByteArray &line);

    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<ControlDispatcher> m_dispatcher;
    QPointer<ControlSession> m_session;
    QPointer<ControlConnection> m_server; ///< Child of the session.
    int m_client = -1;
    qint64 m_mostUnread = 0;
    qint64 m_read = 0;
    QByteArray m_received;
    QList<JobSnapshot> m_jobs;
    QSet<JobId> m_left;
    std::map<JobId, JobState> m_told;
    QSet<JobId> m_toldLeft;
    QList<QueueStatus> m_status;
};

void tst_QueueFeed::init()
{
    m_queue = std::make_unique<FakeTransferQueue>();
    m_queue->tellsUnasked = true;
    m_dispatcher = std::make_unique<ControlDispatcher>(*m_queue, ControlInfo {});
    m_mostUnread = m_read = 0;
    m_jobs.clear();
    for (int i = 0; i < 3000; ++i) {
        const JobId id = m_queue->insert(sampleJob(QString::number(i)));
        m_jobs.append(m_queue->at(id).snapshot);
    }
    m_left.clear();
    m_told.clear();
    m_toldLeft.clear();
    m_status.clear();
    m_received.clear();
}

void tst_QueueFeed::cleanup()
{
    delete m_session;
    m_dispatcher.reset();
    m_queue.reset();
    if (m_client >= 0)
        ::close(std::exchange(m_client, -1));
}

void tst_QueueFeed::open(std::chrono::milliseconds patience)
{
    std::array<int, 2> ends {-1, -1};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    m_client = ends[0];
    m_session = new ControlSession(UnixSocket::adopt(ends[1]), *m_dispatcher, true, this, patience);
    m_server = m_session->findChild<ControlConnection *>();
    QVERIFY(m_server);
    const QByteArray request = controlLine(
        {{QStringLiteral("id"), 1}, {QStringLiteral("method"), QStringLiteral("watch")}});
    QCOMPARE(::write(m_client, request.constData(), static_cast<std::size_t>(request.size())),
             request.size());
    // The dispatcher listens itself.
    QTRY_COMPARE(m_queue->listeners(), 2);
}

void tst_QueueFeed::tellAll(JobState state)
{
    QueueDelta delta;
    for (JobSnapshot &job : m_jobs) {
        job.state = state;
        if (!m_left.contains(job.id))
            delta.upserted.append(job);
    }
    Q_EMIT m_queue->changed(delta);
    QCoreApplication::processEvents();
    m_mostUnread = std::max<qint64>(m_mostUnread, m_server ? m_server->bytesToWrite() : 0);
}

void tst_QueueFeed::leave(qsizetype index)
{
    JobSnapshot last = m_jobs.at(index);
    last.state = JobState::Cancelled;
    m_left.insert(last.id);
    QueueDelta delta;
    delta.removed = {last.id};
    delta.left = {last};
    Q_EMIT m_queue->changed(delta);
}

void tst_QueueFeed::takeLine(const QByteArray &line)
{
    const auto message = parseControlLine(line);
    QVERIFY(message);
    const QJsonObject event = message->value(QLatin1String("event")).toObject();
    if (const QJsonValue status = event.value(QLatin1String("status")); status.isObject())
        m_status.append(statusFromJson(status.toObject()));
    const QueueDelta delta = deltaFromJson(event.value(QLatin1String("delta")).toObject());
    QVERIFY(delta.upserted.size() <= WaitingChanges::kRowsPerPart);
    for (const JobId &id : delta.removed) {
        m_told.erase(id);
        m_toldLeft.insert(id);
    }
    for (const JobSnapshot &job : delta.upserted) {
        QVERIFY2(!m_toldLeft.contains(job.id), "a job that left came back");
        m_told.insert_or_assign(job.id, job.state);
    }
}

bool tst_QueueFeed::readSome()
{
    std::array<char, 65536> chunk {};
    const ssize_t count = ::recv(m_client, chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (count <= 0)
        return false;
    m_read += count;
    m_received.append(chunk.data(), count);
    return true;
}

void tst_QueueFeed::readAll()
{
    const auto isOver = [this] {
        bool some = false;
        while (readSome())
            some = true;
        QCoreApplication::processEvents();
        return !some && m_server && m_server->bytesToWrite() == 0;
    };
    int quiet = 0;
    QTRY_VERIFY_WITH_TIMEOUT((quiet = isOver() ? quiet + 1 : 0) >= 3, 60000);
    const QList<QByteArray> lines = m_received.split('\n');
    QVERIFY(lines.last().isEmpty());
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            takeLine(line);
    }
    m_received.clear();
}

void tst_QueueFeed::aClientThatReadsLaterIsToldTheNewest()
{
    open();
    // Told one by one, these would be more than a server keeps for anybody.
    for (int round = 0; round < 150; ++round) {
        tellAll(round % 2 == 0 ? JobState::Connecting : JobState::Transferring);
        leave(round * 7);
        QVERIFY2(m_session && m_server->isConnected(), "dropped");
    }
    tellAll(JobState::TransientError);
    QVERIFY2(m_mostUnread < 4 * SendRoom::kMostUnread, qPrintable(QString::number(m_mostUnread)));
    readAll();
    QVERIFY(m_session);
    QCOMPARE(m_toldLeft, m_left);
    QCOMPARE(static_cast<qsizetype>(m_told.size()), m_jobs.size() - m_left.size());
    for (const auto &[id, state] : m_told)
        QCOMPARE(state, JobState::TransientError);
    // Each job's newest row, and a little that was on its way before.
    QVERIFY2(m_read < 3 * qint64 {2000} * m_jobs.size(), qPrintable(QString::number(m_read)));

    // From now on it is told at once again.
    tellAll(JobState::Suspended);
    readAll();
    for (const auto &[id, state] : m_told)
        QCOMPARE(state, JobState::Suspended);
}

void tst_QueueFeed::theStatusWaitsToo()
{
    open();
    QueueStatus status;
    status.loaded = true;
    for (int i = 0; i < 20000; ++i) {
        status.bytesPerSecond = i;
        Q_EMIT m_queue->statusChanged(status);
        m_mostUnread = std::max<qint64>(m_mostUnread, m_server->bytesToWrite());
    }
    QVERIFY2(m_mostUnread < 2 * SendRoom::kMostUnread, qPrintable(QString::number(m_mostUnread)));
    readAll();
    QVERIFY(m_status.size() < 20000);
    QCOMPARE(m_status.last().bytesPerSecond, 19999);
}

void tst_QueueFeed::aClientThatReadsNothingIsDropped()
{
    open(std::chrono::milliseconds(200));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("dropped")));
    tellAll(JobState::Connecting);
    QVERIFY(m_server->bytesToWrite() > 0);
    QTRY_VERIFY(!m_session);
    QCOMPARE(m_queue->listeners(), 1);
    tellAll(JobState::Transferring);
}

QTEST_GUILESS_MAIN(tst_QueueFeed)
#include "tst_QueueFeed.moc"

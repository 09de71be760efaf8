// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlClient.h"
#include "core/control/ControlConnection.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <memory>
#include <thread>
#include <vector>

using namespace kurier;

/// Against Qt's own local sockets, and against raw ends where those are too polite.
class tst_ControlConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void connectsAndTalks();
    void nobodyListens();
    void aPathThatIsTooLong();
    void waitsInAFullLine();
    void muchGoesBothWays();
    void theRestIsReadBehindTheEnd();
    void aDeafEndIsNotTheEnd();
    void theOtherEndWaitsForARoomyBuffer();
    void finishingSendsTheRest();
    void abortedInsideASignal();
    void theWaitingClientReadsWhileItSends();

private:
    [[nodiscard]] QString path() const { return m_directory->filePath(QStringLiteral("a.sock")); }
    /// A connection whose other end is the returned descriptor.
    int open(ControlConnection &connection);

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 251) % 256);
    return bytes;
}

/// What comes until the end, or until nothing comes for a while.
QByteArray readToEnd(int descriptor)
{
    QByteArray read;
    std::array<char, 65536> chunk {};
    for (int idle = 0; idle < 2000;) {
        const ssize_t got = ::recv(descriptor, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (got == 0)
            return read;
        if (got > 0) {
            read.append(chunk.data(), got);
            idle = 0;
        } else {
            QTest::qWait(1);
            ++idle;
        }
    }
    return read + "(no end)";
}

void writeAll(int descriptor, const QByteArray &bytes)
{
    QCOMPARE(::send(descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), 0),
             bytes.size());
}

} // namespace

void tst_ControlConnection::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

int tst_ControlConnection::open(ControlConnection &connection)
{
    std::array<int, 2> ends {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return -1;
    connection.adopt(UnixSocket::adopt(ends[0]));
    return ends[1];
}

void tst_ControlConnection::connectsAndTalks()
{
    QLocalServer server;
    QVERIFY(server.listen(path()));
    ControlConnection connection;
    QSignalSpy connected(&connection, &ControlConnection::connected);
    QSignalSpy ready(&connection, &ControlConnection::readyRead);
    connection.connectTo(path());
    QTRY_COMPARE(connected.size(), 1);
    QVERIFY(connection.isConnected());
    QVERIFY(server.hasPendingConnections() || server.waitForNewConnection(5000));
    QLocalSocket *const peer = server.nextPendingConnection();
    connection.write("question\n");
    QByteArray asked;
    QTRY_VERIFY((asked += peer->readAll()).endsWith('\n'));
    QCOMPARE(asked, QByteArray("question\n"));
    peer->write("answer\n");
    QVERIFY(ready.wait());
    QCOMPARE(connection.read(3), QByteArray("ans"));
    QCOMPARE(connection.readAll(), QByteArray("wer\n"));
    QCOMPARE(connection.readAll(), QByteArray());
}

void tst_ControlConnection::nobodyListens()
{
    ControlConnection connection;
    QSignalSpy ended(&connection, &ControlConnection::disconnected);
    connection.connectTo(path());
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!connection.isConnected());
    // And again, where somebody does by now.
    QLocalServer server;
    QVERIFY(server.listen(path()));
    QSignalSpy connected(&connection, &ControlConnection::connected);
    connection.connectTo(path());
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(ended.size(), 1);
}

void tst_ControlConnection::aPathThatIsTooLong()
{
    const QString base = m_directory->filePath(QString());
    const QString name = base + QString(108 - base.size(), QLatin1Char('s'));
    QCOMPARE(UnixSocket::connectTo(name).error().code, ErrorCode::BgEStringTooLong);
    QCOMPARE(UnixSocket::listen(name).error().code, ErrorCode::BgEStringTooLong);
    QCOMPARE(UnixSocket::connectTo({}).error().code, ErrorCode::EPathNotFound);
    QCOMPARE(UnixSocket::listen({}).error().code, ErrorCode::EPathNotFound);
    const auto listener = UnixSocket::listen(name.chopped(1));
    QVERIFY(listener.has_value());
    QVERIFY(UnixSocket::connectTo(name.chopped(1)).has_value());
}

void tst_ControlConnection::waitsInAFullLine()
{
    const auto listener = UnixSocket::listen(path());
    QVERIFY(listener.has_value());
    std::vector<FileHandlePtr> line;
    for (;;) {
        auto client = UnixSocket::connectTo(path());
        if (!client) {
            QCOMPARE(client.error().code, ErrorCode::ETimeout);
            break;
        }
        line.push_back(*std::move(client));
        QVERIFY(line.size() < 5000);
    }
    ControlConnection connection;
    QSignalSpy connected(&connection, &ControlConnection::connected);
    QSignalSpy ended(&connection, &ControlConnection::disconnected);
    connection.connectTo(path());
    QVERIFY(!connected.wait(300));
    QVERIFY(ended.isEmpty());
    QVERIFY(UnixSocket::accept(**listener).has_value());
    QVERIFY(connected.wait());
}

void tst_ControlConnection::muchGoesBothWays()
{
    ControlConnection connection;
    const int end = open(connection);
    ControlConnection peer;
    peer.adopt(UnixSocket::adopt(end));
    const QByteArray there = pattern(9'000'001);
    const QByteArray back = pattern(7'000'003);
    QByteArray gotThere;
    QByteArray gotBack;
    connect(&peer, &ControlConnection::readyRead, this, [&] { gotThere += peer.read(70'000); });
    connect(&connection, &ControlConnection::readyRead, this,
            [&] { gotBack += connection.readAll(); });
    // In short and long pieces.
    for (qsizetype at = 0, size = 1; at < there.size(); at += size, size = size * 3 % 400'009 + 1) {
        connection.write(there.mid(at, size));
        if (at < back.size())
            peer.write(back.mid(at, size));
    }
    QVERIFY(connection.bytesToWrite() > 0);
    QTRY_VERIFY([&] {
        gotThere += peer.readAll();
        return gotThere.size() >= there.size() && gotBack.size() >= back.size();
    }());
    QVERIFY(gotThere == there);
    QVERIFY(gotBack == back);
    QTRY_COMPARE(connection.bytesToWrite(), 0);
}

void tst_ControlConnection::theRestIsReadBehindTheEnd()
{
    ControlConnection connection;
    const int end = open(connection);
    QStringList order;
    connect(&connection, &ControlConnection::readyRead, this, [&] {
        order.append(connection.isConnected() ? QStringLiteral("ready") : QStringLiteral("late"));
    });
    connect(&connection, &ControlConnection::disconnected, this,
            [&] { order.append(QStringLiteral("end")); });
    writeAll(end, "last words");
    ::close(end);
    QTRY_VERIFY(order.contains(QStringLiteral("end")));
    QCOMPARE(order, QStringList({QStringLiteral("ready"), QStringLiteral("end")}));
    QCOMPARE(connection.readAll(), QByteArray("last words"));
    QVERIFY(!connection.isConnected());
}

void tst_ControlConnection::aDeafEndIsNotTheEnd()
{
    ControlConnection connection;
    const int end = open(connection);
    QSignalSpy ended(&connection, &ControlConnection::disconnected);
    writeAll(end, "refused");
    ::close(end);
    // Nobody takes it; and this process is not killed for it, even where nobody asked for that.
    const auto before = std::signal(SIGPIPE, SIG_DFL);
    connection.write("question");
    std::signal(SIGPIPE, before);
    QCOMPARE(connection.bytesToWrite(), 0);
    QVERIFY(ended.isEmpty());
    QVERIFY(ended.wait());
    QCOMPARE(connection.readAll(), QByteArray("refused"));
}

void tst_ControlConnection::theOtherEndWaitsForARoomyBuffer()
{
    ControlConnection connection;
    connection.setReadBufferSize(100'000);
    const int end = open(connection);
    const auto peer = UnixSocket::adopt(end);
    const QByteArray bytes = pattern(3'000'000);
    qsizetype sent = 0;
    QElapsedTimer idle;
    idle.start();
    while (idle.elapsed() < 300) {
        const auto taken = UnixSocket::send(*peer, QByteArrayView(bytes).sliced(sent));
        QVERIFY(taken.has_value());
        sent += *taken;
        if (*taken > 0)
            idle.restart();
        QTest::qWait(1);
    }
    QVERIFY2(sent < 2'000'000, qPrintable(QString::number(sent)));
    QByteArray got;
    for (int turn = 0; got.size() < bytes.size() && turn < 20'000; ++turn) {
        const QByteArray read = connection.readAll();
        QVERIFY(read.size() <= 100'000);
        got += read;
        if (sent < bytes.size())
            sent += UnixSocket::send(*peer, QByteArrayView(bytes).sliced(sent)).value_or(0);
        QTest::qWait(1);
    }
    QVERIFY(got == bytes);
}

void tst_ControlConnection::finishingSendsTheRest()
{
    ControlConnection connection;
    const int end = open(connection);
    QSignalSpy ended(&connection, &ControlConnection::disconnected);
    const QByteArray bytes = pattern(5'000'000);
    connection.write(bytes);
    connection.finish();
    QVERIFY(connection.isConnected());
    QVERIFY(readToEnd(end) == bytes);
    QCOMPARE(ended.size(), 1);
    ::close(end);

    // With nothing to send it ends at once.
    const int other = open(connection);
    connection.finish();
    QVERIFY(!connection.isConnected());
    QCOMPARE(ended.size(), 2);
    QCOMPARE(readToEnd(other), QByteArray());
    ::close(other);
}

void tst_ControlConnection::abortedInsideASignal()
{
    ControlConnection connection;
    const int end = open(connection);
    QSignalSpy ended(&connection, &ControlConnection::disconnected);
    int other = -1;
    connect(&connection, &ControlConnection::readyRead, &connection, [&] {
        connection.abort();
        if (other < 0)
            other = open(connection);
    });
    writeAll(end, "bytes");
    ::close(end);
    QVERIFY(ended.wait());
    QTest::qWait(50);
    // The end of the one is not that of the other.
    QCOMPARE(ended.size(), 1);
    QVERIFY(connection.isConnected());
    ::close(other);
    QVERIFY(ended.wait());
}

void tst_ControlConnection::theWaitingClientReadsWhileItSends()
{
    const auto listener = UnixSocket::listen(path());
    QVERIFY(listener.has_value());
    ControlClient client;
    QVERIFY(client.connectTo(path()));
    auto server = UnixSocket::accept(**listener);
    QVERIFY(server.has_value());
    // A queue that says much more than a socket holds before it reads anything.
    constexpr int kEvents = 64;
    std::thread queue([end = *std::move(server)] {
        QByteArray told;
        for (int i = 0; i < kEvents; ++i) {
            told += controlLine(
                {{QStringLiteral("id"), 1},
                 {QStringLiteral("event"),
                  QJsonObject {{QStringLiteral("text"), QString(65536, QLatin1Char('x'))}}}});
        }
        const QDeadlineTimer deadline(20'000);
        while (!told.isEmpty() && !deadline.hasExpired()) {
            told.remove(0, UnixSocket::send(*end, told).value_or(told.size()));
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        QByteArray asked;
        while (!asked.endsWith('\n')
               && UnixSocket::wait(*end, UnixSocket::Waiting::ToReceive, deadline))
            asked += UnixSocket::receive(*end, 1'000'000).bytes;
        const QByteArray answer = controlLine(
            {{QStringLiteral("id"), 1},
             {QStringLiteral("result"), QJsonObject {{QStringLiteral("size"), asked.size()}}}});
        static_cast<void>(UnixSocket::send(*end, answer));
    });
    int events = 0;
    QElapsedTimer time;
    time.start();
    const auto answer = client.call(
        QStringLiteral("add"), {{QStringLiteral("list"), QString(3'000'000, QLatin1Char('y'))}},
        ControlClient::kAnswerTimeout, [&events](const QJsonObject &) { ++events; });
    queue.join();
    QVERIFY2(answer.has_value(), qPrintable(answer ? QString() : answer.error().detail));
    QVERIFY(answer->value(QLatin1String("size")).toInt() > 3'000'000);
    QCOMPARE(events, kEvents);
    QVERIFY(time.elapsed() < 15'000);
}

QTEST_GUILESS_MAIN(tst_ControlConnection)
#include "tst_ControlConnection.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobJsonReader.h"
#include "core/control/PeerCredentials.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "ControlPeer.h"

using namespace kurier;
using namespace kurier::test;

/// Who may connect, and what broken, slow and vanishing clients do.
class TestControlServer : public ControlServerFixture
{
    Q_OBJECT
private Q_SLOTS:
    void socketIsPrivate();
    void refusesLongPaths();
    void whatIsNoSocketStays();
    void aSocketThatWasLeftIsReplacedAndRemoved();
    void clientsWaitWhereThereAreNoDescriptors();
    void onlyOwnerAndRootMayControl();
    void otherUsersAreRefused();
    void versionTellsWhoServes();
    void malformedLinesAreAnsweredAndForgiven_data();
    void malformedLinesAreAnsweredAndForgiven();
    void oversizedLineEndsTheConnection();
    void bytesMayComeOneByOne();
    void requestsMayBePipelined();
    void aClientThatDoesNotReadHoldsNobodyUp();
    void aClientMayVanishWithCallsOpen();
};

void TestControlServer::socketIsPrivate()
{
    struct stat status
    {
    };
    QCOMPARE(::stat(qPrintable(path()), &status), 0);
    QVERIFY(S_ISSOCK(status.st_mode));
    QCOMPARE(status.st_mode & 077U, 0U);
    QCOMPARE(::stat(qPrintable(QFileInfo(path()).path()), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void TestControlServer::refusesLongPaths()
{
    const QString base = m_directory->filePath(QString());
    const auto pathOf = [&base](qsizetype length) -> QString {
        return base + QString(length - base.size(), QLatin1Char('s'));
    };
    ControlServer tooLong(*m_queue, pathOf(108), {});
    const auto refused = tooLong.listen();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BgEStringTooLong);
    QVERIFY(refused.error().detail.contains(QLatin1String("107")));
}

void TestControlServer::whatIsNoSocketStays()
{
    const QString taken = m_directory->filePath(QStringLiteral("run/mine.txt"));
    QFile file(taken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("mine"), 4);
    file.close();
    {
        ControlServer server(*m_queue, taken, {});
        const auto refused = server.listen();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::EAccessDenied);
        QCOMPARE(refused.error().subject, taken);
        QVERIFY(!refused.error().detail.isEmpty());
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestControlServer::aSocketThatWasLeftIsReplacedAndRemoved()
{
    const QString left = m_directory->filePath(QStringLiteral("run/left.sock"));
    QVERIFY(UnixSocket::listen(left).has_value());
    // Nobody listens there any more, as after a crash.
    QVERIFY(QFileInfo::exists(left));
    QCOMPARE(UnixSocket::connectTo(left).error().code, ErrorCode::BgESessionNotFound);
    {
        ControlServer server(*m_queue, left, {});
        QVERIFY(server.listen());
        Peer peer(left);
        QVERIFY(peer.ask(QStringLiteral("version")).contains(QStringLiteral("result")));
    }
    QVERIFY(!QFileInfo::exists(left));
}

void TestControlServer::clientsWaitWhereThereAreNoDescriptors()
{
    Peer peer(path());
    QVERIFY(peer.ask(QStringLiteral("version")).contains(QStringLiteral("result")));
    struct rlimit limit
    {
    };
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const int waiting = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const QByteArray name = QFile::encodeName(path());
    struct sockaddr_un address
    {
    };
    address.sun_family = AF_UNIX;
    std::memcpy(&address.sun_path[0], name.constData(), static_cast<std::size_t>(name.size()));
    const struct rlimit none
    {
        static_cast<rlim_t>(waiting) + 1, limit.rlim_max
    };
    // The sanitizers of a debugging build need descriptors to look at what is printed.
    QLoggingCategory::setFilterRules(QStringLiteral("kurier.control.warning=false"));
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    const int connected =
        ::connect(waiting, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    QTest::qWait(200);
    // Whoever is served already is served on.
    const bool served = peer.ask(QStringLiteral("version")).contains(QStringLiteral("result"));
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    QLoggingCategory::setFilterRules({});
    QCOMPARE(connected, 0);
    QVERIFY(served);

    const QByteArray request = R"({"id":1,"method":"version"})"
                               "\n";
    QCOMPARE(::send(waiting, request.constData(), static_cast<std::size_t>(request.size()), 0),
             request.size());
    std::array<char, 4> answer {};
    QTRY_COMPARE(::recv(waiting, answer.data(), answer.size(), MSG_DONTWAIT), 4);
    ::close(waiting);
}

void TestControlServer::onlyOwnerAndRootMayControl()
{
    QVERIFY(mayControl(1000, 1000));
    QVERIFY(mayControl(0, 1000));
    QVERIFY(!mayControl(1001, 1000));
    QVERIFY(!mayControl(1000, 0));
    std::array<int, 2> pair {};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
    const auto peer = peerCredentials(pair[0]);
    QVERIFY(peer);
    QCOMPARE(peer->user, ::getuid());
    QCOMPARE(peer->process, ::getpid());
    ::close(pair[0]);
    ::close(pair[1]);
    QVERIFY(!peerCredentials(-1));
}

void TestControlServer::otherUsersAreRefused()
{
    // Another effective user is the same to the server as another user at the other end, and a
    // process that is not root can be neither.
    if (::geteuid() != 0) {
        QVERIFY(!mayControl(::geteuid() + 1, ::geteuid()));
        return;
    }
    constexpr uid_t kNobody = 65534;
    QCOMPARE(::chmod(qPrintable(QFileInfo(path()).path()), 0755), 0);
    QCOMPARE(::chmod(qPrintable(path()), 0777), 0);
    // By a relative name, as the stranger may not be let into the directories above.
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(QFileInfo(path()).path()));
    const int stranger = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_un address
    {
        AF_UNIX, "control.sock"
    };
    QCOMPARE(::seteuid(kNobody), 0);
    const int connected =
        ::connect(stranger, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    QCOMPARE(::seteuid(0), 0);
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(connected, 0);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("refused a client")));
    char byte = 0;
    QTRY_COMPARE(::recv(stranger, &byte, 1, MSG_DONTWAIT), 0);
    ::close(stranger);
}

void TestControlServer::versionTellsWhoServes()
{
    Peer peer(path());
    const QJsonObject result =
        peer.ask(QStringLiteral("version"))[QStringLiteral("result")].toObject();
    QCOMPARE(result[QStringLiteral("protocol")].toInt(), 1);
    QCOMPARE(result[QStringLiteral("version")].toString(), QStringLiteral("1.2"));
    QCOMPARE(result[QStringLiteral("pid")].toInt(), 77);
    QCOMPARE(result[QStringLiteral("owner")].toString(), QStringLiteral("anna"));
    QCOMPARE(result[QStringLiteral("window")], QJsonValue(true));
}

void TestControlServer::malformedLinesAreAnsweredAndForgiven_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("array") << QByteArray("[1]\n");
    QTest::newRow("cut") << QByteArray("{\"id\":1,\"method\":\n");
    QTest::newRow("no id") << QByteArray("{\"method\":\"version\"}\n");
    QTest::newRow("text id") << QByteArray("{\"id\":\"1\",\"method\":\"version\"}\n");
    QTest::newRow("no method") << QByteArray("{\"id\":1}\n");
    QTest::newRow("params") << QByteArray("{\"id\":1,\"method\":\"version\",\"params\":[]}\n");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x01\n");
    QTest::newRow("deep") << QByteArray(100000, '[') + '\n';
}

void TestControlServer::malformedLinesAreAnsweredAndForgiven()
{
    QFETCH(QByteArray, line);
    Peer peer(path());
    peer.send(line);
    const QJsonObject answer = peer.next();
    QVERIFY(answer.contains(QLatin1String("id")) && answer[QStringLiteral("id")].isNull());
    QCOMPARE(errorCodeIn(answer), QStringLiteral("E_INVALIDARG"));
    QVERIFY(peer.ask(QStringLiteral("version")).contains(QLatin1String("result")));
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("frobnicate"))), QStringLiteral("E_NOTIMPL"));
}

void TestControlServer::oversizedLineEndsTheConnection()
{
    Peer peer(path());
    peer.send(QByteArray(kMaxControlLine + 1, ' '));
    QCOMPARE(errorCodeIn(peer.next()), QStringLiteral("BG_E_TOO_LARGE"));
    QTRY_COMPARE(peer.socket.state(), QLocalSocket::UnconnectedState);
    Peer other(path());
    QVERIFY(other.ask(QStringLiteral("version")).contains(QLatin1String("result")));
}

void TestControlServer::bytesMayComeOneByOne()
{
    Peer peer(path());
    for (const char byte : QByteArray("{\"id\":5,\"method\":\"version\"}\r\n")) {
        peer.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QCOMPARE(peer.next()[QStringLiteral("id")].toInt(), 5);
}

void TestControlServer::requestsMayBePipelined()
{
    Peer peer(path());
    constexpr int kCalls = 500;
    QByteArray all;
    for (int i = 1; i <= kCalls; ++i)
        all += controlLine({{QStringLiteral("id"), i},
                            {QStringLiteral("method"), QStringLiteral("cleanup.list")}});
    peer.send(all);
    for (int i = 1; i <= kCalls; ++i)
        QCOMPARE(peer.next()[QStringLiteral("id")].toInt(), i);
}

void TestControlServer::aClientThatDoesNotReadHoldsNobodyUp()
{
    for (int i = 0; i < 1000; ++i)
        m_queue->insert(sampleJob(QString(200, QLatin1Char('n'))));
    Peer lazy(path());
    lazy.reads = false;
    lazy.socket.setReadBufferSize(1024);
    constexpr int kCalls = 60;
    for (int i = 0; i < kCalls; ++i)
        lazy.call(QStringLiteral("list"));
    Peer busy(path());
    for (int i = 0; i < 20; ++i)
        QVERIFY(busy.ask(QStringLiteral("version")).contains(QLatin1String("result")));
    // What it does not read stops what it asks for.
    QVERIFY2(m_queue->pagesAsked < kCalls * 3 / 4,
             qPrintable(QString::number(m_queue->pagesAsked)));
    // Once it reads, everything is there, in whole lines.
    lazy.socket.setReadBufferSize(0);
    lazy.reads = true;
    lazy.received += lazy.socket.readAll();
    for (int i = 1; i <= kCalls; ++i)
        QCOMPARE(lazy.next()[QStringLiteral("id")].toInt(), i);
}

void TestControlServer::aClientMayVanishWithCallsOpen()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    {
        Peer peer(path());
        peer.call(QStringLiteral("wait"), {{QStringLiteral("ids"), idsToJson({id})}});
        peer.call(QStringLiteral("list"));
        QTRY_COMPARE(m_queue->subscriptions, 1);
        QCOMPARE(m_queue->listeners(), 2);
    }
    QTRY_COMPARE(m_queue->listeners(), 1);
    m_queue->move(id, JobState::Transferring);
    m_queue->move(id, JobState::Acknowledged);
    Peer other(path());
    QVERIFY(other.ask(QStringLiteral("version")).contains(QLatin1String("result")));
}

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_ControlServer.moc"

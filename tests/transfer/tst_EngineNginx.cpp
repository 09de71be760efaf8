// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"
#include "tests/transfer/ServerProcess.h"

#include <QDateTime>
#include <QDir>
#include <QTest>

#include <unistd.h>

#include <memory>
#include <set>
#include <vector>

namespace kurier::test {

namespace {

constexpr qint64 kSize = 24'000'000;
constexpr qint32 kConnections = 6;

constexpr char kConfig[] = R"($USER
daemon off; master_process off; pid $DIR/pid; error_log $DIR/error;
events { worker_connections 64; }
http { log_format told '$connection $server_protocol $status "$http_range"';
 access_log $DIR/log told; client_body_temp_path $DIR/b; proxy_temp_path $DIR/p;
 fastcgi_temp_path $DIR/f; uwsgi_temp_path $DIR/u; scgi_temp_path $DIR/s; limit_rate 2m;
 server { listen 127.0.0.1:$PORT ssl $HTTP2; root $DIR/root;
  ssl_certificate $DIR/cert.pem; ssl_certificate_key $DIR/key.pem; } }
)";

struct Logged
{
    QByteArray connection;
    QByteArray protocol;
    QByteArray status;
};

} // namespace

/// Segments over TLS against nginx, which throttles what it sends.
class tst_EngineNginx final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segments_data();
    void segments();

private:
    bool serve(bool http2);
    std::vector<Logged> log() const;
    QString file(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ServerProcess> m_process;
    std::uint16_t m_port = 0;
};

bool tst_EngineNginx::serve(bool http2)
{
    m_process = std::make_unique<ServerProcess>();
    m_directory = std::make_unique<QTemporaryDir>();
    m_port = freePort();
    QDir().mkpath(file(QStringLiteral("root")));
    QProcess openssl;
    openssl.setWorkingDirectory(m_directory->path());
    openssl.start(QStringLiteral("openssl"),
                  words(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out "
                                       "cert.pem -days 2 -subj /CN=nginx.example -addext "
                                       "subjectAltName=IP:127.0.0.1")));
    QByteArray text = kConfig;
    text.replace("$DIR", m_directory->path().toLocal8Bit());
    text.replace("$PORT", QByteArray::number(m_port));
    text.replace("$HTTP2", http2 ? "http2" : "");
    text.replace("$USER", ::geteuid() == 0 ? "user root;" : "");
    QFile config(file(QStringLiteral("conf")));
    QFile content(file(QStringLiteral("root/f.bin")));
    const bool made = openssl.waitForFinished(60'000) && config.open(QIODevice::WriteOnly)
        && config.write(text) > 0 && content.open(QIODevice::WriteOnly)
        && content.write(QByteArray::fromStdString(pattern(1, 0, kSize))) == kSize
        // Otherwise it is too young to be proven by its date, and its tag is made of it.
        && content.flush()
        && content.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                               QFileDevice::FileModificationTime);
    config.close();
    content.close();
    return made
        && m_process->start(QStringLiteral("nginx"),
                            {QStringLiteral("-c"), file(QStringLiteral("conf"))}, m_port);
}

std::vector<Logged> tst_EngineNginx::log() const
{
    QFile text(file(QStringLiteral("log")));
    std::vector<Logged> lines;
    if (!text.open(QIODevice::ReadOnly))
        return lines;
    while (!text.atEnd()) {
        const QList<QByteArray> parts = text.readLine().split(' ');
        lines.push_back({parts.value(0), parts.value(1), parts.value(2)});
    }
    return lines;
}

void tst_EngineNginx::segments_data()
{
    QTest::addColumn<bool>("http2");
    QTest::newRow("TLS, HTTP/1.1") << false;
    QTest::newRow("TLS, HTTP/2") << true;
}

void tst_EngineNginx::segments()
{
    QFETCH(bool, http2);
    if (ServerProcess::pathOf(QStringLiteral("nginx")).isEmpty())
        QSKIP("nginx is needed");
    QVERIFY(serve(http2));
    TransferOptions options;
    options.caFile = file(QStringLiteral("cert.pem")).toLocal8Bit();
    auto harness = std::make_unique<EngineHarness>(options);
    TransferRequest request =
        harness->request("https://127.0.0.1:" + std::to_string(m_port) + "/f.bin");
    request.connections = kConnections;
    const Outcome outcome = harness->run(request);
    QVERIFY2(outcome.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(outcome.ended.error.detail));
    QVERIFY(outcome.ended.split);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
    // It writes them down when they are over, on its side. A stream of HTTP/2 that was left early
    // is over with its connection at the latest: curl does not always say so before.
    harness.reset();
    QTRY_VERIFY(log().size() >= std::size_t(kConnections));
    std::set<QByteArray> connections;
    for (const Logged &each : log()) {
        const bool part = each.status == "206";
        QVERIFY(part || each.status == "200");
        // What shares a connection is throttled as one.
        QCOMPARE(each.protocol, part || !http2 ? QByteArray("HTTP/1.1") : QByteArray("HTTP/2.0"));
        connections.insert(each.connection);
    }
    QVERIFY2(connections.size() >= std::size_t(kConnections),
             qPrintable(QString::number(connections.size())));
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineNginx)
#include "tst_EngineNginx.moc"

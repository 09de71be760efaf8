// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/ServerCertificate.h"
#include "core/access/SignInNeed.h"
#include "core/transfer/FileVerdict.h"
#include "tests/transfer/EngineHarness.h"
#include "tests/upload/ForgottenSessions.h"
#include "tests/upload/TestServers.h"

#include <QElapsedTimer>
#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 3'000'000;
constexpr qint64 kPart = 1'000'000;
constexpr qint64 kSlow = 2'000'000;

QByteArray content(quint64 seed, qint64 size = kSize)
{
    return QByteArray::fromStdString(pattern(seed, 0, static_cast<std::size_t>(size)));
}

QString wordsOf(const Error &error)
{
    return errorCodeName(error.code) + QLatin1Char(' ') + error.detail;
}

} // namespace

/// Downloads by SFTP, FTP and FTPS from servers that other people wrote. A server that is not
/// installed is skipped and named, or missed when KURIER_REQUIRE_SERVERS is set.
class tst_FileServers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void downloads_data() { rows(); }
    void downloads();
    void continues_data() { rows(); }
    void continues();
    void changedBetweenAttempts_data() { rows(); }
    void changedBetweenAttempts();
    void changedMeanwhile_data() { rows(); }
    void changedMeanwhile();
    void young_data() { rows(); }
    void young();
    void refuses_data() { rows(); }
    void refuses();
    void trustsOnlyWhatItKnows_data() { rows(); }
    void trustsOnlyWhatItKnows();
    void knownHosts();
    void passwords();
    void poorServers_data();
    void poorServers();
    void oneConnectionIsEnough_data() { rows(); }
    void oneConnectionIsEnough();
    void throughATunnel_data() { rows(); }
    void throughATunnel();
    void silentServerHoldsNobodyUp_data() { rows(); }
    void silentServerHoldsNobodyUp();

private:
    static void rows();
    bool begin(const QByteArray &extra = {});
    bool beginWith(const QString &name, const QByteArray &extra = {});
    void makeHarness();
    /// Nothing of the file is there.
    TransferRequest request(const QByteArray &file = "f.bin");
    /// The first kPart bytes are there, of a file that was \a seed.
    TransferRequest partial(quint64 seed, const QByteArray &validator, qint64 total = kSize);
    /// Of the first answer to a whole download.
    QByteArray validatorOf(const Outcome &outcome) const { return outcome.connected->validator; }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<EngineHarness> m_harness;
    QTemporaryDir m_files;
    int m_parts = 0;
};

void tst_FileServers::rows()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : TestServer::fileServers())
        QTest::newRow(name.toUtf8().constData()) << name;
}

bool tst_FileServers::begin(const QByteArray &extra)
{
    m_harness.reset();
    m_server.reset();
    m_server = TestServer::startOfRow(extra);
    if (m_server)
        makeHarness();
    return m_server != nullptr;
}

bool tst_FileServers::beginWith(const QString &name, const QByteArray &extra)
{
    m_harness.reset();
    m_server.reset();
    QString why;
    m_server = TestServer::start(name, why, extra);
    if (m_server)
        makeHarness();
    else if (qEnvironmentVariableIsSet("KURIER_REQUIRE_SERVERS"))
        QTest::qFail(qUtf8Printable(why), __FILE__, __LINE__);
    else
        QTest::qSkip(qUtf8Printable(why), __FILE__, __LINE__);
    return m_server != nullptr;
}

void tst_FileServers::makeHarness()
{
    TransferOptions options;
    options.sshFolder = m_server->sshFolder();
    options.caFile = m_server->certificate();
    m_harness = std::make_unique<EngineHarness>(options);
}

TransferRequest tst_FileServers::request(const QByteArray &file)
{
    TransferRequest request = m_harness->request(m_server->target(file).toStdString());
    request.access = m_server->access();
    request.trust = m_server->sshFolder().isEmpty() ? QByteArray() : m_server->trust();
    return request;
}

TransferRequest tst_FileServers::partial(quint64 seed, const QByteArray &validator, qint64 total)
{
    TransferRequest again = request();
    again.file = makeFile(m_files, std::to_string(++m_parts), pattern(seed, 0, kPart));
    again.proven = ByteRanges::prefix(kPart);
    again.validator = validator;
    again.expectedTotal = total;
    return again;
}

void tst_FileServers::downloads()
{
    if (!begin())
        return;
    for (const qint64 size : {kSize, qint64 {1}, qint64 {0}}) {
        QVERIFY(m_server->put(QStringLiteral("a ;b?#%.bin"), content(1, size)));
        const Outcome outcome = m_harness->run(request("a%20;b%3F%23%25.bin"));
        QVERIFY2(outcome.ended.outcome == TransferOutcome::Finished,
                 qUtf8Printable(wordsOf(outcome.ended.error)));
        QVERIFY(outcome.bytes == content(1, size).toStdString());
        QVERIFY(outcome.connected);
        if (size > 0) {
            QVERIFY(provesFile(outcome.connected->validator));
            QCOMPARE(outcome.connected->bytesTotal, size);
        }
        QCOMPARE(outcome.ended.written, ByteRanges::prefix(size));
        QVERIFY(!outcome.ended.split);
    }
}

void tst_FileServers::continues()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    TransferRequest slow = request();
    slow.rateLimit = kSlow;
    slow.connections = 8;
    m_harness->engine().start({slow});
    QVERIFY(m_harness->log.waitForProgress(slow.attempt, kPart));
    m_harness->engine().stop({slow.attempt});
    const TransferEnded stopped = m_harness->log.waitForEnd(slow.attempt);
    QCOMPARE(stopped.outcome, TransferOutcome::Stopped);
    QVERIFY(stopped.written.sum() >= kPart && stopped.written.sum() < kSize);
    QByteArray validator;
    for (const TransferEvent &event : m_harness->log.of(slow.attempt)) {
        if (const auto *const connected = std::get_if<TransferConnected>(&event))
            validator = connected->validator;
    }
    TransferRequest again = slow;
    again.attempt = m_harness->nextAttempt();
    again.proven = stopped.written;
    again.validator = validator;
    again.expectedTotal = kSize;
    again.rateLimit = 0;
    const Outcome outcome = m_harness->run(again);
    QVERIFY2(outcome.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(wordsOf(outcome.ended.error)));
    QVERIFY(outcome.bytes == content(1).toStdString());

    // Only the rest is asked for: what is here already stays as it is.
    const Outcome marked = m_harness->run(partial(9, validator));
    QCOMPARE(marked.ended.outcome, TransferOutcome::Finished);
    QVERIFY(marked.bytes == pattern(9, 0, kPart) + pattern(1, 0, kSize).substr(kPart));
    // All but the proof that it did not change meanwhile is here.
    TransferRequest whole = partial(1, validator, kPart);
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1, kPart)));
    whole.validator = validatorOf(m_harness->run(request()));
    const Outcome nothing = m_harness->run(whole);
    QVERIFY2(nothing.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(wordsOf(nothing.ended.error)));
}

void tst_FileServers::changedBetweenAttempts()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1), 7200));
    const QByteArray validator = validatorOf(m_harness->run(request()));
    const auto refused = [this](const TransferRequest &again) {
        const Outcome outcome = m_harness->run(again);
        return outcome.ended.outcome == TransferOutcome::Unproven
            && outcome.bytes == pattern(1, 0, kPart);
    };
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(2), 3600));
    QVERIFY2(refused(partial(1, validator)), "another time of change");
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(2, kSize + 1), 7200));
    QVERIFY2(refused(partial(1, validator)), "another size");
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(2, kPart / 2), 7200));
    QVERIFY2(refused(partial(1, validator)), "shorter than what is here");
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1), 7200));
    QVERIFY2(refused(partial(1, {})), "no validator");
    QVERIFY2(refused(partial(1, "\"v1\"")), "a validator of HTTP");
    QVERIFY2(refused(partial(1, "Tue, 03 Nov 2026 09:00:00 GMT")), "a date of HTTP");
}

void tst_FileServers::changedMeanwhile()
{
    if (!begin())
        return;
    for (const bool continued : {false, true}) {
        QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1), 7200));
        const QByteArray validator = validatorOf(m_harness->run(request()));
        TransferRequest slow = continued ? partial(1, validator) : request();
        slow.rateLimit = kSlow;
        m_harness->engine().start({slow});
        QVERIFY(m_harness->log.waitForProgress(slow.attempt, kPart + kPart / 2));
        QVERIFY(m_server->put(QStringLiteral("f.bin"), content(2), 3600));
        const TransferEnded ended = m_harness->log.waitForEnd(slow.attempt);
        QCOMPARE(ended.outcome, continued ? TransferOutcome::Unproven : TransferOutcome::Failed);
        QCOMPARE(ended.error.code, ErrorCode::BgERemoteFileChanged);
        // Whoever is killed now has a byte to ask for, and asks for the file's proof with it.
        QVERIFY(ended.written.sum() < kSize);
        for (const TransferEvent &event : m_harness->log.of(slow.attempt)) {
            if (const auto *const progress = std::get_if<TransferProgress>(&event))
                QVERIFY(progress->written.sum() < kSize);
        }
    }
}

/// Times of change are whole seconds: what changed just now may change again unseen.
void tst_FileServers::young()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1), 0));
    const Outcome outcome = m_harness->run(request());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QCOMPARE(validatorOf(outcome), QByteArray());
}

void tst_FileServers::refuses()
{
    if (!begin())
        return;
    const Outcome missing = m_harness->run(request("missing.bin"));
    QCOMPARE(missing.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(missing.ended.error.code, ErrorCode::BgEFileNotAvailable);
    QCOMPARE(missing.bytes, std::string());
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    TransferRequest sized = request();
    sized.requiredSize = kSize + 1;
    QCOMPARE(m_harness->run(sized).ended.error.code, ErrorCode::BgEValidationFailed);
    const Outcome folder = m_harness->run(request("."));
    QCOMPARE(folder.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(folder.bytes, std::string());
    qInfo("a folder: %s", qUtf8Printable(wordsOf(folder.ended.error)));
    const Outcome slash = m_harness->run(request(""));
    QCOMPARE(slash.ended.error.code, ErrorCode::EInvalidUrl);
    TransferRequest stranger = request();
    stranger.access = {};
    stranger.url.replace("://", "://no-such-user@");
    const Outcome unknown = m_harness->run(stranger);
    QCOMPARE(unknown.ended.error.code, ErrorCode::BgEInvalidCredentials);
    QVERIFY(signInNeed(unknown.ended.error));
    QVERIFY(signInNeed(unknown.ended.error)->basic);
    QVERIFY(!unknown.ended.error.subject.contains(QLatin1String("no-such-user")));
}

void tst_FileServers::trustsOnlyWhatItKnows()
{
    if (!begin() || m_server->trust().isEmpty())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    EngineHarness strict;
    TransferRequest unknown = request();
    unknown.trust.clear();
    const Outcome refused = strict.run(unknown);
    QCOMPARE(refused.ended.error.code, ErrorCode::ECertificateUntrusted);
    const auto seen = certificateIn(refused.ended.error);
    QVERIFY(seen);
    QCOMPARE(seen->sha256, m_server->trust());
    QCOMPARE(refused.bytes, std::string());
    TransferRequest other = request();
    other.trust = QByteArray(64, 'a');
    QCOMPARE(strict.run(other).ended.error.code, ErrorCode::ECertificateUntrusted);
    TransferOptions keys;
    keys.sshFolder = m_server->sshFolder();
    EngineHarness trusting(keys);
    TransferRequest named = request();
    named.trust = m_server->trust();
    const Outcome done = trusting.run(named);
    QVERIFY2(done.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(wordsOf(done.ended.error)));
    QVERIFY(done.bytes == content(1).toStdString());
}

void tst_FileServers::knownHosts()
{
    if (!beginWith(QStringLiteral("sshd")))
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    QFile known(QString::fromLocal8Bit(m_server->sshFolder()) + QStringLiteral("/known_hosts"));
    QVERIFY(known.open(QIODevice::WriteOnly));
    known.write(m_server->knownHost());
    known.close();
    TransferRequest plain = request();
    plain.trust.clear();
    QCOMPARE(m_harness->run(plain).ended.outcome, TransferOutcome::Finished);

    // The same address shows another key than the person has seen there.
    QByteArray line = m_server->knownHost();
    const qsizetype inside = line.size() - 10;
    line[inside] = line[inside] == 'A' ? 'B' : 'A';
    QVERIFY(known.open(QIODevice::WriteOnly | QIODevice::Truncate));
    known.write(line);
    known.close();
    TransferRequest again = request();
    again.trust.clear();
    const Outcome changed = m_harness->run(again);
    QCOMPARE(changed.ended.error.code, ErrorCode::ECertificateUntrusted);
    QVERIFY2(changed.ended.error.detail.contains(QLatin1String("another one than before")),
             qUtf8Printable(changed.ended.error.detail));
}

/// vsftpd takes an anonymous guest with the right word only.
void tst_FileServers::passwords()
{
    QTemporaryDir directory;
    QFile words(directory.filePath(QStringLiteral("words")));
    QVERIFY(words.open(QIODevice::WriteOnly) && words.write("right\n") > 0);
    words.close();
    if (!beginWith(QStringLiteral("vsftpd"),
                   "no_anon_password=NO\nsecure_email_list_enable=YES\nemail_password_file="
                       + words.fileName().toLocal8Bit() + '\n'))
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    const auto with = [this](const QByteArray &password) {
        TransferRequest asked = request();
        const QByteArray origin = m_server->target({}).left(m_server->target({}).indexOf("/root"));
        asked.access = {{origin, {"anonymous", password, AccessScheme::Basic}}};
        return m_harness->run(asked);
    };
    QCOMPARE(with("wrong").ended.error.code, ErrorCode::BgEInvalidCredentials);
    const Outcome right = with("right");
    QVERIFY2(right.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(wordsOf(right.ended.error)));
    TransferRequest inAddress = request();
    inAddress.url.replace("://", "://anonymous:right@");
    QCOMPARE(m_harness->run(inAddress).ended.outcome, TransferOutcome::Finished);
}

void tst_FileServers::poorServers_data()
{
    QTest::addColumn<QByteArray>("denied");
    QTest::addColumn<bool>("proves");
    QTest::newRow("no MDTM") << QByteArray("MDTM") << false;
    QTest::newRow("no REST") << QByteArray("REST") << true;
    QTest::newRow("no EPSV") << QByteArray("EPSV") << true;
}

void tst_FileServers::poorServers()
{
    QFETCH(QByteArray, denied);
    QFETCH(bool, proves);
    if (!beginWith(QStringLiteral("vsftpd"), "cmds_denied=" + denied + '\n'))
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    const Outcome outcome = m_harness->run(request());
    QVERIFY2(outcome.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(wordsOf(outcome.ended.error)));
    QVERIFY(outcome.bytes == content(1).toStdString());
    QCOMPARE(!validatorOf(outcome).isEmpty(), proves);
    const QByteArray modified =
        "modified=" + QByteArray::number(QDateTime::currentSecsSinceEpoch() - 3600);
    const Outcome again = m_harness->run(partial(1, proves ? validatorOf(outcome) : modified));
    QCOMPARE(again.ended.outcome,
             denied == "EPSV" ? TransferOutcome::Finished : TransferOutcome::Unproven);
    QVERIFY(again.bytes == (denied == "EPSV" ? pattern(1, 0, kSize) : pattern(1, 0, kPart)));
}

void tst_FileServers::oneConnectionIsEnough()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    m_harness->engine().setConnectionsPerHost(1);
    const std::vector<TransferRequest> requests {request(), request(), request()};
    m_harness->engine().start(requests);
    for (const TransferRequest &each : requests) {
        const TransferEnded ended = m_harness->log.waitForEnd(each.attempt);
        QVERIFY2(ended.outcome == TransferOutcome::Finished, qUtf8Printable(wordsOf(ended.error)));
        QVERIFY(EngineHarness::contents(each.file) == pattern(1, 0, kSize));
    }
}

/// Asked for an FTP address itself, an HTTP proxy answers with pages of its own.
void tst_FileServers::throughATunnel()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    for (const bool allowed : {true, false}) {
        ServerProcess proxy;
        const std::uint16_t port = freePort();
        QFile config(m_files.filePath(QStringLiteral("tinyproxy%1").arg(port)));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("Port " + QByteArray::number(port) + "\nListen 127.0.0.1\nTimeout 60\n"
                     + "MaxClients 20\nAllow 127.0.0.1\n" + (allowed ? "" : "ConnectPort 443\n"));
        config.close();
        QVERIFY2(proxy.start(QStringLiteral("tinyproxy"),
                             {QStringLiteral("-d"), QStringLiteral("-c"), config.fileName()}, port),
                 "tinyproxy is needed");
        TransferRequest tunnelled = request();
        tunnelled.proxy = "http://127.0.0.1:" + QByteArray::number(port);
        const Outcome outcome = m_harness->run(tunnelled);
        QVERIFY2((outcome.ended.outcome == TransferOutcome::Finished) == allowed,
                 qUtf8Printable(wordsOf(outcome.ended.error)));
        QVERIFY(outcome.bytes == (allowed ? pattern(1, 0, kSize) : std::string()));
    }
}

/// curl says farewell in words and waits for the answer: minutes, at a server that gives none.
void tst_FileServers::silentServerHoldsNobodyUp()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), content(1)));
    QCOMPARE(m_harness->run(request()).ended.outcome, TransferOutcome::Finished);
    TransferRequest slow = request();
    slow.rateLimit = kSlow;
    m_harness->engine().start({slow});
    QVERIFY(m_harness->log.waitForProgress(slow.attempt, kPart));
    m_server->freeze(true);
    m_harness->engine().stop({slow.attempt});
    QCOMPARE(m_harness->log.waitForEnd(slow.attempt).outcome, TransferOutcome::Stopped);
    // A download from elsewhere, and the end of the program.
    m_harness->origin.route("/f", OriginAnswer::file(kPart));
    TransferRequest other = m_harness->request(m_harness->origin.url("/f"));
    QCOMPARE(m_harness->run(other).ended.outcome, TransferOutcome::Finished);
    QElapsedTimer ending;
    ending.start();
    m_harness.reset();
    m_server->freeze(false);
    QVERIFY2(std::chrono::milliseconds(ending.elapsed()) < kPatience, "it hung");
}

QTEST_GUILESS_MAIN(tst_FileServers)
#include "tst_FileServers.moc"

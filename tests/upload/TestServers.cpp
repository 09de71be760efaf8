// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/TestServers.h"

#include "tests/upload/ServerConfigurations.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace kurier::test {

namespace {

const QString kNodeFolder = QStringLiteral(KURIER_SERVERS_DIR);

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QStringList TestServer::names()
{
    return {QStringLiteral("tus-server"),
            QStringLiteral("uploadx"),
            QStringLiteral("apache"),
            QStringLiteral("nginx"),
            QStringLiteral("lighttpd"),
            QStringLiteral("nephele"),
            QStringLiteral("webdav-server"),
            QStringLiteral("sshd"),
            QStringLiteral("vsftpd"),
            QStringLiteral("vsftpd with TLS"),
            QStringLiteral("vsftpd with implicit TLS"),
            QStringLiteral("asyncssh"),
            QStringLiteral("swift")};
}

QStringList TestServer::fileServers()
{
    return {QStringLiteral("sshd"), QStringLiteral("vsftpd"), QStringLiteral("vsftpd with TLS"),
            QStringLiteral("vsftpd with implicit TLS")};
}

std::unique_ptr<TestServer> TestServer::start(const QString &name, QString &why,
                                              const QByteArray &extra)
{
    std::unique_ptr<TestServer> server(new TestServer);
    server->m_extra = extra;
    server->m_port = freePort();
    server->m_root = server->file(QStringLiteral("root"));
    QDir().mkpath(server->m_root);
    // The directory is for its owner alone, and servers give up root's rights.
    ::chmod(server->m_directory.path().toLocal8Bit().constData(), 0755);
    ::chmod(server->m_root.toLocal8Bit().constData(), 0777);
    bool started = false;
    if (name == QLatin1String("tus-server") || name == QLatin1String("uploadx")) {
        server->m_protocol = UploadProtocol::Tus;
        server->m_path = "/files";
        started =
            server->runNode(name == QLatin1String("uploadx") ? QStringLiteral("uploadx-server.cjs")
                                                             : QStringLiteral("tus-server.mjs"));
    } else if (name == QLatin1String("nephele")) {
        started = server->runNode(QStringLiteral("nephele-server.mjs"));
    } else if (name == QLatin1String("webdav-server")) {
        started = server->runNode(QStringLiteral("webdav-server.cjs"));
    } else if (name == QLatin1String("apache")) {
        started = server->runApache();
    } else if (name == QLatin1String("nginx")) {
        started = server->runNginx();
    } else if (name == QLatin1String("lighttpd")) {
        started = server->runLighttpd();
    } else if (name == QLatin1String("sshd")) {
        started = server->runSftp();
    } else if (name == QLatin1String("asyncssh")) {
        started = server->runAsyncSsh();
    } else if (name == QLatin1String("swift")) {
        started = server->runSwift();
    } else if (name == QLatin1String("s3rver")) {
        started = server->runS3rver();
    } else if (name == QLatin1String("pyftpdlib")) {
        started = server->runPyFtp();
    } else {
        started = server->runFtp(name);
    }
    if (started)
        return server;
    why = QStringLiteral("Server not found: %1").arg(name);
    return nullptr;
}

std::unique_ptr<TestServer> TestServer::startOfRow(const QByteArray &extra)
{
    QString why;
    const QString name = *static_cast<const QString *>(QTest::qData("name", QMetaType::QString));
    auto server = start(name, why, extra);
    if (server)
        return server;
    if (qEnvironmentVariableIsSet("KURIER_REQUIRE_SERVERS"))
        QTest::qFail(qUtf8Printable(why), __FILE__, __LINE__);
    else
        QTest::qSkip(qUtf8Printable(why), __FILE__, __LINE__);
    return nullptr;
}

QByteArray TestServer::target(const QByteArray &file) const
{
    const QByteArray base = m_scheme + "://127.0.0.1:" + QByteArray::number(m_port) + m_path;
    return isTus() ? base : base + file;
}

AccessList TestServer::access() const
{
    if (m_credentials.isEmpty())
        return {};
    return {{m_scheme + "://127.0.0.1:" + QByteArray::number(m_port), m_credentials}};
}

bool TestServer::makeFolder(const QString &path) const
{
    QString folder = m_root;
    const QStringList names = path.split(QLatin1Char('/'));
    for (const QString &name : names) {
        folder += QLatin1Char('/') + name;
        QDir().mkpath(folder);
        if (::chmod(QFile::encodeName(folder).constData(), 0777) != 0)
            return false;
    }
    return true;
}

QStringList TestServer::stored() const
{
    QStringList files;
    QDirIterator each(m_root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        // Apache keeps properties in folders of this name.
        // Swift has databases of its own beside what it was given, and marks what it removed.
        const bool kept = !m_swift || path.endsWith(QLatin1String(".data"));
        if (kept && !path.contains(QLatin1String("/.DAV/")))
            files.append(path);
    }
    return files;
}

QByteArray TestServer::contentOf(const QString &file) const
{
    return readAll(file);
}

bool TestServer::holds(const QByteArray &bytes) const
{
    if (m_bucket)
        return m_bucket->holds(bytes);
    const QStringList files = stored();
    return std::any_of(files.begin(), files.end(),
                       [&](const QString &file) { return contentOf(file) == bytes; });
}

bool TestServer::put(const QString &name, const QByteArray &bytes, int secondsAgo) const
{
    // Another file under the name, as a careful server's administrator puts it there.
    const QString path = m_root + QLatin1Char('/') + name;
    QFile::remove(path);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush()
        && file.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo),
                            QFileDevice::FileModificationTime);
}

bool TestServer::fail(const QByteArray &operation, int nth, int code, bool done) const
{
    const QByteArray line = operation + ' ' + QByteArray::number(nth) + ' '
        + QByteArray::number(code) + (done ? " 1\n" : " 0\n");
    QSaveFile fault(m_faults); // The server never sees half a line.
    return !m_faults.isEmpty() && fault.open(QIODevice::WriteOnly)
        && fault.write(line) == line.size() && fault.commit();
}

bool TestServer::takeFaultBack() const
{
    return QFile::remove(m_faults);
}

void TestServer::freeze(bool frozen)
{
    m_process.signalAll(frozen ? SIGSTOP : SIGCONT);
}

QByteArray TestServer::knownHost() const
{
    const QList<QByteArray> words = readAll(file(QStringLiteral("host.pub"))).split(' ');
    return "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + words.value(0) + ' '
        + words.value(1).trimmed() + '\n';
}

bool TestServer::run(const QString &program, const QStringList &arguments)
{
    m_program = program;
    m_arguments = arguments;
    return !ServerProcess::pathOf(program).isEmpty() && m_process.start(program, arguments, m_port);
}

bool TestServer::runNode(const QString &script)
{
    const QString path = kNodeFolder + QLatin1Char('/') + script;
    return QFileInfo::exists(path)
        && QFileInfo::exists(kNodeFolder + QStringLiteral("/node_modules"))
        && run(QStringLiteral("node"), {path, QString::number(m_port), m_root});
}

QString TestServer::write(const QString &name, QByteArray text) const
{
    text.replace("$DIR", m_directory.path().toLocal8Bit());
    text.replace("$ROOT", m_root.toLocal8Bit());
    text.replace("$PORT", QByteArray::number(m_port));
    QFile out(file(name));
    if (out.open(QIODevice::WriteOnly))
        out.write(text);
    return out.fileName();
}

bool TestServer::tool(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_directory.path());
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

bool TestServer::runApache()
{
    QByteArray text = kApache;
    text.replace("$USER", ::geteuid() == 0 ? "User www-data\nGroup www-data" : "");
    ::chmod(m_directory.path().toLocal8Bit().constData(), 0777);
    return run(QStringLiteral("apache2"),
               {QStringLiteral("-X"), QStringLiteral("-f"), write(QStringLiteral("conf"), text)});
}

bool TestServer::runNginx()
{
    QByteArray text = kNginx;
    text.replace("$USER", ::geteuid() == 0 ? "user www-data;" : "");
    return run(QStringLiteral("nginx"),
               {QStringLiteral("-p"), QStringLiteral("/usr/share/nginx"), QStringLiteral("-c"),
                write(QStringLiteral("conf"), text)});
}

bool TestServer::runLighttpd()
{
    return run(
        QStringLiteral("lighttpd"),
        {QStringLiteral("-D"), QStringLiteral("-f"), write(QStringLiteral("conf"), kLighttpd)});
}

bool TestServer::makeSshKey(const QString &path) const
{
    return tool(QStringLiteral("ssh-keygen"),
                {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                 QStringLiteral("-N"), QString(), QStringLiteral("-f"), file(path)});
}

bool TestServer::makeHostKey()
{
    if (!makeSshKey(QStringLiteral("host")))
        return false;
    const QList<QByteArray> words = readAll(file(QStringLiteral("host.pub"))).split(' ');
    m_trust =
        QCryptographicHash::hash(QByteArray::fromBase64(words.value(1)), QCryptographicHash::Sha256)
            .toHex();
    return true;
}

bool TestServer::runAsyncSsh()
{
    m_protocol = UploadProtocol::Sftp;
    m_scheme = "sftp";
    m_sshFolder = file(QStringLiteral("client")).toLocal8Bit();
    QDir().mkpath(QString::fromLocal8Bit(m_sshFolder));
    m_credentials = {"anna", "open sesame", {}};
    m_faults = file(QStringLiteral("faults"));
    return makeHostKey()
        && run(QStringLiteral("/usr/bin/python3"),
               {QStringLiteral(KURIER_SERVERS_SOURCE "/asyncssh-server.py"),
                QString::number(m_port), m_root, file(QStringLiteral("host")), m_faults});
}

bool TestServer::runPyFtp()
{
    m_protocol = UploadProtocol::Ftp;
    m_scheme = "ftp";
    m_faults = file(QStringLiteral("faults"));
    return run(QStringLiteral("/usr/bin/python3"),
               {QStringLiteral(KURIER_SERVERS_SOURCE "/pyftpd-server.py"), QString::number(m_port),
                m_root, m_faults});
}

bool TestServer::runSftp()
{
    m_protocol = UploadProtocol::Sftp;
    m_scheme = "sftp";
    m_path = m_root.toLocal8Bit() + '/';
    m_sshFolder = file(QStringLiteral("client")).toLocal8Bit();
    QDir().mkpath(QString::fromLocal8Bit(m_sshFolder));
    if (::geteuid() == 0)
        QDir().mkpath(QStringLiteral("/run/sshd"));
    if (!makeHostKey() || !makeSshKey(QStringLiteral("client/id_ed25519")))
        return false;
    (void)write(QStringLiteral("allowed"), readAll(file(QStringLiteral("client/id_ed25519.pub"))));
    m_credentials = {qgetenv("USER").isEmpty() ? QByteArray("root") : qgetenv("USER"), {}, {}};
    // It re-executes itself and wants to be called by its whole path.
    return run(ServerProcess::pathOf(QStringLiteral("sshd")),
               {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                write(QStringLiteral("conf"), kSshd + m_extra)});
}

bool TestServer::runSwift()
{
    m_protocol = UploadProtocol::S3;
    m_path = "/bucket/";
    // The name of an account has a colon.
    m_credentials = {"test:tester", "testing", {}};
    m_swift = std::make_unique<SwiftServers>(m_directory.path(), m_root);
    if (!m_swift->start(m_port))
        return false;
    m_bucket.emplace(m_scheme + "://127.0.0.1:" + QByteArray::number(m_port) + "/bucket",
                     m_credentials);
    return m_bucket->create();
}

bool TestServer::runS3rver()
{
    m_protocol = UploadProtocol::S3;
    m_path = "/bucket/";
    m_credentials = {"S3RVER", "S3RVER", {}};
    if (!runNode(QStringLiteral("s3rver-server.cjs")))
        return false;
    m_bucket.emplace(m_scheme + "://127.0.0.1:" + QByteArray::number(m_port) + "/bucket",
                     m_credentials);
    return m_bucket->create();
}

bool TestServer::runFtp(const QString &name)
{
    const bool encrypted = name.contains(QLatin1String("TLS"));
    const bool implicit = name.contains(QLatin1String("implicit"));
    m_protocol = UploadProtocol::Ftp;
    m_scheme = implicit ? "ftps" : "ftp";
    m_path = "/root/";
    // Its root must not be writable; the folder in it is.
    const QByteArray above = m_directory.path().toLocal8Bit();
    QDir().mkpath(file(QStringLiteral("empty")));
    QByteArray text = kVsftpd;
    text.replace("$ANON", above);
    text.replace("$FTPUSER", ::geteuid() == 0 ? "ftp" : qgetenv("USER"));
    text += m_extra;
    if (encrypted) {
        text += kVsftpdTls;
        if (implicit)
            text += "implicit_ssl=YES\n";
        if (!tool(QStringLiteral("openssl"),
                  words(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out "
                                       "cert.pem -days 2 -subj /CN=ftp.example "
                                       "-addext subjectAltName=IP:127.0.0.1"))))
            return false;
        m_certificate = file(QStringLiteral("cert.pem")).toLocal8Bit();
        QByteArray pem = readAll(file(QStringLiteral("cert.pem")));
        const QByteArray begin = "-----BEGIN CERTIFICATE-----";
        pem = pem.mid(pem.indexOf(begin) + begin.size());
        pem.truncate(pem.indexOf("-----END"));
        m_trust = QCryptographicHash::hash(QByteArray::fromBase64(pem), QCryptographicHash::Sha256)
                      .toHex();
    }
    return run(QStringLiteral("vsftpd"), {write(QStringLiteral("conf"), text)});
}

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/TestServers.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace kurier::test {

namespace {

const QString kNodeFolder = QStringLiteral(KURIER_SERVERS_DIR);

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr char kApache[] = R"(ServerRoot /usr/lib/apache2
ServerName localhost
Listen 127.0.0.1:$PORT
PidFile $DIR/pid
Mutex file:$DIR
ErrorLog $DIR/log
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authn_core_module modules/mod_authn_core.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule dav_module modules/mod_dav.so
LoadModule dav_fs_module modules/mod_dav_fs.so
$USER
DavLockDB $DIR/lock
DocumentRoot $ROOT
<Directory $ROOT>
  Require all granted
  Dav On
</Directory>
)";

constexpr char kNginx[] = R"(load_module modules/ngx_http_dav_ext_module.so;
$USER
daemon off; pid $DIR/pid; error_log $DIR/log; worker_processes 1;
events { worker_connections 64; }
http { access_log off; client_body_temp_path $DIR/body; client_max_body_size 0;
 proxy_temp_path $DIR/p; fastcgi_temp_path $DIR/f; uwsgi_temp_path $DIR/u; scgi_temp_path $DIR/s;
 server { listen 127.0.0.1:$PORT; root $ROOT;
  location / { dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS; }
 } }
)";

constexpr char kLighttpd[] = R"(server.bind="127.0.0.1"
server.port=$PORT
server.document-root="$ROOT"
server.errorlog="$DIR/log"
server.upload-dirs=("$DIR")
server.modules=("mod_webdav")
webdav.activate="enable"
webdav.is-readonly="disable"
webdav.sqlite-db-name="$DIR/lock.db"
webdav.opts=("partial-put-copy-modify"=>"enable")
)";

constexpr char kSshd[] = R"(Port $PORT
ListenAddress 127.0.0.1
HostKey $DIR/host
PidFile $DIR/pid
AuthorizedKeysFile $DIR/allowed
UsePAM no
StrictModes no
PasswordAuthentication no
PubkeyAuthentication yes
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
)";

constexpr char kVsftpd[] = R"(listen=YES
background=NO
listen_address=127.0.0.1
listen_port=$PORT
anonymous_enable=YES
anon_root=$ANON
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_umask=022
no_anon_password=YES
write_enable=YES
local_enable=NO
secure_chroot_dir=$DIR/empty
ftp_username=$FTPUSER
)";

constexpr char kVsftpdTls[] = R"(ssl_enable=YES
rsa_cert_file=$DIR/cert.pem
rsa_private_key_file=$DIR/key.pem
allow_anon_ssl=YES
force_anon_data_ssl=YES
force_anon_logins_ssl=YES
require_ssl_reuse=NO
ssl_ciphers=HIGH
)";

} // namespace

QStringList TestServer::names()
{
    return {QStringLiteral("tus-server"),     QStringLiteral("uploadx"),  QStringLiteral("apache"),
            QStringLiteral("nginx"),          QStringLiteral("lighttpd"), QStringLiteral("nephele"),
            QStringLiteral("webdav-server"),  QStringLiteral("sshd"),     QStringLiteral("vsftpd"),
            QStringLiteral("vsftpd with TLS")};
}

std::unique_ptr<TestServer> TestServer::start(const QString &name, QString &why)
{
    std::unique_ptr<TestServer> server(new TestServer);
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
    } else {
        started = server->runFtp(name.contains(QLatin1String("TLS")));
    }
    if (started)
        return server;
    why = QStringLiteral("Server not found: %1").arg(name);
    return nullptr;
}

std::unique_ptr<TestServer> TestServer::startOfRow()
{
    QString why;
    const QString name = *static_cast<const QString *>(QTest::qData("name", QMetaType::QString));
    auto server = start(name, why);
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

QStringList TestServer::stored() const
{
    QStringList files;
    QDirIterator each(m_root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        // Apache keeps properties in folders of this name.
        if (!path.contains(QLatin1String("/.DAV/")))
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
    const QStringList files = stored();
    return std::any_of(files.begin(), files.end(),
                       [&](const QString &file) { return contentOf(file) == bytes; });
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

bool TestServer::runSftp()
{
    m_protocol = UploadProtocol::Sftp;
    m_scheme = "sftp";
    m_path = m_root.toLocal8Bit() + '/';
    m_sshFolder = file(QStringLiteral("client")).toLocal8Bit();
    QDir().mkpath(QString::fromLocal8Bit(m_sshFolder));
    if (::geteuid() == 0)
        QDir().mkpath(QStringLiteral("/run/sshd"));
    const auto makeKey = [this](const QString &path) {
        return tool(QStringLiteral("ssh-keygen"),
                    {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                     QStringLiteral("-N"), QString(), QStringLiteral("-f"), file(path)});
    };
    if (!makeKey(QStringLiteral("host")) || !makeKey(QStringLiteral("client/id_ed25519")))
        return false;
    (void)write(QStringLiteral("allowed"), readAll(file(QStringLiteral("client/id_ed25519.pub"))));
    const QList<QByteArray> words = readAll(file(QStringLiteral("host.pub"))).split(' ');
    m_trust =
        QCryptographicHash::hash(QByteArray::fromBase64(words.value(1)), QCryptographicHash::Sha256)
            .toHex();
    m_credentials = {qgetenv("USER").isEmpty() ? QByteArray("root") : qgetenv("USER"), {}, {}};
    // It re-executes itself and wants to be called by its whole path.
    return run(ServerProcess::pathOf(QStringLiteral("sshd")),
               {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                write(QStringLiteral("conf"), kSshd)});
}

bool TestServer::runFtp(bool encrypted)
{
    m_protocol = UploadProtocol::Ftp;
    m_scheme = "ftp";
    m_path = "/root/";
    // Its root must not be writable; the folder in it is.
    const QByteArray above = m_directory.path().toLocal8Bit();
    QDir().mkpath(file(QStringLiteral("empty")));
    QByteArray text = kVsftpd;
    text.replace("$ANON", above);
    text.replace("$FTPUSER", ::geteuid() == 0 ? "ftp" : qgetenv("USER"));
    if (encrypted) {
        text += kVsftpdTls;
        if (!tool(QStringLiteral("openssl"),
                  words(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out "
                                       "cert.pem -days 2 -subj /CN=ftp.example"))))
            return false;
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

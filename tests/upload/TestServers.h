// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/upload/UploadSession.h"
#include "tests/transfer/ServerProcess.h"
#include "tests/upload/S3Bucket.h"
#include "tests/upload/SwiftServers.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace kurier::test {

/// A server of other people's on a free loopback port, in a temporary directory of its own; ends
/// with the object. Nothing of the system's is used but its programs.
class TestServer final
{
public:
    /// One of names(), one of fileServers(), "pyftpdlib" or "s3rver", which refuses to remove. Null
    /// when it is not installed or does not start; \a why says which. \a extra: lines added to its
    /// configuration (sshd, vsftpd).
    [[nodiscard]] static std::unique_ptr<TestServer> start(const QString &name, QString &why,
                                                           const QByteArray &extra = {});
    [[nodiscard]] static QStringList names();
    /// Those of SFTP and FTP.
    [[nodiscard]] static QStringList fileServers();
    /// start() of the "name" of the test's row. Null when the test was skipped or, with
    /// KURIER_REQUIRE_SERVERS set, has failed for want of it.
    [[nodiscard]] static std::unique_ptr<TestServer> startOfRow(const QByteArray &extra = {});

    /// Ends it as a power cut does; what it stored stays. It can start again, at the same address.
    void stop() { m_process.kill(); }
    [[nodiscard]] bool startAgain() { return m_process.start(m_program, m_arguments, m_port); }

    /// Puts a file into its storage, changed that many seconds ago. True when it is there.
    [[nodiscard]] bool put(const QString &name, const QByteArray &bytes,
                           int secondsAgo = 3600) const;
    /// asyncssh and pyftpdlib only: the \a nth time that \a operation (tests/servers) is asked for
    /// the answer is \a code, or none (0), although it was \a done. Once. False without a server
    /// that can.
    [[nodiscard]] bool fail(const QByteArray &operation, int nth, int code, bool done) const;
    /// Whether a fault is still to come. Takes it back.
    [[nodiscard]] bool takeFaultBack() const;
    /// It neither answers nor closes anything until it may go on.
    void freeze(bool frozen);
    /// The folder for uploads; for tus where uploads are created.
    [[nodiscard]] QByteArray target(const QByteArray &file) const;
    [[nodiscard]] UploadProtocol protocol() const { return m_protocol; }
    [[nodiscard]] bool isTus() const { return m_protocol == UploadProtocol::Tus; }
    [[nodiscard]] bool isS3() const { return m_protocol == UploadProtocol::S3; }
    /// Credentials for every origin of the server.
    [[nodiscard]] AccessList access() const;
    /// For UploadAccess::trust.
    [[nodiscard]] QByteArray trust() const { return m_trust; }
    /// For UploadOptions::sshFolder; empty = none needed.
    [[nodiscard]] QByteArray sshFolder() const { return m_sshFolder; }
    /// Where its storage lies.
    [[nodiscard]] QString root() const { return m_root; }
    /// A folder in it that the server can write to.
    [[nodiscard]] bool makeFolder(const QString &path) const;
    /// PEM file with its certificate, which names 127.0.0.1; empty = none.
    [[nodiscard]] QByteArray certificate() const { return m_certificate; }
    /// Its SSH key as a line of known_hosts.
    [[nodiscard]] QByteArray knownHost() const;
    /// The files in the server's storage, without those that a server makes for itself.
    [[nodiscard]] QStringList stored() const;
    /// How many files it has as others see them.
    [[nodiscard]] qsizetype count() const
    {
        return m_bucket ? m_bucket->keys().size() : stored().size();
    }
    /// S3 only.
    [[nodiscard]] const S3Bucket &bucket() const { return *m_bucket; }
    [[nodiscard]] QByteArray contentOf(const QString &file) const;
    /// Whether one of them holds just these bytes.
    [[nodiscard]] bool holds(const QByteArray &bytes) const;

private:
    TestServer() = default;
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);
    [[nodiscard]] bool runNode(const QString &script);
    [[nodiscard]] bool runApache();
    [[nodiscard]] bool runNginx();
    [[nodiscard]] bool runLighttpd();
    [[nodiscard]] bool makeSshKey(const QString &path) const;
    [[nodiscard]] bool makeHostKey();
    [[nodiscard]] bool runSftp();
    [[nodiscard]] bool runAsyncSsh();
    [[nodiscard]] bool runFtp(const QString &name);
    [[nodiscard]] bool runPyFtp();
    [[nodiscard]] bool runSwift();
    [[nodiscard]] bool runS3rver();
    [[nodiscard]] QString file(const QString &name) const { return m_directory.filePath(name); }
    /// A file in the server's directory, $DIR, $PORT and $ROOT replaced.
    [[nodiscard]] QString write(const QString &name, QByteArray text) const;
    [[nodiscard]] bool tool(const QString &program, const QStringList &arguments) const;

    QTemporaryDir m_directory;
    QString m_root;
    QString m_program;
    QStringList m_arguments;
    std::uint16_t m_port = 0;
    UploadProtocol m_protocol = UploadProtocol::WebDav;
    QByteArray m_scheme = "http";
    QByteArray m_path = "/";
    QByteArray m_trust;
    QByteArray m_sshFolder;
    QByteArray m_certificate;
    QByteArray m_extra;
    QString m_faults; ///< File; empty = it has no faults.
    Credentials m_credentials;
    std::optional<S3Bucket> m_bucket;
    ServerProcess m_process;
    std::unique_ptr<SwiftServers> m_swift;
};

} // namespace kurier::test

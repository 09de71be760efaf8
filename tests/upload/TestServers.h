// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/upload/UploadSession.h"
#include "tests/transfer/ServerProcess.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace kurier::test {

/// A server of other people's on a free loopback port, in a temporary directory of its own; ends
/// with the object. Nothing of the system's is used but its programs.
class TestServer final
{
public:
    /// One of names(). Null when it is not installed or does not start; \a why says which.
    [[nodiscard]] static std::unique_ptr<TestServer> start(const QString &name, QString &why);
    [[nodiscard]] static QStringList names();
    /// start() of the "name" of the test's row. Null when the test was skipped or, with
    /// KURIER_REQUIRE_SERVERS set, has failed for want of it.
    [[nodiscard]] static std::unique_ptr<TestServer> startOfRow();

    /// Ends it as a power cut does; what it stored stays. It can start again, at the same address.
    void stop() { m_process.kill(); }
    [[nodiscard]] bool startAgain() { return m_process.start(m_program, m_arguments, m_port); }

    /// The folder for uploads; for tus where uploads are created.
    [[nodiscard]] QByteArray target(const QByteArray &file) const;
    [[nodiscard]] UploadProtocol protocol() const { return m_protocol; }
    [[nodiscard]] bool isTus() const { return m_protocol == UploadProtocol::Tus; }
    /// Credentials for every origin of the server.
    [[nodiscard]] AccessList access() const;
    /// For UploadAccess::trust.
    [[nodiscard]] QByteArray trust() const { return m_trust; }
    /// For UploadOptions::sshFolder; empty = none needed.
    [[nodiscard]] QByteArray sshFolder() const { return m_sshFolder; }
    /// The files in the server's storage, without those that a server makes for itself.
    [[nodiscard]] QStringList stored() const;
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
    [[nodiscard]] bool runSftp();
    [[nodiscard]] bool runFtp(bool encrypted);
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
    Credentials m_credentials;
    ServerProcess m_process;
};

} // namespace kurier::test

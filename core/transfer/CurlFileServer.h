// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlAccess.h"
#include "core/transfer/SshHostKey.h"

namespace kurier {

/// What an exchange with a server of files (FTP, FTPS, SFTP) needs beside the rest: who signs in
/// and how, encryption where the server can (ftps insists on it), the check of an SSH server's key.
/// Lives as long as the exchange. Thread: the engine's.
class CurlFileServer final
{
public:
    CurlFileServer() = default;
    CurlFileServer(const CurlFileServer &) = delete;
    CurlFileServer &operator=(const CurlFileServer &) = delete;

    /// \a trusted as SshHostKey. \a sshFolder: the person's SSH keys and known_hosts; empty =
    /// ~/.ssh.
    void apply(CURL *easy, const QByteArray &url, const ExchangeAccess &access,
               const QByteArray &trusted, const QByteArray &sshFolder);
    /// As SshHostKey.
    [[nodiscard]] Error explain(Error error) const { return m_hostKey.explain(std::move(error)); }

private:
    void applySsh(CURL *easy, const std::optional<Credentials> &person, const QByteArray &trusted,
                  const QByteArray &folder);

    SshHostKey m_hostKey;
};

} // namespace kurier

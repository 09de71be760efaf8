// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlFileServer.h"

#include "core/transfer/CurlHandles.h"

#include <unistd.h>

namespace kurier {

void CurlFileServer::apply(CURL *easy, const QByteArray &url, const ExchangeAccess &access,
                           const QByteArray &trusted, const QByteArray &sshFolder)
{
    // Otherwise an HTTP proxy answers in its own words, and its error pages pass for the file.
    setOption(easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    if (access.server && access.server->isClean()) {
        setOption(easy, CURLOPT_USERNAME, access.server->user.constData());
        setOption(easy, CURLOPT_PASSWORD, access.server->password.constData());
    }
    if (url.startsWith("sftp:")) {
        applySsh(easy, access.server, trusted,
                 sshFolder.isEmpty() ? qgetenv("HOME") + "/.ssh" : sshFolder);
        return;
    }
    setOption(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    setOption(easy, CURLOPT_FTP_FILEMETHOD, static_cast<long>(CURLFTPMETHOD_NOCWD));
}

void CurlFileServer::applySsh(CURL *easy, const std::optional<Credentials> &person,
                              const QByteArray &trusted, const QByteArray &folder)
{
    m_hostKey.apply(easy, trusted, folder + "/known_hosts");
    const bool named = person && !person->user.isEmpty();
    if (!named)
        setOption(easy, CURLOPT_USERNAME, qgetenv("USER").constData());
    unsigned long ways = CURLSSH_AUTH_AGENT | CURLSSH_AUTH_PUBLICKEY;
    if (named && !person->password.isEmpty())
        ways |= CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD;
    setOption(easy, CURLOPT_SSH_AUTH_TYPES, ways);
    for (const char *const name : {"/id_ed25519", "/id_ecdsa", "/id_rsa"}) {
        const QByteArray key = folder + name;
        if (::access(key.constData(), R_OK) != 0)
            continue;
        setOption(easy, CURLOPT_SSH_PRIVATE_KEYFILE, key.constData());
        if (const QByteArray open = key + ".pub"; ::access(open.constData(), R_OK) == 0)
            setOption(easy, CURLOPT_SSH_PUBLIC_KEYFILE, open.constData());
        break;
    }
}

} // namespace kurier

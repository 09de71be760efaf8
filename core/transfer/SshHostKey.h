// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/ServerCertificate.h"

#include <curl/curl.h>

#include <optional>

namespace kurier {

/// The check of an SSH server's key in one exchange, as CurlTls is that of a certificate: exactly
/// the key of the trusted SHA-256, or without one a key that known_hosts has for this server. Keeps
/// what it saw, to explain a refusal. Never adds to known_hosts. Lives as long as the exchange.
/// Thread: the engine's.
class SshHostKey final
{
public:
    SshHostKey() = default;
    SshHostKey(const SshHostKey &) = delete;
    SshHostKey &operator=(const SshHostKey &) = delete;

    /// \a trusted: 64 hex digits in lower case, or empty.
    void apply(CURL *easy, const QByteArray &trusted, const QByteArray &knownHosts);
    /// \a error, when it is about the key, with the key told as certificateDetail().
    [[nodiscard]] Error explain(Error error) const;

private:
    static int onKey(void *self, int type, const char *key, std::size_t size);
    static int onKnownKey(CURL *easy, const curl_khkey *known, const curl_khkey *found,
                          curl_khmatch match, void *self);
    void note(int type, const QByteArray &key);

    QByteArray m_trusted;
    std::optional<ServerCertificate> m_seen;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/ServerCertificate.h"

#include <curl/curl.h>
#include <openssl/x509.h>

#include <memory>

namespace kurier {

/// The check of the server's certificate in one exchange. Without a trusted fingerprint it is the
/// system's (chain, dates, name); with one, exactly the certificate of that SHA-256 is accepted and
/// everything else refused. Keeps what it saw, to explain a refusal. Lives as long as the exchange.
/// Thread: the engine's.
class CurlTls final
{
public:
    CurlTls() = default;
    CurlTls(const CurlTls &) = delete;
    CurlTls &operator=(const CurlTls &) = delete;

    /// \a trusted: 64 hex digits in lower case, or empty. \a caFile: instead of the system's store;
    /// empty = the system's. \returns curl's answer to the options.
    void apply(CURL *easy, const QByteArray &trusted, const QByteArray &caFile);
    /// \a error, when it is about the certificate, with its kind and the certificate told.
    [[nodiscard]] Error explain(Error error) const;

private:
    struct Free
    {
        void operator()(X509 *certificate) const { X509_free(certificate); }
    };

    static CURLcode onContext(CURL *easy, void *context, void *self);
    static int onVerify(X509_STORE_CTX *store, void *self);
    int verify(X509_STORE_CTX *store);

    QByteArray m_trusted;
    std::unique_ptr<X509, Free> m_leaf;
    int m_verdict = X509_V_OK;
};

} // namespace kurier

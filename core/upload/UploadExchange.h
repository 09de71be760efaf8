// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlAccess.h"
#include "core/transfer/CurlHandles.h"
#include "core/transfer/CurlTls.h"
#include "core/transfer/TokenBucket.h"
#include "core/upload/SourceFile.h"
#include "core/upload/SshHostKey.h"
#include "core/upload/UploadCall.h"
#include "core/upload/UploadOptions.h"

#include <array>
#include <chrono>
#include <memory>
#include <string>

namespace kurier {

struct CurlShareCleanup
{
    void operator()(CURLSH *share) const { curl_share_cleanup(share); }
};

/// Connections that exchanges have in common; they close with it.
using CurlShare = std::unique_ptr<CURLSH, CurlShareCleanup>;

/// How an exchange gets to its server. Everything in it is for this server alone.
struct ExchangeRoute
{
    ExchangeAccess access;
    QList<QByteArray> headers; ///< The person's own.
    QByteArray userAgent; ///< Empty = Kurier's own.
    QByteArray trust; ///< See CurlTls.
    CURLSH *connections = nullptr; ///< Outlives the exchange; null = a fresh connection.
    const SourceFile *source = nullptr; ///< Outlives the exchange; needed for calls with a part.
};

/// One call and what comes of it, on one curl easy handle. Thread: the engine's.
class UploadExchange final
{
public:
    /// \a budget holds the flow back and outlives the exchange. \a listener comes back from
    /// listenerOf().
    UploadExchange(UploadCall call, ExchangeRoute route, const UploadOptions &options,
                   TokenBucket &budget, void *listener);
    UploadExchange(const UploadExchange &) = delete;
    UploadExchange &operator=(const UploadExchange &) = delete;

    [[nodiscard]] CURL *easy() const { return m_easy.get(); }
    [[nodiscard]] static void *listenerOf(CURL *easy);
    [[nodiscard]] const UploadCall &call() const { return m_call; }
    /// Bytes of the part that curl has taken.
    [[nodiscard]] qint64 sent() const { return m_sent; }
    /// What came, when curl is through with \a code; also what is known when it is broken off
    /// (\a code CURLE_ABORTED_BY_CALLBACK).
    [[nodiscard]] UploadAnswer answer(CURLcode code) const;
    /// As CurlTransfer::goOn().
    std::optional<std::chrono::milliseconds> goOn(TokenBucket::TimePoint now);

private:
    void setUp();
    void setPatience(const UploadOptions &options);
    void setBody();
    void setSource();
    void setHeaders();
    void sign();
    /// SFTP and FTP.
    void setFile(const UploadOptions &options);
    void setSsh(const UploadOptions &options);
    [[nodiscard]] bool isHttp() const;
    [[nodiscard]] UploadAnswer fileAnswer(CURLcode code) const;
    void addHeader(const QByteArray &line);
    [[nodiscard]] Error errorOf(CURLcode code) const;
    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t onRead(char *data, std::size_t size, std::size_t count, void *self);
    static int onSeek(void *self, curl_off_t offset, int origin);

    CurlEasy m_easy;
    UploadCall m_call;
    ExchangeRoute m_route;
    CurlList m_headers;
    CurlList m_commands;
    CurlTls m_tls;
    SshHostKey m_hostKey;
    ResponseHead m_head;
    QByteArray m_body;
    std::array<char, CURL_ERROR_SIZE> m_words {};
    TokenBucket &m_budget;
    std::optional<Error> m_sourceError;
    qint64 m_sent = 0;
    bool m_held = false;
};

} // namespace kurier

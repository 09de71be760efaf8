// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlAccess.h"
#include "core/transfer/CurlFileServer.h"
#include "core/transfer/CurlHandles.h"
#include "core/transfer/CurlTls.h"
#include "core/transfer/TokenBucket.h"
#include "core/upload/SourceFile.h"
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

/// The connection that was made last: at servers of files in the end the one that the data takes.
struct NewestSocket
{
    curl_socket_t socket = CURL_SOCKET_BAD;
};

/// How an exchange gets to its server. Everything in it is for this server alone.
struct ExchangeRoute
{
    ExchangeAccess access;
    QList<QByteArray> headers; ///< The person's own.
    QByteArray userAgent; ///< Empty = Kurier's own.
    QByteArray trust; ///< See CurlTls.
    CURLSH *connections = nullptr; ///< Outlives the exchange; null = a fresh connection.
    NewestSocket *newest = nullptr; ///< Outlives the connections; needed for calls with a part.
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
    /// It has to be signed, and nobody said as whom: it must not be sent, and answer() says so.
    [[nodiscard]] bool wantsSignature() const { return m_unsigned; }
    /// Bytes of the part that have reached the server's machine, as far as the system knows: what
    /// still waits in buffers here does not count.
    [[nodiscard]] qint64 sent() const;
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
    [[nodiscard]] bool isHttp() const;
    [[nodiscard]] UploadAnswer fileAnswer(CURLcode code) const;
    void compare(UploadAnswer &answer) const;
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
    CurlFileServer m_server;
    ResponseHead m_head;
    QByteArray m_body;
    std::array<char, CURL_ERROR_SIZE> m_words {};
    TokenBucket &m_budget;
    std::optional<Error> m_sourceError;
    qint64 m_sent = 0; ///< Bytes of the part that curl has taken.
    bool m_held = false;
    bool m_unsigned = false;
};

} // namespace kurier

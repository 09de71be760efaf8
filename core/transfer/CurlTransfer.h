// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlAccess.h"
#include "core/transfer/CurlFileServer.h"
#include "core/transfer/CurlHandles.h"
#include "core/transfer/CurlTls.h"
#include "core/transfer/FileVerdict.h"
#include "core/transfer/HttpUrl.h"
#include "core/transfer/ResponseHead.h"
#include "core/transfer/TokenBucket.h"
#include "core/transfer/TransferOptions.h"

#include <QByteArray>
#include <QList>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace kurier {

/// What one exchange asks for. Everything in it is sent to \a url, so leave out what must not be.
struct ExchangeRequest
{
    HttpUrl url;
    qint64 offset = 0; ///< > 0 or with an end: a Range, on the condition of \a validator.
    qint64 end = -1; ///< Behind the last byte wanted; -1 = to the file's end; HTTP only.
    bool factsOnly = false; ///< Of a server of files: no bytes, only what it says of the file.
    QByteArray validator;
    QList<QByteArray> headers;
    QByteArray userAgent;
    QByteArray referer;
    ExchangeAccess access;
    QByteArray trust; ///< See CurlTls.
    bool multiplexed = false; ///< The server is known to take many requests on one connection.
    bool ownConnection = false; ///< Shares its connection with no other exchange at the same time.
};

/// Told about an exchange while it runs, on the engine's thread.
class ExchangeListener
{
public:
    ExchangeListener() = default;
    ExchangeListener(const ExchangeListener &) = delete;
    ExchangeListener &operator=(const ExchangeListener &) = delete;
    virtual ~ExchangeListener() = default;

    /// The final answer's head is complete. False ends the exchange.
    virtual bool headCame(const ResponseHead &head) = 0;
    /// A server of files told of the file; its bytes follow. False ends the exchange.
    virtual bool fileFound(const RemoteFileFacts &facts) = 0;
    /// Bytes of the body. False ends the exchange.
    virtual bool bodyCame(const char *data, std::size_t size) = 0;
};

/// One request and its answer on one curl easy handle, which is given back for reuse.
/// Thread: the engine's.
class CurlTransfer final
{
public:
    /// \a budget holds the flow back; it may be shared with other exchanges and outlives this one.
    CurlTransfer(CurlEasy easy, const ExchangeRequest &request, const TransferOptions &options,
                 ExchangeListener &listener, TokenBucket &budget);
    CurlTransfer(const CurlTransfer &) = delete;
    CurlTransfer &operator=(const CurlTransfer &) = delete;

    [[nodiscard]] CURL *easy() const { return m_easy.get(); }
    /// The listener that curl's private pointer of \a easy leads to.
    [[nodiscard]] static ExchangeListener *listenerOf(CURL *easy);
    [[nodiscard]] const ResponseHead &head() const { return m_head; }
    [[nodiscard]] const char *words() const { return m_words.data(); }
    /// True once anything was sent to the server.
    [[nodiscard]] bool wasSent() const;

    [[nodiscard]] bool isMultiplexed() const;
    /// False while curl keeps it waiting for a connection to its host to come free.
    [[nodiscard]] bool hasBegun() const;

    /// Tells the listener of a head that curl might have answered itself and did not, and of a file
    /// without bytes. Call when the exchange is over, before anything else is asked.
    void settle(CURLcode code);
    /// Ends the connection to a server of files; call before it leaves the multi handle. curl takes
    /// leave of servers of files in words and waits for the answer. True when curl must be let go
    /// on once more before, to fail by itself; it would close a file and wait as well.
    [[nodiscard]] bool leave();
    /// \a error with what is known here: the certificate, or what the proxy asks for.
    [[nodiscard]] Error explain(CURLcode code, Error error) const;

    /// Goes on if the budget held it back and allows it again. Time until it is worth calling
    /// again; nothing while it is not held back. Not to be called by the listener.
    std::optional<std::chrono::milliseconds> goOn(TokenBucket::TimePoint now);
    /// The budget holds it back.
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// The handle for reuse, once it is out of the multi handle.
    [[nodiscard]] CurlEasy release();

private:
    void setUp(const ExchangeRequest &request, const TransferOptions &options);
    void setHeaders(const ExchangeRequest &request);
    void setFile(const ExchangeRequest &request, const TransferOptions &options);
    /// False when the listener wants no more.
    bool tellFacts();
    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self);
    static int onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    static int onResolving(void *resolver, void *reserved, void *self);
    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self);

    CurlEasy m_easy;
    CurlList m_headers;
    ExchangeListener &m_listener;
    CurlTls m_tls;
    CurlFileServer m_fileServer;
    const bool m_isFileServer;
    const bool m_factsOnly;
    const qint64 m_offset;
    bool m_leaving = false;
    bool m_factsTold = false;
    const QByteArray m_proxy;
    bool m_mayNegotiate = false; ///< A first refusal is curl's to answer.
    bool m_heldHead = false; ///< A complete head the listener does not know of yet.
    bool m_hasCookies = false;
    ResponseHead m_head;
    std::array<char, CURL_ERROR_SIZE> m_words {};
    TokenBucket &m_budget;
    bool m_held = false;
    bool m_resolving = false; ///< Its host's name was looked up, or is being.
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlTransfer.h"

#include "core/access/SignInNeed.h"

#include <sys/socket.h>

#include <algorithm>
#include <new>
#include <utility>

namespace kurier {

namespace {

constexpr long kBuffer = 128L * 1024;
/// FTP's word for "too busy" (RFC 959 4.2).
constexpr long kServiceNotAvailable = 421;

bool isNamed(const QByteArray &line, const char *name)
{
    return line.left(line.indexOf(':')).trimmed().toLower() == name;
}

} // namespace

CurlTransfer::CurlTransfer(CurlEasy easy, const ExchangeRequest &request,
                           const TransferOptions &options, ExchangeListener &listener,
                           TokenBucket &budget)
    : m_easy(std::move(easy))
    , m_listener(listener)
    , m_isFileServer(isFileServer(request.url.address))
    , m_factsOnly(request.factsOnly)
    , m_offset(request.factsOnly ? 0 : request.offset)
    , m_proxy(request.access.proxy)
    , m_mayNegotiate(mayNegotiate(request.access))
    , m_hasCookies(!request.access.cookies.isEmpty())
    , m_budget(budget)
{
    if (!m_easy)
        throw std::bad_alloc();
    setUp(request, options);
    applyAccess(m_easy.get(), request.access);
    if (m_isFileServer)
        setFile(request, options);
    else
        setHeaders(request);
    m_tls.apply(m_easy.get(), request.trust, options.caFile);
}

void CurlTransfer::setUp(const ExchangeRequest &request, const TransferOptions &options)
{
    CURL *const easy = m_easy.get();
    setOption(easy, CURLOPT_PRIVATE, static_cast<void *>(&m_listener));
    setOption(easy, CURLOPT_ERRORBUFFER, m_words.data());
    setOption(easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    setOption(easy, CURLOPT_HEADERDATA, static_cast<void *>(this));
    setOption(easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::onBody);
    setOption(easy, CURLOPT_WRITEDATA, static_cast<void *>(this));

    setOption(easy, CURLOPT_RESOLVER_START_FUNCTION, &CurlTransfer::onResolving);
    setOption(easy, CURLOPT_RESOLVER_START_DATA, static_cast<void *>(this));

    setOption(easy, CURLOPT_URL, request.url.address.constData());
    setOption(easy, CURLOPT_PROTOCOLS_STR,
              m_isFileServer ? request.url.scheme.constData() : "http,https");
    setOption(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    setOption(easy, CURLOPT_FOLLOWLOCATION, 0L);
    const QByteArray agent = request.userAgent.isEmpty()
        ? QByteArrayLiteral("Kurier/" KURIER_VERSION)
        : request.userAgent;
    setOption(easy, CURLOPT_USERAGENT, agent.constData());
    if (!request.referer.isEmpty())
        setOption(easy, CURLOPT_REFERER, request.referer.constData());

    setOption(easy, CURLOPT_NOSIGNAL, 1L);
    setOption(easy, CURLOPT_QUICK_EXIT, 1L);
    // Waiting for an HTTP/1.1 connection to prove multiplexing would hold the others up.
    setOption(easy, CURLOPT_PIPEWAIT, request.multiplexed ? 1L : 0L);
    // A connection that several exchanges share is throttled as one.
    const auto version = request.ownConnection ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS;
    setOption(easy, CURLOPT_HTTP_VERSION, static_cast<long>(version));
    setOption(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    setOption(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connectTimeout.count()));
    setOption(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    setOption(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.stallTimeout.count()));
    setOption(easy, CURLOPT_BUFFERSIZE, kBuffer);
}

void CurlTransfer::setHeaders(const ExchangeRequest &request)
{
    for (const QByteArray &line : request.headers) {
        if (isNamed(line, "accept-encoding"))
            continue;
        const qsizetype colon = line.indexOf(':');
        const bool empty = line.mid(colon + 1).trimmed().isEmpty();
        m_headers.append(empty ? line.left(colon).toStdString() + ';' : line.toStdString());
    }
    m_headers.append("Accept-Encoding: identity");
    if (request.offset > 0 || request.end >= 0) {
        const std::string last = request.end >= 0 ? std::to_string(request.end - 1) : "";
        m_headers.append("Range: bytes=" + std::to_string(request.offset) + '-' + last);
        m_headers.append("If-Range: " + request.validator.toStdString());
    }
    setOption(m_easy.get(), CURLOPT_HTTPHEADER, m_headers.data());
}

void CurlTransfer::setFile(const ExchangeRequest &request, const TransferOptions &options)
{
    CURL *const easy = m_easy.get();
    m_fileServer.apply(easy, request.url.address, request.access, request.trust, options.sshFolder);
    setOption(easy, CURLOPT_FILETIME, 1L);
    setOption(easy, CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(m_offset));
    setOption(easy, CURLOPT_NOBODY, request.factsOnly ? 1L : 0L);
    setOption(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT,
              static_cast<long>(options.stallTimeout.count()));
    // See leave(): the connection ends with the exchange, and must not be another's by then.
    setOption(easy, CURLOPT_FRESH_CONNECT, 1L);
    setOption(easy, CURLOPT_XFERINFOFUNCTION, &CurlTransfer::onProgress);
    setOption(easy, CURLOPT_XFERINFODATA, static_cast<void *>(this));
    setOption(easy, CURLOPT_NOPROGRESS, 0L);
}

ExchangeListener *CurlTransfer::listenerOf(CURL *easy)
{
    void *listener = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &listener);
    return static_cast<ExchangeListener *>(listener);
}

bool CurlTransfer::wasSent() const
{
    long bytes = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_REQUEST_SIZE, &bytes);
    return bytes > 0;
}

bool CurlTransfer::isMultiplexed() const
{
    long version = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_HTTP_VERSION, &version);
    return version >= CURL_HTTP_VERSION_2_0;
}

bool CurlTransfer::hasBegun() const
{
    // Known names are not looked up, but take their time too; that of a connection that is there
    // is nothing (libcurl 8).
    curl_off_t lookUp = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_NAMELOOKUP_TIME_T, &lookUp);
    return m_resolving || lookUp > 0 || wasSent();
}

int CurlTransfer::onResolving(void * /*resolver*/, void * /*reserved*/, void *self)
{
    static_cast<CurlTransfer *>(self)->m_resolving = true;
    return 0;
}

std::optional<std::chrono::milliseconds> CurlTransfer::goOn(TokenBucket::TimePoint now)
{
    if (!m_held)
        return std::nullopt;
    if (const auto wait = m_budget.dueIn(now); wait.count() > 0)
        return wait;
    m_held = false;
    // What goes wrong here comes back as the transfer's own result.
    curl_easy_pause(m_easy.get(), CURLPAUSE_CONT);
    return m_held ? std::optional(m_budget.dueIn(now)) : std::nullopt;
}

void CurlTransfer::settle(CURLcode code)
{
    if (std::exchange(m_heldHead, false))
        m_listener.headCame(m_head);
    if (m_isFileServer && code == CURLE_OK)
        tellFacts();
}

bool CurlTransfer::tellFacts()
{
    if (std::exchange(m_factsTold, true))
        return true;
    RemoteFileFacts facts;
    curl_off_t value = -1;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &value) == CURLE_OK
        && value >= 0)
        facts.size = m_offset + static_cast<qint64>(value);
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_FILETIME_T, &value) == CURLE_OK && value >= 0)
        facts.modified = static_cast<qint64>(value);
    return m_listener.fileFound(facts);
}

bool CurlTransfer::leave()
{
    m_leaving = true;
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (m_isFileServer
        && curl_easy_getinfo(m_easy.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK
        && socket != CURL_SOCKET_BAD)
        ::shutdown(socket, SHUT_RDWR);
    return m_isFileServer;
}

int CurlTransfer::onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<CurlTransfer *>(self)->m_leaving ? 1 : 0;
}

Error CurlTransfer::explain(CURLcode code, Error error) const
{
    if (const auto refusal = proxyRefusal(m_easy.get(), code, m_proxy)) {
        error.code = httpErrorCode(407);
        error.detail += QLatin1Char('\n') + challengeDetail(*refusal);
        return error;
    }
    long reply = 0;
    if (m_isFileServer
        && curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &reply) == CURLE_OK
        && reply == kServiceNotAvailable) {
        error.code = ErrorCode::BgEConnectFailure;
        error.context = ErrorContext::Transport;
    }
    return m_tls.explain(m_fileServer.explain(std::move(error)));
}

CurlEasy CurlTransfer::release()
{
    // A reset leaves the cookies in place, and the next request is another's.
    if (m_hasCookies)
        return nullptr;
    curl_easy_reset(m_easy.get());
    return std::move(m_easy);
}

std::size_t CurlTransfer::onHeader(char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const transfer = static_cast<CurlTransfer *>(self);
    const std::size_t bytes = size * count;
    if (transfer->m_isFileServer)
        return bytes;
    const bool complete = transfer->m_head.addLine({data, bytes});
    if (transfer->m_head.isTooLarge())
        return 0;
    if (!complete)
        return bytes;
    const int status = transfer->m_head.status();
    transfer->m_heldHead =
        (status == 401 || status == 407) && std::exchange(transfer->m_mayNegotiate, false);
    return transfer->m_heldHead || transfer->m_listener.headCame(transfer->m_head) ? bytes : 0;
}

std::size_t CurlTransfer::onBody(char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const transfer = static_cast<CurlTransfer *>(self);
    const std::size_t bytes = size * count;
    // curl hands out a refusal's body only when it will not answer the refusal.
    if (std::exchange(transfer->m_heldHead, false)
        && !transfer->m_listener.headCame(transfer->m_head))
        return 0;
    // Asked for facts only, curl puts them into words.
    if (transfer->m_factsOnly)
        return bytes;
    if (transfer->m_isFileServer && !transfer->tellFacts())
        return 0;
    TokenBucket &budget = transfer->m_budget;
    if (budget.isLimited() && budget.dueIn(std::chrono::steady_clock::now()).count() > 0) {
        transfer->m_held = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    budget.take(static_cast<qint64>(bytes));
    return transfer->m_listener.bodyCame(data, bytes) ? bytes : 0;
}

} // namespace kurier

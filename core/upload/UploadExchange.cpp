// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/UploadExchange.h"

#include "core/access/SignInNeed.h"
#include "core/base/FaultPoint.h"
#include "core/job/JobSpec.h"
#include "core/transfer/CurlErrorMap.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <new>
#include <string_view>
#include <utility>

namespace kurier {

namespace {

constexpr qsizetype kMaxBody = qsizetype {1024} * 1024;
/// Of a limited rate: as much as flows in a fiftieth of a second goes into the buffers at once.
constexpr qint64 kBlocksPerSecond = 50;
constexpr qint64 kLeastBlock = 1024;

/// Bytes that were given to the system and that the other side has not confirmed.
qint64 unsentIn(curl_socket_t socket)
{
    int bytes = 0;
    return socket != CURL_SOCKET_BAD && ::ioctl(socket, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

int onOpened(void *newest, curl_socket_t socket, curlsocktype)
{
    static_cast<NewestSocket *>(newest)->socket = socket;
    return CURL_SOCKOPT_OK;
}

int onClosed(void *newest, curl_socket_t socket)
{
    auto *const known = static_cast<NewestSocket *>(newest);
    if (known->socket == socket)
        known->socket = CURL_SOCKET_BAD;
    return ::close(socket);
}

bool isNamed(const QByteArray &line, const char *name)
{
    return line.left(line.indexOf(':')).trimmed().toLower() == name;
}

} // namespace

UploadExchange::UploadExchange(UploadCall call, ExchangeRoute route, const UploadOptions &options,
                               TokenBucket &budget, void *listener)
    : m_easy(curl_easy_init())
    , m_call(std::move(call))
    , m_route(std::move(route))
    , m_budget(budget)
{
    if (!m_easy)
        throw std::bad_alloc();
    setOption(m_easy.get(), CURLOPT_PRIVATE, listener);
    setUp();
    setPatience(options);
    if (isHttp()) {
        setBody();
        setHeaders();
    } else {
        setFile(options);
    }
    if (!m_call.signing.isEmpty())
        sign();
    applyAccess(m_easy.get(), m_route.access);
    m_tls.apply(m_easy.get(), m_route.trust, options.caFile);
}

void UploadExchange::setUp()
{
    CURL *const easy = m_easy.get();
    setOption(easy, CURLOPT_ERRORBUFFER, m_words.data());
    setOption(easy, CURLOPT_HEADERFUNCTION, &UploadExchange::onHeader);
    setOption(easy, CURLOPT_HEADERDATA, static_cast<void *>(this));
    setOption(easy, CURLOPT_WRITEFUNCTION, &UploadExchange::onBody);
    setOption(easy, CURLOPT_WRITEDATA, static_cast<void *>(this));

    setOption(easy, CURLOPT_URL, m_call.url.constData());
    setOption(easy, CURLOPT_PROTOCOLS_STR, "http,https,ftp,ftps,sftp");
    setOption(easy, CURLOPT_FOLLOWLOCATION, 0L);
    const QByteArray agent = m_route.userAgent.isEmpty()
        ? QByteArrayLiteral("Kurier/" KURIER_VERSION)
        : m_route.userAgent;
    setOption(easy, CURLOPT_USERAGENT, agent.constData());
    setOption(easy, CURLOPT_NOSIGNAL, 1L);
    setOption(easy, CURLOPT_QUICK_EXIT, 1L);
    setOption(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    setOption(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    setOption(easy, CURLOPT_UPLOAD_BUFFERSIZE, static_cast<long>(kUploadBuffer));
}

void UploadExchange::setPatience(const UploadOptions &options)
{
    CURL *const easy = m_easy.get();
    setOption(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connectTimeout.count()));
    setOption(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    setOption(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.stallTimeout.count()));
    if (m_route.connections != nullptr)
        setOption(easy, CURLOPT_SHARE, m_route.connections);
    else
        setOption(easy, CURLOPT_FORBID_REUSE, 1L);
    if (m_route.newest != nullptr) {
        setOption(easy, CURLOPT_SOCKOPTFUNCTION, &onOpened);
        setOption(easy, CURLOPT_SOCKOPTDATA, static_cast<void *>(m_route.newest));
        setOption(easy, CURLOPT_CLOSESOCKETFUNCTION, &onClosed);
        setOption(easy, CURLOPT_CLOSESOCKETDATA, static_cast<void *>(m_route.newest));
    }
    // On a connection used before curl sends a request again by itself when it gets no answer: a
    // second session would come to be, and nobody would know of the first.
    if (m_route.connections == nullptr || m_call.createsSession || m_call.finishes)
        setOption(easy, CURLOPT_FRESH_CONNECT, 1L);
}

void UploadExchange::setBody()
{
    CURL *const easy = m_easy.get();
    if (m_call.method == "HEAD" || m_call.method == "OPTIONS") {
        setOption(easy, CURLOPT_NOBODY, 1L);
        if (m_call.method == "HEAD")
            return;
        // Some servers announce a body to OPTIONS and never send it: nobody waits for it, and
        // nobody else uses the connection.
        setOption(easy, CURLOPT_FORBID_REUSE, 1L);
    }
    if (m_call.part) {
        setSource();
        setOption(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(m_call.part->size()));
    } else if (m_call.text) {
        setOption(easy, CURLOPT_POST, 1L);
        setOption(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_call.text->size()));
        setOption(easy, CURLOPT_COPYPOSTFIELDS, m_call.text->constData());
    }
    setOption(easy, CURLOPT_CUSTOMREQUEST, m_call.method.constData());
}

void UploadExchange::setSource()
{
    CURL *const easy = m_easy.get();
    setOption(easy, CURLOPT_UPLOAD, 1L);
    setOption(easy, CURLOPT_READFUNCTION, &UploadExchange::onRead);
    setOption(easy, CURLOPT_READDATA, static_cast<void *>(this));
    setOption(easy, CURLOPT_SEEKFUNCTION, &UploadExchange::onSeek);
    setOption(easy, CURLOPT_SEEKDATA, static_cast<void *>(this));
}

void UploadExchange::sign()
{
    CURL *const easy = m_easy.get();
    setOption(easy, CURLOPT_AWS_SIGV4, m_call.signing.constData());
    // As options of their own: an access key may have a colon.
    if (const auto person = std::exchange(m_route.access.server, std::nullopt)) {
        setOption(easy, CURLOPT_USERNAME, person->user.constData());
        setOption(easy, CURLOPT_PASSWORD, person->password.constData());
    } else {
        m_unsigned = true;
    }
}

void UploadExchange::setFile(const UploadOptions &options)
{
    CURL *const easy = m_easy.get();
    for (const QByteArray &command : std::as_const(m_call.commands))
        m_commands.append(command.toStdString());
    setOption(easy, CURLOPT_QUOTE, m_commands.data());
    if (m_call.method == kSendFile) {
        setSource();
        setOption(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(m_call.part->end));
        setOption(easy, CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(m_call.part->begin));
    } else if (m_call.method == kCompare) {
        const ByteRange part = *m_call.part;
        const QByteArray range =
            QByteArray::number(part.begin) + '-' + QByteArray::number(part.end - 1);
        setOption(easy, CURLOPT_RANGE, range.constData());
    } else {
        setOption(easy, CURLOPT_NOBODY, 1L);
    }
    m_server.apply(easy, m_call.url, m_route.access, m_route.trust, options.sshFolder);
    // By TLS 1.3 servers send session tickets on the data connection. Nobody reads them there, so
    // its end becomes a reset, and what the server had not read yet is lost.
    if (!m_call.url.startsWith("sftp:"))
        setOption(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_MAX_TLSv1_2));
}

bool UploadExchange::isHttp() const
{
    return m_call.url.startsWith("http:") || m_call.url.startsWith("https:");
}

void UploadExchange::setHeaders()
{
    for (const QByteArray &line : std::as_const(m_route.headers)) {
        if (!isNamed(line, "accept-encoding"))
            addHeader(line);
    }
    bool typed = false;
    for (const QByteArray &line : std::as_const(m_call.headers)) {
        typed = typed || isNamed(line, "content-type");
        addHeader(line);
    }
    // What curl would say of a form.
    if (m_call.text && !typed)
        m_headers.append("Content-Type:");
    setOption(m_easy.get(), CURLOPT_HTTPHEADER, m_headers.data());
}

void UploadExchange::addHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const bool empty = line.mid(colon + 1).trimmed().isEmpty();
    m_headers.append(empty ? line.left(colon).toStdString() + ';' : line.toStdString());
}

void *UploadExchange::listenerOf(CURL *easy)
{
    void *listener = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &listener);
    return listener;
}

qint64 UploadExchange::sent() const
{
    curl_off_t written = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_SIZE_UPLOAD_T, &written);
    const curl_socket_t socket = m_route.newest ? m_route.newest->socket : CURL_SOCKET_BAD;
    const qint64 arrived = static_cast<qint64>(written) - unsentIn(socket);
    return std::clamp<qint64>(arrived, 0, m_sent);
}

UploadAnswer UploadExchange::answer(CURLcode code) const
{
    if (!isHttp())
        return fileAnswer(code);
    UploadAnswer answer;
    answer.url = m_call.url;
    long bytes = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_REQUEST_SIZE, &bytes);
    answer.wasSent = bytes > 0;
    answer.wasSentWhole = answer.wasSent && (!m_call.part || m_sent == m_call.part->size());
    if (m_unsigned)
        answer.error = passwordNeeded(displayUrl(m_call.url));
    else if (m_sourceError)
        answer.error = m_sourceError;
    // A server that refuses early may close before it was sent everything.
    else if (code != CURLE_OK && !(m_head.isComplete() && m_head.status() >= 400))
        answer.error = errorOf(code);
    else if (!m_head.isComplete())
        answer.error = errorOf(CURLE_WEIRD_SERVER_REPLY);
    answer.head = m_head;
    answer.body = m_body;
    return answer;
}

UploadAnswer UploadExchange::fileAnswer(CURLcode code) const
{
    UploadAnswer answer;
    answer.url = m_call.url;
    curl_off_t ready = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_PRETRANSFER_TIME_T, &ready);
    answer.wasSent = ready > 0 || code == CURLE_OK;
    // A command that the server turned down had its answer.
    answer.wasSentWhole = answer.wasSent && code != CURLE_QUOTE_ERROR
        && (!m_call.part || m_sent == m_call.part->size());
    if (m_sourceError)
        answer.error = m_sourceError;
    else if (code != CURLE_OK)
        answer.error = errorOf(code);
    curl_off_t size = -1;
    if (m_call.method == kAskSize
        && curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &size) == CURLE_OK)
        answer.size = static_cast<qint64>(size);
    if (m_call.method == kCompare && !answer.error)
        compare(answer);
    return answer;
}

void UploadExchange::compare(UploadAnswer &answer) const
{
    QByteArray ours(m_call.part->size(), Qt::Uninitialized);
    qsizetype had = 0;
    while (had < ours.size()) {
        const auto bytes = m_route.source->read(m_call.part->begin + had, ours.data() + had,
                                                static_cast<std::size_t>(ours.size() - had));
        if (!bytes) {
            answer.error = bytes.error();
            return;
        }
        had += static_cast<qsizetype>(*bytes);
    }
    answer.isSame = ours == m_body;
}

Error UploadExchange::errorOf(CURLcode code) const
{
    Error error = errorFromCurl(code, m_words.data(), m_call.url);
    if (const auto refusal = proxyRefusal(m_easy.get(), code, m_route.access.proxy)) {
        error.code = httpErrorCode(407);
        error.context = ErrorContext::Transport;
        error.subject = displayUrl(m_route.access.proxy);
        error.detail += QLatin1Char('\n') + challengeDetail(*refusal);
        return error;
    }
    return m_call.url.startsWith("sftp:") ? m_server.explain(std::move(error))
                                          : m_tls.explain(std::move(error));
}

std::optional<std::chrono::milliseconds> UploadExchange::goOn(TokenBucket::TimePoint now)
{
    if (!m_held)
        return std::nullopt;
    if (const auto wait = m_budget.dueIn(now); wait.count() > 0)
        return wait;
    m_held = false;
    curl_easy_pause(m_easy.get(), CURLPAUSE_CONT);
    return m_held ? std::optional(m_budget.dueIn(now)) : std::nullopt;
}

std::size_t UploadExchange::onHeader(char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const exchange = static_cast<UploadExchange *>(self);
    const std::string_view line(data, size * count);
    if (!exchange->isHttp())
        return line.size();
    if (line.starts_with("HTTP/"))
        exchange->m_body.clear();
    const bool complete = exchange->m_head.addLine(line);
    Q_UNUSED(complete)
    return exchange->m_head.isTooLarge() ? 0 : line.size();
}

std::size_t UploadExchange::onBody(char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const exchange = static_cast<UploadExchange *>(self);
    const std::size_t bytes = size * count;
    const qsizetype room = kMaxBody - exchange->m_body.size();
    exchange->m_body.append(data, std::min(room, static_cast<qsizetype>(bytes)));
    return bytes;
}

std::size_t UploadExchange::onRead(char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const exchange = static_cast<UploadExchange *>(self);
    const qint64 left = exchange->m_call.part->size() - exchange->m_sent;
    if (left <= 0)
        return 0;
    TokenBucket &budget = exchange->m_budget;
    if (budget.isLimited() && budget.dueIn(std::chrono::steady_clock::now()).count() > 0) {
        exchange->m_held = true;
        return CURL_READFUNC_PAUSE;
    }
    qint64 wanted = std::min(static_cast<qint64>(size * count), left);
    if (budget.isLimited())
        wanted = std::min(wanted, std::max(budget.rate() / kBlocksPerSecond, kLeastBlock));
    const auto bytes = exchange->m_route.source->read(
        exchange->m_call.part->begin + exchange->m_sent, data, static_cast<std::size_t>(wanted));
    if (!bytes) {
        exchange->m_sourceError = bytes.error();
        return CURL_READFUNC_ABORT;
    }
    budget.take(static_cast<qint64>(*bytes));
    faultPoint("upload.read");
    exchange->m_sent += static_cast<qint64>(*bytes);
    return *bytes;
}

int UploadExchange::onSeek(void *self, curl_off_t offset, int origin)
{
    auto *const exchange = static_cast<UploadExchange *>(self);
    // At a server of files curl counts from the file's begin.
    const qint64 sent = exchange->isHttp() ? offset : offset - exchange->m_call.part->begin;
    if (origin != SEEK_SET || sent < 0 || sent > exchange->m_call.part->size())
        return CURL_SEEKFUNC_FAIL;
    exchange->m_sent = sent;
    return CURL_SEEKFUNC_OK;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/ThreadSourceReader.h"

#include "core/job/JobSpec.h"
#include "core/metalink/Metalink.h"
#include "core/transfer/CurlErrorMap.h"
#include "core/transfer/CurlHandles.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <pthread.h>

#include <array>
#include <utility>

namespace kurier {

namespace {

constexpr long kConnectSeconds = 8;
constexpr long kMaxRedirects = 5;

Result<QByteArray> contentOfFile(const QString &path)
{
    const auto refused = [&path](ErrorCode code) {
        return failure(code, ErrorContext::LocalFile, {}, path);
    };
    const QFileInfo info(path);
    if (!info.isFile())
        return refused(ErrorCode::BgEFileNotFound);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(ErrorCode::EAccessDenied);
    QByteArray content = file.read(kMaxMetalinkBytes + 1);
    if (content.size() > kMaxMetalinkBytes)
        return refused(ErrorCode::BgETooLarge);
    return content;
}

struct Fetching
{
    QByteArray content;
    const std::stop_token &stop;
    bool tooLarge = false;
};

std::size_t onBytes(const char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const fetching = static_cast<Fetching *>(self);
    const auto bytes = static_cast<qsizetype>(size * count);
    fetching->tooLarge = fetching->content.size() + bytes > SourceReader::kMaxFetchedBytes;
    if (fetching->tooLarge)
        return 0;
    fetching->content.append(data, bytes);
    return size * count;
}

int onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Fetching *>(self)->stop.stop_requested() ? 1 : 0;
}

Result<QByteArray> contentOfAddress(const QByteArray &url, const std::stop_token &stop)
{
    const CurlEasy easy(curl_easy_init());
    if (!easy)
        return failure(ErrorCode::EOutOfMemory);
    Fetching fetching {{}, stop};
    std::array<char, CURL_ERROR_SIZE> words {};
    const bool secret = url.startsWith("https:");
    CURL *const handle = easy.get();
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, secret ? "https" : "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, kMaxRedirects);
    curl_easy_setopt(handle, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, SourceReader::kFetchSeconds);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Kurier/" KURIER_VERSION);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &onBytes);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &fetching);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &onProgress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &fetching);
    const CURLcode code = curl_easy_perform(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (fetching.tooLarge)
        return failure(ErrorCode::BgETooLarge, ErrorContext::RemoteFile, {}, displayUrl(url));
    if (code == CURLE_HTTP_RETURNED_ERROR && status >= 400 && status < 600)
        return failure(httpErrorCode(static_cast<int>(status)), ErrorContext::RemoteFile, {},
                       displayUrl(url));
    if (code != CURLE_OK)
        return tl::unexpected(errorFromCurl(code, words.data(), url));
    return std::move(fetching.content);
}

} // namespace

// Replies come from the reader's event loop and are dropped when their context is gone.
SourceReader::Reply ThreadSourceReader::later(const QObject *context, Reply reply)
{
    return [this, guard = QPointer<const QObject>(context), hasContext = context != nullptr,
            reply = std::move(reply)](Result<QByteArray> content) {
        QMetaObject::invokeMethod(
            this,
            [guard, hasContext, reply, content = std::move(content)]() mutable {
                if (!hasContext || guard)
                    reply(std::move(content));
            },
            Qt::QueuedConnection);
    };
}

ThreadSourceReader::ThreadSourceReader(QObject *parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

ThreadSourceReader::~ThreadSourceReader()
{
    m_thread.request_stop();
    m_tasks.close();
    m_thread.join();
}

void ThreadSourceReader::readFile(const QString &path, const QObject *context, Reply reply)
{
    m_tasks.put({path, later(context, std::move(reply))});
}

void ThreadSourceReader::fetch(const QByteArray &url, const QObject *context, Reply reply)
{
    m_tasks.put({url, later(context, std::move(reply))});
}

void ThreadSourceReader::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "kurier-sources");
    const CurlGlobal curl;
    while (!stop.stop_requested()) {
        for (const Task &task : m_tasks.waitAndTakeAll()) {
            if (stop.stop_requested())
                return;
            if (const auto *const path = std::get_if<QString>(&task.source))
                task.reply(contentOfFile(*path));
            else
                task.reply(contentOfAddress(std::get<QByteArray>(task.source), stop));
        }
    }
}

} // namespace kurier

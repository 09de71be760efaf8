// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/CurlEngines.h"

#include "core/digest/OpensslDigest.h"
#include "core/engines/NetworkWatch.h"
#include "core/job/JobSpec.h"
#include "core/metalink/SourceReader.h"
#include "core/transfer/CurlErrorMap.h"
#include "core/transfer/CurlHandles.h"
#include "core/transfer/CurlTransferEngine.h"
#include "core/upload/CurlUploadEngine.h"

#include <array>
#include <utility>

namespace kurier {

namespace {

constexpr long kConnectSeconds = 8;
constexpr long kMaxRedirects = 5;

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

} // namespace

std::unique_ptr<TransferEngine> CurlEngines::makeTransfers(TransferEventSink sink,
                                                           const TransferOptions &options)
{
    return std::make_unique<CurlTransferEngine>(std::move(sink), options);
}

std::unique_ptr<UploadEngine> CurlEngines::makeUploads(UploadEventSink sink,
                                                       const UploadOptions &options)
{
    return std::make_unique<CurlUploadEngine>(std::move(sink), options);
}

std::unique_ptr<QObject> CurlEngines::watchNetwork(const NetworkTold &told)
{
    return watchSystemNetwork(told);
}

Result<MessageDigestPtr> CurlEngines::makeDigest(ChecksumAlgorithm algorithm)
{
    return makeOpensslDigest(algorithm);
}

Result<QByteArray> CurlEngines::fetch(const QByteArray &url, const std::stop_token &stop)
{
    const CurlGlobal curl;
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

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlErrorMap.h"

#include "core/job/JobSpec.h"

#include <algorithm>
#include <array>

namespace kurier {

namespace {

struct Row
{
    CURLcode curl;
    ErrorCode code;
    ErrorContext context;
};

constexpr auto transport = ErrorContext::Transport;
constexpr auto remote = ErrorContext::RemoteFile;
constexpr auto local = ErrorContext::LocalFile;
constexpr auto manager = ErrorContext::QueueManager;

constexpr std::array kRows = {
    Row {CURLE_UNSUPPORTED_PROTOCOL, ErrorCode::BgEProtocolNotAvailable, transport},
    Row {CURLE_FAILED_INIT, ErrorCode::EFail, manager},
    Row {CURLE_URL_MALFORMAT, ErrorCode::EInvalidUrl, remote},
    Row {CURLE_NOT_BUILT_IN, ErrorCode::BgEProtocolNotAvailable, transport},
    Row {CURLE_COULDNT_RESOLVE_PROXY, ErrorCode::BgEInvalidProxyInfo, transport},
    Row {CURLE_COULDNT_RESOLVE_HOST, ErrorCode::ENameNotResolved, transport},
    Row {CURLE_COULDNT_CONNECT, ErrorCode::BgEConnectFailure, transport},
    Row {CURLE_WEIRD_SERVER_REPLY, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_REMOTE_ACCESS_DENIED, ErrorCode::EAccessDenied, remote},
    Row {CURLE_FTP_ACCEPT_FAILED, ErrorCode::BgEConnectFailure, transport},
    Row {CURLE_FTP_WEIRD_PASS_REPLY, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_FTP_ACCEPT_TIMEOUT, ErrorCode::ETimeout, transport},
    Row {CURLE_FTP_WEIRD_PASV_REPLY, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_FTP_WEIRD_227_FORMAT, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_FTP_CANT_GET_HOST, ErrorCode::BgEConnectFailure, transport},
    Row {CURLE_HTTP2, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_FTP_COULDNT_SET_TYPE, ErrorCode::BgERemoteNotSupported, remote},
    Row {CURLE_PARTIAL_FILE, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_FTP_COULDNT_RETR_FILE, ErrorCode::BgEFileNotAvailable, remote},
    Row {CURLE_QUOTE_ERROR, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_HTTP_RETURNED_ERROR, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_WRITE_ERROR, ErrorCode::EFail, local},
    Row {CURLE_UPLOAD_FAILED, ErrorCode::EAccessDenied, remote},
    Row {CURLE_READ_ERROR, ErrorCode::EFail, local},
    Row {CURLE_OUT_OF_MEMORY, ErrorCode::EOutOfMemory, manager},
    Row {CURLE_OPERATION_TIMEDOUT, ErrorCode::ETimeout, transport},
    Row {CURLE_FTP_PORT_FAILED, ErrorCode::BgEConnectFailure, transport},
    Row {CURLE_FTP_COULDNT_USE_REST, ErrorCode::BgEInsufficientRangeSupport, remote},
    Row {CURLE_RANGE_ERROR, ErrorCode::BgEInsufficientRangeSupport, remote},
    Row {CURLE_HTTP_POST_ERROR, ErrorCode::EFail, manager},
    Row {CURLE_SSL_CONNECT_ERROR, ErrorCode::ESecureChannel, transport},
    Row {CURLE_BAD_DOWNLOAD_RESUME, ErrorCode::BgEInsufficientRangeSupport, remote},
    Row {CURLE_FILE_COULDNT_READ_FILE, ErrorCode::BgEProtocolNotAvailable, remote},
    Row {CURLE_LDAP_CANNOT_BIND, ErrorCode::BgEProtocolNotAvailable, remote},
    Row {CURLE_LDAP_SEARCH_FAILED, ErrorCode::BgEProtocolNotAvailable, remote},
    Row {CURLE_FUNCTION_NOT_FOUND, ErrorCode::EFail, manager},
    Row {CURLE_ABORTED_BY_CALLBACK, ErrorCode::EFail, manager},
    Row {CURLE_BAD_FUNCTION_ARGUMENT, ErrorCode::EInvalidArg, manager},
    Row {CURLE_INTERFACE_FAILED, ErrorCode::BgENetworkDisconnected, transport},
    Row {CURLE_TOO_MANY_REDIRECTS, ErrorCode::ERedirectFailed, remote},
    Row {CURLE_UNKNOWN_OPTION, ErrorCode::EFail, manager},
    Row {CURLE_SETOPT_OPTION_SYNTAX, ErrorCode::EInvalidArg, manager},
    Row {CURLE_GOT_NOTHING, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_SSL_ENGINE_NOTFOUND, ErrorCode::ESecureChannel, transport},
    Row {CURLE_SSL_ENGINE_SETFAILED, ErrorCode::ESecureChannel, transport},
    Row {CURLE_SEND_ERROR, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_RECV_ERROR, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_SSL_CERTPROBLEM, ErrorCode::ESecureChannel, transport},
    Row {CURLE_SSL_CIPHER, ErrorCode::ESecureChannel, transport},
    Row {CURLE_PEER_FAILED_VERIFICATION, ErrorCode::ECertificateUntrusted, transport},
    Row {CURLE_BAD_CONTENT_ENCODING, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_FILESIZE_EXCEEDED, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_USE_SSL_FAILED, ErrorCode::ESecureChannel, transport},
    Row {CURLE_SEND_FAIL_REWIND, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_SSL_ENGINE_INITFAILED, ErrorCode::ESecureChannel, transport},
    Row {CURLE_LOGIN_DENIED, ErrorCode::BgEInvalidCredentials, remote},
    Row {CURLE_TFTP_NOTFOUND, ErrorCode::BgEFileNotAvailable, remote},
    Row {CURLE_TFTP_PERM, ErrorCode::EAccessDenied, remote},
    Row {CURLE_REMOTE_DISK_FULL, ErrorCode::EDiskFull, remote},
    Row {CURLE_TFTP_ILLEGAL, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_TFTP_UNKNOWNID, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_REMOTE_FILE_EXISTS, ErrorCode::EFileExists, remote},
    Row {CURLE_TFTP_NOSUCHUSER, ErrorCode::BgEInvalidCredentials, remote},
    Row {CURLE_SSL_CACERT_BADFILE, ErrorCode::ECertificateUntrusted, transport},
    Row {CURLE_REMOTE_FILE_NOT_FOUND, ErrorCode::BgEFileNotAvailable, remote},
    Row {CURLE_SSH, ErrorCode::ESecureChannel, transport},
    Row {CURLE_SSL_SHUTDOWN_FAILED, ErrorCode::ESecureChannel, transport},
    Row {CURLE_AGAIN, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_SSL_CRL_BADFILE, ErrorCode::ECertificateUntrusted, transport},
    Row {CURLE_SSL_ISSUER_ERROR, ErrorCode::ECertificateUntrusted, transport},
    Row {CURLE_FTP_PRET_FAILED, ErrorCode::BgERemoteNotSupported, remote},
    Row {CURLE_RTSP_CSEQ_ERROR, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_RTSP_SESSION_ERROR, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_FTP_BAD_FILE_LIST, ErrorCode::BgEInvalidServerResponse, remote},
    Row {CURLE_CHUNK_FAILED, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_NO_CONNECTION_AVAILABLE, ErrorCode::BgEConnectFailure, transport},
    Row {CURLE_SSL_PINNEDPUBKEYNOTMATCH, ErrorCode::ECertificateUntrusted, transport},
    Row {CURLE_SSL_INVALIDCERTSTATUS, ErrorCode::ECertificateUntrusted, transport},
    Row {CURLE_HTTP2_STREAM, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_RECURSIVE_API_CALL, ErrorCode::EFail, manager},
    Row {CURLE_AUTH_ERROR, ErrorCode::BgEInvalidCredentials, remote},
    Row {CURLE_HTTP3, ErrorCode::BgEConnectionClosed, transport},
    Row {CURLE_QUIC_CONNECT_ERROR, ErrorCode::BgEConnectFailure, transport},
    Row {CURLE_PROXY, ErrorCode::BgEInvalidProxyInfo, transport},
    Row {CURLE_SSL_CLIENTCERT, ErrorCode::ESecureChannel, transport},
    Row {CURLE_UNRECOVERABLE_POLL, ErrorCode::EFail, manager},
#if LIBCURL_VERSION_NUM >= 0x080600
    Row {CURLE_TOO_LARGE, ErrorCode::BgEInvalidServerResponse, remote},
#endif
#if LIBCURL_VERSION_NUM >= 0x080800
    Row {CURLE_ECH_REQUIRED, ErrorCode::ESecureChannel, transport},
#endif
};

const Row *find(CURLcode code)
{
    const auto *const row = std::find_if(kRows.begin(), kRows.end(),
                                         [code](const Row &each) { return each.curl == code; });
    return row == kRows.end() ? nullptr : row;
}

} // namespace

Error errorFromCurl(CURLcode code, const char *words, const QByteArray &url)
{
    if (code == CURLE_OK)
        return {};
    const bool hasWords = words && *words != '\0';
    const QString detail = QString::fromUtf8(hasWords ? words : curl_easy_strerror(code));
    const Row *const row = find(code);
    return {row ? row->code : ErrorCode::EFail, row ? row->context : ErrorContext::QueueManager,
            detail, displayUrl(url)};
}

bool isMappedCurlCode(CURLcode code)
{
    return find(code) != nullptr;
}

} // namespace kurier

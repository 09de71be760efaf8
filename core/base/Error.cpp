// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

#include <algorithm>

namespace kurier {

namespace {

struct Entry
{
    ErrorCode code;
    const char *name;
    RetryClass retry;
};

constexpr auto automatic = RetryClass::Automatic;
constexpr auto userAction = RetryClass::UserAction;
constexpr auto permanent = RetryClass::Permanent;

constexpr std::array kEntries = {
    Entry {ErrorCode::Ok, "S_OK", permanent},
    Entry {ErrorCode::BgSPartialComplete, "BG_S_PARTIAL_COMPLETE", permanent},
    Entry {ErrorCode::BgSUnableToDeleteFiles, "BG_S_UNABLE_TO_DELETE_FILES", automatic},
    Entry {ErrorCode::DoEJobNotFound, "DO_E_JOB_NOT_FOUND", permanent},
    Entry {ErrorCode::DoEJobEmpty, "DO_E_JOB_EMPTY", userAction},
    Entry {ErrorCode::DoEInvalidState, "DO_E_INVALID_STATE", permanent},
    Entry {ErrorCode::DoEErrorInformationUnavailable, "DO_E_ERROR_INFORMATION_UNAVAILABLE",
           permanent},
    Entry {ErrorCode::DoEDownloadNoProgress, "DO_E_DOWNLOAD_NO_PROGRESS", userAction},
    Entry {ErrorCode::DoEBlockedByCostTransferPolicy, "DO_E_BLOCKED_BY_COST_TRANSFER_POLICY",
           automatic},
    Entry {ErrorCode::BgEFileNotAvailable, "BG_E_FILE_NOT_AVAILABLE", permanent},
    Entry {ErrorCode::BgEProtocolNotAvailable, "BG_E_PROTOCOL_NOT_AVAILABLE", permanent},
    Entry {ErrorCode::BgEDestinationLocked, "BG_E_DESTINATION_LOCKED", automatic},
    Entry {ErrorCode::BgEVolumeChanged, "BG_E_VOLUME_CHANGED", userAction},
    Entry {ErrorCode::BgENetworkDisconnected, "BG_E_NETWORK_DISCONNECTED", automatic},
    Entry {ErrorCode::BgEMissingFileSize, "BG_E_MISSING_FILE_SIZE", permanent},
    Entry {ErrorCode::BgEInsufficientHttpSupport, "BG_E_INSUFFICIENT_HTTP_SUPPORT", permanent},
    Entry {ErrorCode::BgEInsufficientRangeSupport, "BG_E_INSUFFICIENT_RANGE_SUPPORT", automatic},
    Entry {ErrorCode::BgERemoteNotSupported, "BG_E_REMOTE_NOT_SUPPORTED", permanent},
    Entry {ErrorCode::BgEInvalidServerResponse, "BG_E_INVALID_SERVER_RESPONSE", automatic},
    Entry {ErrorCode::BgETooManyFiles, "BG_E_TOO_MANY_FILES", permanent},
    Entry {ErrorCode::BgELocalFileChanged, "BG_E_LOCAL_FILE_CHANGED", userAction},
    Entry {ErrorCode::BgESessionNotFound, "BG_E_SESSION_NOT_FOUND", automatic},
    Entry {ErrorCode::BgETooLarge, "BG_E_TOO_LARGE", userAction},
    Entry {ErrorCode::BgEStringTooLong, "BG_E_STRING_TOO_LONG", permanent},
    Entry {ErrorCode::BgENoProgress, "BG_E_NO_PROGRESS", userAction},
    Entry {ErrorCode::BgEFileNotFound, "BG_E_FILE_NOT_FOUND", permanent},
    Entry {ErrorCode::BgEInvalidRange, "BG_E_INVALID_RANGE", permanent},
    Entry {ErrorCode::BgEConnectFailure, "BG_E_CONNECT_FAILURE", automatic},
    Entry {ErrorCode::BgEConnectionClosed, "BG_E_CONNECTION_CLOSED", automatic},
    Entry {ErrorCode::BgEBlockedByPolicy, "BG_E_BLOCKED_BY_POLICY", userAction},
    Entry {ErrorCode::BgEInvalidProxyInfo, "BG_E_INVALID_PROXY_INFO", userAction},
    Entry {ErrorCode::BgEInvalidCredentials, "BG_E_INVALID_CREDENTIALS", userAction},
    Entry {ErrorCode::BgEInvalidHashAlgorithm, "BG_E_INVALID_HASH_ALGORITHM", permanent},
    Entry {ErrorCode::BgEValidationFailed, "BG_E_VALIDATION_FAILED", userAction},
    Entry {ErrorCode::BgEMaxDownloadTimeout, "BG_E_MAXDOWNLOAD_TIMEOUT", userAction},
    Entry {ErrorCode::BgEDatabaseCorrupt, "BG_E_DATABASE_CORRUPT", userAction},
    Entry {ErrorCode::BgERemoteFileChanged, "BG_E_REMOTE_FILE_CHANGED", automatic},
    Entry {ErrorCode::EInvalidArg, "E_INVALIDARG", permanent},
    Entry {ErrorCode::EAccessDenied, "E_ACCESSDENIED", userAction},
    Entry {ErrorCode::ENotImpl, "E_NOTIMPL", permanent},
    Entry {ErrorCode::EFail, "E_FAIL", automatic},
    Entry {ErrorCode::EOutOfMemory, "E_OUTOFMEMORY", automatic},
    Entry {ErrorCode::EDiskFull, "ERROR_DISK_FULL", userAction},
    Entry {ErrorCode::EPathNotFound, "ERROR_PATH_NOT_FOUND", userAction},
    Entry {ErrorCode::EFileExists, "ERROR_FILE_EXISTS", userAction},
    Entry {ErrorCode::EWriteProtect, "ERROR_WRITE_PROTECT", userAction},
    Entry {ErrorCode::ENameNotResolved, "WININET_E_NAME_NOT_RESOLVED", automatic},
    Entry {ErrorCode::ESecureChannel, "WININET_E_SECURITY_CHANNEL_ERROR", automatic},
    Entry {ErrorCode::ECertificateUntrusted, "WININET_E_INVALID_CA", userAction},
    Entry {ErrorCode::ECertificateDateInvalid, "WININET_E_SEC_CERT_DATE_INVALID", userAction},
    Entry {ErrorCode::ECertificateNameInvalid, "WININET_E_SEC_CERT_CN_INVALID", userAction},
    Entry {ErrorCode::ETimeout, "WININET_E_TIMEOUT", automatic},
    Entry {ErrorCode::ERedirectFailed, "WININET_E_REDIRECT_FAILED", permanent},
    Entry {ErrorCode::EInvalidUrl, "WININET_E_INVALID_URL", permanent},
};

const Entry *find(ErrorCode code)
{
    const auto *const found =
        std::find_if(kEntries.begin(), kEntries.end(),
                     [code](const Entry &entry) { return entry.code == code; });
    return found == kEntries.end() ? nullptr : found;
}

RetryClass httpRetryClass(int status)
{
    switch (status) {
    case 408: // Request Timeout
    case 409: // Conflict
    case 421: // Misdirected Request: another connection may lead to the right server.
    case 423: // Locked
    case 425: // Too Early
    case 429: // Too Many Requests
        return automatic;
    case 401: // Unauthorized
    case 402: // Payment Required
    case 403: // Forbidden
    case 407: // Proxy Authentication Required
    case 428: // Precondition Required: a header may be set.
    case 431: // Request Header Fields Too Large
    case 501: // Not Implemented
    case 505: // HTTP Version Not Supported
    case 508: // Loop Detected
    case 511: // Network Authentication Required: a portal wants signing in.
        return userAction;
    default:
        return status >= 500 || status < 300 ? automatic : permanent;
    }
}

} // namespace

QString errorCodeHex(ErrorCode code)
{
    return QStringLiteral("0x%1").arg(QString::number(static_cast<quint32>(code), 16).toUpper(), 8,
                                      QLatin1Char('0'));
}

QString errorCodeName(ErrorCode code)
{
    if (const int status = httpStatusOf(code))
        return QStringLiteral("BG_E_HTTP_ERROR_%1").arg(status);
    const Entry *const entry = find(code);
    return entry ? QString::fromLatin1(entry->name) : errorCodeHex(code);
}

QString errorContextName(ErrorContext context)
{
    switch (context) {
    case ErrorContext::None:
        break;
    case ErrorContext::QueueManager:
        return QStringLiteral("queue-manager");
    case ErrorContext::LocalFile:
        return QStringLiteral("local-file");
    case ErrorContext::RemoteFile:
        return QStringLiteral("remote-file");
    case ErrorContext::Transport:
        return QStringLiteral("transport");
    }
    return QStringLiteral("none");
}

RetryClass retryClass(ErrorCode code)
{
    if (const int status = httpStatusOf(code))
        return httpRetryClass(status);
    const Entry *const entry = find(code);
    return entry ? entry->retry : RetryClass::Permanent;
}

std::size_t namedErrorCodeCount()
{
    return kEntries.size();
}

ErrorCode namedErrorCode(std::size_t index)
{
    return kEntries.at(index).code;
}

} // namespace kurier

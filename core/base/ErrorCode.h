// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string_view>

namespace kurier {

/// Result and error codes with their documented numbers. The value IS the HRESULT, so storage and
/// scripts need no second table. Names follow BITS/DO: a code both have carries the DO name.
/// HTTP answers are 0x80190000 + status and are made with httpErrorCode().
/// Source of the numbers: "BITS Return Values" and "Delivery Optimization return values".
enum class ErrorCode : quint32 {
    Ok = 0x00000000,
    BgSPartialComplete = 0x00200017,
    BgSUnableToDeleteFiles = 0x0020001A,

    DoEJobNotFound = 0x80D02003,
    DoEJobEmpty = 0x80D02004,
    DoEInvalidState = 0x80D02013,
    DoEErrorInformationUnavailable = 0x80D02014,
    DoEDownloadNoProgress = 0x80D02002,
    DoEBlockedByCostTransferPolicy = 0x80D03801,

    BgEFileNotAvailable = 0x80200004,
    BgEProtocolNotAvailable = 0x80200005,
    BgEDestinationLocked = 0x8020000D,
    BgEVolumeChanged = 0x8020000E,
    BgENetworkDisconnected = 0x80200010,
    BgEMissingFileSize = 0x80200011,
    BgEInsufficientHttpSupport = 0x80200012,
    BgEInsufficientRangeSupport = 0x80200013,
    BgERemoteNotSupported = 0x80200014,
    BgEInvalidServerResponse = 0x8020001B,
    BgETooManyFiles = 0x8020001C,
    BgELocalFileChanged = 0x8020001D,
    BgESessionNotFound = 0x8020001F,
    BgETooLarge = 0x80200020,
    BgEStringTooLong = 0x80200021,
    BgENoProgress = 0x80200024,
    BgEFileNotFound = 0x80200029,
    BgEInvalidRange = 0x8020002B,
    BgEConnectFailure = 0x8020002D,
    BgEConnectionClosed = 0x8020002E,
    BgEBlockedByPolicy = 0x8020003E,
    BgEInvalidProxyInfo = 0x8020003F,
    BgEInvalidCredentials = 0x80200040,
    BgEInvalidHashAlgorithm = 0x80200041,
    BgEValidationFailed = 0x80200053,
    BgEMaxDownloadTimeout = 0x80200054,
    BgEDatabaseCorrupt = 0x8020006C,
    BgERemoteFileChanged = 0x80200073,

    EInvalidArg = 0x80070057,
    EAccessDenied = 0x80070005,
    ENotImpl = 0x80004001,
    EFail = 0x80004005,
    EOutOfMemory = 0x8007000E,
    /// HRESULT_FROM_WIN32(ERROR_DISK_FULL).
    EDiskFull = 0x80070070,
    /// HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND): the destination folder is not there.
    EPathNotFound = 0x80070003,
    /// HRESULT_FROM_WIN32(ERROR_FILE_EXISTS).
    EFileExists = 0x80070050,
    /// HRESULT_FROM_WIN32(ERROR_WRITE_PROTECT): read-only file system.
    EWriteProtect = 0x80070013,
    /// WININET_E_NAME_NOT_RESOLVED: the server's name could not be found.
    ENameNotResolved = 0x80072EE7,
    /// WININET_E_SECURITY_CHANNEL_ERROR family: TLS could not be established.
    ESecureChannel = 0x80072F7D,
    /// WININET_E_INVALID_CA: the server's certificate is not trusted.
    ECertificateUntrusted = 0x80072F0D,
    /// WININET_E_SEC_CERT_DATE_INVALID: it has expired or is not valid yet.
    ECertificateDateInvalid = 0x80072F05,
    /// WININET_E_SEC_CERT_CN_INVALID: it was issued for another name.
    ECertificateNameInvalid = 0x80072F06,
    /// WININET_E_TIMEOUT.
    ETimeout = 0x80072EE2,
    /// WININET_E_REDIRECT_FAILED: too many redirects, or one to a scheme that is not allowed.
    ERedirectFailed = 0x80072F7C,
    /// WININET_E_INVALID_URL.
    EInvalidUrl = 0x80072EE5,
};

/// Code of an HTTP status (BG_E_HTTP_ERROR_nnn). \a status is 100..599.
constexpr ErrorCode httpErrorCode(int status)
{
    return static_cast<ErrorCode>(0x80190000U + static_cast<quint32>(status));
}

/// HTTP status inside \a code, or 0 when it is none.
constexpr int httpStatusOf(ErrorCode code)
{
    const auto number = static_cast<quint32>(code);
    const bool http = number >= 0x80190000U + 100U && number < 0x80190000U + 600U;
    return http ? static_cast<int>(number - 0x80190000U) : 0;
}

/// True for Ok and the success-with-remark codes (BG_S_*).
constexpr bool isSuccess(ErrorCode code)
{
    return (static_cast<quint32>(code) & 0x80000000U) == 0;
}

} // namespace kurier

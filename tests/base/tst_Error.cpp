// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

#include <QSet>
#include <QTest>

using namespace kurier;

namespace {

constexpr auto kA = RetryClass::Automatic;
constexpr auto kU = RetryClass::UserAction;
constexpr auto kP = RetryClass::Permanent;

struct Known
{
    ErrorCode code;
    quint32 number;
    const char *name;
    RetryClass retry;
};

// Numbers and names as documented for BITS, Delivery Optimization, Win32 and WinINet.
constexpr std::array kKnown = {
    Known {ErrorCode::Ok, 0, "S_OK", kP},
    Known {ErrorCode::BgSPartialComplete, 0x00200017, "BG_S_PARTIAL_COMPLETE", kP},
    Known {ErrorCode::BgSUnableToDeleteFiles, 0x0020001A, "BG_S_UNABLE_TO_DELETE_FILES", kA},
    Known {ErrorCode::DoEDownloadNoProgress, 0x80D02002, "DO_E_DOWNLOAD_NO_PROGRESS", kU},
    Known {ErrorCode::DoEJobNotFound, 0x80D02003, "DO_E_JOB_NOT_FOUND", kP},
    Known {ErrorCode::DoEJobEmpty, 0x80D02004, "DO_E_JOB_EMPTY", kU},
    Known {ErrorCode::DoEInvalidState, 0x80D02013, "DO_E_INVALID_STATE", kP},
    Known {ErrorCode::DoEErrorInformationUnavailable, 0x80D02014,
           "DO_E_ERROR_INFORMATION_UNAVAILABLE", kP},
    Known {ErrorCode::BgEFileNotAvailable, 0x80200004, "BG_E_FILE_NOT_AVAILABLE", kP},
    Known {ErrorCode::BgEProtocolNotAvailable, 0x80200005, "BG_E_PROTOCOL_NOT_AVAILABLE", kP},
    Known {ErrorCode::BgEDestinationLocked, 0x8020000D, "BG_E_DESTINATION_LOCKED", kA},
    Known {ErrorCode::BgEVolumeChanged, 0x8020000E, "BG_E_VOLUME_CHANGED", kU},
    Known {ErrorCode::BgENetworkDisconnected, 0x80200010, "BG_E_NETWORK_DISCONNECTED", kA},
    Known {ErrorCode::BgEMissingFileSize, 0x80200011, "BG_E_MISSING_FILE_SIZE", kP},
    Known {ErrorCode::BgEInsufficientHttpSupport, 0x80200012, "BG_E_INSUFFICIENT_HTTP_SUPPORT", kP},
    Known {ErrorCode::BgEInsufficientRangeSupport, 0x80200013, "BG_E_INSUFFICIENT_RANGE_SUPPORT",
           kA},
    Known {ErrorCode::BgERemoteNotSupported, 0x80200014, "BG_E_REMOTE_NOT_SUPPORTED", kP},
    Known {ErrorCode::BgEInvalidServerResponse, 0x8020001B, "BG_E_INVALID_SERVER_RESPONSE", kA},
    Known {ErrorCode::BgETooManyFiles, 0x8020001C, "BG_E_TOO_MANY_FILES", kP},
    Known {ErrorCode::BgELocalFileChanged, 0x8020001D, "BG_E_LOCAL_FILE_CHANGED", kU},
    Known {ErrorCode::BgESessionNotFound, 0x8020001F, "BG_E_SESSION_NOT_FOUND", kA},
    Known {ErrorCode::BgETooLarge, 0x80200020, "BG_E_TOO_LARGE", kU},
    Known {ErrorCode::BgEStringTooLong, 0x80200021, "BG_E_STRING_TOO_LONG", kP},
    Known {ErrorCode::BgENoProgress, 0x80200024, "BG_E_NO_PROGRESS", kU},
    Known {ErrorCode::BgEFileNotFound, 0x80200029, "BG_E_FILE_NOT_FOUND", kP},
    Known {ErrorCode::BgEInvalidRange, 0x8020002B, "BG_E_INVALID_RANGE", kP},
    Known {ErrorCode::BgEConnectFailure, 0x8020002D, "BG_E_CONNECT_FAILURE", kA},
    Known {ErrorCode::BgEConnectionClosed, 0x8020002E, "BG_E_CONNECTION_CLOSED", kA},
    Known {ErrorCode::DoEBlockedByCostTransferPolicy, 0x80D03801,
           "DO_E_BLOCKED_BY_COST_TRANSFER_POLICY", kA},
    Known {ErrorCode::BgEBlockedByPolicy, 0x8020003E, "BG_E_BLOCKED_BY_POLICY", kU},
    Known {ErrorCode::BgEInvalidProxyInfo, 0x8020003F, "BG_E_INVALID_PROXY_INFO", kU},
    Known {ErrorCode::BgEInvalidCredentials, 0x80200040, "BG_E_INVALID_CREDENTIALS", kU},
    Known {ErrorCode::BgEInvalidHashAlgorithm, 0x80200041, "BG_E_INVALID_HASH_ALGORITHM", kP},
    Known {ErrorCode::BgEValidationFailed, 0x80200053, "BG_E_VALIDATION_FAILED", kU},
    Known {ErrorCode::BgEMaxDownloadTimeout, 0x80200054, "BG_E_MAXDOWNLOAD_TIMEOUT", kU},
    Known {ErrorCode::BgEDatabaseCorrupt, 0x8020006C, "BG_E_DATABASE_CORRUPT", kU},
    Known {ErrorCode::BgERemoteFileChanged, 0x80200073, "BG_E_REMOTE_FILE_CHANGED", kA},
    Known {ErrorCode::EInvalidArg, 0x80070057, "E_INVALIDARG", kP},
    Known {ErrorCode::EAccessDenied, 0x80070005, "E_ACCESSDENIED", kU},
    Known {ErrorCode::ENotImpl, 0x80004001, "E_NOTIMPL", kP},
    Known {ErrorCode::EFail, 0x80004005, "E_FAIL", kA},
    Known {ErrorCode::EOutOfMemory, 0x8007000E, "E_OUTOFMEMORY", kA},
    Known {ErrorCode::EDiskFull, 0x80070000 + 112, "ERROR_DISK_FULL", kU},
    Known {ErrorCode::EPathNotFound, 0x80070000 + 3, "ERROR_PATH_NOT_FOUND", kU},
    Known {ErrorCode::EFileExists, 0x80070000 + 80, "ERROR_FILE_EXISTS", kU},
    Known {ErrorCode::EWriteProtect, 0x80070000 + 19, "ERROR_WRITE_PROTECT", kU},
    Known {ErrorCode::ENameNotResolved, 0x80070000 + 12007, "WININET_E_NAME_NOT_RESOLVED", kA},
    Known {ErrorCode::ESecureChannel, 0x80070000 + 12157, "WININET_E_SECURITY_CHANNEL_ERROR", kA},
    Known {ErrorCode::ECertificateUntrusted, 0x80070000 + 12045, "WININET_E_INVALID_CA", kU},
    Known {ErrorCode::ECertificateDateInvalid, 0x80070000 + 12037,
           "WININET_E_SEC_CERT_DATE_INVALID", kU},
    Known {ErrorCode::ECertificateNameInvalid, 0x80070000 + 12038, "WININET_E_SEC_CERT_CN_INVALID",
           kU},
    Known {ErrorCode::ETimeout, 0x80070000 + 12002, "WININET_E_TIMEOUT", kA},
    Known {ErrorCode::ERedirectFailed, 0x80070000 + 12156, "WININET_E_REDIRECT_FAILED", kP},
    Known {ErrorCode::EInvalidUrl, 0x80070000 + 12005, "WININET_E_INVALID_URL", kP},
};

} // namespace

/// Numbers, names and retry classes of errors.
class ErrorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known_data();
    void known();
    void everyNamedCodeIsKnownHere();
    void http_data();
    void http();
    void unknownCode();
    void contexts();
    void success();
};

void ErrorTest::known_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(kKnown.size()); ++i)
        QTest::newRow(kKnown[std::size_t(i)].name) << i;
}

void ErrorTest::known()
{
    QFETCH(int, index);
    const Known &known = kKnown.at(std::size_t(index));
    QCOMPARE(quint32(known.code), known.number);
    QCOMPARE(errorCodeName(known.code), QString::fromLatin1(known.name));
    QCOMPARE(retryClass(known.code), known.retry);
    QCOMPARE(httpStatusOf(known.code), 0);
    QCOMPARE(errorCodeHex(known.code), QString::asprintf("0x%08X", known.number));
}

void ErrorTest::everyNamedCodeIsKnownHere()
{
    QCOMPARE(namedErrorCodeCount(), kKnown.size());
    QSet<quint32> numbers;
    for (std::size_t i = 0; i < namedErrorCodeCount(); ++i) {
        const auto number = quint32(namedErrorCode(i));
        QVERIFY(!numbers.contains(number));
        numbers.insert(number);
        QVERIFY(std::any_of(kKnown.begin(), kKnown.end(),
                            [number](const Known &known) { return known.number == number; }));
    }
}

void ErrorTest::http_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RetryClass>("retry");
    // RFC 9110 and the IANA registry: what waiting can cure, and what a person can.
    const QSet<int> automatic {408, 409, 421, 423, 425, 429};
    const QSet<int> person {401, 402, 403, 407, 428, 431, 501, 505, 508, 511};
    for (int status = 100; status < 600; ++status) {
        RetryClass retry = status < 300 || status >= 500 ? kA : kP;
        if (automatic.contains(status))
            retry = kA;
        if (person.contains(status))
            retry = kU;
        QTest::addRow("%d", status) << status << retry;
    }
}

void ErrorTest::http()
{
    QFETCH(int, status);
    const ErrorCode code = httpErrorCode(status);
    QCOMPARE(quint32(code), 0x80190000U + quint32(status));
    QCOMPARE(httpStatusOf(code), status);
    QCOMPARE(errorCodeName(code), QStringLiteral("BG_E_HTTP_ERROR_%1").arg(status));
    QTEST(retryClass(code), "retry");
    QVERIFY(!isSuccess(code));
}

void ErrorTest::unknownCode()
{
    const auto code = static_cast<ErrorCode>(0x8ABCDEF0);
    QCOMPARE(errorCodeName(code), QStringLiteral("0x8ABCDEF0"));
    QCOMPARE(errorCodeHex(static_cast<ErrorCode>(0x1F)), QStringLiteral("0x0000001F"));
    QVERIFY(retryClass(code) != RetryClass::Automatic);
    QCOMPARE(httpStatusOf(static_cast<ErrorCode>(0x80190000U + 99)), 0);
    QCOMPARE(httpStatusOf(static_cast<ErrorCode>(0x80190000U + 600)), 0);
    QCOMPARE(httpStatusOf(static_cast<ErrorCode>(0x00190000U + 404)), 0);
}

void ErrorTest::contexts()
{
    QCOMPARE(errorContextName(ErrorContext::None), QStringLiteral("none"));
    QCOMPARE(errorContextName(ErrorContext::QueueManager), QStringLiteral("queue-manager"));
    QCOMPARE(errorContextName(ErrorContext::LocalFile), QStringLiteral("local-file"));
    QCOMPARE(errorContextName(ErrorContext::RemoteFile), QStringLiteral("remote-file"));
    QCOMPARE(errorContextName(ErrorContext::Transport), QStringLiteral("transport"));
    QCOMPARE(int(ErrorContext::QueueManager), 2);
    QCOMPARE(int(ErrorContext::LocalFile), 4);
    QCOMPARE(int(ErrorContext::RemoteFile), 5);
    QCOMPARE(int(ErrorContext::Transport), 6);
}

void ErrorTest::success()
{
    for (const Known &known : kKnown)
        QCOMPARE(isSuccess(known.code), known.number < 0x80000000U);
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_Error.moc"

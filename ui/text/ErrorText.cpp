// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/ErrorText.h"

#include "core/job/Checksum.h"
#include "core/job/JobSpec.h"
#include "ui/text/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

/// Untranslated texts of one code; the sentence stands without its full stop.
struct Entry
{
    ErrorCode code;
    const char *sentence;
    const char *shortText;
    const char *advice;
};

constexpr const char *kNone = "";

constexpr std::array kGeneral = {
    Entry {ErrorCode::Ok, QT_TRANSLATE_NOOP("ErrorText", "Done"),
           QT_TRANSLATE_NOOP("ErrorText", "done"), kNone},
    Entry {ErrorCode::BgSPartialComplete,
           QT_TRANSLATE_NOOP("ErrorText", "Only the finished files were kept"),
           QT_TRANSLATE_NOOP("ErrorText", "partly completed"), kNone},
    Entry {ErrorCode::BgSUnableToDeleteFiles,
           QT_TRANSLATE_NOOP("ErrorText", "Not everything could be removed"),
           QT_TRANSLATE_NOOP("ErrorText", "not everything removed"),
           QT_TRANSLATE_NOOP("ErrorText",
                             "Kurier keeps trying; the history says what is left and where.")},
    Entry {ErrorCode::DoEJobNotFound, QT_TRANSLATE_NOOP("ErrorText", "There is no such transfer"),
           QT_TRANSLATE_NOOP("ErrorText", "no such transfer"), kNone},
    Entry {ErrorCode::DoEJobEmpty,
           QT_TRANSLATE_NOOP("ErrorText", "The transfer holds nothing that is left to do"),
           QT_TRANSLATE_NOOP("ErrorText", "nothing to do"), kNone},
    Entry {ErrorCode::DoEInvalidState,
           QT_TRANSLATE_NOOP("ErrorText", "This is not possible in the state the transfer is in"),
           QT_TRANSLATE_NOOP("ErrorText", "not possible in this state"), kNone},
    Entry {ErrorCode::DoEErrorInformationUnavailable,
           QT_TRANSLATE_NOOP("ErrorText", "Nothing more is known about the error"),
           QT_TRANSLATE_NOOP("ErrorText", "unknown error"), kNone},
    Entry {ErrorCode::DoEDownloadNoProgress,
           QT_TRANSLATE_NOOP("ErrorText", "No data has arrived for too long"),
           QT_TRANSLATE_NOOP("ErrorText", "no progress"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    Entry {ErrorCode::BgENoProgress,
           QT_TRANSLATE_NOOP("ErrorText", "No data has arrived for too long"),
           QT_TRANSLATE_NOOP("ErrorText", "no progress"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    Entry {ErrorCode::BgETooManyFiles,
           QT_TRANSLATE_NOOP("ErrorText", "The transfer has too many files"),
           QT_TRANSLATE_NOOP("ErrorText", "too many files"),
           QT_TRANSLATE_NOOP("ErrorText", "Split it into several transfers.")},
    Entry {ErrorCode::BgEStringTooLong, QT_TRANSLATE_NOOP("ErrorText", "The text is too long"),
           QT_TRANSLATE_NOOP("ErrorText", "too long"),
           QT_TRANSLATE_NOOP("ErrorText", "Use a shorter one.")},
    Entry {ErrorCode::BgEBlockedByPolicy,
           QT_TRANSLATE_NOOP("ErrorText", "A policy of this computer forbids the transfer"),
           QT_TRANSLATE_NOOP("ErrorText", "blocked by a policy"), kNone},
    Entry {ErrorCode::DoEBlockedByCostTransferPolicy,
           QT_TRANSLATE_NOOP("ErrorText", "The transfer waits because the network is metered"),
           QT_TRANSLATE_NOOP("ErrorText", "metered network"),
           QT_TRANSLATE_NOOP("ErrorText",
                             "It continues on another network. A foreground transfer runs at "
                             "once.")},
    Entry {ErrorCode::BgEMaxDownloadTimeout,
           QT_TRANSLATE_NOOP("ErrorText", "The transfer took longer than it may"),
           QT_TRANSLATE_NOOP("ErrorText", "took too long"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    Entry {ErrorCode::BgEDatabaseCorrupt,
           QT_TRANSLATE_NOOP("ErrorText", "The database of the queue is damaged"),
           QT_TRANSLATE_NOOP("ErrorText", "damaged database"),
           QT_TRANSLATE_NOOP("ErrorText", "It was set aside and kept; the queue starts anew.")},
    Entry {ErrorCode::EInvalidArg, QT_TRANSLATE_NOOP("ErrorText", "The value is not valid"),
           QT_TRANSLATE_NOOP("ErrorText", "invalid value"), kNone},
    Entry {ErrorCode::ENotImpl, QT_TRANSLATE_NOOP("ErrorText", "This is not supported"),
           QT_TRANSLATE_NOOP("ErrorText", "not supported"), kNone},
    Entry {ErrorCode::EFail, QT_TRANSLATE_NOOP("ErrorText", "An unexpected error occurred"),
           QT_TRANSLATE_NOOP("ErrorText", "unexpected error"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    Entry {ErrorCode::EOutOfMemory, QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory"),
           QT_TRANSLATE_NOOP("ErrorText", "out of memory"),
           QT_TRANSLATE_NOOP("ErrorText", "Close other programs and resume the transfer.")},
};

constexpr std::array kLocal = {
    Entry {ErrorCode::BgEDestinationLocked,
           QT_TRANSLATE_NOOP("ErrorText", "The destination is in use by another program"),
           QT_TRANSLATE_NOOP("ErrorText", "destination in use"),
           QT_TRANSLATE_NOOP("ErrorText", "Close the file there and try again.")},
    Entry {ErrorCode::BgEVolumeChanged,
           QT_TRANSLATE_NOOP("ErrorText", "Another disk is now where the destination was"),
           QT_TRANSLATE_NOOP("ErrorText", "different disk"),
           QT_TRANSLATE_NOOP("ErrorText",
                             "Connect the disk the transfer was begun on and resume it.")},
    Entry {ErrorCode::BgEMissingFileSize,
           QT_TRANSLATE_NOOP("ErrorText", "The size of the file is not known"),
           QT_TRANSLATE_NOOP("ErrorText", "unknown size"), kNone},
    Entry {ErrorCode::BgELocalFileChanged,
           QT_TRANSLATE_NOOP("ErrorText",
                             "The file on this computer has changed since the transfer began"),
           QT_TRANSLATE_NOOP("ErrorText", "local file changed"),
           QT_TRANSLATE_NOOP("ErrorText", "Cancel the transfer and add it again.")},
    Entry {ErrorCode::BgEFileNotFound, QT_TRANSLATE_NOOP("ErrorText", "The file does not exist"),
           QT_TRANSLATE_NOOP("ErrorText", "file not found"),
           QT_TRANSLATE_NOOP("ErrorText", "Check whether it was moved or renamed.")},
    Entry {ErrorCode::BgEInvalidHashAlgorithm,
           QT_TRANSLATE_NOOP("ErrorText", "The kind of checksum is not known"),
           QT_TRANSLATE_NOOP("ErrorText", "unknown checksum"),
           QT_TRANSLATE_NOOP("ErrorText", "Use sha-256, sha-512, sha-1 or md5.")},
    Entry {
        ErrorCode::BgEValidationFailed,
        QT_TRANSLATE_NOOP("ErrorText", "The data does not match its checksum"),
        QT_TRANSLATE_NOOP("ErrorText", "wrong checksum"),
        QT_TRANSLATE_NOOP("ErrorText", "Check the checksum, or get the file from another source.")},
    Entry {ErrorCode::EAccessDenied, QT_TRANSLATE_NOOP("ErrorText", "Access was denied"),
           QT_TRANSLATE_NOOP("ErrorText", "access denied"),
           QT_TRANSLATE_NOOP(
               "ErrorText",
               "Choose a folder that may be written to, or change its permissions, and resume.")},
    Entry {ErrorCode::EDiskFull, QT_TRANSLATE_NOOP("ErrorText", "The disk is full"),
           QT_TRANSLATE_NOOP("ErrorText", "disk full"),
           QT_TRANSLATE_NOOP("ErrorText", "Free some space and resume the transfer.")},
    Entry {ErrorCode::EPathNotFound, QT_TRANSLATE_NOOP("ErrorText", "The folder does not exist"),
           QT_TRANSLATE_NOOP("ErrorText", "folder not found"),
           QT_TRANSLATE_NOOP("ErrorText", "Create it, or connect the disk it is on, and resume.")},
    Entry {ErrorCode::EFileExists,
           QT_TRANSLATE_NOOP("ErrorText", "A file of this name exists already"),
           QT_TRANSLATE_NOOP("ErrorText", "file exists"),
           QT_TRANSLATE_NOOP("ErrorText", "Move or rename it and try again.")},
    Entry {ErrorCode::EWriteProtect, QT_TRANSLATE_NOOP("ErrorText", "The disk is read-only"),
           QT_TRANSLATE_NOOP("ErrorText", "read-only disk"),
           QT_TRANSLATE_NOOP("ErrorText", "Choose another folder.")},
};

constexpr std::array kRemote = {
    Entry {ErrorCode::BgEFileNotAvailable,
           QT_TRANSLATE_NOOP("ErrorText", "The server does not offer the file"),
           QT_TRANSLATE_NOOP("ErrorText", "not available"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    Entry {ErrorCode::BgEProtocolNotAvailable,
           QT_TRANSLATE_NOOP("ErrorText",
                             "Only addresses that begin with http:// or https:// can be used"),
           QT_TRANSLATE_NOOP("ErrorText", "unsupported address"),
           QT_TRANSLATE_NOOP("ErrorText", "Check how the address begins.")},
    Entry {ErrorCode::BgENetworkDisconnected,
           QT_TRANSLATE_NOOP("ErrorText", "There is no network connection"),
           QT_TRANSLATE_NOOP("ErrorText", "no network"),
           QT_TRANSLATE_NOOP("ErrorText", "The transfer continues when the network is back.")},
    Entry {ErrorCode::BgEInsufficientHttpSupport,
           QT_TRANSLATE_NOOP("ErrorText", "The server does not support what the transfer needs"),
           QT_TRANSLATE_NOOP("ErrorText", "not supported by the server"), kNone},
    Entry {ErrorCode::BgEInsufficientRangeSupport,
           QT_TRANSLATE_NOOP("ErrorText", "The server cannot send parts of a file"),
           QT_TRANSLATE_NOOP("ErrorText", "cannot be resumed"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    Entry {ErrorCode::BgERemoteNotSupported,
           QT_TRANSLATE_NOOP("ErrorText", "The server cannot be used for this transfer"),
           QT_TRANSLATE_NOOP("ErrorText", "server not supported"), kNone},
    Entry {ErrorCode::BgEInvalidServerResponse,
           QT_TRANSLATE_NOOP("ErrorText", "The answer of the server cannot be understood"),
           QT_TRANSLATE_NOOP("ErrorText", "invalid answer"),
           QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")},
    Entry {ErrorCode::BgESessionNotFound,
           QT_TRANSLATE_NOOP("ErrorText", "The server has forgotten the upload"),
           QT_TRANSLATE_NOOP("ErrorText", "upload forgotten"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the upload over.")},
    Entry {ErrorCode::BgETooLarge,
           QT_TRANSLATE_NOOP("ErrorText", "The server refuses files of this size"),
           QT_TRANSLATE_NOOP("ErrorText", "too large"), kNone},
    Entry {ErrorCode::BgEInvalidRange,
           QT_TRANSLATE_NOOP("ErrorText", "The server cannot send the requested part of the file"),
           QT_TRANSLATE_NOOP("ErrorText", "invalid range"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    Entry {ErrorCode::BgEConnectFailure,
           QT_TRANSLATE_NOOP("ErrorText", "The server cannot be reached"),
           QT_TRANSLATE_NOOP("ErrorText", "server not reachable"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the address and the network connection.")},
    Entry {ErrorCode::BgEConnectionClosed,
           QT_TRANSLATE_NOOP("ErrorText", "The connection to the server was lost"),
           QT_TRANSLATE_NOOP("ErrorText", "connection lost"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to continue where it stopped.")},
    Entry {ErrorCode::BgEInvalidProxyInfo,
           QT_TRANSLATE_NOOP("ErrorText", "The proxy server cannot be used"),
           QT_TRANSLATE_NOOP("ErrorText", "proxy error"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the proxy settings.")},
    Entry {ErrorCode::BgEInvalidCredentials,
           QT_TRANSLATE_NOOP("ErrorText", "The server does not accept the user name or password"),
           QT_TRANSLATE_NOOP("ErrorText", "sign-in refused"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the user name and password.")},
    Entry {ErrorCode::BgERemoteFileChanged,
           QT_TRANSLATE_NOOP("ErrorText",
                             "The file on the server has changed since the transfer began"),
           QT_TRANSLATE_NOOP("ErrorText", "remote file changed"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    Entry {ErrorCode::ENameNotResolved,
           QT_TRANSLATE_NOOP("ErrorText", "The name of the server was not found"),
           QT_TRANSLATE_NOOP("ErrorText", "unknown server"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the address and the network connection.")},
    Entry {ErrorCode::ESecureChannel,
           QT_TRANSLATE_NOOP("ErrorText", "A secure connection to the server could not be made"),
           QT_TRANSLATE_NOOP("ErrorText", "no secure connection"),
           QT_TRANSLATE_NOOP(
               "ErrorText",
               "Check the date and time of this computer, or tell those who run the server.")},
    Entry {
        ErrorCode::ECertificateUntrusted,
        QT_TRANSLATE_NOOP("ErrorText", "The certificate of the server is not trusted"),
        QT_TRANSLATE_NOOP("ErrorText", "untrusted certificate"),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check the address; do not send anything confidential to this server.")},
    Entry {ErrorCode::ETimeout, QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time"),
           QT_TRANSLATE_NOOP("ErrorText", "timed out"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the network connection, or try again later.")},
    Entry {ErrorCode::ERedirectFailed,
           QT_TRANSLATE_NOOP(
               "ErrorText", "The server redirects too often, or to an address that is not allowed"),
           QT_TRANSLATE_NOOP("ErrorText", "invalid redirection"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    Entry {ErrorCode::EInvalidUrl,
           QT_TRANSLATE_NOOP("ErrorText", "This is not a valid web address"),
           QT_TRANSLATE_NOOP("ErrorText", "invalid address"),
           QT_TRANSLATE_NOOP("ErrorText", "Write it like https://example.org/file.")},
};

/// HTTP answers that have words of their own; %1 is the status.
constexpr std::array kHttp = {
    Entry {httpErrorCode(400),
           QT_TRANSLATE_NOOP("ErrorText", "The server did not understand the request (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "bad request (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    Entry {httpErrorCode(401),
           QT_TRANSLATE_NOOP("ErrorText", "The server requires signing in (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "sign-in required (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the user name and password.")},
    Entry {httpErrorCode(403),
           QT_TRANSLATE_NOOP("ErrorText", "The server denies access to the file (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "access denied (%1)"),
           QT_TRANSLATE_NOOP("ErrorText",
                             "Check whether the address needs signing in or has expired.")},
    Entry {httpErrorCode(404),
           QT_TRANSLATE_NOOP("ErrorText", "The file was not found on the server (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "not found (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    Entry {httpErrorCode(407),
           QT_TRANSLATE_NOOP("ErrorText", "The proxy server requires signing in (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "proxy sign-in required (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Check the proxy settings.")},
    Entry {httpErrorCode(408),
           QT_TRANSLATE_NOOP("ErrorText", "The server waited too long for the request (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "timed out (%1)"), kNone},
    Entry {httpErrorCode(410),
           QT_TRANSLATE_NOOP("ErrorText", "The file is no longer on the server (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "gone (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    Entry {httpErrorCode(416),
           QT_TRANSLATE_NOOP("ErrorText",
                             "The server cannot send the requested part of the file (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "invalid range (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    Entry {httpErrorCode(429),
           QT_TRANSLATE_NOOP("ErrorText", "The server received too many requests (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "too many requests (%1)"),
           QT_TRANSLATE_NOOP("ErrorText",
                             "The server asks for a pause; the transfer continues by itself.")},
    Entry {httpErrorCode(500),
           QT_TRANSLATE_NOOP("ErrorText", "The server reports an error of its own (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "server error (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")},
    Entry {httpErrorCode(503),
           QT_TRANSLATE_NOOP("ErrorText", "The server is busy or being maintained (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "server busy (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Try again later.")},
    Entry {httpErrorCode(507), QT_TRANSLATE_NOOP("ErrorText", "The server has no space left (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "server full (%1)"),
           QT_TRANSLATE_NOOP("ErrorText", "Tell those who run the server.")},
};

constexpr Entry kOtherRedirect {
    ErrorCode::Ok,
    QT_TRANSLATE_NOOP("ErrorText", "The server redirects in a way that cannot be followed (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "invalid redirection (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Check the address.")};
constexpr Entry kOtherRefusal {
    ErrorCode::Ok, QT_TRANSLATE_NOOP("ErrorText", "The server refused the request (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "refused (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Check the address.")};
constexpr Entry kOtherServerError {
    ErrorCode::Ok, QT_TRANSLATE_NOOP("ErrorText", "The server reports an error of its own (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "server error (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")};
constexpr Entry kUnknown {ErrorCode::EFail,
                          QT_TRANSLATE_NOOP("ErrorText", "An unexpected error occurred"),
                          QT_TRANSLATE_NOOP("ErrorText", "unexpected error"),
                          QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")};

template <class Table>
const Entry *find(const Table &table, ErrorCode code)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [code](const Entry &entry) { return entry.code == code; });
    return found == table.end() ? nullptr : &*found;
}

const Entry &entryOf(ErrorCode code)
{
    for (const Entry *entry :
         {find(kGeneral, code), find(kLocal, code), find(kRemote, code), find(kHttp, code)}) {
        if (entry)
            return *entry;
    }
    const int status = httpStatusOf(code);
    if (status >= 500)
        return kOtherServerError;
    if (status >= 400)
        return kOtherRefusal;
    return status >= 300 ? kOtherRedirect : kUnknown;
}

QString translated(const char *words, ErrorCode code)
{
    if (*words == '\0')
        return {};
    QString text = QCoreApplication::translate("ErrorText", words);
    const int status = httpStatusOf(code);
    return status > 0 ? text.replace(QLatin1String("%1"), QString::number(status)) : text;
}

QString shownSubject(const QString &subject)
{
    const bool address = subject.startsWith(QLatin1String("http://"))
        || subject.startsWith(QLatin1String("https://"));
    return plainName(address ? displayUrl(subject.toUtf8()) : subject);
}

} // namespace

QString errorText(const Error &error)
{
    QString sentence = translated(entryOf(error.code).sentence, error.code);
    if (const auto values = ChecksumMismatch::fromDetail(error.detail))
        sentence = QCoreApplication::translate("ErrorText", "%1 (expected %2, received %3)",
                                               "sentence, checksum, checksum")
                       .arg(sentence, QString::fromLatin1(values->expected.toText()),
                            QString::fromLatin1(values->found.toText()));
    else if (const auto sizes = SizeMismatch::fromDetail(error.detail))
        sentence = QCoreApplication::translate(
                       "ErrorText", "The file has another size (expected %1, found %2 bytes)")
                       .arg(QLocale().toString(sizes->expected), QLocale().toString(sizes->found));
    if (error.subject.isEmpty())
        return QCoreApplication::translate("ErrorText", "%1.", "a whole sentence").arg(sentence);
    return QCoreApplication::translate("ErrorText", "%1: %2", "sentence: file or address")
        .arg(sentence, shownSubject(error.subject));
}

QString errorShortText(const Error &error)
{
    return translated(entryOf(error.code).shortText, error.code);
}

QString errorAdvice(const Error &error)
{
    return translated(entryOf(error.code).advice, error.code);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/ErrorWords.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

constexpr const char *kNone = "";

constexpr std::array kGeneral = {
    ErrorWords {ErrorCode::Ok, QT_TRANSLATE_NOOP("ErrorText", "Done"),
                QT_TRANSLATE_NOOP("ErrorText", "done"), kNone},
    ErrorWords {ErrorCode::BgSPartialComplete,
                QT_TRANSLATE_NOOP("ErrorText", "Only the finished files were kept"),
                QT_TRANSLATE_NOOP("ErrorText", "partly completed"), kNone},
    ErrorWords {ErrorCode::BgSUnableToDeleteFiles,
                QT_TRANSLATE_NOOP("ErrorText", "Not everything could be removed"),
                QT_TRANSLATE_NOOP("ErrorText", "not everything removed"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "Kurier keeps trying; the history says what is left and where.")},
    ErrorWords {ErrorCode::DoEJobNotFound,
                QT_TRANSLATE_NOOP("ErrorText", "There is no such transfer"),
                QT_TRANSLATE_NOOP("ErrorText", "no such transfer"),
                QT_TRANSLATE_NOOP("ErrorText", "Look for it in the queue and in the history.")},
    ErrorWords {ErrorCode::DoEJobEmpty,
                QT_TRANSLATE_NOOP("ErrorText", "The transfer holds nothing that is left to do"),
                QT_TRANSLATE_NOOP("ErrorText", "nothing to do"),
                QT_TRANSLATE_NOOP("ErrorText", "Complete or cancel it.")},
    ErrorWords {
        ErrorCode::DoEInvalidState,
        QT_TRANSLATE_NOOP("ErrorText", "This is not possible in the state the transfer is in"),
        QT_TRANSLATE_NOOP("ErrorText", "not possible in this state"),
        QT_TRANSLATE_NOOP("ErrorText", "Look at its state and choose what is possible there.")},
    ErrorWords {ErrorCode::DoEErrorInformationUnavailable,
                QT_TRANSLATE_NOOP("ErrorText", "Nothing more is known about the error"),
                QT_TRANSLATE_NOOP("ErrorText", "unknown error"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    ErrorWords {ErrorCode::DoEDownloadNoProgress,
                QT_TRANSLATE_NOOP("ErrorText", "No data has arrived for too long"),
                QT_TRANSLATE_NOOP("ErrorText", "no progress"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    ErrorWords {ErrorCode::BgENoProgress,
                QT_TRANSLATE_NOOP("ErrorText", "No data has arrived for too long"),
                QT_TRANSLATE_NOOP("ErrorText", "no progress"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    ErrorWords {ErrorCode::BgETooManyFiles,
                QT_TRANSLATE_NOOP("ErrorText", "The transfer has too many files"),
                QT_TRANSLATE_NOOP("ErrorText", "too many files"),
                QT_TRANSLATE_NOOP("ErrorText", "Split it into several transfers.")},
    ErrorWords {ErrorCode::BgEStringTooLong, QT_TRANSLATE_NOOP("ErrorText", "The text is too long"),
                QT_TRANSLATE_NOOP("ErrorText", "too long"),
                QT_TRANSLATE_NOOP("ErrorText", "Use a shorter one.")},
    ErrorWords {ErrorCode::BgEBlockedByPolicy,
                QT_TRANSLATE_NOOP("ErrorText", "A policy of this computer forbids the transfer"),
                QT_TRANSLATE_NOOP("ErrorText", "blocked by a policy"),
                QT_TRANSLATE_NOOP("ErrorText", "Ask those who look after this computer.")},
    ErrorWords {ErrorCode::DoEBlockedByCostTransferPolicy,
                QT_TRANSLATE_NOOP("ErrorText", "The transfer waits because the network is metered"),
                QT_TRANSLATE_NOOP("ErrorText", "metered network"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "It continues on another network. A foreground transfer runs at "
                                  "once.")},
    ErrorWords {ErrorCode::BgEMaxDownloadTimeout,
                QT_TRANSLATE_NOOP("ErrorText", "The transfer took longer than it may"),
                QT_TRANSLATE_NOOP("ErrorText", "took too long"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    ErrorWords {
        ErrorCode::BgEDatabaseCorrupt,
        QT_TRANSLATE_NOOP("ErrorText", "The database of the queue is damaged"),
        QT_TRANSLATE_NOOP("ErrorText", "damaged database"),
        QT_TRANSLATE_NOOP("ErrorText", "It was set aside and kept; the queue starts anew.")},
    ErrorWords {ErrorCode::EInvalidArg, QT_TRANSLATE_NOOP("ErrorText", "The value is not valid"),
                QT_TRANSLATE_NOOP("ErrorText", "invalid value"),
                QT_TRANSLATE_NOOP("ErrorText", "Check what was typed.")},
    ErrorWords {ErrorCode::ENotImpl, QT_TRANSLATE_NOOP("ErrorText", "This is not supported"),
                QT_TRANSLATE_NOOP("ErrorText", "not supported"),
                QT_TRANSLATE_NOOP("ErrorText", "Choose another way.")},
    ErrorWords {ErrorCode::EFail, QT_TRANSLATE_NOOP("ErrorText", "An unexpected error occurred"),
                QT_TRANSLATE_NOOP("ErrorText", "unexpected error"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")},
    ErrorWords {ErrorCode::EOutOfMemory,
                QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory"),
                QT_TRANSLATE_NOOP("ErrorText", "out of memory"),
                QT_TRANSLATE_NOOP("ErrorText", "Close other programs and resume the transfer.")},
};

constexpr std::array kLocal = {
    ErrorWords {ErrorCode::BgEDestinationLocked,
                QT_TRANSLATE_NOOP("ErrorText", "The destination is in use by another program"),
                QT_TRANSLATE_NOOP("ErrorText", "destination in use"),
                QT_TRANSLATE_NOOP("ErrorText", "Close the file there and try again.")},
    ErrorWords {ErrorCode::BgEVolumeChanged,
                QT_TRANSLATE_NOOP("ErrorText", "Another disk is now where the destination was"),
                QT_TRANSLATE_NOOP("ErrorText", "different disk"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "Connect the disk the transfer was begun on and resume it.")},
    ErrorWords {ErrorCode::BgEMissingFileSize,
                QT_TRANSLATE_NOOP("ErrorText", "The size of the file is not known"),
                QT_TRANSLATE_NOOP("ErrorText", "unknown size"),
                QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {ErrorCode::BgELocalFileChanged,
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The file on this computer has changed since the transfer began"),
                QT_TRANSLATE_NOOP("ErrorText", "local file changed"),
                QT_TRANSLATE_NOOP("ErrorText", "Cancel the transfer and add it again.")},
    ErrorWords {ErrorCode::BgEFileNotFound,
                QT_TRANSLATE_NOOP("ErrorText", "The file does not exist"),
                QT_TRANSLATE_NOOP("ErrorText", "file not found"),
                QT_TRANSLATE_NOOP("ErrorText", "Check whether it was moved or renamed.")},
    ErrorWords {ErrorCode::BgEInvalidHashAlgorithm,
                QT_TRANSLATE_NOOP("ErrorText", "The kind of checksum is not known"),
                QT_TRANSLATE_NOOP("ErrorText", "unknown checksum"),
                QT_TRANSLATE_NOOP("ErrorText", "Use sha-256, sha-512, sha-1 or md5.")},
    ErrorWords {
        ErrorCode::BgEValidationFailed,
        QT_TRANSLATE_NOOP("ErrorText", "The data does not match its checksum"),
        QT_TRANSLATE_NOOP("ErrorText", "wrong checksum"),
        QT_TRANSLATE_NOOP("ErrorText", "Check the checksum, or get the file from another source.")},
    ErrorWords {
        ErrorCode::EAccessDenied, QT_TRANSLATE_NOOP("ErrorText", "Access was denied"),
        QT_TRANSLATE_NOOP("ErrorText", "access denied"),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Choose a folder that may be written to, or change its permissions, and resume.")},
    ErrorWords {ErrorCode::EDiskFull, QT_TRANSLATE_NOOP("ErrorText", "The disk is full"),
                QT_TRANSLATE_NOOP("ErrorText", "disk full"),
                QT_TRANSLATE_NOOP("ErrorText", "Free some space and resume the transfer.")},
    ErrorWords {
        ErrorCode::EPathNotFound, QT_TRANSLATE_NOOP("ErrorText", "The folder does not exist"),
        QT_TRANSLATE_NOOP("ErrorText", "folder not found"),
        QT_TRANSLATE_NOOP("ErrorText", "Create it, or connect the disk it is on, and resume.")},
    ErrorWords {ErrorCode::EFileExists,
                QT_TRANSLATE_NOOP("ErrorText", "A file of this name exists already"),
                QT_TRANSLATE_NOOP("ErrorText", "file exists"),
                QT_TRANSLATE_NOOP("ErrorText", "Move or rename it and try again.")},
    ErrorWords {ErrorCode::EWriteProtect, QT_TRANSLATE_NOOP("ErrorText", "The disk is read-only"),
                QT_TRANSLATE_NOOP("ErrorText", "read-only disk"),
                QT_TRANSLATE_NOOP("ErrorText", "Choose another folder.")},
};

constexpr std::array kRemote = {
    ErrorWords {ErrorCode::BgEFileNotAvailable,
                QT_TRANSLATE_NOOP("ErrorText", "The server does not offer the file"),
                QT_TRANSLATE_NOOP("ErrorText", "not available"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    ErrorWords {ErrorCode::BgEProtocolNotAvailable,
                QT_TRANSLATE_NOOP("ErrorText", "Addresses that begin like this cannot be used"),
                QT_TRANSLATE_NOOP("ErrorText", "unsupported address"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "Addresses begin with http://, https://, ftp://, ftps:// or "
                                  "sftp://, those of uploads also with s3://.")},
    ErrorWords {ErrorCode::BgENetworkDisconnected,
                QT_TRANSLATE_NOOP("ErrorText", "There is no network connection"),
                QT_TRANSLATE_NOOP("ErrorText", "no network"),
                QT_TRANSLATE_NOOP("ErrorText", "The transfer continues when the network is back.")},
    ErrorWords {
        ErrorCode::BgEInsufficientHttpSupport,
        QT_TRANSLATE_NOOP("ErrorText", "The server does not support what the transfer needs"),
        QT_TRANSLATE_NOOP("ErrorText", "not supported by the server"),
        QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {ErrorCode::BgEInsufficientRangeSupport,
                QT_TRANSLATE_NOOP("ErrorText", "The server cannot send parts of a file"),
                QT_TRANSLATE_NOOP("ErrorText", "cannot be resumed"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    ErrorWords {ErrorCode::BgERemoteNotSupported,
                QT_TRANSLATE_NOOP("ErrorText", "The server cannot be used for this transfer"),
                QT_TRANSLATE_NOOP("ErrorText", "server not supported"),
                QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {
        ErrorCode::BgEInvalidServerResponse,
        QT_TRANSLATE_NOOP("ErrorText", "The answer of the server cannot be understood"),
        QT_TRANSLATE_NOOP("ErrorText", "invalid answer"),
        QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")},
    ErrorWords {ErrorCode::BgESessionNotFound,
                QT_TRANSLATE_NOOP("ErrorText", "The server has forgotten the upload"),
                QT_TRANSLATE_NOOP("ErrorText", "upload forgotten"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the upload over.")},
    ErrorWords {ErrorCode::BgETooLarge,
                QT_TRANSLATE_NOOP("ErrorText", "The server refuses files of this size"),
                QT_TRANSLATE_NOOP("ErrorText", "too large"),
                QT_TRANSLATE_NOOP("ErrorText", "Ask those who run the server.")},
    ErrorWords {
        ErrorCode::BgEInvalidRange,
        QT_TRANSLATE_NOOP("ErrorText", "The server cannot send the requested part of the file"),
        QT_TRANSLATE_NOOP("ErrorText", "invalid range"),
        QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    ErrorWords {ErrorCode::BgEConnectFailure,
                QT_TRANSLATE_NOOP("ErrorText", "The server cannot be reached"),
                QT_TRANSLATE_NOOP("ErrorText", "server not reachable"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address and the network connection.")},
    ErrorWords {
        ErrorCode::BgEConnectionClosed,
        QT_TRANSLATE_NOOP("ErrorText", "The connection to the server was lost"),
        QT_TRANSLATE_NOOP("ErrorText", "connection lost"),
        QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to continue where it stopped.")},
    ErrorWords {ErrorCode::BgEInvalidProxyInfo,
                QT_TRANSLATE_NOOP("ErrorText", "The proxy server cannot be used"),
                QT_TRANSLATE_NOOP("ErrorText", "proxy error"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the proxy settings.")},
    ErrorWords {
        ErrorCode::BgEInvalidCredentials,
        QT_TRANSLATE_NOOP("ErrorText", "The server does not accept the user name or password"),
        QT_TRANSLATE_NOOP("ErrorText", "sign-in refused"),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check the user name and password, then resume the transfer.")},
    ErrorWords {ErrorCode::BgERemoteFileChanged,
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The file on the server has changed since the transfer began"),
                QT_TRANSLATE_NOOP("ErrorText", "remote file changed"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    ErrorWords {ErrorCode::ENameNotResolved,
                QT_TRANSLATE_NOOP("ErrorText", "The name of the server was not found"),
                QT_TRANSLATE_NOOP("ErrorText", "unknown server"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address and the network connection.")},
    ErrorWords {
        ErrorCode::ESecureChannel,
        QT_TRANSLATE_NOOP("ErrorText", "A secure connection to the server could not be made"),
        QT_TRANSLATE_NOOP("ErrorText", "no secure connection"),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Check the date and time of this computer, or tell those who run the server.")},
    ErrorWords {
        ErrorCode::ECertificateUntrusted,
        QT_TRANSLATE_NOOP("ErrorText", "The certificate of the server is not trusted"),
        QT_TRANSLATE_NOOP("ErrorText", "untrusted certificate"),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check the address; do not send anything confidential to this server.")},
    ErrorWords {ErrorCode::ECertificateDateInvalid,
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The certificate of the server has expired or is not valid yet"),
                QT_TRANSLATE_NOOP("ErrorText", "expired certificate"),
                QT_TRANSLATE_NOOP(
                    "ErrorText",
                    "Check the date and time of this computer, or tell those who run the server.")},
    ErrorWords {
        ErrorCode::ECertificateNameInvalid,
        QT_TRANSLATE_NOOP("ErrorText", "The certificate of the server belongs to another name"),
        QT_TRANSLATE_NOOP("ErrorText", "certificate of another server"),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check the address; do not send anything confidential to this server.")},
    ErrorWords {
        ErrorCode::ETimeout, QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time"),
        QT_TRANSLATE_NOOP("ErrorText", "timed out"),
        QT_TRANSLATE_NOOP("ErrorText", "Check the network connection, or try again later.")},
    ErrorWords {
        ErrorCode::ERedirectFailed,
        QT_TRANSLATE_NOOP("ErrorText",
                          "The server redirects too often, or to an address that is not allowed"),
        QT_TRANSLATE_NOOP("ErrorText", "invalid redirection"),
        QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    ErrorWords {ErrorCode::EInvalidUrl,
                QT_TRANSLATE_NOOP("ErrorText", "This is not a valid web address"),
                QT_TRANSLATE_NOOP("ErrorText", "invalid address"),
                QT_TRANSLATE_NOOP("ErrorText", "Write it like https://example.org/file.")},
};

/// What EFail means when nothing could be asked of a server at all.
constexpr ErrorWords kNoEngine {
    ErrorCode::EFail, QT_TRANSLATE_NOOP("ErrorText", "A part of Kurier could not be loaded"),
    QT_TRANSLATE_NOOP("ErrorText", "Kurier is incomplete"),
    QT_TRANSLATE_NOOP("ErrorText", "Install Kurier again; the transfer then continues by itself.")};

/// Codes that mean something else when they arose on the server.
constexpr std::array kOnServer = {
    ErrorWords {
        ErrorCode::EAccessDenied,
        QT_TRANSLATE_NOOP("ErrorText", "The server denies access to the file"),
        QT_TRANSLATE_NOOP("ErrorText", "access denied"),
        QT_TRANSLATE_NOOP("ErrorText", "Check the address, and whether it needs signing in.")},
    ErrorWords {ErrorCode::EDiskFull,
                QT_TRANSLATE_NOOP("ErrorText", "The server has no space left"),
                QT_TRANSLATE_NOOP("ErrorText", "server full"),
                QT_TRANSLATE_NOOP("ErrorText", "Tell those who run the server.")},
    ErrorWords {ErrorCode::EFileExists,
                QT_TRANSLATE_NOOP("ErrorText", "A file of this name exists already on the server"),
                QT_TRANSLATE_NOOP("ErrorText", "file exists on the server"),
                QT_TRANSLATE_NOOP("ErrorText", "Choose another name, or remove the file there.")},
};

template <class Table>
const ErrorWords *find(const Table &table, ErrorCode code)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [code](const ErrorWords &entry) { return entry.code == code; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace

const ErrorWords *wordsOf(ErrorCode code, ErrorContext context)
{
    if (context == ErrorContext::RemoteFile) {
        if (const ErrorWords *const words = find(kOnServer, code))
            return words;
    }
    if (context == ErrorContext::Transport && code == ErrorCode::EFail)
        return &kNoEngine;
    for (const ErrorWords *words :
         {find(kGeneral, code), find(kLocal, code), find(kRemote, code)}) {
        if (words)
            return words;
    }
    return nullptr;
}

} // namespace kurier

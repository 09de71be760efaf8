// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/ErrorWords.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

/// HTTP answers that have words of their own; %1 is the status.
constexpr std::array kHttp = {
    ErrorWords {httpErrorCode(400),
                QT_TRANSLATE_NOOP("ErrorText", "The server did not understand the request (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "bad request (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    ErrorWords {httpErrorCode(401),
                QT_TRANSLATE_NOOP("ErrorText", "The server requires signing in (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "sign-in required (%1)"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "Check the user name and password, then resume the transfer.")},
    ErrorWords {httpErrorCode(402),
                QT_TRANSLATE_NOOP("ErrorText", "The server asks for payment (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "payment required (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Look at the address in a web browser.")},
    ErrorWords {httpErrorCode(403),
                QT_TRANSLATE_NOOP("ErrorText", "The server denies access to the file (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "access denied (%1)"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "Check whether the address needs signing in or has expired.")},
    ErrorWords {httpErrorCode(404),
                QT_TRANSLATE_NOOP("ErrorText", "The file was not found on the server (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "not found (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    ErrorWords {httpErrorCode(405),
                QT_TRANSLATE_NOOP("ErrorText", "The server does not allow downloading this (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "not allowed (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    ErrorWords {
        httpErrorCode(406),
        QT_TRANSLATE_NOOP("ErrorText", "The server has the file in no form that can be used (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "not acceptable (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "Check the address and the headers that are sent.")},
    ErrorWords {httpErrorCode(407),
                QT_TRANSLATE_NOOP("ErrorText", "The proxy server requires signing in (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "proxy sign-in required (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the proxy settings.")},
    ErrorWords {httpErrorCode(408),
                QT_TRANSLATE_NOOP("ErrorText", "The server waited too long for the request (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "timed out (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "The transfer continues by itself.")},
    ErrorWords {
        httpErrorCode(409),
        QT_TRANSLATE_NOOP("ErrorText", "The server is changing the file at the moment (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "in conflict (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "The transfer continues by itself.")},
    ErrorWords {httpErrorCode(410),
                QT_TRANSLATE_NOOP("ErrorText", "The file is no longer on the server (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "gone (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {httpErrorCode(414),
                QT_TRANSLATE_NOOP("ErrorText", "The address is too long for the server (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "address too long (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address.")},
    ErrorWords {httpErrorCode(416),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The server cannot send the requested part of the file (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "invalid range (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to start the file over.")},
    ErrorWords {httpErrorCode(423),
                QT_TRANSLATE_NOOP("ErrorText", "The file is locked on the server (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "locked (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "The transfer continues when the file is free.")},
    ErrorWords {
        httpErrorCode(428),
        QT_TRANSLATE_NOOP("ErrorText", "The server wants the request to hold a condition (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "condition required (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "Add the header that the server asks for.")},
    ErrorWords {httpErrorCode(429),
                QT_TRANSLATE_NOOP("ErrorText", "The server received too many requests (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "too many requests (%1)"),
                QT_TRANSLATE_NOOP(
                    "ErrorText", "The server asks for a pause; the transfer continues by itself.")},
    ErrorWords {httpErrorCode(431),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The headers of the request are too large for the server (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "headers too large (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Send fewer or shorter headers and cookies.")},
    ErrorWords {
        httpErrorCode(451),
        QT_TRANSLATE_NOOP("ErrorText", "The server may not offer the file for legal reasons (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "blocked for legal reasons (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {
        httpErrorCode(500),
        QT_TRANSLATE_NOOP("ErrorText", "The server reports an error of its own (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "server error (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")},
    ErrorWords {
        httpErrorCode(501),
        QT_TRANSLATE_NOOP("ErrorText", "The server does not support this kind of request (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "not supported (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {httpErrorCode(502),
                QT_TRANSLATE_NOOP("ErrorText", "A server in between got no usable answer (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "bad gateway (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "The transfer continues by itself.")},
    ErrorWords {httpErrorCode(503),
                QT_TRANSLATE_NOOP("ErrorText", "The server is busy or being maintained (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "server busy (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Try again later.")},
    ErrorWords {
        httpErrorCode(504),
        QT_TRANSLATE_NOOP("ErrorText", "A server in between waited too long for an answer (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "gateway timed out (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "The transfer continues by itself.")},
    ErrorWords {
        httpErrorCode(505),
        QT_TRANSLATE_NOOP("ErrorText", "The server does not support this version of HTTP (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "HTTP version not supported (%1)"),
        QT_TRANSLATE_NOOP("ErrorText", "Get the file from another source.")},
    ErrorWords {httpErrorCode(507),
                QT_TRANSLATE_NOOP("ErrorText", "The server has no space left (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "server full (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Tell those who run the server.")},
    ErrorWords {httpErrorCode(508),
                QT_TRANSLATE_NOOP("ErrorText", "The server runs in circles over this address (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "endless loop (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "Tell those who run the server.")},
    ErrorWords {httpErrorCode(511),
                QT_TRANSLATE_NOOP("ErrorText", "The network requires signing in first (%1)"),
                QT_TRANSLATE_NOOP("ErrorText", "network sign-in required (%1)"),
                QT_TRANSLATE_NOOP(
                    "ErrorText",
                    "Open a web browser to sign in to the network, then resume the transfer.")},
};

constexpr ErrorWords kUnexpected {
    ErrorCode::Ok,
    QT_TRANSLATE_NOOP("ErrorText", "The server answered in a way that fits no download (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "unexpected answer (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")};
constexpr ErrorWords kOtherRedirect {
    ErrorCode::Ok,
    QT_TRANSLATE_NOOP("ErrorText", "The server redirects in a way that cannot be followed (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "invalid redirection (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Check the address.")};
constexpr ErrorWords kOtherRefusal {
    ErrorCode::Ok, QT_TRANSLATE_NOOP("ErrorText", "The server refused the request (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "refused (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Check the address.")};
constexpr ErrorWords kOtherServerError {
    ErrorCode::Ok, QT_TRANSLATE_NOOP("ErrorText", "The server reports an error of its own (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "server error (%1)"),
    QT_TRANSLATE_NOOP("ErrorText", "Try again later, or tell those who run the server.")};

const ErrorWords *find(int status)
{
    const auto *const found =
        std::find_if(kHttp.begin(), kHttp.end(), [status](const ErrorWords &entry) {
            return entry.code == httpErrorCode(status);
        });
    return found == kHttp.end() ? nullptr : found;
}

} // namespace

const ErrorWords &wordsOfHttp(int status)
{
    if (const ErrorWords *const words = find(status))
        return *words;
    if (status >= 500)
        return kOtherServerError;
    if (status >= 400)
        return kOtherRefusal;
    return status >= 300 ? kOtherRedirect : kUnexpected;
}

bool hasHttpWords(int status)
{
    return find(status) != nullptr;
}

} // namespace kurier

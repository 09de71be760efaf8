// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/HttpAnswers.h"

#include "core/job/JobSpec.h"
#include "core/transfer/HttpUrl.h"
#include "core/transfer/ResponseVerdict.h"

#include <algorithm>

namespace kurier {

namespace {

std::chrono::seconds wallNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch());
}

Error invalidError(const UploadAnswer &answer, const QString &why)
{
    return {ErrorCode::BgEInvalidServerResponse, ErrorContext::RemoteFile, why,
            displayUrl(answer.url)};
}

struct Refusal
{
    Error error;
    std::optional<std::chrono::seconds> retryAfter;
};

Refusal refusalOf(const UploadAnswer &answer)
{
    if (answer.error)
        return {*answer.error, std::nullopt};
    const int status = answer.status();
    if (status < 300)
        return {
            invalidError(answer,
                         QStringLiteral("HTTP status %1 is no answer to this request").arg(status)),
            std::nullopt};
    ResponseVerdict verdict = judge(answer.head, {}, wallNow());
    verdict.error.subject = displayUrl(answer.url);
    if (status == 413)
        verdict.error.code = ErrorCode::BgETooLarge;
    else if (status == 507)
        verdict.error.code = ErrorCode::EDiskFull;
    else if (status < 400)
        verdict.error = {ErrorCode::ERedirectFailed, ErrorContext::RemoteFile,
                         QStringLiteral("HTTP status %1").arg(status), displayUrl(answer.url)};
    return {verdict.error, verdict.retryAfter};
}

} // namespace

bool isOutcomeUnknown(const UploadAnswer &answer)
{
    if (answer.error)
        return answer.wasSentWhole;
    const int status = answer.status();
    return status == 500 || status == 502 || status == 504 || status > 511;
}

UploadVerdict failedVerdict(const UploadCall &call, const UploadAnswer &answer)
{
    const Refusal refusal = refusalOf(answer);
    const bool unknown = isOutcomeUnknown(answer);
    return {UploadOutcome::Failed, refusal.error, call.createsSession && unknown,
            call.finishes && unknown, refusal.retryAfter};
}

UploadVerdict invalidVerdict(const UploadCall &call, const UploadAnswer &answer, const QString &why)
{
    // Success without the rest may have done what was asked.
    const bool done = answer.isSuccess();
    return {UploadOutcome::Failed, invalidError(answer, why), call.createsSession && done,
            call.finishes && done, std::nullopt};
}

UploadVerdict lostVerdict(const UploadAnswer &answer)
{
    const QString detail =
        answer.error ? answer.error->detail : QStringLiteral("HTTP status %1").arg(answer.status());
    return {
        UploadOutcome::SessionLost,
        {ErrorCode::BgESessionNotFound, ErrorContext::RemoteFile, detail, displayUrl(answer.url)},
        false,
        false,
        std::nullopt};
}

UploadVerdict finishedVerdict()
{
    return {UploadOutcome::Finished, {}, false, false, std::nullopt};
}

UploadVerdict existsVerdict(const QByteArray &target)
{
    return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                        QStringLiteral("the server has a file of this name"), target);
}

UploadVerdict errorVerdict(ErrorCode code, ErrorContext context, const QString &detail,
                           const QByteArray &url)
{
    return {UploadOutcome::Failed,
            {code, context, detail, displayUrl(url)},
            false,
            false,
            std::nullopt};
}

RemovalVerdict failedRemoval(const UploadAnswer &answer, qint64 bytes)
{
    const int status = answer.status();
    const bool cannot = status == 405 || status == 501;
    return {cannot ? RemovalResult::Refused : RemovalResult::Failed, bytes,
            refusalOf(answer).error};
}

RemovalVerdict removalVerdict(RemovalResult result, qint64 bytes, const QString &why,
                              const QByteArray &url)
{
    if (result == RemovalResult::Removed || result == RemovalResult::Arrived)
        return {result, bytes, {}};
    const auto code = result == RemovalResult::Refused ? ErrorCode::BgERemoteNotSupported
                                                       : ErrorCode::BgEInvalidServerResponse;
    return {result, bytes, {code, ErrorContext::RemoteFile, why, displayUrl(url)}};
}

RemovalVerdict verifiedRemoval(const UploadAnswer &answer, qint64 bytes, const QByteArray &url)
{
    if (answer.isAbsent())
        return {RemovalResult::Removed, bytes, {}};
    if (answer.isSuccess())
        return removalVerdict(RemovalResult::StillThere, bytes,
                              QStringLiteral("the upload is still there after its removal"), url);
    return failedRemoval(answer, bytes);
}

qint64 numberField(const UploadAnswer &answer, std::string_view name)
{
    const QByteArray text = answer.head.field(name);
    const bool digits = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 number = digits ? text.toLongLong(&fits) : -1;
    return fits ? number : -1;
}

std::optional<SessionLocation> sessionLocation(const UploadAnswer &answer)
{
    const QByteArray location = answer.head.field("location");
    const auto from = parseHttpUrl(answer.url);
    if (location.isEmpty() || !from)
        return std::nullopt;
    const auto target = redirectTarget(*from, location);
    if (!target) {
        // Absolute and readable, but not to be followed: who removes it must know it.
        const auto plain = parseHttpUrl(location);
        return plain ? std::optional(SessionLocation {plain->address, target.error()})
                     : std::nullopt;
    }
    if (sameOrigin(*from, *target))
        return SessionLocation {target->address, std::nullopt};
    return SessionLocation {target->address,
                            Error {ErrorCode::ERedirectFailed, ErrorContext::RemoteFile,
                                   QStringLiteral("the upload is at another server"),
                                   displayUrl(target->address)}};
}

QByteArray folderOf(const QByteArray &url)
{
    const qsizetype query = url.indexOf('?');
    const QByteArray path = query < 0 ? url : url.left(query);
    const qsizetype host = path.indexOf("://") + 3;
    const qsizetype slash = path.lastIndexOf('/');
    return slash < host ? path + '/' : path.left(slash + 1);
}

QByteArray sibling(const QByteArray &url, const QByteArray &name)
{
    return folderOf(url) + name;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ResponseVerdict.h"

#include "core/access/SignInNeed.h"
#include "core/job/Checksum.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

ResponseVerdict failed(ErrorCode code, const QString &detail)
{
    ResponseVerdict verdict;
    verdict.error = {code, ErrorContext::RemoteFile, detail, {}};
    return verdict;
}

ResponseVerdict invalid(const QString &detail)
{
    return failed(ErrorCode::BgEInvalidServerResponse, detail);
}

ResponseVerdict unproven(ErrorCode code, const QString &detail)
{
    ResponseVerdict verdict = failed(code, detail);
    verdict.kind = VerdictKind::Unproven;
    return verdict;
}

ResponseVerdict useless(const QString &detail)
{
    ResponseVerdict verdict = failed(ErrorCode::BgEInsufficientRangeSupport, detail);
    verdict.kind = VerdictKind::Useless;
    return verdict;
}

ResponseVerdict changed(const QString &detail)
{
    return unproven(ErrorCode::BgERemoteFileChanged, detail);
}

enum class Match : quint8 { Same, Different, Absent };

/// Compares \a validator with the field of its own kind in \a head.
Match compareValidator(const ResponseHead &head, const QByteArray &validator)
{
    const bool isTag = validator.startsWith('"');
    const QByteArray answered = head.field(isTag ? "etag" : "last-modified");
    if (answered.isEmpty())
        return Match::Absent;
    return answered == validator ? Match::Same : Match::Different;
}

bool isEncoded(const ResponseHead &head)
{
    const auto encodings = head.fields("content-encoding");
    return std::any_of(encodings.begin(), encodings.end(), [](const QByteArray &encoding) {
        return !encoding.isEmpty() && encoding.toLower() != "identity";
    });
}

ResponseVerdict judgeWhole(const ResponseHead &head)
{
    const auto length = contentLength(head);
    if (!length)
        return invalid(QStringLiteral("Content-Length is not a usable number"));
    if (isEncoded(head) && *length < 0)
        return invalid(QStringLiteral("a content encoding nobody asked for, of unknown length"));
    ResponseVerdict verdict;
    verdict.kind = VerdictKind::Body;
    verdict.total = *length;
    verdict.bodyLength = *length;
    verdict.validator = strongValidator(head);
    return verdict;
}

ResponseVerdict judgePart(const ResponseHead &head, const RangeQuestion &question)
{
    if (head.field("content-type").toLower().startsWith("multipart/byteranges"))
        return unproven(ErrorCode::BgEInvalidRange, QStringLiteral("an answer in several parts"));
    const auto length = contentLength(head);
    if (!length)
        return invalid(QStringLiteral("Content-Length is not a usable number"));
    const auto ranges = head.fields("content-range");
    const auto range = ranges.size() == 1 ? parseContentRange(ranges.front()) : std::nullopt;
    if (!range || range->first != question.offset || range->total < 0)
        return unproven(ErrorCode::BgEInvalidRange,
                        QStringLiteral("Content-Range is not what was asked for"));
    if (question.expectedTotal >= 0 && range->total != question.expectedTotal)
        return changed(QStringLiteral("the file has another size now"));
    if (question.end >= 0 && range->last >= question.end)
        return unproven(ErrorCode::BgEInvalidRange,
                        QStringLiteral("Content-Range goes beyond what was asked for"));
    const Match match = compareValidator(head, question.validator);
    if (match == Match::Different)
        return changed(QStringLiteral("the file has another validator now"));
    if (match == Match::Absent && question.additional)
        return useless(QStringLiteral("a part of the file without its validator"));
    const qint64 span = range->last - range->first + 1;
    if (*length >= 0 && *length != span)
        return invalid(QStringLiteral("Content-Length contradicts Content-Range"));
    ResponseVerdict verdict;
    verdict.kind = VerdictKind::Body;
    verdict.total = range->total;
    verdict.bodyLength = span;
    verdict.validator = question.validator;
    return verdict;
}

ResponseVerdict judgeUnsatisfied(const ResponseHead &head, const RangeQuestion &question)
{
    const auto range = parseContentRange(head.field("content-range"));
    const bool allHere = range && range->first < 0 && range->total == question.offset
        && question.expectedTotal == question.offset;
    if (!allHere)
        return changed(QStringLiteral("the server has no bytes from there on"));
    if (compareValidator(head, question.validator) != Match::Same)
        return changed(QStringLiteral("the server did not name the file's validator"));
    ResponseVerdict verdict;
    verdict.kind = VerdictKind::Nothing;
    verdict.total = question.offset;
    verdict.validator = question.validator;
    return verdict;
}

/// The whole file although a part was asked for.
ResponseVerdict judgeIgnoredRange(const ResponseHead &head, const RangeQuestion &question)
{
    const QString detail = QStringLiteral("the server sent the whole file instead of a part");
    const bool sameFile = compareValidator(head, question.validator) == Match::Same
        && contentLength(head) == question.expectedTotal;
    return question.additional && sameFile ? useless(detail) : changed(detail);
}

ResponseVerdict judgeRedirect(const ResponseHead &head)
{
    constexpr std::array followed = {301, 302, 303, 307, 308};
    const QByteArray location = head.field("location");
    if (location.isEmpty()
        || std::find(followed.begin(), followed.end(), head.status()) == followed.end())
        return invalid(QStringLiteral("HTTP status %1 without a target").arg(head.status()));
    ResponseVerdict verdict;
    verdict.kind = VerdictKind::Redirect;
    verdict.location = location;
    return verdict;
}

} // namespace

bool provesBytes(const QByteArray &validator)
{
    return isStrongETag(validator)
        || (!validator.isEmpty() && validator.front() >= 'A' && validator.front() <= 'Z'
            && !validator.startsWith("W/") && curl_getdate(validator.constData(), nullptr) >= 0);
}

ResponseVerdict withSize(ResponseVerdict verdict, qint64 required)
{
    const bool other = required >= 0 && verdict.total >= 0 && verdict.total != required;
    if (verdict.kind != VerdictKind::Body || !other)
        return verdict;
    return failed(ErrorCode::BgEValidationFailed,
                  SizeMismatch {required, verdict.total}.toDetail());
}

ResponseVerdict judge(const ResponseHead &head, const RangeQuestion &question,
                      std::chrono::seconds now)
{
    const int status = head.status();
    const bool part = question.isPart();
    if (status >= 300 && status < 400)
        return judgeRedirect(head);
    if (status == 416 && part)
        return judgeUnsatisfied(head, question);
    if (status >= 400) {
        ResponseVerdict verdict =
            failed(httpErrorCode(status), QStringLiteral("HTTP status %1").arg(status));
        verdict.retryAfter = retryAfter(head, now);
        if (status == 401 || status == 407) {
            const auto challenge =
                head.fields(status == 401 ? "www-authenticate" : "proxy-authenticate");
            verdict.error.detail += QLatin1Char('\n') + challengeDetail(parseChallenge(challenge));
        }
        return verdict;
    }
    const bool whole = status == 200 || status == 203;
    if (whole && part)
        return judgeIgnoredRange(head, question);
    if (whole)
        return judgeWhole(head);
    if (status == 206 && part)
        return judgePart(head, question);
    return invalid(QStringLiteral("HTTP status %1 is no answer to a download").arg(status));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/S3Upload.h"

#include "core/access/SignInNeed.h"
#include "core/upload/HttpAnswers.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr qint64 kLikedPart = qint64 {16} * 1024 * 1024;
constexpr qint64 kLeastPart = qint64 {5} * 1024 * 1024;
constexpr qint64 kMostParts = 10'000;

/// The server's own word for what is wrong is worth more than the status.
UploadVerdict s3Failure(const UploadCall &call, const UploadAnswer &answer)
{
    UploadVerdict verdict = failedVerdict(call, answer);
    const QByteArray code = elementIn(answer.body, QLatin1String("Code"));
    if (answer.error || code.isEmpty())
        return verdict;
    verdict.error.detail = QString::fromUtf8(code.left(200));
    // S3 has no 401: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    if (code == "InvalidAccessKeyId" || code == "SignatureDoesNotMatch")
        verdict.error = passwordNeeded(verdict.error.subject, verdict.error.detail);
    return verdict;
}

} // namespace

S3Upload::S3Upload(UploadPlan plan)
    : m_plan(std::move(plan))
    , m_object(m_plan.session.isKnown() ? m_plan.session.address : s3ObjectUrl(m_plan.target))
{
    const qint64 wanted = m_plan.chunkSize > 0 ? m_plan.chunkSize : kLikedPart;
    m_chunk = std::max({wanted, kLeastPart, (m_plan.size + kMostParts - 1) / kMostParts});
}

UploadStep S3Upload::begin()
{
    if (m_object.isEmpty() || m_object.contains('?'))
        return errorVerdict(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                            QStringLiteral("the address names no object"), m_plan.target);
    return m_plan.overwrite || m_plan.wasSentWhole() ? afterTarget() : ask(Stage::Target);
}

UploadStep S3Upload::afterTarget()
{
    return ask(m_plan.session.isKnown() ? Stage::Parts : Stage::Create);
}

UploadStep S3Upload::proceed()
{
    return ask(Stage::Send);
}

UploadStep S3Upload::ask(Stage stage)
{
    m_stage = stage;
    switch (stage) {
    case Stage::Target:
    case Stage::Completed:
    case Stage::Arrived:
        m_call = signedCall("HEAD", m_object, {});
        break;
    case Stage::Create:
        m_call = signedCall("POST", m_object, "uploads=", QByteArray(""));
        m_call.createsSession = true;
        break;
    case Stage::Parts:
        m_call = listCall(m_object, m_plan.session.token, m_marker);
        break;
    case Stage::Send: {
        const QByteArray number = QByteArray::number(m_offset / m_chunk + 1);
        m_call = signedCall("PUT", m_object,
                            "partNumber=" + number + '&' + idQuery(m_plan.session.token));
        m_call.headers = {"x-amz-content-sha256: UNSIGNED-PAYLOAD"};
        m_call.part = ByteRange {m_offset, std::min(m_plan.size, m_offset + m_chunk)};
        break;
    }
    case Stage::Complete:
        m_call = signedCall("POST", m_object, idQuery(m_plan.session.token), completion());
        if (!m_plan.overwrite)
            m_call.headers.append("If-None-Match: *");
        m_call.finishes = true;
        break;
    }
    return m_call;
}

QByteArray S3Upload::completion() const
{
    QByteArray text = "<CompleteMultipartUpload>";
    for (const auto &[number, tag] : m_tags)
        text += "<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>"
            + QString::fromUtf8(tag).toHtmlEscaped().toUtf8() + "</ETag></Part>";
    return text + "</CompleteMultipartUpload>";
}

UploadStep S3Upload::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Target:
        return targetCame(answer);
    case Stage::Create:
        return created(answer);
    case Stage::Parts:
        return partsCame(answer);
    case Stage::Send:
        return sent(answer);
    case Stage::Completed:
        if (answer.isSuccess())
            return isMadeOf(answer, m_plan.size, m_tags) ? finishedVerdict()
                                                         : existsVerdict(m_object);
        return answer.isAbsent() || answer.status() == 403 ? goOn()
                                                           : UploadStep(s3Failure(m_call, answer));
    case Stage::Arrived:
        return arrived(answer);
    case Stage::Complete:
        break;
    }
    return completed(answer);
}

UploadStep S3Upload::targetCame(const UploadAnswer &answer)
{
    if (answer.isSuccess())
        return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                            QStringLiteral("the bucket has an object of this name"), m_object);
    // Who may not list a bucket is told 403 of what is not in it.
    return answer.isAbsent() || answer.status() == 403 ? afterTarget()
                                                       : UploadStep(s3Failure(m_call, answer));
}

UploadStep S3Upload::created(const UploadAnswer &answer)
{
    if (!answer.isSuccess())
        return s3Failure(m_call, answer);
    const QByteArray id = elementIn(answer.body, QLatin1String("UploadId"));
    if (id.isEmpty())
        return invalidVerdict(m_call, answer,
                              QStringLiteral("the server did not name the upload it created"));
    m_plan.session = {UploadProtocol::S3, m_object, id};
    return SessionAnnouncement {m_plan.session, std::nullopt};
}

/// All had been confirmed, and the upload is not known any more.
UploadStep S3Upload::arrived(const UploadAnswer &answer)
{
    if (answer.isSuccess() && contentLength(answer.head).value_or(-1) == m_plan.size)
        return finishedVerdict();
    if (answer.isSuccess() && !m_plan.overwrite)
        return existsVerdict(m_object);
    return answer.isSuccess() || answer.isAbsent() ? lostVerdict(answer)
                                                   : s3Failure(m_call, answer);
}

UploadStep S3Upload::partsCame(const UploadAnswer &answer)
{
    if (answer.isAbsent() && m_plan.wasSentWhole())
        return ask(Stage::Arrived);
    if (answer.isAbsent())
        return lostVerdict(answer);
    if (!answer.isSuccess())
        return s3Failure(m_call, answer);
    const PartListing listing = partsIn(answer.body);
    if (!listing.valid)
        return invalidVerdict(m_call, answer, QStringLiteral("this is no list of parts"));
    for (const ListedPart &part : listing.parts) {
        m_marker = std::max(m_marker, part.number);
        const qint64 whole = std::min(m_chunk, m_plan.size - m_offset);
        // Behind a gap or a part of another size everything is sent again.
        if (part.number == m_offset / m_chunk + 1 && part.size == whole && whole > 0) {
            m_tags[part.number] = part.tag;
            m_offset += whole;
        }
    }
    if (listing.truncated && !listing.parts.isEmpty())
        return ask(Stage::Parts);
    // Not every server keeps the condition that completes only where nothing is, and some list what
    // is completed.
    if (m_plan.wasSentWhole() && !m_plan.overwrite)
        return ask(Stage::Completed);
    return goOn();
}

UploadStep S3Upload::sent(const UploadAnswer &answer)
{
    if (answer.isAbsent())
        return lostVerdict(answer);
    if (!answer.isSuccess())
        return s3Failure(m_call, answer);
    const QByteArray tag = answer.head.field("etag");
    if (tag.isEmpty())
        return invalidVerdict(m_call, answer, QStringLiteral("the server gave a part no name"));
    m_tags[static_cast<int>(m_offset / m_chunk + 1)] = tag;
    m_offset = m_call.part->end;
    return goOn();
}

UploadStep S3Upload::goOn()
{
    const bool complete = m_offset == m_plan.size && !m_tags.empty();
    return ask(complete ? Stage::Complete : Stage::Send);
}

UploadStep S3Upload::completed(const UploadAnswer &answer)
{
    // An error may come under the status of success, after a while without an end.
    const bool done = answer.body.contains("CompleteMultipartUploadResult");
    const QByteArray code = elementIn(answer.body, QLatin1String("Code"));
    if (answer.isSuccess() && code.isEmpty() && done)
        return finishedVerdict();
    if (answer.status() == 412 && !m_plan.overwrite)
        return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                            QStringLiteral("HTTP status 412"), m_object);
    if (answer.isAbsent())
        return lostVerdict(answer);
    UploadVerdict verdict = s3Failure(m_call, answer);
    verdict.mayHaveArrived = verdict.mayHaveArrived || (answer.isSuccess() && code.isEmpty());
    return verdict;
}

} // namespace kurier

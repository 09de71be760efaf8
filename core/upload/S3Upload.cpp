// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/S3Upload.h"

#include "core/job/JobSpec.h"
#include "core/upload/HttpAnswers.h"
#include "core/upload/StagedRemoval.h"

#include <QCryptographicHash>
#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr qint64 kMega = qint64 {1024} * 1024;
constexpr qint64 kLikedChunk = 16 * kMega;
constexpr qint64 kLeastChunk = 5 * kMega;
constexpr qint64 kMostParts = 10'000;

/// A signed request. libcurl 7.88 neither names the body's hash itself nor sorts the query, and a
/// query key needs its '='.
UploadCall signedCall(const QByteArray &method, const QByteArray &object, const QByteArray &query,
                      const std::optional<QByteArray> &text = std::nullopt)
{
    UploadCall call;
    call.method = method;
    call.url = query.isEmpty() ? object : object + '?' + query;
    call.text = text;
    call.signing = s3Signing(object);
    const QByteArray hash =
        QCryptographicHash::hash(text.value_or(QByteArray()), QCryptographicHash::Sha256).toHex();
    call.headers = {"x-amz-content-sha256: " + hash};
    if (text)
        call.headers.append("Content-Type: application/xml");
    return call;
}

QByteArray idQuery(const QByteArray &id)
{
    return "uploadId=" + id.toPercentEncoding("-._~");
}

UploadCall listCall(const QByteArray &object, const QByteArray &id, int marker)
{
    const QByteArray after =
        marker > 0 ? "part-number-marker=" + QByteArray::number(marker) + '&' : QByteArray();
    return signedCall("GET", object, after + idQuery(id));
}

struct ListedPart
{
    int number = 0;
    qint64 size = -1;
    QByteArray tag;
};

struct Listing
{
    QList<ListedPart> parts;
    bool truncated = false;
    bool valid = false;
};

Listing listingIn(const QByteArray &text)
{
    Listing listing;
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        if (name == QLatin1String("ListPartsResult"))
            listing.valid = true;
        else if (name == QLatin1String("IsTruncated"))
            listing.truncated = xml.readElementText() == QLatin1String("true");
        else if (name == QLatin1String("Part"))
            listing.parts.append(ListedPart {});
        else if (listing.parts.isEmpty())
            continue;
        else if (name == QLatin1String("PartNumber"))
            listing.parts.last().number = xml.readElementText().toInt();
        else if (name == QLatin1String("Size"))
            listing.parts.last().size = xml.readElementText().toLongLong();
        else if (name == QLatin1String("ETag"))
            listing.parts.last().tag = xml.readElementText().toUtf8();
    }
    listing.valid = listing.valid && !xml.hasError();
    return listing;
}

/// The text of the first element called \a name; empty when there is none.
QByteArray elementIn(const QByteArray &text, QLatin1String name)
{
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            return xml.readElementText().toUtf8();
    }
    return {};
}

/// The server's own word for what is wrong is worth more than the status.
UploadVerdict s3Failure(const UploadCall &call, const UploadAnswer &answer)
{
    UploadVerdict verdict = failedVerdict(call, answer);
    const QByteArray code = elementIn(answer.body, QLatin1String("Code"));
    if (!answer.error && !code.isEmpty())
        verdict.error.detail = QString::fromUtf8(code.left(200));
    return verdict;
}

} // namespace

QByteArray s3ObjectUrl(const QByteArray &target)
{
    constexpr QByteArrayView scheme("s3://");
    if (!target.toLower().startsWith("s3://"))
        return target;
    const QByteArray rest = target.mid(scheme.size());
    const qsizetype slash = rest.indexOf('/');
    if (slash <= 0 || slash == rest.size() - 1)
        return {};
    return "https://" + rest.left(slash) + ".s3.amazonaws.com" + rest.mid(slash);
}

QByteArray s3Signing(const QByteArray &url)
{
    QByteArray region = "us-east-1";
    const QList<QByteArray> labels = hostOf(url).toLatin1().split('.');
    const qsizetype s3 = labels.indexOf("s3");
    const bool amazon = labels.size() >= 2 && labels.at(labels.size() - 2) == "amazonaws";
    if (amazon && s3 >= 0 && labels.value(s3 + 1) != "amazonaws")
        region = labels.value(s3 + 1);
    return "aws:amz:" + region + ":s3";
}

S3Upload::S3Upload(UploadPlan plan)
    : m_plan(std::move(plan))
    , m_object(m_plan.session.isKnown() ? m_plan.session.address : s3ObjectUrl(m_plan.target))
{
    const qint64 wanted = m_plan.chunkSize > 0 ? m_plan.chunkSize : kLikedChunk;
    m_chunk = std::max({wanted, kLeastChunk, (m_plan.size + kMostParts - 1) / kMostParts});
}

UploadStep S3Upload::begin()
{
    if (m_object.isEmpty() || m_object.contains('?'))
        return errorVerdict(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                            QStringLiteral("the address names no object"), m_plan.target);
    return m_plan.overwrite ? afterTarget() : ask(Stage::Target);
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

UploadStep S3Upload::partsCame(const UploadAnswer &answer)
{
    if (answer.isAbsent())
        return lostVerdict(answer);
    if (!answer.isSuccess())
        return s3Failure(m_call, answer);
    const Listing listing = listingIn(answer.body);
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

std::unique_ptr<RemovalSteps> s3Removal(RemovalPlan plan)
{
    RemovalCalls calls;
    const QByteArray &object = plan.session.address;
    calls.probe = listCall(object, plan.session.token, 0);
    calls.abandon = signedCall("DELETE", object, idQuery(plan.session.token));
    calls.arrived = signedCall("HEAD", object, {});
    calls.bytesIn = [](const UploadAnswer &answer) {
        if (answer.body.isEmpty())
            return contentLength(answer.head).value_or(-1);
        qint64 bytes = 0;
        for (const ListedPart &part : listingIn(answer.body).parts)
            bytes += std::max<qint64>(part.size, 0);
        return bytes;
    };
    return std::make_unique<StagedRemoval>(std::move(plan), std::move(calls));
}

} // namespace kurier

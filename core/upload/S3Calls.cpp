// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/S3Calls.h"

#include "core/job/JobSpec.h"

#include <QCryptographicHash>
#include <QXmlStreamReader>

namespace kurier {

namespace {

QByteArray unquoted(const QByteArray &tag)
{
    return tag.size() > 1 && tag.startsWith('"') && tag.endsWith('"') ? tag.mid(1, tag.size() - 2)
                                                                      : tag;
}

} // namespace

UploadCall signedCall(const QByteArray &method, const QByteArray &object, const QByteArray &query,
                      const std::optional<QByteArray> &text)
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

PartListing partsIn(const QByteArray &text)
{
    PartListing listing;
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

QByteArray elementIn(const QByteArray &text, QLatin1String name)
{
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            return xml.readElementText().toUtf8();
    }
    return {};
}

QByteArray objectTag(const std::map<int, QByteArray> &partTags)
{
    constexpr qsizetype kMd5 = 16;
    QByteArray sums;
    for (const auto &[number, tag] : partTags) {
        const QByteArray sum = QByteArray::fromHex(unquoted(tag));
        if (sum.size() != kMd5 || unquoted(tag).size() != 2 * kMd5)
            return {};
        sums += sum;
    }
    if (sums.isEmpty())
        return {};
    return QCryptographicHash::hash(sums, QCryptographicHash::Md5).toHex() + '-'
        + QByteArray::number(static_cast<qint64>(partTags.size()));
}

bool isMadeOf(const UploadAnswer &head, qint64 size, const std::map<int, QByteArray> &partTags)
{
    const QByteArray tag = objectTag(partTags);
    return head.isSuccess() && contentLength(head.head).value_or(-1) == size && !tag.isEmpty()
        && unquoted(head.head.field("etag")) == tag;
}

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

} // namespace kurier

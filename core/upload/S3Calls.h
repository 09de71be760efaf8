// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadCall.h"

#include <map>
#include <optional>

namespace kurier {

// Requests to S3 and what their answers say. Pure; thread: any.

/// A signed request. libcurl 7.88 neither names the body's hash itself nor sorts the query, and a
/// query key needs its '='.
[[nodiscard]] UploadCall signedCall(const QByteArray &method, const QByteArray &object,
                                    const QByteArray &query,
                                    const std::optional<QByteArray> &text = std::nullopt);
[[nodiscard]] QByteArray idQuery(const QByteArray &id);
/// ListParts behind part \a marker.
[[nodiscard]] UploadCall listCall(const QByteArray &object, const QByteArray &id, int marker);

struct ListedPart
{
    int number = 0;
    qint64 size = -1;
    QByteArray tag;
};

struct PartListing
{
    QList<ListedPart> parts;
    bool truncated = false;
    bool valid = false;
};

/// The answer to ListParts.
[[nodiscard]] PartListing partsIn(const QByteArray &text);
/// The text of the first element called \a name; empty when there is none.
[[nodiscard]] QByteArray elementIn(const QByteArray &text, QLatin1String name);

/// The ETag without quotes of an object that was made of parts with these ETags, by number; empty
/// when they are no MD5 sums (encrypted, another server).
[[nodiscard]] QByteArray objectTag(const std::map<int, QByteArray> &partTags);
/// True when \a head, the answer to HEAD, is about an object of \a size bytes made of these parts.
[[nodiscard]] bool isMadeOf(const UploadAnswer &head, qint64 size,
                            const std::map<int, QByteArray> &partTags);

/// The https address that stands for "s3://BUCKET/KEY"; other addresses as they are.
[[nodiscard]] QByteArray s3ObjectUrl(const QByteArray &target);
/// "aws:amz:REGION:s3" for the host of \a url.
[[nodiscard]] QByteArray s3Signing(const QByteArray &url);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobChanges.h"

#include "core/access/ServerCertificate.h"

namespace kurier {

namespace {

using std::chrono::seconds;

constexpr qsizetype kShownOfText = 80;

bool isBelow(const std::optional<seconds> &time, seconds least)
{
    return time && *time < least;
}

} // namespace

Result<> validate(const JobChanges &changes)
{
    if (changes.name && changes.name->size() > kMaxNameLength)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::None, {},
                       changes.name->left(kShownOfText));
    if (changes.description && changes.description->size() > kMaxDescriptionLength)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::None, {},
                       changes.description->left(kShownOfText));
    const bool outOfRange = changes.rateLimit.value_or(0) < 0
        || isBelow(changes.minimumRetryDelay, seconds(1))
        || isBelow(changes.noProgressTimeout, seconds(0));
    if (outOfRange)
        return failure(ErrorCode::EInvalidArg, ErrorContext::None,
                       QStringLiteral("number out of range"));
    const QByteArray trust = changes.trust.value_or(QByteArray());
    if (!trust.isEmpty() && parseFingerprint(QString::fromLatin1(trust)) != trust)
        return failure(ErrorCode::EInvalidArg, ErrorContext::None, QStringLiteral("not a SHA-256"),
                       QString::fromLatin1(trust.left(kShownOfText)));
    if (changes.url) {
        if (auto url = parseUrl(QString::fromUtf8(*changes.url)); !url)
            return tl::unexpected(url.error());
    }
    return {};
}

} // namespace kurier

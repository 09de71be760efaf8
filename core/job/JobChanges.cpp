// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobChanges.h"

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
    return {};
}

} // namespace kurier

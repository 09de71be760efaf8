// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSpec.h"

#include <optional>

namespace kurier {

/// Properties of a job to set; what is absent stays as it is.
struct JobChanges
{
    std::optional<QString> name; ///< Empty = the first file's.
    std::optional<QString> description;
    std::optional<JobPriority> priority;
    std::optional<bool> autoComplete;
    std::optional<qint64> rateLimit; ///< Bytes per second; 0 = none.
    std::optional<std::chrono::seconds> minimumRetryDelay; ///< At least 1 s.
    std::optional<std::chrono::seconds> noProgressTimeout;
    std::optional<QByteArray> url; ///< New address of the only file of a job.

    /// SHA-256 of the one certificate to accept, 64 hex digits in lower case; empty = none.
    std::optional<QByteArray> trust;

    friend bool operator==(const JobChanges &, const JobChanges &) = default;
};

/// Errors: BgEStringTooLong with the beginning of the text, EInvalidArg for a number out
/// of range or a fingerprint that is none; those of the address as in a JobSpec.
[[nodiscard]] Result<> validate(const JobChanges &changes);

} // namespace kurier

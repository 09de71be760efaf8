// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"

namespace kurier {

/// When a job that nobody uses is announced, and when it is cancelled (product.md, decision 12).
/// Pure; times are wall times in ms UTC, as days count and not how long a computer was on.
namespace UnusedJobs {

inline constexpr qint64 kDay = 86'400'000;
/// From the announcement to the end; it must have been there to be seen for so long.
inline constexpr qint64 kNotice = 7 * kDay;

struct Standing
{
    qint64 noticeSeen = 0; ///< For Job::noticeSeen.
    qint64 cancelAt = 0; ///< For Job::cancelAt.
    bool cancel = false; ///< Now.

    friend bool operator==(const Standing &, const Standing &) = default;
};

/// How \a job stands at \a now when unused ones are cancelled after \a days (0 = never). A job
/// with finished files is announced but never cancelled. Looked at while the announcement can be
/// seen; where seven days passed without that, it is made anew.
[[nodiscard]] Standing standingOf(const Job &job, qint64 now, int days);

} // namespace UnusedJobs

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"

namespace kurier {

/// A job of one file with plausible values. \a total -1 = unknown.
[[nodiscard]] Job sampleJob(const QString &name, JobState state, qint64 transferred = 0,
                            qint64 total = 1'000'000);
/// A job of \a count files of one megabyte, the first \a finished of them transferred.
[[nodiscard]] Job sampleBundle(const QString &name, JobState state, int count, int finished);
/// An upload of one file.
[[nodiscard]] Job sampleUpload(const QString &name, JobState state, qint64 sent, qint64 total);

} // namespace kurier

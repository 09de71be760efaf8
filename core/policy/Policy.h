// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"
#include "core/job/JobChanges.h"
#include "core/job/JobSpec.h"

#include <QStringList>

namespace kurier {

/// What an administrator allows (kurier-policy.conf(5)). An empty rule allows everything. Refusals
/// are BgEBlockedByPolicy (QueueManager): subject = what is refused, detail = the rule, as
/// "key = value". Pure; thread: any.
struct Policy
{
    qint64 jobsMost = 0; ///< Jobs in the queue at once; 0 = any number.
    qint64 rateMost = 0; ///< Bytes per second of the whole queue; 0 = no limit.
    QStringList hostsAllowed; ///< "example.org", "*.example.org" (not example.org itself), "*".
    QStringList hostsDenied; ///< Comes before what is allowed.
    QStringList schemesAllowed;
    QStringList destinationsAllowed; ///< Folders, with all below them.
    QStringList destinationsDenied;
    /// Why the file cannot be followed; then nothing may be added.
    QString broken;

    /// A new job, with \a jobs in the queue before it.
    [[nodiscard]] Result<> check(const JobSpec &spec, qint64 jobs) const;
    /// New properties of a job.
    [[nodiscard]] Result<> check(const JobChanges &changes) const;
    /// A job that is in the queue already: the addresses it has still to ask and where it writes.
    [[nodiscard]] Result<> check(const Job &job) const;
    /// One encoded address.
    [[nodiscard]] Result<> checkAddress(const QByteArray &url) const;
    /// \a rate, or less; 0 = no limit.
    [[nodiscard]] qint64 cappedRate(qint64 rate) const;

    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace kurier

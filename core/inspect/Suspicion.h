// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <QSet>

#include <array>
#include <optional>

namespace kurier {

/// Why an administrator should look at a job (security.md 2; MITRE T1197, DET0098). None of them
/// proves anything.
enum class Suspicion : quint8 {
    VeryOld, ///< Not final after kOldDays.
    RetryingForEver, ///< Failed more than kManyErrors times.
    NeverCompleted, ///< Transferred for more than a day, and nobody completes it.
    PlainHttp, ///< Not encrypted: http, ftp.
    BareAddress, ///< The host is a number, not a name.
    UnusualPort, ///< Not the scheme's own.
    HiddenFolder, ///< Below a folder whose name begins with a dot.
    AutostartFolder, ///< Where things are run by themselves, or found as commands.
    TemporaryFolder, ///< Where everybody may write.
    ExecutableContent, ///< By its name something that can be run.
    NewUploadHost, ///< An upload to a host to which nothing was uploaded before.
    DeceptiveName, ///< A name that can look like another one.
};

inline constexpr std::array kAllSuspicions = {
    Suspicion::VeryOld,           Suspicion::RetryingForEver, Suspicion::NeverCompleted,
    Suspicion::PlainHttp,         Suspicion::BareAddress,     Suspicion::UnusualPort,
    Suspicion::HiddenFolder,      Suspicion::AutostartFolder, Suspicion::TemporaryFolder,
    Suspicion::ExecutableContent, Suspicion::NewUploadHost,   Suspicion::DeceptiveName,
};

inline constexpr qint64 kOldDays = 3;
inline constexpr quint32 kManyErrors = 20;

/// "very-old" …: stable, for scripts.
[[nodiscard]] QString suspicionName(Suspicion suspicion);

/// What is known beside the job.
struct InspectionFacts
{
    qint64 now = 0; ///< Milliseconds UTC.
    QSet<QString> knownUploadHosts; ///< Lower case; of uploads that arrived.
};

/// The host of \a job as InspectionFacts has it; nothing unless it is an upload that arrived.
[[nodiscard]] std::optional<QString> arrivedUploadHost(const JobSnapshot &job);

/// The reasons to look at \a job, in the order of the enumeration, each once. Pure; thread: any.
[[nodiscard]] QList<Suspicion> suspicionsOf(const JobDetails &job, const InspectionFacts &facts);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <QList>
#include <QSet>
#include <QString>

namespace kurier {

/// One line of the overview. Plain text.
struct DetailRow
{
    QString label;
    QString value;

    friend bool operator==(const DetailRow &, const DetailRow &) = default;
};

/// What is worth knowing of a job, in the language in use. Addresses are masked as displayUrl()
/// does. Pure; \a nowMs is wall time in milliseconds UTC. \a uploadHosts: to which its owner has
/// uploaded something before; null = not known.
[[nodiscard]] QList<DetailRow> overviewRows(const JobDetails &details, qint64 nowMs,
                                            const QSet<QString> *uploadHosts = nullptr);
/// Connections in use, of all files.
[[nodiscard]] qint32 connectionCount(const JobDetails &details);
/// How far a file is, in a word or two. \a active: an attempt is under way.
[[nodiscard]] QString fileStateText(const JobFile &file, JobType type, bool active);
/// What hashing it showed; empty when it was not hashed.
[[nodiscard]] QString checkText(CheckResult check);
/// What happened, as a sentence of a few words.
[[nodiscard]] QString logText(const JobLogEntry &entry);

} // namespace kurier

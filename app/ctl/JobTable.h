// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"
#include "core/job/JobSnapshot.h"

#include <QList>
#include <QStringList>

namespace kurier {

/// Lays rows of text out in columns. The last column is cut to what \a width leaves it; a column
/// marked optional is left out, from the right, when that is too little. Width 0 cuts nothing.
struct TextColumn
{
    QString title;
    bool right = false; ///< Numbers.
    bool optional = false;
    int most = 0; ///< Columns at most when the table is fitted; 0 = as needed.
};

[[nodiscard]] QStringList layOut(QList<TextColumn> columns, QList<QStringList> rows, int width);

/// The queue as a table with a line of titles. \a nowMs is wall time in ms UTC; times and remote
/// names are made harmless. \a width 0 = do not fit.
[[nodiscard]] QStringList jobTable(const QList<JobSnapshot> &jobs, qint64 nowMs, int width);

/// What is left to remove.
[[nodiscard]] QStringList artefactTable(const QList<Artefact> &artefacts, int width);

/// Everything about one job, a line per fact.
[[nodiscard]] QStringList jobSheet(const JobDetails &job, qint64 nowMs);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"
#include "core/job/JobSnapshot.h"

#include <QList>
#include <QStringList>

namespace kurier {

/// One column of a table of text.
struct TextColumn
{
    QString title;
    bool right = false; ///< Numbers.
    bool optional = false;
    int most = 0; ///< Columns at most when the table is fitted; 0 = as needed.
};

/// Lays rows of text out in columns while they come: columns become wider for later rows, never
/// narrower. The last column is cut to what the width leaves it; a column marked optional is left
/// out, from the right, when that is too little. Thread: one.
class TextTable final
{
public:
    /// \a width 0 cuts nothing.
    TextTable(QList<TextColumn> columns, int width);

    /// The lines of \a rows; before the first ones the line of titles, and again when a column is
    /// left out from then on.
    [[nodiscard]] QStringList lines(QList<QStringList> rows);

private:
    bool leaveOut(QList<QStringList> &rows);

    QList<TextColumn> m_columns;
    int m_width;
    QList<int> m_widths; ///< Empty before the first rows.
    QList<qsizetype> m_leftOut; ///< As they were taken away, one after the other.
};

/// A table that is whole.
[[nodiscard]] QStringList layOut(QList<TextColumn> columns, QList<QStringList> rows, int width);

/// The queue as a table, written while its pages come. Thread: one.
class JobTable final
{
public:
    /// \a nowMs is wall time in ms UTC; \a width 0 = do not fit; \a owners: with their column.
    JobTable(qint64 nowMs, int width, bool owners);

    /// As TextTable::lines(); times and remote names are made harmless. \a owners, one for each
    /// job, when there is such a column.
    [[nodiscard]] QStringList lines(const QList<JobSnapshot> &jobs, const QStringList &owners = {});

private:
    qint64 m_now;
    int m_width;
    bool m_owners;
    TextTable m_table;
};

/// What is left to remove.
[[nodiscard]] QStringList artefactTable(const QList<Artefact> &artefacts, int width);

/// Everything about one job, a line per fact.
[[nodiscard]] QStringList jobSheet(const JobDetails &job, qint64 nowMs);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"
#include "core/settings/Grouping.h"
#include "ui/queue/QueueColumns.h"

#include <QMetaType>
#include <QString>

namespace kurier {

/// What ProgressDelegate draws.
struct ProgressCell
{
    enum class Look : quint8 { Running, Idle, Done, Failed };

    int percent = -1; ///< -1 = the total is unknown.
    Look look = Look::Idle;
    QString text; ///< "62 %", "18 % · 2 of 12", or the bytes when the total is unknown.
};

/// The texts of the queue's table in the language in use, as plain text. Pure; \a nowMs is wall
/// time in milliseconds UTC.
[[nodiscard]] QString columnTitle(QueueColumn column);
/// Of an owner a row knows no name; the model does.
[[nodiscard]] QString cellText(const JobSnapshot &job, QueueColumn column, qint64 nowMs);
[[nodiscard]] ProgressCell progressCell(const JobSnapshot &job);
/// Whatever the cell has no room for; escaped, as tool tips may be taken for rich text.
[[nodiscard]] QString cellToolTip(const JobSnapshot &job, QueueColumn column, qint64 nowMs);
/// The row as a sentence for a screen reader: its group, then name, state, share, rate.
/// \a groupSize: of the group that begins with the row; 0 = none does.
[[nodiscard]] QString spokenRow(const JobSnapshot &job, Grouping grouping, qsizetype groupSize,
                                qint64 nowMs);
/// What the job's group is called; empty without a grouping.
[[nodiscard]] QString groupText(const JobSnapshot &job, Grouping grouping);
/// "Queued (12)": \a group as groupText() has it, and its number of transfers.
[[nodiscard]] QString groupHeading(const QString &group, qsizetype size);
/// Numbers stand right.
[[nodiscard]] bool isNumeric(QueueColumn column);

} // namespace kurier

Q_DECLARE_METATYPE(kurier::ProgressCell)

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/QueueLink.h"

#include <QJsonArray>
#include <QStringList>

#include <functional>

namespace kurier {

/// Which jobs to read.
struct JobPagesQuery
{
    bool history = false; ///< The final jobs, newest first, instead of the queue, oldest first.
    QStringList states; ///< Only these; empty = all.
    qint64 limit = -1; ///< Rows at most; -1 = all.
    bool details = false; ///< With description and clean-up records.
    bool files = false; ///< And with files.
};

/// Reads the jobs page by page and hands the wire JSON of each page to \a take, while that says
/// that it wants more.
[[nodiscard]] Result<> readJobs(QueueLink &queue, const JobPagesQuery &query,
                                const std::function<bool(const QJsonArray &)> &take);

} // namespace kurier

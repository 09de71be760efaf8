// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace kurier::test {

/// A stored queue to measure with.
struct BenchQueue
{
    int jobs = 0;
    bool tempFiles = false; ///< Each job is half downloaded, with a real temp file.
    QString database; ///< Must not exist yet; its directory must.
    QString downloads; ///< Where the temp files lie.
};

/// Stores suspended jobs by the store the program uses, with the ledger records a running program
/// would have left. False when something could not be written.
[[nodiscard]] bool makeQueue(const BenchQueue &queue);

/// Temp files of ours in \a directory.
[[nodiscard]] int tempFilesIn(const QString &directory);

/// Jobs in \a database that are not final, as another process finds it on disk at the moment; -1
/// when it cannot be read.
[[nodiscard]] qint64 openJobsIn(const QString &database);

} // namespace kurier::test

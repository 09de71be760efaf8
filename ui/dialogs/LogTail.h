// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kurier {

/// The end of a log that is rotated to "<path>.1".
struct LogTail
{
    QString text; ///< Whole lines, newest last.
    bool exists = false; ///< There is a log at all.
    bool cut = false; ///< There are older lines.
    QString trouble; ///< Why it could not be read, in words of the system; empty when it could.
};

/// Reads at most the last \a bytes of \a path, preceded by the end of its last rotation as far as
/// there is room. Blocks on the disk. Thread: any but the GUI's.
[[nodiscard]] LogTail readLogTail(const QString &path, qint64 bytes);

} // namespace kurier

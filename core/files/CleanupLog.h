// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"
#include "core/log/RotatedFile.h"

#include <chrono>
#include <functional>

namespace kurier {

/// The record of everything that was removed, refused or given up: one line each in
/// <directory>/cleanup.log (RotatedFile), oldest first. A log that cannot be written is complained
/// about once and keeps nothing else from happening. Thread: the files worker's.
///
///     2026-11-23T14:09:00.120Z removed "/home/a/.kurier-….part" size=10 file=fe00:12a ok
///     2026-11-23T14:09:00.121Z refused "/home/a/x\u{000a}y" size=0 file=fe00:12b
///         BG_E_LOCAL_FILE_CHANGED "something else is in the place of the recorded file"
///
///     2026-11-23T14:09:00.122Z removed "https://h/up/.kurier-….part" size=10 server ok
///
/// (The second is one line too.) What an upload left on a server has "server" in place of the
/// file, and "kept" says that it had been finished. Control and format characters are written as
/// \u{hex}, quotes and backslashes with a backslash before them; device and inode are hexadecimal.
class CleanupLog final
{
public:
    /// What one line is about.
    struct Entry
    {
        const char *what; ///< "removed", "refused" or "abandoned".
        QString where; ///< Path, or address without what is secret in it.
        qint64 bytes = 0;
        ErrorCode code = ErrorCode::Ok;
    };
    using Copy = std::function<void(const Entry &)>;

    /// \a directory is made, private to its owner, when the first line is written. \a copy is told
    /// the same on the same thread.
    explicit CleanupLog(QString directory, Copy copy = {});

    /// What became of a removal; the error tells a refusal.
    void removed(const FilePlace &place, qint64 bytes, const Error &error);
    void note(CleanupNote what, const FilePlace &place, qint64 bytes, const Error &reason);
    /// Writes what was told since the last time.
    void flush();

private:
    void add(const char *what, const FilePlace &place, qint64 bytes, const Error &error);

    const RotatedFile m_file;
    const Copy m_copy;
    QByteArray m_lines;
    bool m_complained = false;
};

} // namespace kurier

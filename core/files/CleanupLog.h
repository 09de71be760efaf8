// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

#include <chrono>

namespace kurier {

/// The record of everything that was removed, refused or given up: one line each in
/// <directory>/cleanup.log (mode 0600), oldest first. At 1 MiB the file becomes cleanup.log.1 and
/// the ones before it .2 to .5; what is older goes. A log that cannot be written is complained
/// about once and keeps nothing else from happening. Thread: the files worker's.
///
///     2026-11-23T14:09:00.120Z removed "/home/a/.kurier-….part" size=10 file=fe00:12a ok
///     2026-11-23T14:09:00.121Z refused "/home/a/x\u{000a}y" size=0 file=fe00:12b
///         BG_E_LOCAL_FILE_CHANGED "something else is in the place of the recorded file"
///
/// (The second is one line too.) Control and format characters are written as \u{hex}, quotes and
/// backslashes with a backslash before them; device and inode are hexadecimal.
class CleanupLog final
{
public:
    /// \a directory is made, private to its owner, when the first line is written.
    explicit CleanupLog(QString directory);

    /// What became of a removal; the error tells a refusal.
    void removed(const FilePlace &place, qint64 bytes, const Error &error);
    void abandoned(const FilePlace &place, qint64 bytes, const Error &reason);
    /// Writes what was told since the last time.
    void flush();

private:
    void add(const char *what, const FilePlace &place, qint64 bytes, const Error &error);
    [[nodiscard]] bool write();
    void rotate() const;

    const QString m_directory;
    const QString m_path;
    QByteArray m_lines;
    bool m_complained = false;
};

} // namespace kurier

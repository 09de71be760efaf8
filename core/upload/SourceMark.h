// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace kurier {

/// By what a file that is sent is known again: another mark means that its bytes may be others.
struct SourceMark
{
    quint64 device = 0; ///< st_dev.
    quint64 inode = 0; ///< st_ino; 0 = the mark is not known.
    qint64 size = -1; ///< Bytes.
    qint64 modified = 0; ///< st_mtim in nanoseconds.
    qint64 changed = 0; ///< st_ctim in nanoseconds, which nobody can set back.

    [[nodiscard]] bool isKnown() const { return inode != 0; }
    /// Whether the bytes may be trusted to be the same. The change time alone may differ (a link, a
    /// mode); size, modification time and identity may not.
    [[nodiscard]] bool sameContent(const SourceMark &other) const
    {
        return device == other.device && inode == other.inode && size == other.size
            && modified == other.modified;
    }
    friend bool operator==(const SourceMark &, const SourceMark &) = default;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace kurier {

/// Which file or directory something is, whatever it is called. Value; thread: any.
struct FileIdentity
{
    quint64 device = 0; ///< st_dev; may change from one start of the system to the next.
    quint64 inode = 0; ///< st_ino; 0 = not known.
    qint64 birth = 0; ///< Nanoseconds since 1970 (STATX_BTIME); 0 = the file system has none.

    [[nodiscard]] bool isKnown() const { return inode != 0; }
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

/// Whether \a a and \a b are proven to be the same. An inode number is given anew once its file is
/// gone, so births have to agree where both are known; then the device may differ. Without births
/// the device has to be the same.
[[nodiscard]] constexpr bool sameFile(const FileIdentity &a, const FileIdentity &b)
{
    if (a.inode == 0 || a.inode != b.inode)
        return false;
    return a.birth != 0 && b.birth != 0 ? a.birth == b.birth : a.device == b.device;
}

} // namespace kurier

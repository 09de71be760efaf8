// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kurier {

/// A file of 2 MiB, really allocated, that holds room on the disk so that what matters most (the
/// record of a cancel) can be written when nothing else can. Thread: the database's.
class SpaceReserve final
{
public:
    static constexpr qint64 kSize = 2LL * 1024 * 1024;

    /// \a path: the file (mode 0600). Touches nothing.
    explicit SpaceReserve(QString path);

    /// Makes it unless it is there. Returns whether it is; false costs one failing system call.
    bool keep();
    /// Gives the room to others. Returns false when there was none to give.
    [[nodiscard]] bool giveUp();

private:
    const QString m_path;
    bool m_kept = false;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/JobStore.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace kurier {

/// Removes ended jobs for which the history has no room, with their files' rows and their ledger
/// records. One of which something may still be left somewhere stays: whose ledger records are not
/// all removed or published, or that has an effect to carry out. Thread: the database's.
class HistoryTrimmer final
{
public:
    /// Jobs removed with one commit: little enough not to be felt by what waits for the disk.
    static constexpr int kAtOnce = 200;

    /// Throws SQLite::Exception.
    explicit HistoryTrimmer(SQLite::Database &database);

    /// Removes the oldest kAtOnce of those that have to go, or fewer when there are no more;
    /// returns how many. \a now is wall time in ms UTC. Throws SQLite::Exception; then all are
    /// still there.
    int trim(const HistoryRetention &retention, qint64 now);

private:
    /// Ended jobs before this place of the history have to go.
    struct Bound
    {
        qint64 finished = 0;
        qint64 key = 0;

        friend auto operator<=>(const Bound &, const Bound &) = default;
    };

    [[nodiscard]] Bound boundOf(const HistoryRetention &retention, qint64 now);

    SQLite::Database &m_database;
    SQLite::Statement m_newest; ///< The last one that has room by count.
    SQLite::Statement m_find;
    SQLite::Statement m_removeArtefacts;
    SQLite::Statement m_removeJob;
};

} // namespace kurier

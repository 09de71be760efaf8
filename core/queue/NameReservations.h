// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"

#include <QSet>
#include <QString>

namespace kurier {

/// Final names that unfinished jobs have claimed, so that two jobs never aim at one file. Compares
/// without regard to case, as some file systems do. Keeps hashes only: a clash of two hashes costs
/// a number in a name, never a file. Pure.
class NameReservations
{
public:
    /// False when the name is claimed already.
    bool claim(const QString &directory, const QString &name);
    void release(const QString &directory, const QString &name);
    [[nodiscard]] bool isClaimed(const QString &directory, const QString &name) const;
    /// \a name, or the first "name (n)" that is neither claimed nor in \a taken; claims it.
    [[nodiscard]] QString claimFree(const QString &directory, const QString &name,
                                    const QSet<QString> &taken = {});

private:
    [[nodiscard]] static quint64 hashOf(const QString &directory, const QString &name);

    QSet<quint64> m_claimed;
    /// Where counting went on for a name asked for before; keeps many equal names linear.
    QHash<quint64, int> m_nextNumber;
};

} // namespace kurier

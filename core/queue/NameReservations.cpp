// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/NameReservations.h"

#include "core/files/TargetPath.h"

#include <QHash>

namespace kurier {

quint64 NameReservations::hashOf(const QString &directory, const QString &name)
{
    constexpr quint64 kSpread = 0x9E3779B97F4A7C15ULL;
    const auto place = static_cast<quint64>(qHash(directory, 0x4B75U));
    const auto folded = static_cast<quint64>(qHash(name.toCaseFolded(), 0x7269U));
    return (place * kSpread) ^ folded;
}

bool NameReservations::claim(const QString &directory, const QString &name)
{
    const qsizetype before = m_claimed.size();
    m_claimed.insert(hashOf(directory, name));
    return m_claimed.size() != before;
}

void NameReservations::release(const QString &directory, const QString &name)
{
    m_claimed.remove(hashOf(directory, name));
    m_nextNumber.remove(hashOf(directory, name));
}

bool NameReservations::isClaimed(const QString &directory, const QString &name) const
{
    return m_claimed.contains(hashOf(directory, name));
}

QString NameReservations::claimFree(const QString &directory, const QString &name,
                                    const QSet<QString> &taken)
{
    if (!taken.contains(name) && claim(directory, name))
        return name;
    int &number = m_nextNumber[hashOf(directory, name)];
    while (true) {
        const QString candidate = numberedName(name, ++number);
        if (!taken.contains(candidate) && claim(directory, candidate))
            return candidate;
    }
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace kurier {

/// A typed address that stands for many: "img[001-120].jpg", "part[a-f].rar", "p[0-100:5]". Several
/// ranges combine, the last one running fastest. Brackets that hold no range, as those of an IPv6
/// address, are part of the address. Value, pure.
class AddressPattern
{
public:
    /// Nothing when \a text holds no range.
    [[nodiscard]] static std::optional<AddressPattern> parse(const QString &text);

    /// How many addresses it stands for; the largest qint64 when that is not enough to tell.
    [[nodiscard]] qint64 count() const;
    /// The address number \a index, 0..count()-1.
    [[nodiscard]] QString at(qint64 index) const;
    /// All of them.
    [[nodiscard]] QStringList expanded() const;

private:
    struct Range
    {
        QString before; ///< Text between this range and the one before.
        qint64 first = 0;
        qint64 last = 0;
        qint64 step = 1;
        int width = 0; ///< Least number of digits.
        bool letters = false;

        [[nodiscard]] qint64 count() const { return (last - first) / step + 1; }
        [[nodiscard]] QString at(qint64 index) const;
    };

    QList<Range> m_ranges;
    QString m_end;
};

} // namespace kurier

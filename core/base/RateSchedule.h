// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace kurier {

/// A limit that holds at certain hours, by the clock on the wall.
struct RateRule
{
    /// Days on which it begins: bit 0 = Monday … bit 6 = Sunday.
    quint8 days = 0x7F;
    int from = 0; ///< Minute of the day, 0..1439.
    /// Minute of the day at which it ends, 0..1439; not later than from: on the next day.
    int to = 0;
    qint64 rate = 0; ///< Bytes per second; 0 = no limit.

    friend bool operator==(const RateRule &, const RateRule &) = default;
};

/// Limits by weekday and hour ("full speed at night"). Of rules that hold at the same time the
/// first counts. Where the clocks change, a rule holds while the clock on the wall shows its hours.
/// Pure: time and zone are given. Moments are milliseconds UTC.
class RateSchedule
{
public:
    static constexpr qsizetype kMostRules = 32;

    RateSchedule() = default;
    /// Takes the first kMostRules of \a rules; those without days or out of range are left out.
    explicit RateSchedule(const QList<RateRule> &rules);

    [[nodiscard]] const QList<RateRule> &rules() const { return m_rules; }
    [[nodiscard]] bool isEmpty() const { return m_rules.isEmpty(); }
    /// The limit at \a moment; \a otherwise when no rule holds.
    [[nodiscard]] qint64 rateAt(qint64 moment, const QTimeZone &zone, qint64 otherwise) const;
    /// When another rule (or none) begins to hold after \a moment; nothing if never.
    [[nodiscard]] std::optional<qint64> nextChange(qint64 moment, const QTimeZone &zone) const;

    friend bool operator==(const RateSchedule &, const RateSchedule &) = default;

private:
    [[nodiscard]] qsizetype ruleAt(qint64 moment, const QTimeZone &zone) const;

    QList<RateRule> m_rules;
};

/// "mon+tue+fri 22:00-06:00 500000", "daily 22:00-06:00 none": how kurier.conf holds a rule.
[[nodiscard]] QString toText(const RateRule &rule);
/// Nothing when \a text is no rule.
[[nodiscard]] std::optional<RateRule> rateRuleFromText(const QString &text);

} // namespace kurier

Q_DECLARE_METATYPE(kurier::RateSchedule)

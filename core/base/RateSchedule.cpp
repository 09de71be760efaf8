// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/RateSchedule.h"

#include "core/base/UtcTime.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <vector>

namespace kurier {

namespace {

constexpr int kMinutesADay = 1440;
constexpr int kDaysAhead = 8;
constexpr quint8 kEveryDay = 0x7F;
constexpr std::array kDays {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

bool isValid(const RateRule &rule)
{
    const auto minute = [](int value) { return value >= 0 && value < kMinutesADay; };
    return (rule.days & kEveryDay) != 0 && minute(rule.from) && minute(rule.to) && rule.rate >= 0;
}

bool beginsOn(const RateRule &rule, int weekday)
{
    return (rule.days >> (weekday - 1) & 1) != 0;
}

bool holds(const RateRule &rule, int weekday, int minute)
{
    const int dayBefore = weekday == 1 ? 7 : weekday - 1;
    if (rule.from < rule.to)
        return beginsOn(rule, weekday) && minute >= rule.from && minute < rule.to;
    return (beginsOn(rule, weekday) && minute >= rule.from)
        || (beginsOn(rule, dayBefore) && minute < rule.to);
}

QDateTime utc(qint64 moment)
{
    return utcDateTime(moment);
}

/// What a clock on the wall shows, as if it were UTC.
QDateTime wallClock(qint64 moment, const QTimeZone &zone)
{
    return utc(moment + 1000LL * zone.offsetFromUtc(utc(moment)));
}

/// The moments at which the clock on the wall shows \a wall: none where clocks are put forward over
/// it, two where they are put back.
void addMoments(qint64 wall, const QTimeZone &zone, std::vector<qint64> &moments)
{
    constexpr qint64 day = 86'400'000;
    for (const qint64 near : {wall - day, wall + day}) {
        const int offset = zone.offsetFromUtc(utc(near));
        const qint64 moment = wall - 1000LL * offset;
        if (zone.offsetFromUtc(utc(moment)) == offset)
            moments.push_back(moment);
    }
}

QString clock(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

std::optional<int> minuteFrom(const QString &text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("hh:mm"));
    if (!time.isValid())
        return std::nullopt;
    return time.hour() * 60 + time.minute();
}

std::optional<quint8> daysFrom(const QString &text)
{
    if (text == QLatin1String("daily"))
        return kEveryDay;
    unsigned days = 0;
    for (const QString &name : text.split(QLatin1Char('+'))) {
        const auto *const found =
            std::find_if(kDays.begin(), kDays.end(),
                         [&name](const char *day) { return name == QLatin1String(day); });
        if (found == kDays.end())
            return std::nullopt;
        days |= 1U << (found - kDays.begin());
    }
    return static_cast<quint8>(days);
}

} // namespace

RateSchedule::RateSchedule(const QList<RateRule> &rules)
{
    std::copy_if(rules.begin(), rules.end(), std::back_inserter(m_rules), isValid);
    m_rules.resize(std::min(m_rules.size(), kMostRules));
}

qsizetype RateSchedule::ruleAt(qint64 moment, const QTimeZone &zone) const
{
    const QDateTime wall = wallClock(moment, zone);
    const int minute = wall.time().msecsSinceStartOfDay() / 60'000;
    const auto found = std::find_if(m_rules.begin(), m_rules.end(), [&](const RateRule &rule) {
        return holds(rule, wall.date().dayOfWeek(), minute);
    });
    return found == m_rules.end() ? -1 : found - m_rules.begin();
}

qint64 RateSchedule::rateAt(qint64 moment, const QTimeZone &zone, qint64 otherwise) const
{
    const qsizetype rule = ruleAt(moment, zone);
    return rule < 0 ? otherwise : m_rules.at(rule).rate;
}

std::optional<qint64> RateSchedule::nextChange(qint64 moment, const QTimeZone &zone) const
{
    if (m_rules.isEmpty())
        return std::nullopt;
    std::vector<qint64> moments;
    const QDate today = wallClock(moment, zone).date();
    for (int day = -1; day <= kDaysAhead; ++day) {
        const qint64 midnight =
            QDateTime(today.addDays(day), QTime(0, 0), kUtc).toMSecsSinceEpoch();
        for (const RateRule &rule : m_rules) {
            addMoments(midnight + 60'000LL * rule.from, zone, moments);
            addMoments(midnight + 60'000LL * rule.to, zone, moments);
        }
    }
    // Where the clocks change, the clock on the wall jumps into or out of a rule's hours.
    const qint64 last = moment + kDaysAhead * 86'400'000LL;
    for (QDateTime at = utc(moment); zone.hasTransitions();) {
        at = zone.nextTransition(at).atUtc;
        if (!at.isValid() || at.toMSecsSinceEpoch() > last)
            break;
        moments.push_back(at.toMSecsSinceEpoch());
    }
    std::sort(moments.begin(), moments.end());
    const qsizetype now = ruleAt(moment, zone);
    const auto found = std::find_if(moments.begin(), moments.end(), [&](qint64 at) {
        return at > moment && ruleAt(at, zone) != now;
    });
    return found == moments.end() ? std::nullopt : std::optional(*found);
}

QString toText(const RateRule &rule)
{
    QStringList days;
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if ((rule.days >> i & 1) != 0)
            days.append(QLatin1String(kDays.at(i)));
    }
    return QStringLiteral("%1 %2-%3 %4")
        .arg(days.size() == 7 ? QStringLiteral("daily") : days.join(QLatin1Char('+')),
             clock(rule.from), clock(rule.to),
             rule.rate == 0 ? QStringLiteral("none") : QString::number(rule.rate));
}

std::optional<RateRule> rateRuleFromText(const QString &text)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '));
    const QStringList times = words.value(1).split(QLatin1Char('-'));
    if (words.size() != 3 || times.size() != 2)
        return std::nullopt;
    const auto days = daysFrom(words[0]);
    const auto from = minuteFrom(times[0]);
    const auto to = minuteFrom(times[1]);
    bool number = words[2] == QLatin1String("none");
    const qint64 rate = number ? 0 : words[2].toLongLong(&number);
    if (!days || !from || !to || !number)
        return std::nullopt;
    const RateRule rule {*days, *from, *to, rate};
    return isValid(rule) ? std::optional(rule) : std::nullopt;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace kurier {

namespace {

constexpr QChar kNoBreakSpace(u'\u00A0');
constexpr QChar kDash(u'\u2013');
constexpr QChar kFirstStrongIsolate(u'\u2068');
constexpr QChar kPopIsolate(u'\u2069');

class FormatStrings
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

bool isHarmful(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control || QChar::category(c) == QChar::Other_Format
        || QChar::category(c) == QChar::Separator_Line
        || QChar::category(c) == QChar::Separator_Paragraph
        || QChar::category(c) == QChar::Other_Surrogate;
}

QString visibleCode(char32_t c)
{
    return QStringLiteral("<U+%1>").arg(
        QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, QLatin1Char('0')));
}

QString joined(qint64 large, const QString &largeUnit, qint64 small, const QString &smallUnit)
{
    const QLocale locale;
    QString text = locale.toString(large) + kNoBreakSpace + largeUnit;
    if (small > 0)
        text += QLatin1Char(' ') + locale.toString(small) + kNoBreakSpace + smallUnit;
    return text;
}

} // namespace

QString formatBytes(qint64 bytes)
{
    if (bytes < 0)
        return FormatStrings::tr("unknown");
    static const std::array units = {
        QStringLiteral("B"),  QStringLiteral("kB"), QStringLiteral("MB"), QStringLiteral("GB"),
        QStringLiteral("TB"), QStringLiteral("PB"), QStringLiteral("EB"),
    };
    constexpr double kStep = 1000.0;
    constexpr double kOneDecimalBelow = 99.95;
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (unit + 1 < units.size() && std::round(value) >= kStep) {
        value /= kStep;
        ++unit;
    }
    const int decimals = unit > 0 && value < kOneDecimalBelow ? 1 : 0;
    return QLocale().toString(value, 'f', decimals) + kNoBreakSpace + units.at(unit);
}

QString formatRate(qint64 bytesPerSecond)
{
    if (bytesPerSecond <= 0)
        return QString(kDash);
    return formatBytes(bytesPerSecond) + QLatin1String("/s");
}

QString formatDuration(std::chrono::seconds duration)
{
    using namespace std::chrono;
    const qint64 total = duration.count();
    if (total < 0)
        return QString(kDash);
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    if (total < kMinute)
        return joined(total, FormatStrings::tr("s", "seconds"), 0, {});
    if (total < kHour)
        return joined(total / kMinute, FormatStrings::tr("min", "minutes"), total % kMinute,
                      FormatStrings::tr("s", "seconds"));
    if (total < kDay)
        return joined(total / kHour, FormatStrings::tr("h", "hours"), total % kHour / kMinute,
                      FormatStrings::tr("min", "minutes"));
    return joined(total / kDay, FormatStrings::tr("d", "days"), total % kDay / kHour,
                  FormatStrings::tr("h", "hours"));
}

std::chrono::seconds remainingTime(qint64 bytesTotal, qint64 bytesTransferred,
                                   qint64 bytesPerSecond)
{
    if (bytesTotal < 0 || bytesPerSecond <= 0)
        return std::chrono::seconds(-1);
    const qint64 left = std::max<qint64>(0, bytesTotal - bytesTransferred);
    return std::chrono::seconds(left / bytesPerSecond + (left % bytesPerSecond > 0 ? 1 : 0));
}

int percentOf(qint64 bytesTransferred, qint64 bytesTotal)
{
    if (bytesTotal < 0)
        return -1;
    if (bytesTransferred >= bytesTotal)
        return 100;
    const double share = static_cast<double>(std::max<qint64>(0, bytesTransferred))
        / static_cast<double>(bytesTotal);
    return std::clamp(static_cast<int>(share * 100.0), 0, 99);
}

QString formatTime(qint64 ms)
{
    if (ms == 0)
        return QString(kDash);
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

QString plainName(const QString &name, bool isolate)
{
    // Most names need no look at each of their characters' categories; tables show thousands.
    const bool harmless =
        std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (harmless)
        return isolate ? kFirstStrongIsolate + name + kPopIsolate : name;
    QString safe;
    safe.reserve(name.size() + 2);
    if (isolate)
        safe += kFirstStrongIsolate;
    for (const char32_t c : name.toUcs4()) {
        if (isHarmful(c))
            safe += visibleCode(c);
        else
            safe += QString::fromUcs4(&c, 1);
    }
    if (isolate)
        safe += kPopIsolate;
    return safe;
}

} // namespace kurier

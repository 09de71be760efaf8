// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddressPattern.h"

#include <QRegularExpression>

#include <limits>

namespace kurier {

namespace {

// Numbers of so many digits and their counts stay far from the limits of qint64.
const QString kRange = QStringLiteral(
    "\\[(?:(\\d{1,15})-(\\d{1,15})|([a-z])-([a-z])|([A-Z])-([A-Z]))(?::(\\d{1,9}))?\\]");

} // namespace

QString AddressPattern::Range::at(qint64 index) const
{
    const qint64 value = first + index * step;
    if (letters)
        return QString(QChar(static_cast<char16_t>(value)));
    return QString::number(value).rightJustified(width, QLatin1Char('0'));
}

std::optional<AddressPattern> AddressPattern::parse(const QString &text)
{
    static const QRegularExpression expression(kRange);
    AddressPattern pattern;
    qsizetype end = 0;
    auto matches = expression.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        Range range;
        range.letters = !match.hasCaptured(1) || match.capturedLength(1) == 0;
        const int from = !range.letters ? 1 : match.capturedLength(3) > 0 ? 3 : 5;
        const auto valueOf = [&](int group) {
            return range.letters ? static_cast<qint64>(match.captured(group).front().unicode())
                                 : match.captured(group).toLongLong();
        };
        range.first = valueOf(from);
        range.last = valueOf(from + 1);
        range.step = match.capturedLength(7) > 0 ? match.captured(7).toLongLong() : 1;
        // What runs backwards or not at all was not meant as a range.
        if (range.last < range.first || range.step == 0)
            continue;
        const bool padded = !range.letters && match.captured(from).startsWith(QLatin1Char('0'));
        range.width = padded ? static_cast<int>(match.capturedLength(from)) : 0;
        range.before = text.mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        pattern.m_ranges.append(range);
    }
    if (pattern.m_ranges.isEmpty())
        return std::nullopt;
    pattern.m_end = text.mid(end);
    return pattern;
}

qint64 AddressPattern::count() const
{
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    qint64 all = 1;
    for (const Range &range : m_ranges) {
        if (all > kMost / range.count())
            return kMost;
        all *= range.count();
    }
    return all;
}

QString AddressPattern::at(qint64 index) const
{
    QString text = m_end;
    for (auto range = m_ranges.crbegin(); range != m_ranges.crend(); ++range) {
        text.prepend(range->before + range->at(index % range->count()));
        index /= range->count();
    }
    return text;
}

QStringList AddressPattern::expanded() const
{
    QStringList all;
    const qint64 count = this->count();
    all.reserve(count);
    for (qint64 i = 0; i < count; ++i)
        all.append(at(i));
    return all;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddressList.h"

#include "core/job/JobSpec.h"
#include "core/metalink/Metalink.h"
#include "ui/dialogs/AddressPattern.h"

#include <QStringList>

namespace kurier {

namespace {

// Longer texts are read elsewhere.
constexpr qsizetype kLongestClipboard = 1'000'000;

} // namespace

Error addAddressLine(const QString &line, qint64 most, AddressList &list)
{
    const auto pattern = AddressPattern::parse(line);
    const qint64 count = pattern ? pattern->count() : 1;
    if (count > most - list.urls.size())
        return Error {ErrorCode::BgETooManyFiles, ErrorContext::QueueManager, {}, line.trimmed()};
    QList<QByteArray> urls;
    for (qint64 i = 0; i < count; ++i) {
        auto url = parseUrl(pattern ? pattern->at(i) : line);
        if (!url)
            return url.error();
        urls.append(*url);
    }
    list.urls += urls;
    if (pattern)
        list.expansions.append({count, pattern->at(0).trimmed(), pattern->at(count - 1).trimmed()});
    return {};
}

AddressList parseAddresses(const QString &text, bool metalinks)
{
    AddressList list;
    int number = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto path = metalinks ? localMetalinkPath(line.trimmed()) : std::nullopt;
        if (path)
            list.metalinks.append({number, *path});
        else if (const Error error = addAddressLine(line, AddressList::kMostAddresses, list);
                 error.code != ErrorCode::Ok)
            list.mistakes.append({number, error});
    }
    return list;
}

QStringList addressesIn(const QString &text)
{
    QStringList addresses;
    for (const QString &line : text.left(kLongestClipboard).split(QLatin1Char('\n'))) {
        const auto pattern = AddressPattern::parse(line);
        if (parseUrl(pattern ? pattern->at(0) : line))
            addresses.append(line.trimmed());
    }
    return addresses;
}

} // namespace kurier

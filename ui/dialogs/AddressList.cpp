// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddressList.h"

#include "core/job/JobSpec.h"
#include "core/metalink/Metalink.h"

#include <QStringList>

namespace kurier {

namespace {

// A clipboard can hold a whole book; addresses stand in its first lines or it is none of ours.
constexpr qsizetype kLongestClipboard = 1'000'000;

} // namespace

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
        else if (auto url = parseUrl(line))
            list.urls.append(*url);
        else
            list.mistakes.append({number, url.error()});
    }
    return list;
}

QStringList addressesIn(const QString &text)
{
    QStringList addresses;
    for (const QString &line : text.left(kLongestClipboard).split(QLatin1Char('\n'))) {
        if (parseUrl(line))
            addresses.append(line.trimmed());
    }
    return addresses;
}

} // namespace kurier

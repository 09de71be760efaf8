// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/Intake.h"

#include "core/job/JobSpec.h"
#include "core/metalink/Metalink.h"
#include "ui/dialogs/AddressList.h"
#include "ui/dialogs/LongAddressList.h"

#include <QMimeData>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace kurier {

namespace {

// Addresses stand in the first lines of a long text, or it is none of ours.
constexpr qsizetype kLookedAt = 20'000;

/// Nothing but web addresses: whoever wrote the link must not choose files of this computer.
QStringList ownScheme(const QString &word)
{
    const QString scheme = QStringLiteral("kurier:");
    QStringList meant {word.mid(scheme.size())};
    if (word.startsWith(QStringLiteral("kurier://"), Qt::CaseInsensitive)) {
        const QUrl url(word, QUrl::StrictMode);
        meant = url.host() == QLatin1String("add")
            ? QUrlQuery(url).allQueryItemValues(QStringLiteral("url"), QUrl::FullyDecoded)
            : QStringList();
    }
    const bool usable = !meant.isEmpty()
        && std::all_of(meant.cbegin(), meant.cend(),
                       [](const QString &each) { return parseUrl(each).has_value(); });
    return usable ? meant : QStringList(word);
}

} // namespace

Intake intakeOf(const QMimeData &data)
{
    Intake intake;
    for (const QUrl &url : data.urls()) {
        if (!url.isLocalFile())
            intake.addresses += addressesIn(url.toString(QUrl::FullyEncoded));
        else if (const auto metalink = localMetalinkPath(url.toLocalFile()))
            intake.addresses.append(*metalink);
        else
            intake.files.append(url.toLocalFile());
    }
    if (!intake.isEmpty() || !data.hasText())
        return intake;
    const QString text = data.text();
    if (!LongAddressList::isLong(text))
        intake.addresses = addressesIn(text);
    else if (!addressesIn(text.left(kLookedAt)).isEmpty())
        intake.longText = text;
    return intake;
}

QStringList addressesGiven(const QStringList &words)
{
    QStringList addresses;
    for (const QString &word : words) {
        if (word.startsWith(QStringLiteral("kurier:"), Qt::CaseInsensitive))
            addresses += ownScheme(word);
        else
            addresses.append(localMetalinkPath(word).value_or(word));
    }
    return addresses;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace kurier {

/// What came by clipboard, drop or command line, sorted by what it means.
struct Intake
{
    QStringList addresses; ///< To download: web addresses and paths of Metalink files.
    QStringList
        files; ///< Of this computer, to upload; whether they can be read is found out later.

    /// In place of addresses: lines among which some are, too many to be read here.
    QString longText;

    [[nodiscard]] bool isEmpty() const
    {
        return addresses.isEmpty() && files.isEmpty() && longText.isEmpty();
    }

    friend bool operator==(const Intake &, const Intake &) = default;
};

/// Pure; reads no file.
[[nodiscard]] Intake intakeOf(const QMimeData &data);
/// Of words as another program gives them: addresses, paths of Metalink files, or addresses of
/// Kurier's own scheme ("kurier:ADDRESS", "kurier://add?url=ADDRESS&url=…", percent-encoded). What
/// is none of these is kept as it is, so that it is shown as a mistake.
[[nodiscard]] QStringList addressesGiven(const QStringList &words);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QString>

#include <cerrno>

namespace kurier {

/// The Error for a failed system call on \a path. detail is the system's own text. Thread: any.
[[nodiscard]] Error fileError(int systemError, const QString &path);

/// The Error for something in the place of a file of ours; it was left alone.
[[nodiscard]] Error changedFileError(const QString &path);

/// \a name encoded for system calls; empty when it is not a single ordinary path component.
[[nodiscard]] QByteArray encodedName(const QString &name);

/// Calls \a call until it is not interrupted by a signal. Returns its result.
template <class Call>
int uninterrupted(Call call)
{
    int result = 0;
    do {
        result = call();
    } while (result == -1 && errno == EINTR);
    return result;
}

} // namespace kurier

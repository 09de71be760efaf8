// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <optional>

namespace kurier {

/// How many bytes a disk lacks, as the detail of EDiskFull tells it.
struct MissingSpace
{
    qint64 bytes = 0; ///< Above 0.

    /// For Error::detail.
    [[nodiscard]] QString toDetail() const;
    /// Nothing when \a detail was not made by toDetail().
    [[nodiscard]] static std::optional<MissingSpace> fromDetail(const QString &detail);
};

/// The error of a job that lacks so many bytes in \a directory.
[[nodiscard]] Error missingSpaceError(qint64 bytes, const QString &directory);

/// Whether \a error, which may be null, tells of a full disk of this machine.
[[nodiscard]] bool isDiskFull(const Error *error);

} // namespace kurier

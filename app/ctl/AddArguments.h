// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/JobOptionsParser.h"

#include <QList>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace kurier {

/// What add's options ask for.
struct AddRequest
{
    QList<JobSpec> specs;
    bool each = false;
    QStringList unusable; ///< Files of a Metalink that no usable address is known of.
    bool defaultDirectory = false; ///< No --dir: the folder from the settings.
};

/// Reads the options and operands of \a call. \a readInput gives the bytes behind --input and
/// --metalink ("-" is stdin), or nothing when they cannot be read. A relative --dir counts from the
/// current directory.
[[nodiscard]] tl::expected<AddRequest, AddProblem>
parseAdd(const CtlCall &call, const QString &defaultDirectory,
         const std::function<std::optional<QByteArray>(const QString &)> &readInput);

/// Bytes per second in "500000", "500K", "2M", "1G" (powers of 1024) or "500kB" (powers of 1000).
[[nodiscard]] std::optional<qint64> parseRate(const QString &text);

} // namespace kurier

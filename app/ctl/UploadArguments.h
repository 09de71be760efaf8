// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/JobOptionsParser.h"

#include <QList>

#include <tl/expected.hpp>

namespace kurier {

/// Reads the options and operands of an upload: one job of all files, or one each where the
/// protocol holds one file in a job (BITS). Relative paths count from the current directory; a URL
/// that ends in "/" gets each file's name, except with tus.
[[nodiscard]] tl::expected<QList<JobSpec>, AddProblem> parseUpload(const CtlCall &call);

} // namespace kurier

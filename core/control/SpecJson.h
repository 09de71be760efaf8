// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/job/JobSpec.h"

#include <QJsonObject>

namespace kurier {

// Requests for new jobs on the control socket. Unlike shown jobs they carry URLs whole.

/// {type, name, description, directory, priority, suspended, autoComplete,
///  files: [{url, name, checksum}], options: {…}}; "options" is left out when it holds only
///  defaults.
[[nodiscard]] QJsonObject specToJson(const JobSpec &spec);

/// The request in \a json, checked with validate(). An unknown member, or one of the wrong kind, is
/// refused (EInvalidArg, subject = its name), so that nothing is silently ignored.
[[nodiscard]] Result<JobSpec> specFromJson(const QJsonObject &json);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/job/JobChanges.h"
#include "core/job/JobSpec.h"

#include <QJsonObject>
#include <QJsonValue>

namespace kurier {

// Requests for new jobs, and for changing jobs, on the control socket. Unlike shown jobs they carry
// URLs whole.

/// {type, name, description, directory, priority, suspended, autoComplete,
///  files: [{url, name, checksum, mirrors, size, source}], options: {…}}; what holds only defaults
///  is left out.
[[nodiscard]] QJsonObject specToJson(const JobSpec &spec);

/// {jobs: [specToJson()], more}: the next request to add jobs, of \a specs from \a at on, which is
/// moved behind them. So many that its line stays below kMaxControlLine, unless one of them alone
/// is too long, and at least one.
[[nodiscard]] QJsonObject partToJson(const QList<JobSpec> &specs, qsizetype &at);

/// The request in \a json, checked with validate(). An unknown member, or one of the wrong kind, is
/// refused (EInvalidArg, subject = its name), so that nothing is silently ignored.
[[nodiscard]] Result<JobSpec> specFromJson(const QJsonObject &json);

/// {name, description, priority, autoComplete, rateLimit, minimumRetryDelay, noProgressTimeout,
/// trust, url}:
/// only what is to change; and back, refusing like specFromJson(), also when it is nothing.
[[nodiscard]] QJsonObject changesToJson(const JobChanges &changes);
[[nodiscard]] Result<JobChanges> changesFromJson(const QJsonValue &json);

/// Credentials on their way through the control socket, which only their owner and root can open.
[[nodiscard]] QJsonObject credentialsToJson(const Credentials &credentials);
/// Error: EInvalidArg (QueueManager), which does not repeat them.
[[nodiscard]] Result<Credentials> credentialsFromJson(const QJsonValue &json);

} // namespace kurier

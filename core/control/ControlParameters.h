// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlCall.h"
#include "core/job/JobId.h"
#include "core/job/JobState.h"

#include <QJsonValue>
#include <QList>

#include <optional>

namespace kurier {

// What the methods of the control protocol have in common in reading their parameters.

/// EInvalidArg (QueueManager) about the parameter \a name.
[[nodiscard]] tl::unexpected<Error> badParameter(const char *name);

/// The "ids" of \a call; answers it itself when they make no sense or are too many.
[[nodiscard]] std::optional<QList<JobId>> idsOf(const ControlCall &call);

/// The states named in an array; nothing when a name is unknown.
[[nodiscard]] std::optional<QList<JobState>> statesOf(const QJsonValue &value);

/// Whether jobs are to be told by briefToJson().
[[nodiscard]] bool isBrief(const ControlCall &call);

} // namespace kurier

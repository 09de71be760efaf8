// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/queue/QueueDelta.h"
#include "core/settings/QueueLimits.h"

#include <QJsonObject>

namespace kurier {

// What a window that shows a queue of another process is told, and tells. Pure; thread: any.

/// {upserted: [JOB of a row], removed: [id]}.
[[nodiscard]] QJsonObject deltaToJson(const QueueDelta &delta, const QString &owner);
/// Its rows and ids; revision and reset are the reader's.
[[nodiscard]] QueueDelta deltaFromJson(const QJsonObject &json);

/// Every member of QueueLimits; and back. EInvalidArg (QueueManager) for a member that is missing,
/// of the wrong kind or below zero; subject = its name.
[[nodiscard]] QJsonObject limitsToJson(const QueueLimits &limits);
[[nodiscard]] Result<QueueLimits> limitsFromJson(const QJsonObject &json);

} // namespace kurier

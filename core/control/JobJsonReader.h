// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/CommandResult.h"
#include "core/job/JobSnapshot.h"
#include "core/queue/CancelPlan.h"
#include "core/queue/QueueDelta.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace kurier {

// Back from the JSON of JobJson.h. Members that are missing or of another kind give the value's
// default, so an answer of a newer version can be read. Masked URLs stay masked. Pure.

[[nodiscard]] qint64 timeFromJson(const QJsonValue &value);
[[nodiscard]] Error errorFromJson(const QJsonObject &json);
[[nodiscard]] CommandResult resultFromJson(const QJsonObject &json);
/// The results in the \a answer to a verb for \a ids, also those that were left out (omitOk).
[[nodiscard]] CommandResults resultsFromJson(const QJsonObject &answer, const QList<JobId> &ids);
[[nodiscard]] Artefact artefactFromJson(const QJsonObject &json);
[[nodiscard]] JobSnapshot snapshotFromJson(const QJsonObject &json);
[[nodiscard]] JobDetails detailsFromJson(const QJsonObject &json);
[[nodiscard]] CancelPlan planFromJson(const QJsonObject &json);
/// Nothing when \a value is not of filesToldToJson()'s kind.
[[nodiscard]] std::optional<FilesTold> filesToldFromJson(const QJsonValue &value);
[[nodiscard]] QueueStatus statusFromJson(const QJsonObject &json);

/// Ids as an array of texts, and back; null ids mark texts that are none.
[[nodiscard]] QJsonArray idsToJson(const QList<JobId> &ids);
[[nodiscard]] QList<JobId> idsFromJson(const QJsonValue &value);

} // namespace kurier

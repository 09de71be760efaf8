// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/CommandResult.h"
#include "core/job/JobSnapshot.h"
#include "core/queue/CancelPlan.h"
#include "core/queue/QueueDelta.h"

#include <QJsonObject>
#include <QJsonValue>

namespace kurier {

struct ControlInfo;

// The JSON of cli.md, without the sentences: those need the reader's language. Members only
// programs need stand in "wire". The way back is in JobJsonReader.h. Pure; thread: any.

/// ISO 8601 UTC with milliseconds ("2026-11-23T14:09:00.120Z"); null for 0. \a ms is since 1970.
[[nodiscard]] QJsonValue timeToJson(qint64 ms);

/// {code, hresult, context, file, wire: {detail}}; "file" is masked when it is a URL, null when the
/// error is about no file.
[[nodiscard]] QJsonObject errorToJson(const Error &error);

/// {id, ok, code, hresult, wire: {context, file, detail}}; without a "wire" that says nothing.
[[nodiscard]] QJsonObject resultToJson(const CommandResult &result);

/// ARTEFACT of cli.md; "reason" is an error object or null.
[[nodiscard]] QJsonObject artefactToJson(const Artefact &artefact);

/// True for the states cli.md knows: pending, removed, failed, abandoned.
[[nodiscard]] bool isShownArtefact(ArtefactState state);

/// JOB of cli.md without what a row does not hold: "description" is empty, "artefacts" too.
[[nodiscard]] QJsonObject snapshotToJson(const JobSnapshot &job, const QString &owner);
/// Only what of it tells how a job stands: id, type, state, error, cleanup. For thousands of jobs.
[[nodiscard]] QJsonObject briefToJson(const JobSnapshot &job);

/// JOB of cli.md; with \a files also its "files".
[[nodiscard]] QJsonObject detailsToJson(const JobDetails &job, const QString &owner, bool files);

/// Member of a cancel's parameters.
inline constexpr QLatin1String kFilesTold {"filesTold"};
/// {ID: NUMBER}: what \a told says of \a ids.
[[nodiscard]] QJsonObject filesToldToJson(const FilesTold &told, const QList<JobId> &ids);

/// {items, unknown}: every member of CancelPlan.
[[nodiscard]] QJsonObject planToJson(const CancelPlan &plan);

/// The answer to "status": {running, pid, version, jobs, speed, cleanupsPending, wire}.
[[nodiscard]] QJsonObject statusToJson(const QueueStatus &status, const ControlInfo &info);

} // namespace kurier

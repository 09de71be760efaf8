// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"
#include "core/job/JobSnapshot.h"
#include "core/job/JobState.h"

#include <QString>

namespace kurier {

/// Translated words of the field, one per thing everywhere (window, dialogs, kurierctl).
[[nodiscard]] QString stateText(JobState state); ///< "In Warteschlange"
/// The state with what people want to know beside it: "Erneut in 24 s", "Fehler: nicht gefunden
/// (404)". \a nowMs is wall time in ms UTC.
[[nodiscard]] QString stateText(const JobSnapshot &job, qint64 nowMs);
[[nodiscard]] QString priorityText(JobPriority priority);
[[nodiscard]] QString typeText(JobType type);
/// The server's name, or that there is none.
[[nodiscard]] QString serverText(const QString &host);
/// The verb as a menu or button says it: "Abbrechen", "Cancel".
[[nodiscard]] QString commandText(JobCommand command);
/// Why \a command cannot be used on a job in \a state; empty when it can and would change
/// something.
[[nodiscard]] QString whyNot(JobCommand command, JobType type, JobState state);
/// "Removed", "1 of 2 could not be removed" … for the History and kurierctl.
[[nodiscard]] QString cleanupText(CleanupState state);
/// The same for a job that has ended, with the server an upload was removed from or had reached.
[[nodiscard]] QString cleanupText(const JobSnapshot &job);
[[nodiscard]] QString artefactKindText(ArtefactKind kind);
[[nodiscard]] QString artefactStateText(ArtefactState state);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/FileIdentity.h"
#include "core/job/JobId.h"
#include "core/upload/UploadSession.h"

#include <QList>
#include <QString>

namespace kurier {

enum class ArtefactKind : quint8 { LocalFile = 0, ServerSession = 1 };

/// Life of something a job created outside the queue's database.
enum class ArtefactState : quint8 {
    Intended = 0, ///< Its name is recorded; whether it exists is not known yet.
    Live = 1, ///< Exists and is used by its job.
    Pending = 2, ///< Must go.
    Removed = 3, ///< Verified gone.
    Failed = 4, ///< Could not be removed; tried again at nextAttempt.
    Abandoned = 5, ///< A person gave it up.
    Published = 6, ///< Became the person's file under its final name.
};

/// One record of the clean-up ledger: durable before the first byte of the artefact exists.
struct Artefact
{
    ArtefactId id;
    JobId job;
    qint32 file = 0; ///< Position of the file in the job.
    ArtefactKind kind = ArtefactKind::LocalFile;
    ArtefactState state = ArtefactState::Intended;
    /// LocalFile: absolute directory. ServerSession: URL of the upload's target, no credentials.
    QString directory;
    /// LocalFile: name inside directory. ServerSession: of the temporary file, where we choose it.
    QString name;
    UploadSession session; ///< ServerSession: once known.
    /// ServerSession: when the server drops it by itself, milliseconds UTC; 0 = it did not say.
    qint64 expires = 0;
    quint64 device = 0; ///< st_dev, once known.
    quint64 inode = 0; ///< st_ino, once known; 0 = not known.
    qint64 birth = 0; ///< As in FileIdentity, once known.
    FileIdentity folder; ///< Which directory it was made in, once known.
    qint64 bytes = 0; ///< Size when last seen.
    qint32 attempts = 0; ///< Removals tried.
    qint64 nextAttempt = 0; ///< Milliseconds UTC; 0 = none planned.
    Error reason; ///< Why it failed; code Ok when there is nothing to say.

    /// Path, or where the session is (the target while that is not known), for people and JSON
    /// "where".
    [[nodiscard]] QString where() const;
};

/// "local-file", "server-session".
[[nodiscard]] QString artefactKindName(ArtefactKind kind);
/// "pending", "removed", "failed", "abandoned"; "live" and "published" never leave the process.
[[nodiscard]] QString artefactStateName(ArtefactState state);

/// Clean-up state of a whole job: none, pending, removed, failed or abandoned (cli.md).
enum class CleanupState : quint8 { None, Pending, Removed, Failed, Abandoned };

/// failed beats pending beats abandoned beats removed; artefacts in use or published count as none.
[[nodiscard]] CleanupState cleanupState(const QList<Artefact> &artefacts);
[[nodiscard]] QString cleanupStateName(CleanupState state);

} // namespace kurier

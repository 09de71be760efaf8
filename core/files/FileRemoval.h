// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"
#include "core/files/TempSearch.h"

#include <optional>

namespace kurier {

/// One RemoveFile on its way, in steps of bounded length.
///
/// Between looking at a name and unlinking it, somebody may put another file there. So the entry
/// first moves aside to a name nobody else uses, is looked at again there, and goes only if it is
/// the recorded file; otherwise it moves back. The name aside is made of the recorded identity,
/// so after a crash in between the same task finds the file again.
/// Thread: the files worker's.
class FileRemoval final
{
public:
    FileRemoval(RemoveFile task, TempFound found);

    /// Does one step. Returns true when nothing is left to do but outcome().
    [[nodiscard]] bool step();
    /// Null when there is nothing to remove or no directory to remove it from.
    [[nodiscard]] DirectoryPtr directory() const { return m_directory; }
    /// Whether an entry was unlinked, so that the directory has to be synced before outcome().
    [[nodiscard]] bool changedDirectory() const { return m_unlinked; }
    /// The file it is about; with its identity once that is known.
    [[nodiscard]] const FilePlace &place() const { return m_task.place; }
    /// What became of it. \a sync is the result of syncing the directory.
    [[nodiscard]] FileRemoved outcome(const Result<> &sync) const;

private:
    bool begin();
    bool beginUnidentified();
    bool restoreStranger();
    bool moveAside();
    void openForShrinking();
    bool shrink();
    bool unlinkEntry();
    bool refuse(Error error);
    bool gone(const QString &name) const;

    RemoveFile m_task;
    DirectoryPtr m_directory;
    QString m_aside;
    QString m_entry; ///< The name the file has now.
    FileHandlePtr m_shrinking;
    qint64 m_bytes = 0;
    bool m_begun = false;
    bool m_unlinked = false;
    std::optional<Error> m_error;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/Directory.h"

#include <QHash>

namespace kurier {

/// Where a temp file is to be removed from.
struct TempFound
{
    /// Null without an error: it is proven that nothing of ours is left.
    DirectoryPtr directory;
    Error error; ///< Why it can be neither found nor shown to be gone.
};

/// Finds the directory in which a temp file lies now. The recorded path comes first; when it does
/// not lead to the recorded directory any more, the open file shows the way, or a directory beside
/// the old path that is proven to be the recorded one. Remembers what it opened, so it is to live
/// no longer than a group of removals. Thread: the files worker's.
class TempSearch final
{
public:
    [[nodiscard]] TempFound find(const RemoveFile &task);

private:
    [[nodiscard]] Result<DirectoryPtr> open(const QString &path);
    [[nodiscard]] DirectoryPtr byHandle(const RemoveFile &task);
    [[nodiscard]] DirectoryPtr renamedFolder(const FilePlace &place);

    QHash<QString, Result<DirectoryPtr>> m_opened;
    QHash<QString, DirectoryPtr> m_renamed;
};

} // namespace kurier

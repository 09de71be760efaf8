// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/Result.h"
#include "core/files/FileStatus.h"
#include "core/files/FileTask.h"

#include <memory>
#include <optional>

namespace kurier {

/// Access rights of files that are not finished yet.
inline constexpr mode_t kTempMode = 0600;

/// An open directory. Every step of an operation goes through this one handle, so that renaming
/// the directory or putting a link in its place cannot divert the operation half way.
/// Thread: that of its user.
class Directory final
{
public:
    /// Links in \a path are followed: the folder a person chose may be one.
    [[nodiscard]] static Result<std::shared_ptr<const Directory>> open(const QString &path);

    Directory(FileHandlePtr handle, QString path, const FileIdentity &identity);

    [[nodiscard]] int descriptor() const { return m_handle->descriptor(); }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const FileIdentity &identity() const { return m_identity; }
    [[nodiscard]] QString pathOf(const QString &name) const;

    /// What is called \a name here, links not followed; nothing when there is no such entry.
    [[nodiscard]] Result<std::optional<FileStatus>> look(const QString &name) const;
    /// Opens an entry; \a flags gain O_CLOEXEC, O_NOFOLLOW and O_NONBLOCK.
    [[nodiscard]] Result<FileHandlePtr> openFile(const QString &name, int flags,
                                                 mode_t mode = 0) const;
    /// Renames without ever replacing. Returns 0 or the system's error number.
    [[nodiscard]] int renameWithoutReplacing(const QByteArray &from, const QByteArray &to) const;
    /// Gives \a file, which has no name, its first one, never replacing. Returns 0 or the system's
    /// error number; without /proc it is ENOENT.
    [[nodiscard]] int linkUnnamed(const FileHandle &file, const QByteArray &name) const;
    /// Makes created, renamed and removed entries durable.
    [[nodiscard]] Result<> sync() const;

private:
    FileHandlePtr m_handle;
    QString m_path;
    FileIdentity m_identity;
};

using DirectoryPtr = std::shared_ptr<const Directory>;

/// True when \a status is the regular file recorded in \a place.
[[nodiscard]] bool isRecorded(const FileStatus &status, const FilePlace &place);

/// \a place with the identity of \a status and of the directory it was seen in.
[[nodiscard]] FilePlace identified(FilePlace place, const FileStatus &status,
                                   const Directory &directory);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/Result.h"
#include "core/job/Artefact.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <variant>
#include <vector>

namespace kurier {

/// Ties an outcome to its task; chosen by the caller, unique per FileWorker.
using FileTaskId = IntegerId<struct FileTaskIdTag>;

/// Where a temp file lies and which one it is. inode 0 = identity not known yet.
struct FilePlace
{
    QString directory;
    QString name;
    quint64 device = 0;
    quint64 inode = 0;
};

/// Looks at a destination: exists, is a directory, writable; which of \a names are taken there
/// (case-insensitively on such file systems); free bytes.
struct CheckDestination
{
    FileTaskId id;
    QString directory;
    QStringList names;
    bool create = false; ///< Create the directory (not its parents) when it is missing.
};

/// Opens an unnamed file in \a directory (O_TMPFILE, mode 0600), so that its identity can be
/// recorded before it has a name. Where that is not supported, TempPrepared::unnamed is false and
/// nothing was created yet: record the intent, then LinkTemp creates it with O_EXCL.
struct PrepareTemp
{
    FileTaskId id;
    QString directory;
    QString name; ///< The name LinkTemp will give it.
};

/// Gives a prepared file its name (linkat, never replacing), or creates it with O_EXCL.
struct LinkTemp
{
    FileTaskId id;
    FilePlace place;
    FileHandlePtr file; ///< From TempPrepared; null when unnamed was false.
};

/// Opens an existing temp file for continuing, if it still is the recorded one (device, inode,
/// regular, one link, not a symbolic link) and holds at least \a minimumSize bytes.
struct OpenTemp
{
    FileTaskId id;
    FilePlace place;
    qint64 minimumSize = 0;
};

/// fdatasync of each file; FilesSynced answers in the same order.
struct SyncFiles
{
    FileTaskId id;
    std::vector<FileHandlePtr> files;
};

/// Syncs, then renames the temp file to \a finalName in the same directory. Without \a overwrite an
/// existing target is never touched: EFileExists and a free name in suggestion. Idempotent: when
/// the temp name is gone and the target is the recorded file, it has been published already.
struct PublishFile
{
    FileTaskId id;
    FilePlace place;
    QString finalName;
    bool overwrite = false;
    quint32 mode = 0644; ///< Access rights of the published file.
};

/// Removes a temp file if it is the recorded one; an absent file is success. Anything else in its
/// place is left alone and reported. With inode 0 only an empty regular file of ours with one link
/// may go (crash between intent and creation).
struct RemoveFile
{
    FileTaskId id;
    FilePlace place;
};

using FileTask = std::variant<CheckDestination, PrepareTemp, LinkTemp, OpenTemp, SyncFiles,
                              PublishFile, RemoveFile>;

struct DestinationChecked
{
    FileTaskId id;
    /// Names of the request that are taken. Errors: EPathNotFound, EAccessDenied, EWriteProtect.
    Result<QStringList> taken;
    qint64 freeBytes = -1;
};

struct TempPrepared
{
    FileTaskId id;
    bool unnamed = false;
    FileHandlePtr file; ///< Set when unnamed.
    FilePlace place; ///< With identity when unnamed.
    Error error; ///< code Ok on success.
};

struct TempLinked
{
    FileTaskId id;
    FileHandlePtr file;
    FilePlace place; ///< With identity.
    Error error; ///< EFileExists when something has that name.
};

struct TempOpened
{
    FileTaskId id;
    FileHandlePtr file; ///< Null unless it is the recorded file.
    qint64 size = 0;
    /// BgEFileNotFound: gone. BgELocalFileChanged: something else is there, left alone.
    Error error;
};

struct FilesSynced
{
    FileTaskId id;
    std::vector<Error> errors; ///< One per file; code Ok when it is on disk.
};

struct FilePublished
{
    FileTaskId id;
    Error error; ///< code Ok when it stands under its final name.
    QString suggestion; ///< A free name, with EFileExists.
};

struct FileRemoved
{
    FileTaskId id;
    bool removed = false; ///< Verified: nothing of ours is left there.
    qint64 bytes = 0; ///< Size it had.
    Error error; ///< Why it is still there. BgELocalFileChanged: not ours, left alone.
};

using FileOutcome = std::variant<DestinationChecked, TempPrepared, TempLinked, TempOpened,
                                 FilesSynced, FilePublished, FileRemoved>;

/// Receives outcomes on the worker's thread, in batches, in the order of the tasks (for removals
/// see FileWorker::post()). Must not block.
using FileOutcomeSink = std::function<void(std::vector<FileOutcome> &&)>;

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/FileIdentity.h"
#include "core/base/Result.h"
#include "core/job/Artefact.h"
#include "core/job/Checksum.h"
#include "core/upload/SourceMark.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <stop_token>
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
    qint64 birth = 0; ///< As in FileIdentity.
    FileIdentity folder = {}; ///< Which directory it lay in; not known in records of old versions.

    [[nodiscard]] FileIdentity identity() const { return {device, inode, birth}; }
    friend bool operator==(const FilePlace &, const FilePlace &) = default;
};

/// The place a ledger record of a local file tells of.
[[nodiscard]] inline FilePlace placeOf(const Artefact &artefact)
{
    return {artefact.directory, artefact.name,  artefact.device,
            artefact.inode,     artefact.birth, artefact.folder};
}

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

/// Opens an existing temp file for continuing, if it still is the recorded one (sameFile, regular,
/// one link, not a symbolic link) and holds at least \a minimumSize bytes.
struct OpenTemp
{
    FileTaskId id;
    FilePlace place;
    qint64 minimumSize = 0;
};

/// Sees to it that a file that is being written will find room for \a size bytes: looks what is
/// free and has the file system reserve it, without changing what is there or the file's size. May
/// take long on some file systems.
struct ReserveSpace
{
    FileTaskId id;
    FileHandlePtr file; ///< Open for writing.
    qint64 size = 0; ///< Of the whole file.
    qint64 promised = 0; ///< Free bytes of that file system that others will need.
    QString directory; ///< For the error.
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
/// A file that has no name yet gets its final one at once. When that fails otherwise than with a
/// suggestion it gets the temp name, so that it is not lost (FilePublished::kept).
struct PublishFile
{
    FileTaskId id;
    FilePlace place;
    QString finalName;
    bool overwrite = false;
    quint32 mode = 0644; ///< Access rights of the published file.
    FileHandlePtr file = {}; ///< From TempPrepared, without a name yet; null = it is at its place.
};

/// Hashes a temp file, if it is the recorded one, and compares it with every value of \a expected,
/// on a thread of its own. Asking \a stop to end it brings the outcome within about 30 ms.
struct VerifyFile
{
    FileTaskId id;
    FilePlace place;
    std::vector<Checksum> expected; ///< The first that differs is the one that is told.
    std::stop_token stop;
};

/// Removes a temp file if it is the recorded one. A file absent from the recorded directory is
/// success; when the path does not lead to that directory any more, the file is looked for through
/// \a file and beside the old path, and a doubt is reported when it cannot be shown to be gone.
/// Anything else in its place is left alone and reported. With inode 0 only an empty regular file
/// of ours with one link may go (crash between intent and creation).
struct RemoveFile
{
    FileTaskId id;
    FilePlace place;
    FileHandlePtr file; ///< Still open from the transfer, to find it by; may be null.
};

/// Looks in \a directory for files that carry a name of ours (TempName.h), are regular, belong to
/// this user, have one link and are not open in any program. Bounded: 500,000 entries read, 10,000
/// found. A directory that is gone holds none. Whether a job knows them is not asked here.
struct FindLeftovers
{
    FileTaskId id;
    QString directory;
};

/// What became of something whose removal is not the files worker's.
enum class CleanupNote : quint8 {
    Removed,
    Refused, ///< It is still there, as far as is known.
    Abandoned, ///< A person gave it up.
    Kept, ///< An upload that had been finished: it is the person's.
};

/// Notes in the clean-up log what became of a file or of an upload's session on a server.
struct NoteCleanup
{
    FileTaskId id;
    CleanupNote what = CleanupNote::Abandoned;
    FilePlace place; ///< Of a session: its address as directory, nothing else.
    qint64 bytes = 0;
    Error reason; ///< Why it could not be removed.
};

/// Reads a small file of a person's: .netrc, cookies. It must be regular and at most a megabyte;
/// \a secret: it must also belong to this user and be closed to everybody else.
struct ReadPersonalFile
{
    FileTaskId id;
    QString path;
    bool secret = false;
};

/// Opens the file that an upload sends, for reading; links are followed, as whoever named the path
/// may have meant one. It must be a regular file.
struct OpenSource
{
    FileTaskId id;
    QString path;
};

using FileTask = std::variant<CheckDestination, PrepareTemp, LinkTemp, OpenTemp, ReserveSpace,
                              SyncFiles, PublishFile, VerifyFile, RemoveFile, FindLeftovers,
                              NoteCleanup, ReadPersonalFile, OpenSource>;

struct DestinationChecked
{
    FileTaskId id;
    /// Names of the request that are taken. Errors: EPathNotFound, EAccessDenied, EWriteProtect.
    Result<QStringList> taken;
    qint64 freeBytes = -1; ///< -1 = the file system does not tell.
    quint64 device = 0; ///< st_dev of the directory; 0 = it could not be opened.
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
    FilePlace place; ///< With the identity as seen now, when it is the recorded file.
    qint64 size = 0;
    /// BgEFileNotFound: gone. BgELocalFileChanged: something else is there, left alone.
    Error error;
};

struct SpaceReserved
{
    FileTaskId id;
    bool allocated = false; ///< The room is the file's; false also where that is not supported.
    Error error; ///< EDiskFull with MissingSpace as its detail, or code Ok.
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
    bool kept = false; ///< It had no name, and now has that of its place.
};

struct FileVerified
{
    FileTaskId id;
    bool stopped = false; ///< Ended early: nothing is known.
    /// code Ok when every value agrees. BgEValidationFailed: one differs; detail is a
    /// ChecksumMismatch. BgEFileNotFound, BgELocalFileChanged: as with TempOpened.
    Error error;
};

struct FileRemoved
{
    FileTaskId id;
    bool removed = false; ///< Verified: nothing of ours is left there.
    qint64 bytes = 0; ///< Size it had.
    /// Why it is still there. BgELocalFileChanged: something else, left alone. BgEFileNotFound: its
    /// directory is not where it was. BgEVolumeChanged: its file system is not mounted there.
    Error error;
};

struct LeftoversFound
{
    FileTaskId id;
    /// With identity, size, and the job and file the name tells; state Live, no id.
    QList<Artefact> artefacts;
};

struct CleanupNoted
{
    FileTaskId id;
};

struct PersonalFileRead
{
    FileTaskId id;
    QByteArray text;
    /// BgEFileNotFound, EAccessDenied (also for a secret that others can read), BgETooLarge.
    Error error;
};

struct SourceOpened
{
    FileTaskId id;
    FileHandlePtr file;
    SourceMark mark; ///< Of the open file.
    /// BgEFileNotFound, EAccessDenied, EInvalidArg (not a regular file).
    Error error;
};

using FileOutcome =
    std::variant<DestinationChecked, TempPrepared, TempLinked, TempOpened, SpaceReserved,
                 FilesSynced, FilePublished, FileVerified, FileRemoved, LeftoversFound,
                 CleanupNoted, PersonalFileRead, SourceOpened>;

/// Receives outcomes on the worker's threads, in batches, in the order of the tasks (for removals
/// and verifications see FileWorker::post()). Must not block.
using FileOutcomeSink = std::function<void(std::vector<FileOutcome> &&)>;

} // namespace kurier

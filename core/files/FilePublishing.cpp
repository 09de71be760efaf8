// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FilePublishing.h"

#include "core/base/FaultPoint.h"
#include "core/files/Directory.h"
#include "core/files/DiskSpace.h"
#include "core/files/FileError.h"
#include "core/files/FileSync.h"
#include "core/files/TargetPath.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <map>

namespace kurier {

namespace {

constexpr int kSuggestionsTried = 10000;

/// A name near \a wanted that nothing has in \a directory; empty when none was found.
QString freeName(const Directory &directory, const QString &wanted)
{
    for (int n = 1; n <= kSuggestionsTried; ++n) {
        QString candidate = numberedName(wanted, n);
        const auto entry = directory.look(candidate);
        if (entry && !*entry)
            return candidate;
    }
    return {};
}

/// Gives back what was reserved beyond the end of the temp file, which nobody writes any more.
/// Where that is refused the file is whole all the same.
void releaseReserve(const Directory &directory, const PublishFile &task, int file)
{
    if (!hasBlocksBeyondEnd(file))
        return;
    const auto writable = directory.openFile(task.place.name, O_WRONLY | O_NOCTTY);
    FileStatus status;
    const bool same = writable && lookAt((*writable)->descriptor(), status) == 0
        && isRecorded(status, task.place);
    if (same)
        static_cast<void>(releaseBeyondEnd((*writable)->descriptor()));
}

/// Gives the file its final rights.
Result<> setRights(int file, quint32 mode, const QString &path)
{
    // File systems without access rights refuse this, and have nothing to lose by it.
    if (::fchmod(file, mode & 0777U) != 0 && errno != EPERM && errno != EOPNOTSUPP
        && errno != ENOSYS)
        return tl::unexpected(fileError(errno, path));
    return {};
}

/// Moves \a from to \a to. Returns 0 or the system's error number.
int moved(const Directory &directory, const QByteArray &from, const QByteArray &to, bool overwrite)
{
    const int at = directory.descriptor();
    if (overwrite)
        return ::renameat(at, from.constData(), at, to.constData()) == 0 ? 0 : errno;
    const int failed = directory.renameWithoutReplacing(from, to);
    if (failed != EINVAL && failed != ENOSYS && failed != EOPNOTSUPP)
        return failed;
    // linkat() never replaces either. A crash before unlinkat() leaves two names of one file,
    // which the next attempt recognises.
    if (::linkat(at, from.constData(), at, to.constData(), 0) != 0)
        return errno;
    return ::unlinkat(at, from.constData(), 0) == 0 ? 0 : errno;
}

/// Whether the final name is the recorded file already; then only the temp name is to go.
Result<bool> publishedBefore(const Directory &directory, const PublishFile &task)
{
    const auto target = directory.look(task.finalName);
    const auto temp = directory.look(task.place.name);
    if (!target || !temp)
        return tl::unexpected(target ? temp.error() : target.error());
    if (!*target || !isRecorded(**target, task.place)) {
        if (!*temp) {
            Error gone = fileError(ENOENT, directory.pathOf(task.place.name));
            gone.code = ErrorCode::BgEFileNotFound;
            return tl::unexpected(gone);
        }
        if (!isRecorded(**temp, task.place))
            return tl::unexpected(changedFileError(directory.pathOf(task.place.name)));
        return false;
    }
    const bool twoNames =
        task.finalName != task.place.name && *temp && isRecorded(**temp, task.place);
    if (twoNames
        && ::unlinkat(directory.descriptor(), encodedName(task.place.name).constData(), 0) != 0)
        return tl::unexpected(fileError(errno, directory.pathOf(task.place.name)));
    return true;
}

/// One file on its way to its final name.
struct Publishing
{
    const PublishFile &task;
    DirectoryPtr directory;
    FileHandlePtr file; ///< Null = failed.
    bool before = false; ///< It has its final name already.
    bool placed = false; ///< It had no name and has its final one.
    bool kept = false; ///< It had no name and has that of its place.
    mode_t rights = 0; ///< Before it got its final ones.
    Error error = {};

    [[nodiscard]] QString path() const { return directory->pathOf(task.finalName); }
    void fail(const Error &why)
    {
        error = why;
        file.reset();
    }
};

/// In another folder put in its place the file would be looked for in vain.
bool isInItsFolder(const Publishing &one)
{
    const FileIdentity &folder = one.task.place.folder;
    return one.directory && (!folder.isKnown() || sameFile(one.directory->identity(), folder));
}

/// A file without a name can only be the one that is held open.
Result<> prepareUnnamed(Publishing &one)
{
    if (!isInItsFolder(one))
        return tl::unexpected(changedFileError(one.directory->path()));
    one.rights = kTempMode;
    one.file = one.task.file;
    return setRights(one.file->descriptor(), one.task.mode, one.path());
}

/// Opens what is to be published, if it still is the recorded file, and sets its rights.
Result<> openAndPrepare(Publishing &one)
{
    const PublishFile &task = one.task;
    if (encodedName(task.finalName).isEmpty())
        return tl::unexpected(fileError(EINVAL, one.path()));
    if (task.file)
        return prepareUnnamed(one);
    const auto before = publishedBefore(*one.directory, task);
    if (!before)
        return tl::unexpected(before.error());
    one.before = *before;
    auto file =
        one.directory->openFile(one.before ? task.finalName : task.place.name, O_RDONLY | O_NOCTTY);
    if (!file)
        return tl::unexpected(file.error());
    FileStatus status;
    if (const int failed = lookAt((*file)->descriptor(), status); failed != 0)
        return tl::unexpected(fileError(failed, one.path()));
    if (!isRecorded(status, task.place))
        return tl::unexpected(changedFileError(one.directory->pathOf(task.place.name)));
    if (!one.before)
        releaseReserve(*one.directory, task, (*file)->descriptor());
    if (auto set = setRights((*file)->descriptor(), task.mode, one.path()); !set)
        return set;
    one.rights = status.mode & 0777U;
    one.file = std::move(*file);
    return {};
}

/// Gives it its first name, never replacing.
Result<> nameUnnamed(const Publishing &one, const QString &name)
{
    if (const int failed = one.directory->linkUnnamed(*one.task.file, encodedName(name));
        failed != 0)
        return tl::unexpected(fileError(failed, one.directory->pathOf(name)));
    return {};
}

/// Under the name of its record it is not lost when it cannot be published now.
void keepUnnamed(Publishing &one)
{
    if (!one.task.file || one.placed || one.kept || !isInItsFolder(one))
        return;
    static_cast<void>(::fchmod(one.task.file->descriptor(), kTempMode));
    one.kept = nameUnnamed(one, one.task.place.name) && one.directory->sync();
}

/// Gives it its final name.
Result<> rename(Publishing &one)
{
    const PublishFile &task = one.task;
    const QByteArray temp = encodedName(task.place.name);
    const QByteArray final = encodedName(task.finalName);
    faultPoint("publish.beforeRename");
    if (const int failed = moved(*one.directory, temp, final, task.overwrite); failed != 0) {
        static_cast<void>(::fchmod(one.file->descriptor(), one.rights));
        return tl::unexpected(fileError(failed, one.path()));
    }
    faultPoint("publish.afterRename");
    const auto target = one.directory->look(task.finalName);
    if (!target || !*target || !isRecorded(**target, task.place)) {
        // The temp file was exchanged between the check and the rename: give the stranger its
        // name back.
        static_cast<void>(one.directory->renameWithoutReplacing(final, temp));
        return tl::unexpected(changedFileError(one.path()));
    }
    return {};
}

/// Gives a file without a name its final one; only a rename can replace.
Result<> place(Publishing &one)
{
    const bool replaces = one.task.overwrite;
    faultPoint("publish.beforeName");
    const auto named = nameUnnamed(one, replaces ? one.task.place.name : one.task.finalName);
    faultPoint("publish.named");
    (replaces ? one.kept : one.placed) = named.has_value();
    return named && replaces ? rename(one) : named;
}

/// Carries \a step out for each that has not failed yet.
template <class Step>
void forEach(std::vector<Publishing> &all, Step step)
{
    for (Publishing &one : all) {
        if (one.error.code != ErrorCode::Ok)
            continue;
        if (const Result<> done = step(one); !done)
            one.fail(done.error());
    }
}

std::vector<Publishing> openDirectories(const std::vector<PublishFile> &tasks)
{
    std::map<QString, Result<DirectoryPtr>> opened;
    std::vector<Publishing> all;
    all.reserve(tasks.size());
    for (const PublishFile &task : tasks) {
        auto known = opened.find(task.place.directory);
        if (known == opened.end()) {
            known =
                opened.emplace(task.place.directory, Directory::open(task.place.directory)).first;
        }
        all.push_back({task, known->second ? *known->second : nullptr, nullptr});
        if (!known->second)
            all.back().error = known->second.error();
    }
    return all;
}

void syncContents(std::vector<Publishing> &all)
{
    std::vector<FileHandlePtr> files;
    forEach(all, [&files](const Publishing &one) -> Result<> {
        files.push_back(one.file);
        return {};
    });
    const auto errors = syncHandles(files, SyncScope::Everything);
    auto error = errors.begin();
    forEach(all, [&error](const Publishing &one) -> Result<> {
        Error failed = *error++;
        failed.subject = one.path();
        return failed.code == ErrorCode::Ok ? Result<>() : tl::unexpected(failed);
    });
}

void syncDirectories(std::vector<Publishing> &all)
{
    std::map<DirectoryPtr, Result<>> synced;
    forEach(all, [&synced](const Publishing &one) {
        auto known = synced.find(one.directory);
        if (known == synced.end())
            known = synced.emplace(one.directory, one.directory->sync()).first;
        return known->second;
    });
}

} // namespace

std::vector<FilePublished> publishFiles(const std::vector<PublishFile> &tasks)
{
    std::vector<Publishing> all = openDirectories(tasks);
    forEach(all, openAndPrepare);
    syncContents(all);
    forEach(all, [](Publishing &one) {
        if (one.task.file)
            return place(one);
        return one.before ? Result<>() : rename(one);
    });
    syncDirectories(all);

    std::vector<FilePublished> outcomes;
    outcomes.reserve(all.size());
    for (Publishing &one : all) {
        FilePublished outcome {one.task.id, one.error, {}, false};
        if (outcome.error.code == ErrorCode::EFileExists)
            outcome.suggestion = freeName(*one.directory, one.task.finalName);
        if (outcome.error.code != ErrorCode::Ok && outcome.suggestion.isEmpty())
            keepUnnamed(one);
        outcome.kept = one.kept;
        outcomes.push_back(std::move(outcome));
    }
    faultPoint("publish.done");
    return outcomes;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FileRemoval.h"

#include "core/base/FaultPoint.h"
#include "core/files/FileError.h"
#include "core/files/TempName.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

/// Freeing this much takes some tens of milliseconds on a slow disk.
constexpr qint64 kShrinkStep = 256LL * 1024 * 1024;

bool cannotMoveAside(int systemError)
{
    // The file system lacks RENAME_NOREPLACE, the name is taken, or no space is left for it.
    return systemError == EINVAL || systemError == ENOSYS || systemError == EOPNOTSUPP
        || systemError == EEXIST || systemError == ENOSPC || systemError == EDQUOT
        || systemError == ENAMETOOLONG;
}

} // namespace

FileRemoval::FileRemoval(RemoveFile task, TempFound found)
    : m_task(std::move(task))
    , m_directory(std::move(found.directory))
    , m_aside(asideName(m_task.place))
    , m_entry(m_task.place.name)
{
    if (found.error.code != ErrorCode::Ok)
        m_error = std::move(found.error);
    // An open handle would keep the space of an unlinked file.
    m_task.file.reset();
}

bool FileRemoval::step()
{
    if (!m_begun) {
        m_begun = true;
        return begin();
    }
    return m_shrinking ? shrink() : unlinkEntry();
}

bool FileRemoval::begin()
{
    faultPoint("remove.begin");
    if (!m_directory)
        return true;
    if (encodedName(m_task.place.name).isEmpty())
        return refuse(fileError(EINVAL, m_directory->pathOf(m_task.place.name)));
    if (m_task.place.inode == 0)
        return beginUnidentified();
    const auto aside = m_directory->look(m_aside);
    if (!aside)
        return refuse(aside.error());
    if (*aside && isRecorded(**aside, m_task.place)) {
        m_entry = m_aside;
        m_bytes = (*aside)->size;
    } else {
        if (*aside && restoreStranger())
            return true;
        const auto entry = m_directory->look(m_entry);
        if (!entry)
            return refuse(entry.error());
        if (!*entry)
            return true;
        if (!isRecorded(**entry, m_task.place))
            return refuse(changedFileError(m_directory->pathOf(m_entry)));
        m_bytes = (*entry)->size;
        if (moveAside())
            return true;
    }
    if (m_bytes > kShrinkStep)
        openForShrinking();
    return m_shrinking ? false : unlinkEntry();
}

/// Nothing is known but the name: only what a crash right after creating it leaves may go.
bool FileRemoval::beginUnidentified()
{
    const auto entry = m_directory->look(m_entry);
    if (!entry)
        return refuse(entry.error());
    if (!*entry)
        return true;
    const FileStatus &status = **entry;
    if (!status.isRegular() || status.size != 0 || status.owner != ::geteuid() || status.links != 1)
        return refuse(changedFileError(m_directory->pathOf(m_entry)));
    m_task.place = identified(m_task.place, status, *m_directory);
    return unlinkEntry();
}

/// A crash came between moving something aside and moving it back. Returns true when done.
bool FileRemoval::restoreStranger()
{
    const int failed =
        m_directory->renameWithoutReplacing(encodedName(m_aside), encodedName(m_entry));
    if (failed == 0)
        return refuse(changedFileError(m_directory->pathOf(m_entry)));
    return failed != EEXIST && refuse(changedFileError(m_directory->pathOf(m_aside)));
}

/// Returns true when the removal ends here. Otherwise m_entry is what to unlink.
bool FileRemoval::moveAside()
{
    const QByteArray name = encodedName(m_entry);
    const QByteArray aside = encodedName(m_aside);
    const int failed = m_directory->renameWithoutReplacing(name, aside);
    if (failed == ENOENT)
        return true;
    if (failed != 0 && !cannotMoveAside(failed))
        return refuse(fileError(failed, m_directory->pathOf(m_entry)));
    if (failed != 0)
        return false;
    faultPoint("remove.aside");
    const auto moved = m_directory->look(m_aside);
    if (moved && *moved && isRecorded(**moved, m_task.place)) {
        m_entry = m_aside;
        return false;
    }
    const int stuck = m_directory->renameWithoutReplacing(aside, name);
    return refuse(changedFileError(m_directory->pathOf(stuck == 0 ? m_entry : m_aside)));
}

void FileRemoval::openForShrinking()
{
    const auto file = m_directory->openFile(m_entry, O_WRONLY);
    if (file)
        m_shrinking = *file;
}

/// Frees a part of the file. Ends early when a link of someone else appeared: their name keeps
/// what is left of the content.
bool FileRemoval::shrink()
{
    FileStatus status;
    const int file = m_shrinking->descriptor();
    const bool ours =
        lookAt(file, status) == 0 && isRecorded(status, m_task.place) && status.links == 1;
    if (!ours || status.size <= kShrinkStep
        || ::ftruncate(file, std::max<off_t>(status.size - kShrinkStep, 0)) != 0)
        m_shrinking.reset();
    return m_shrinking ? false : unlinkEntry();
}

bool FileRemoval::unlinkEntry()
{
    const auto entry = m_directory->look(m_entry);
    if (!entry)
        return refuse(entry.error());
    if (!*entry)
        return true;
    const QString path = m_directory->pathOf(m_entry);
    if (!isRecorded(**entry, m_task.place))
        return refuse(changedFileError(path));
    faultPoint("remove.beforeUnlink");
    if (::unlinkat(m_directory->descriptor(), encodedName(m_entry).constData(), 0) != 0
        && errno != ENOENT)
        return refuse(fileError(errno, path));
    m_unlinked = true;
    faultPoint("remove.unlinked");
    return true;
}

bool FileRemoval::refuse(Error error)
{
    m_error = std::move(error);
    return true;
}

bool FileRemoval::gone(const QString &name) const
{
    const auto entry = m_directory->look(name);
    return entry && (!*entry || !isRecorded(**entry, m_task.place));
}

FileRemoved FileRemoval::outcome(const Result<> &sync) const
{
    FileRemoved result {m_task.id, false, m_bytes, {}};
    if (m_error)
        result.error = *m_error;
    else if (!m_directory)
        result.removed = true;
    else if (!sync)
        result.error = sync.error();
    else if (!gone(m_task.place.name) || !gone(m_aside))
        result.error = fileError(EBUSY, m_directory->pathOf(m_entry));
    else
        result.removed = true;
    return result;
}

} // namespace kurier

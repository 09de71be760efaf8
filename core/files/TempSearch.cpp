// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TempSearch.h"

#include "core/files/FileError.h"
#include "core/files/TempName.h"

#include <QFile>
#include <QFileInfo>

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

namespace kurier {

namespace {

/// Directories beside the old path that are looked at.
constexpr int kNeighboursTried = 4096;

/// Whether anything stands where the file would; what cannot be looked at counts.
bool hasEntry(const Directory &directory, const FilePlace &place)
{
    const auto entry = directory.look(place.name);
    const auto aside = directory.look(asideName(place));
    return !entry || *entry || !aside || *aside;
}

/// Whether the recorded file itself is there.
bool holdsRecorded(const Directory &directory, const FilePlace &place)
{
    for (const QString &name : {place.name, asideName(place)}) {
        const auto entry = directory.look(name);
        if (entry && *entry && isRecorded(**entry, place))
            return true;
    }
    return false;
}

/// Device of what is left of \a path; 0 when nothing is.
quint64 deviceAt(const QString &path)
{
    struct stat status
    {
    };
    QString existing = path;
    while (::stat(QFile::encodeName(existing).constData(), &status) != 0) {
        const QString parent = QFileInfo(existing).path();
        if (parent == existing)
            return 0;
        existing = parent;
    }
    return status.st_dev;
}

Error doubt(const FilePlace &place)
{
    const quint64 device = place.inode != 0 ? place.device : place.folder.device;
    if (deviceAt(place.directory) != device)
        return {ErrorCode::BgEVolumeChanged, ErrorContext::LocalFile,
                QStringLiteral("the file system it lay on is not mounted there"), place.directory};
    return {ErrorCode::BgEFileNotFound, ErrorContext::LocalFile,
            QStringLiteral("the folder is not where it was, and the file was not found"),
            place.directory};
}

/// The directory below \a parent, in any directory beside \a rest's old one, that is \a folder.
QString neighbour(const QString &parent, const QString &rest, const FileIdentity &folder)
{
    const int descriptor =
        ::open(QFile::encodeName(parent).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *const entries = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
    if (!entries) {
        if (descriptor >= 0)
            ::close(descriptor);
        return {};
    }
    QString found;
    const QByteArray below = QFile::encodeName(rest);
    int tried = 0;
    while (const dirent *const entry = ::readdir(entries)) {
        const QByteArray name(entry->d_name);
        const bool perhaps = entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN;
        if (!perhaps || name == "." || name == "..")
            continue;
        const QByteArray path = name + below;
        FileStatus status;
        if (lookAt(::dirfd(entries), path.constData(), status) == 0 && status.isDirectory()
            && sameFile(status.identity, folder))
            found = parent + QLatin1Char('/') + QFile::decodeName(path);
        if (!found.isEmpty() || ++tried >= kNeighboursTried)
            break;
    }
    ::closedir(entries);
    return found;
}

} // namespace

Result<DirectoryPtr> TempSearch::open(const QString &path)
{
    auto known = m_opened.find(path);
    if (known == m_opened.end())
        known = m_opened.insert(path, Directory::open(path));
    return *known;
}

TempFound TempSearch::find(const RemoveFile &task)
{
    const FilePlace &place = task.place;
    const auto home = open(place.directory);
    if (!home && home.error().code != ErrorCode::EPathNotFound)
        return {nullptr, home.error()};
    const bool known = place.folder.isKnown();
    const bool sameFolder = home && (!known || sameFile((*home)->identity(), place.folder));
    if (home && (sameFolder ? hasEntry(**home, place) : holdsRecorded(**home, place)))
        return {*home, {}};
    FileStatus status;
    if (task.file && lookAt(task.file->descriptor(), status) == 0) {
        if (status.links == 0)
            return {};
        if (const DirectoryPtr shown = byHandle(task))
            return {shown, {}};
    }
    if (!known) {
        // Nothing tells more than the device.
        const bool mounted = place.inode == 0 || deviceAt(place.directory) == place.device;
        return mounted ? TempFound {} : TempFound {nullptr, doubt(place)};
    }
    // Absent from the very directory it was made in: somebody took it away.
    if (sameFolder)
        return {};
    const DirectoryPtr renamed = renamedFolder(place);
    if (!renamed)
        return {nullptr, doubt(place)};
    return {hasEntry(*renamed, place) ? renamed : nullptr, {}};
}

/// The system knows the path of an open file. Under a name of somebody else's it is left alone.
DirectoryPtr TempSearch::byHandle(const RemoveFile &task)
{
    std::array<char, PATH_MAX> target {};
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(task.file->descriptor());
    const ssize_t length = ::readlink(link.constData(), target.data(), target.size());
    if (length <= 0 || static_cast<std::size_t>(length) >= target.size())
        return nullptr;
    const QFileInfo path(QFile::decodeName(QByteArray(target.data(), length)));
    if (path.fileName() != task.place.name && path.fileName() != asideName(task.place))
        return nullptr;
    const auto directory = open(path.path());
    return directory && holdsRecorded(**directory, task.place) ? *directory : nullptr;
}

DirectoryPtr TempSearch::renamedFolder(const FilePlace &place)
{
    if (const auto known = m_renamed.constFind(place.directory); known != m_renamed.cend())
        return *known;
    // The first component that is missing is the one that was renamed; when all are there, the
    // last one was exchanged.
    QString component = place.directory;
    QString rest;
    QString parent = QFileInfo(component).path();
    while (!QFileInfo::exists(parent) && parent != component) {
        rest = QLatin1Char('/') + QFileInfo(component).fileName() + rest;
        component = parent;
        parent = QFileInfo(component).path();
    }
    DirectoryPtr found;
    if (const QString path = neighbour(parent, rest, place.folder); !path.isEmpty()) {
        if (const auto opened = open(path); opened && sameFile((*opened)->identity(), place.folder))
            found = *opened;
    }
    m_renamed.insert(place.directory, found);
    return found;
}

} // namespace kurier

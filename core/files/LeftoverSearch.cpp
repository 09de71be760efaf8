// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/LeftoverSearch.h"

#include "core/files/Directory.h"
#include "core/files/FileError.h"
#include "core/files/TempName.h"

#include <QFile>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace kurier {

namespace {

constexpr int kEntriesRead = 500'000;
constexpr qsizetype kMostFound = 10'000;

/// Whether some program, be it another queue, has the file open. The kernel grants a write lease
/// only on a file nobody else has open. Where leases are unknown, nothing is known.
bool isInUse(const Directory &directory, const QString &name)
{
    const auto file = directory.openFile(name, O_RDONLY | O_NOCTTY);
    if (!file)
        return false;
    const int descriptor = (*file)->descriptor();
    if (::fcntl(descriptor, F_SETLEASE, F_WRLCK) != 0)
        return errno == EAGAIN;
    ::fcntl(descriptor, F_SETLEASE, F_UNLCK);
    return false;
}

void consider(const Directory &directory, const QString &name, QList<Artefact> &found)
{
    const auto own = parseOwnName(name);
    if (!own)
        return;
    const auto entry = directory.look(name);
    if (!entry || !*entry)
        return;
    const FileStatus &status = **entry;
    if (!status.isRegular() || status.links != 1 || status.owner != ::geteuid()
        || isInUse(directory, name))
        return;
    Artefact artefact;
    artefact.job = own->job;
    artefact.file = own->file;
    artefact.state = ArtefactState::Live;
    artefact.directory = directory.path();
    artefact.name = name;
    artefact.device = status.identity.device;
    artefact.inode = status.identity.inode;
    artefact.birth = status.identity.birth;
    artefact.folder = directory.identity();
    artefact.bytes = status.size;
    found.append(artefact);
}

} // namespace

LeftoversFound findLeftovers(const FindLeftovers &task)
{
    LeftoversFound outcome {task.id, {}};
    const auto directory = Directory::open(task.directory);
    if (!directory)
        return outcome;
    const int readable =
        ::openat((*directory)->descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *const entries = readable < 0 ? nullptr : ::fdopendir(readable);
    if (!entries) {
        if (readable >= 0)
            ::close(readable);
        return outcome;
    }
    int read = 0;
    while (const dirent *const entry = ::readdir(entries)) {
        if (::strncmp(entry->d_name, ".kurier-", 8) == 0)
            consider(**directory, QFile::decodeName(entry->d_name), outcome.artefacts);
        if (++read >= kEntriesRead || outcome.artefacts.size() >= kMostFound)
            break;
    }
    ::closedir(entries);
    return outcome;
}

} // namespace kurier

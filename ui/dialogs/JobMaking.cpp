// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/JobMaking.h"

#include "core/files/TargetPath.h"

#include <utility>

namespace kurier {

namespace {

QString folderFor(const FileSpec &file, const JobPattern &pattern)
{
    if (pattern.folders.isEmpty())
        return pattern.common.directory;
    const QString name = file.name.isEmpty() ? fileNameFromUrl(file.url) : file.name;
    return pattern.folders.folderFor(name, pattern.common.directory);
}

} // namespace

void addFile(QList<JobSpec> &jobs, FileSpec file, const JobPattern &pattern)
{
    const QString folder = folderFor(file, pattern);
    if (jobs.isEmpty() || !pattern.together) {
        jobs.append(pattern.common);
        jobs.last().directory = folder;
    } else if (jobs.constLast().directory != folder) {
        jobs.last().directory = pattern.common.directory;
    }
    jobs.last().files.append(std::move(file));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/RemovalQueue.h"

#include "core/base/FaultPoint.h"

#include <QHash>

#include <chrono>
#include <map>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kSlice {50};
constexpr std::size_t kFilesPerSlice = 512;

std::vector<FileOutcome> concluded(const std::vector<std::unique_ptr<FileRemoval>> &removals)
{
    std::map<DirectoryPtr, Result<>> synced;
    for (const auto &removal : removals) {
        const DirectoryPtr directory = removal->directory();
        if (removal->changedDirectory() && !synced.contains(directory))
            synced.emplace(directory, directory->sync());
    }
    std::vector<FileOutcome> outcomes;
    faultPoint("remove.done");
    outcomes.reserve(removals.size());
    for (const auto &removal : removals) {
        const auto sync = synced.find(removal->directory());
        const bool needed = removal->changedDirectory() && sync != synced.end();
        outcomes.emplace_back(removal->outcome(needed ? sync->second : Result<>()));
    }
    return outcomes;
}

} // namespace

std::vector<FileOutcome> RemovalQueue::workOneSlice()
{
    const auto end = std::chrono::steady_clock::now() + kSlice;
    std::vector<std::unique_ptr<FileRemoval>> finished;
    QHash<QString, Result<DirectoryPtr>> directories;
    while (!isEmpty() && finished.size() < kFilesPerSlice
           && std::chrono::steady_clock::now() < end) {
        if (!m_current) {
            const QString path = m_waiting.front().place.directory;
            auto directory = directories.find(path);
            if (directory == directories.end())
                directory = directories.insert(path, Directory::open(path));
            m_current = std::make_unique<FileRemoval>(std::move(m_waiting.front()), *directory);
            m_waiting.pop_front();
        }
        if (m_current->step())
            finished.push_back(std::move(m_current));
    }
    return concluded(finished);
}

} // namespace kurier

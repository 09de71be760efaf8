// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/RemovalQueue.h"

#include "core/base/FaultPoint.h"
#include "core/files/CleanupLog.h"

#include <chrono>
#include <map>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kSlice {50};
constexpr std::size_t kFilesPerSlice = 512;

} // namespace

std::vector<FileOutcome>
RemovalQueue::concluded(const std::vector<std::unique_ptr<FileRemoval>> &removals)
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
        FileRemoved outcome = removal->outcome(needed ? sync->second : Result<>());
        if (m_log)
            m_log->removed(removal->place(), outcome.bytes, outcome.error);
        outcomes.emplace_back(std::move(outcome));
    }
    if (m_log)
        m_log->flush();
    return outcomes;
}

std::vector<FileOutcome> RemovalQueue::workOneSlice()
{
    const auto end = std::chrono::steady_clock::now() + kSlice;
    std::vector<std::unique_ptr<FileRemoval>> finished;
    TempSearch search;
    while (!isEmpty() && finished.size() < kFilesPerSlice
           && std::chrono::steady_clock::now() < end) {
        if (!m_current) {
            TempFound found = search.find(m_waiting.front());
            m_current =
                std::make_unique<FileRemoval>(std::move(m_waiting.front()), std::move(found));
            m_waiting.pop_front();
        }
        if (m_current->step())
            finished.push_back(std::move(m_current));
    }
    return concluded(finished);
}

} // namespace kurier

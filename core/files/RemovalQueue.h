// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileRemoval.h"

#include <deque>
#include <memory>
#include <vector>

namespace kurier {

class CleanupLog;

/// Removals waiting for their turn. They go in slices of bounded length, so that other tasks get
/// theirs in between, and a slice syncs each directory once however many files left it.
/// Thread: the files worker's.
class RemovalQueue final
{
public:
    /// \a log learns of every outcome; may be null, else outlives the queue.
    explicit RemovalQueue(CleanupLog *log)
        : m_log(log)
    {
    }

    void add(RemoveFile task) { m_waiting.push_back(std::move(task)); }
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty() && !m_current; }
    /// Works for about 50 ms. Returns what is finished.
    [[nodiscard]] std::vector<FileOutcome> workOneSlice();

private:
    [[nodiscard]] std::vector<FileOutcome>
    concluded(const std::vector<std::unique_ptr<FileRemoval>> &removals);

    CleanupLog *m_log;
    std::deque<RemoveFile> m_waiting;
    std::unique_ptr<FileRemoval> m_current;
};

} // namespace kurier

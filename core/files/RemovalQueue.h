// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileRemoval.h"

#include <deque>
#include <memory>
#include <vector>

namespace kurier {

/// Removals waiting for their turn. They go in slices of bounded length, so that other tasks get
/// theirs in between, and a slice syncs each directory once however many files left it.
/// Thread: the files worker's.
class RemovalQueue final
{
public:
    void add(RemoveFile task) { m_waiting.push_back(std::move(task)); }
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty() && !m_current; }
    /// Works for about 50 ms. Returns what is finished.
    [[nodiscard]] std::vector<FileOutcome> workOneSlice();

private:
    std::deque<RemoveFile> m_waiting;
    std::unique_ptr<FileRemoval> m_current;
};

} // namespace kurier

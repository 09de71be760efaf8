// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace kurier {

/// For whoever adds a long list and wants to see how far it is, or to stop it. Thread: any; one
/// side asks, the other tells.
class AddingWatch
{
public:
    /// Asks to add none of the jobs. Comes too late once they are being stored.
    void stop() { m_stopped.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isStopped() const { return m_stopped.load(std::memory_order_relaxed); }
    /// Jobs made so far; they count as added when all of them are stored.
    void tellDone(qsizetype done) { m_done.store(done, std::memory_order_relaxed); }
    [[nodiscard]] qsizetype done() const { return m_done.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> m_stopped {false};
    std::atomic<qsizetype> m_done {0};
};

using AddingWatchPtr = std::shared_ptr<AddingWatch>;

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace kurier {

/// A box that any thread may put values into and one thread empties in order.
/// Pure std, so that ThreadSanitizer understands it.
template <class T>
class Mailbox
{
public:
    /// Adds \a value. Returns true when the box was empty, i.e. when its reader must be woken.
    bool put(T value)
    {
        bool wasEmpty = false;
        {
            const std::lock_guard lock(m_mutex);
            wasEmpty = m_values.empty();
            m_values.push_back(std::move(value));
        }
        m_filled.notify_one();
        return wasEmpty;
    }

    /// Takes everything, oldest first; empty when there is nothing.
    [[nodiscard]] std::vector<T> takeAll()
    {
        std::vector<T> taken;
        const std::lock_guard lock(m_mutex);
        taken.swap(m_values);
        return taken;
    }

    /// Waits until there is something or close() was called, then takes everything.
    [[nodiscard]] std::vector<T> waitAndTakeAll()
    {
        std::vector<T> taken;
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return m_closed || !m_values.empty(); });
        taken.swap(m_values);
        return taken;
    }

    /// The same, but waits no longer than \a until; then it may take nothing.
    template <class Clock, class Duration>
    [[nodiscard]] std::vector<T>
    waitAndTakeAll(const std::chrono::time_point<Clock, Duration> &until)
    {
        std::vector<T> taken;
        std::unique_lock lock(m_mutex);
        m_filled.wait_until(lock, until, [this] { return m_closed || !m_values.empty(); });
        taken.swap(m_values);
        return taken;
    }

    /// Makes waitAndTakeAll() return at once from now on. Values already inside are still taken.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_filled.notify_all();
    }

    [[nodiscard]] bool isClosed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::vector<T> m_values;
    bool m_closed = false;
};

} // namespace kurier

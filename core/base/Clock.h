// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace kurier {

/// Time as the queue sees it. Timers use the steady clock, so a changed wall clock moves nothing.
/// Thread: any; implementations are stateless or immutable.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Monotonic time since an arbitrary start.
    [[nodiscard]] virtual std::chrono::milliseconds steady() const = 0;
    /// Milliseconds since 1970-01-01 UTC, for what is shown and stored.
    [[nodiscard]] virtual std::chrono::milliseconds wall() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds steady() const override;
    [[nodiscard]] std::chrono::milliseconds wall() const override;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Paths.h"
#include "core/base/Result.h"

#include <chrono>
#include <functional>

namespace kurier {

/// Starts "kurier --headless" in a session of its own, its messages in the state directory, and
/// waits until \a answers says that it does, at most \a timeout.
/// Errors (QueueManager): BgESessionNotFound with what went wrong as detail and the log as subject.
[[nodiscard]] Result<> startHeadless(const Paths &paths, const std::function<bool()> &answers,
                                     std::chrono::milliseconds timeout);

/// The program to start: beside this one, else in PATH; empty when there is none.
[[nodiscard]] QString kurierProgram();

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Paths.h"
#include "core/control/InstanceLock.h"

#include <QStringList>

namespace kurier {

/// Makes this process the owner of the user's queue, or finds out who is. Blocks: for the start of
/// the program only, before there is a window. Thread: the main thread.
class QueueOwnership final
{
public:
    enum class Outcome : quint8 {
        Owner, ///< The queue is ours.
        Attach, ///< A headless process owns it; show its queue over the control socket.
        Raised, ///< A window owns it and was brought to the front; end with exit 0.
    };

    explicit QueueOwnership(const Paths &paths);

    /// For a window: takes the queue, raises the window that shows it, or finds the headless owner
    /// to attach to. Errors: BgEDestinationLocked (detail: pid) when the owner does not answer.
    [[nodiscard]] Result<Outcome> forWindow(const QStringList &urls);
    /// For --headless: takes the queue or fails with BgEDestinationLocked (detail: pid).
    [[nodiscard]] Result<> forHeadless();

private:
    [[nodiscard]] Result<> lock();

    Paths m_paths;
    InstanceLock m_lock;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadEngine.h"

#include <functional>
#include <map>
#include <vector>

namespace kurier {

/// Sends removals of sessions to the engine in batches and brings each outcome to whoever asked.
/// Thread: the controller's.
class SessionRemovalDesk
{
public:
    using Done = std::function<void(const SessionRemoved &)>;

    /// \a engine may be null as long as nothing is posted.
    explicit SessionRemovalDesk(UploadEngine *engine)
        : m_engine(engine)
    {
    }

    /// Queues \a removal (its id is filled in); \a done gets its outcome. Sent with flush().
    void post(SessionRemoval removal, Done done);
    void flush();
    void handle(const SessionRemoved &outcome);

private:
    UploadEngine *const m_engine;
    std::vector<SessionRemoval> m_removals;
    std::map<SessionRemovalId, Done> m_waiting;
    SessionRemovalId m_last;
};

} // namespace kurier

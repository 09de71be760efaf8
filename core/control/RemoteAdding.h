// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/RemoteCalls.h"
#include "core/job/JobId.h"
#include "core/job/JobSpec.h"
#include "core/queue/AddingWatch.h"

#include <QList>

#include <deque>
#include <functional>

namespace kurier {

/// Adds lists of jobs of any length over the control socket: each in as many requests as it needs
/// and in one transaction, all or none. One list after another, as what a client sent of a list
/// waits at the other end until the last of it comes. Thread: that of the calls.
class RemoteAdding final
{
public:
    using Done = std::function<void(const Result<QList<JobId>> &)>;

    /// \a calls must outlive this object.
    explicit RemoteAdding(RemoteCalls &calls);

    /// \a done is called once, never from inside, with the ids in the order of \a specs; without
    /// any when \a watch (may be null) asked in time to stop. Errors: those of the server, and
    /// RemoteCalls::call()'s; then none was added, but for BgEConnectionClosed, after which nobody
    /// can tell.
    void add(QList<JobSpec> specs, AddingWatchPtr watch, Done done);

private:
    struct Adding
    {
        QList<JobSpec> specs;
        AddingWatchPtr watch;
        Done done;
        qsizetype sent = 0;
        bool waits = false; ///< Some of it, for the rest, at the other end.
        bool stopTold = false;

        [[nodiscard]] bool isStopped() const { return watch && watch->isStopped(); }
    };

    void sendNext();
    void answered(const RemoteCalls::Answer &answer);
    void progressed(const QJsonObject &event);
    void tellStop();
    void end(const Result<QList<JobId>> &outcome);

    RemoteCalls &m_calls;
    std::deque<Adding> m_addings; ///< The first is under way.
};

} // namespace kurier

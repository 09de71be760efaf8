// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/AddRequests.h"
#include "core/control/ControlCall.h"
#include "core/control/ControlProtocol.h"
#include "core/queue/TransferQueue.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace kurier {

class QueueFeed;

/// Turns requests of the control protocol into calls of the queue's interface, and nothing else.
/// Thread: the queue's.
class ControlDispatcher final : public QObject
{
    Q_OBJECT
public:
    /// \a queue must outlive this object.
    ControlDispatcher(TransferQueue &queue, ControlInfo info, QObject *parent = nullptr);

    /// Carries out \a call. Errors it answers by itself: ENotImpl for an unknown method,
    /// EInvalidArg for parameters that make no sense, BgETooLarge for too many ids.
    void dispatch(const ControlCall &call);

Q_SIGNALS:
    void quitRequested();
    void raiseRequested(const QStringList &urls);

private:
    void version(const ControlCall &call);
    void add(const ControlCall &call) { m_adds.add(call); }
    void addStop(const ControlCall &call) { m_adds.stop(call); }
    void list(const ControlCall &call);
    void listFor(const ControlCall &call);
    void history(const ControlCall &call);
    void find(const ControlCall &call);
    void show(const ControlCall &call);
    void addresses(const ControlCall &call);
    void verb(const ControlCall &call, JobCommand command);
    void cancel(const ControlCall &call);
    void planCancel(const ControlCall &call);
    void set(const ControlCall &call);
    void grantAccess(const ControlCall &call);
    void cleanupList(const ControlCall &call);
    void cleanupRetry(const ControlCall &call);
    void cleanupAbandon(const ControlCall &call);
    void cleanupLeftovers(const ControlCall &call);
    void cleanupRemoveLeftovers(const ControlCall &call);
    void wait(const ControlCall &call);
    void waitCleanup(const ControlCall &call);
    void monitor(const ControlCall &call);
    void watch(const ControlCall &call);
    void setLimits(const ControlCall &call);
    void status(const ControlCall &call);
    void quit(const ControlCall &call);
    void raise(const ControlCall &call);

    /// A window of another process shows this queue.
    [[nodiscard]] bool hasWindow();
    void ensureSubscribed();
    void answerRows(const ControlCall &call, const QList<JobSnapshot> &rows, QJsonObject result);

    TransferQueue &m_queue;
    ControlInfo m_info;
    AddRequests m_adds;
    QList<QPointer<QueueFeed>> m_windows; ///< Of other processes, that show this queue.
    QueueStatus m_status;
    bool m_statusIsOld = false; ///< Something may have changed since m_status was told.
    bool m_subscribed = false;
};

} // namespace kurier

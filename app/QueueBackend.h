// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace kurier {

class NetworkState;
class TransferQueue;

/// Where the queue that a window shows comes from: it is run by this process, or by another one.
/// Thread: the one it lives in; its children move with it.
class QueueBackend : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The queue; lives where this object lives.
    [[nodiscard]] virtual TransferQueue &queue() = 0;
    /// Another process runs it, whatever becomes of this one.
    [[nodiscard]] virtual bool isElsewhere() const = 0;
    /// Begins. Call on the object's thread.
    virtual void start() = 0;
    /// Lets the queue know how the computer is connected; one of another process knows it itself.
    virtual void watch(NetworkState &network) = 0;
    /// Ends in order; then finished().
    virtual void shutdown() = 0;

Q_SIGNALS:
    void quitRequested();
    void raiseRequested(const QStringList &urls);
    /// The connection to the queue's process was lost, or is there again.
    void reachableChanged(bool reachable);
    void finished();
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/RemoteAdding.h"
#include "core/control/RemoteCalls.h"
#include "core/control/RemoteRows.h"
#include "core/queue/TransferQueue.h"

#include <QTimer>

#include <optional>

namespace kurier {

/// The queue of another process, over its control socket. Connects by itself, and again and again
/// when the connection is lost: reachableChanged() tells. Reads much text: a window keeps it on a
/// thread of its own, behind a LocalTransferQueue. Never blocks. Thread: the object's.
class RemoteTransferQueue final : public TransferQueue
{
    Q_OBJECT
public:
    /// Opens a connection to something that answers the reading methods of the protocol from a
    /// queue as it lies on disk. Does not block for long.
    using OpenStored = std::function<Result<FileHandlePtr>()>;

    /// \a socketPaths, \a server: as RemoteCalls.
    RemoteTransferQueue(const QStringList &socketPaths, std::optional<uid_t> server,
                        QObject *parent = nullptr);

    /// Where no process answers, \a open is used until one does; sourceChanged() tells. Call
    /// before start().
    void setStored(OpenStored open) { m_openStored = std::move(open); }

    /// Begins to connect. Call once, on the object's thread.
    void start();
    /// Sends what is waiting and disconnects, for good.
    void close();

    void subscribe() override;
    void addJobs(QList<JobSpec> specs, const QObject *context, Reply<Result<QList<JobId>>> reply,
                 AddingWatchPtr watch = {}) override;
    void command(JobCommand command, QList<JobId> ids, const QObject *context,
                 Reply<CommandResults> reply) override;
    void planCancel(QList<JobId> ids, const QObject *context, Reply<CancelPlan> reply) override;
    void cancel(QList<JobId> ids, std::optional<FilesTold> told, const QObject *context,
                Reply<CommandResults> reply) override;
    void change(JobChanges changes, QList<JobId> ids, const QObject *context,
                Reply<CommandResults> reply) override;
    void grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                     Reply<CommandResults> reply) override;
    void requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply) override;
    void findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply) override;
    void requestDetails(JobId id, const QObject *context, Reply<Result<JobDetails>> reply) override;
    void requestAddresses(QList<JobId> ids, const QObject *context,
                          Reply<Result<QStringList>> reply) override;
    void requestHistory(HistoryQuery query, const QObject *context,
                        Reply<HistoryPage> reply) override;
    void requestCleanup(const QObject *context, Reply<QList<Artefact>> reply) override;
    void retryCleanup(QList<JobId> ids) override;
    void abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply) override;
    void requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply) override;
    void removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                         Reply<QList<Artefact>> reply) override;
    void setLimits(const QueueLimits &limits) override;

Q_SIGNALS:
    /// The connection was lost (false), or is there again (true); then everything is told anew.
    /// Calls in between end with BgEConnectionClosed (QueueManager).
    void reachableChanged(bool reachable);
    /// With setStored(): whether a process answers now, or why the queue cannot even be read
    /// (EPathNotFound: there is none).
    void sourceChanged(bool running, const kurier::Error &trouble);
    /// Somebody wants to see the window that shows this queue; \a urls are to be offered.
    void raiseRequested(const QStringList &urls);

private:
    using Answers = std::vector<std::pair<QList<JobId>, RemoteCalls::Answer>>;

    void onConnected();
    void onLost();
    void readStored();
    void openStored();
    void onProbed();
    void onNotProbed();
    [[nodiscard]] static QList<JobSnapshot> rowsOf(const QJsonObject &answer);
    void askPage();
    void tellEvent(const QJsonObject &event);
    void tellDelta(const QueueDelta &delta);
    /// Calls \a method with \a ids in parts the protocol allows; \a done gets the answers in order.
    void callForIds(const QString &method, const QJsonObject &params, const QList<JobId> &ids,
                    std::function<void(const Answers &)> done);
    void callForResults(const QString &method, const QJsonObject &params, const QList<JobId> &ids,
                        const QObject *context, Reply<CommandResults> reply);

    RemoteCalls m_calls;
    RemoteAdding m_adding {m_calls};
    RemoteCalls m_probe; ///< Finds out whether a process answers by now.
    OpenStored m_openStored;
    Error m_refusal; ///< Why the queue cannot be read from disk.
    RemoteRows m_rows;
    QTimer m_again; ///< Until the next attempt to connect.
    QTimer m_look; ///< Until the next probe.
    int m_looks = 0; ///< Since the queue on disk was tried.
    std::optional<QueueLimits> m_limits; ///< Told again after a reconnection.
    quint64 m_round = 0; ///< Of telling everything; answers of an older one are ignored.
    bool m_subscribed = false;
    bool m_watching = false; ///< On this connection.
    bool m_closing = false;
    bool m_reachable = true;
    bool m_running = false; ///< A process answers.
};

} // namespace kurier

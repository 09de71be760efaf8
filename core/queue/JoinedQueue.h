// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QHash>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace kurier {

/// The queues of other users as one, for an inspector: rows carry the number of their owner, calls
/// go to the queue whose jobs they are about, and what an owner does not permit is refused here
/// (EAccessDenied, subject = the owner). Nothing is ever added, and this user's limits are nobody
/// else's. What a queue tells is in its owner's hands: of two that claim the same id each keeps its
/// own, one under another id; and of one queue only so many rows are kept (BgETooLarge, as the
/// owner's trouble, says that there are more). Thread: the object's.
class JoinedQueue final : public TransferQueue
{
    Q_OBJECT
public:
    /// Rows of one queue.
    static constexpr qsizetype kMostRows = 1'000'000;

    explicit JoinedQueue(QObject *parent = nullptr, qsizetype mostRows = kMostRows);
    ~JoinedQueue() override;

    /// Adds \a queue, which becomes a child, before subscribe(); at most 65,535. Returns its
    /// number.
    int add(const QString &owner, TransferQueue *queue);
    /// What is known of the owner \a number's queue changed; told with the status. With \a trouble
    /// its rows go; EPathNotFound says that there is no such queue.
    void setOwner(int number, JobCommands permitted, bool running, const Error &trouble);

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
    void setLimits(const QueueLimits &) override { }

private:
    struct Source;
    struct Share;
    /// Whose a job is, and how its owner's queue calls it.
    struct Place
    {
        int source = 0;
        JobId id;
    };
    using Carry = std::function<void(const Share &share, Reply<CommandResults> reply)>;

    void tellDelta(Source &source, const QueueDelta &delta);
    void forgetRow(JobKey key, QueueDelta &told);
    void forgetRows(Source &source, QueueDelta &told);
    void tellStatus();
    void emitDelta(QueueDelta delta);
    /// The id under which \a id of \a source is shown; a new one when it has none.
    [[nodiscard]] JobId shownId(Source &source, const JobId &id);
    [[nodiscard]] JobSnapshot shown(Source &source, JobSnapshot row);
    [[nodiscard]] const Place *placeOf(const JobId &id) const;
    /// \a ids by their queues, in the queues' own words; unknown ones are left out.
    [[nodiscard]] std::vector<Share> sharesOf(const QList<JobId> &ids) const;
    void carryOut(const QList<JobId> &ids, JobCommand command, const QObject *context,
                  Reply<CommandResults> reply, const Carry &carry);
    void refuseAll(const QList<JobId> &ids, const QObject *context, Reply<CommandResults> reply);
    [[nodiscard]] Error refusal(int source) const;
    /// The same question to every queue; \a done gets the answers in their order.
    template <class T>
    void askAll(const std::function<void(Source &, Reply<T>)> &ask,
                std::function<void(std::vector<T>)> done);

    const qsizetype m_mostRows; ///< Of one queue.
    std::vector<std::unique_ptr<Source>> m_sources;
    std::map<JobKey, JobSnapshot> m_rows; ///< As they are shown.
    QHash<JobId, Place> m_places; ///< By the ids that are shown.
    JobKey m_lastKey;
    quint64 m_revision = 0;
    bool m_subscribed = false;
};

} // namespace kurier

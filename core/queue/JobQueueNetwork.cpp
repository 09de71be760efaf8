// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Jobs that wait because of the network, and what happens when it goes and comes back. Source:
// "Users and Network Connections" of BITS: without a network queued and running jobs are in
// TRANSIENT_ERROR; when it is back, every job in TRANSIENT_ERROR is queued, whatever its error.
#include "core/queue/JobQueue.h"

namespace kurier {

namespace {

bool isHindrance(ErrorCode code)
{
    return code == ErrorCode::BgENetworkDisconnected
        || code == ErrorCode::DoEBlockedByCostTransferPolicy;
}

std::shared_ptr<const Error> hindranceError(ErrorCode code)
{
    const auto context = code == ErrorCode::BgENetworkDisconnected ? ErrorContext::Transport
                                                                   : ErrorContext::QueueManager;
    return std::make_shared<const Error>(Error {code, context, {}, {}});
}

} // namespace

std::optional<ErrorCode> JobQueue::hindrance(const Record &record)
{
    const qint32 next = nextWaitingFile(record.job);
    if (next < 0)
        return std::nullopt;
    const bool offline = m_network.reach == NetworkReach::Offline;
    const bool tooDear = m_network.cost == NetworkCost::Metered
        && m_meteredPolicy == MeteredPolicy::Foreground
        && record.job.priority != JobPriority::Foreground;
    if (!offline && !tooDear)
        return std::nullopt;
    const QByteArray &url = record.job.files.at(static_cast<std::size_t>(next)).url;
    if (m_hosts.isLoopback(m_hosts.idOf(url)))
        return std::nullopt;
    return offline ? ErrorCode::BgENetworkDisconnected : ErrorCode::DoEBlockedByCostTransferPolicy;
}

void JobQueue::setNetwork(const NetworkCondition &network, MeteredPolicy policy, const Moment &now,
                          JobEffects &out)
{
    // On its way back the network is in a state that tells nothing: what failed then is tried again
    // when it is there.
    const bool leftOffline = m_network.reach == NetworkReach::Offline;
    const bool isBack = (leftOffline && network.reach != NetworkReach::Offline)
        || (m_wasOffline && network.reach == NetworkReach::Online);
    if (std::exchange(m_network, network) == network
        && std::exchange(m_meteredPolicy, policy) == policy)
        return;
    m_meteredPolicy = policy;
    m_wasOffline = network.reach == NetworkReach::Offline
        || (m_wasOffline && network.reach != NetworkReach::Online);
    for (auto &[key, record] : m_records)
        review(record, isBack, now, out);
}

void JobQueue::review(Record &record, bool networkIsBack, const Moment &now, JobEffects &out)
{
    const JobState state = record.job.state;
    const bool wants = state == JobState::Queued || isActive(state);
    if ((!wants && state != JobState::TransientError) || !record.durable || record.waitsForRoom)
        return;
    const auto reason = hindrance(record);
    if (wants && reason)
        return hinder(record, *reason, now, out);
    const ErrorCode before = record.job.error ? record.job.error->code : ErrorCode::Ok;
    if (!wants && reason && before != *reason && isHindrance(before)) {
        record.job.error = hindranceError(*reason);
        storeRow(record, now, out);
    }
    if (wants || reason)
        return;
    const bool wasHindered = before == ErrorCode::DoEBlockedByCostTransferPolicy;
    if (!networkIsBack && !wasHindered)
        return;
    // What the network did is no failure of the job's own.
    record.forgetFailures();
    move(record, JobTrigger::RetryDue, now, out);
}

void JobQueue::hinder(Record &record, ErrorCode reason, const Moment &now, JobEffects &out)
{
    if (!record.ending)
        stopAttempt(record, false, out);
    record.job.error = hindranceError(reason);
    record.job.retryAt = 0;
    move(record, JobTrigger::TransientFailure, now, out);
}

void JobQueue::hinderWaiting(const Moment &now, JobEffects &out)
{
    for (const JobKey key : std::exchange(m_hindered, {})) {
        const auto found = m_records.find(key);
        if (found == m_records.end() || found->second.job.state != JobState::Queued)
            continue;
        Record &record = found->second;
        if (const auto reason = hindrance(record))
            hinder(record, *reason, now, out);
        else if (record.place.turn == 0 && record.attempt.isNull())
            waitForSlot(record);
    }
}

} // namespace kurier

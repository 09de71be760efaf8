// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that watch the queue instead of asking it once.
#include "core/control/CleanupWatch.h"
#include "core/control/ControlDispatcher.h"
#include "core/control/ControlParameters.h"
#include "core/control/DeltaJson.h"
#include "core/control/JobJson.h"
#include "core/control/JobMonitor.h"
#include "core/control/JobWatch.h"
#include "core/control/QueueFeed.h"

#include <QJsonArray>
#include <QTimer>

#include <chrono>
#include <utility>

namespace kurier {

namespace {

/// Longest time from a change to the counts that include it.
constexpr std::chrono::milliseconds kStatusDelay {400};

QJsonObject outcomeToJson(const WatchOutcome &outcome, const QString &owner, bool brief)
{
    QJsonObject json {{QStringLiteral("id"), outcome.id.toString()}};
    if (outcome.error.code != ErrorCode::Ok) {
        json.insert(QStringLiteral("error"), errorToJson(outcome.error));
        return json;
    }
    json.insert(QStringLiteral("reached"), outcome.reached);
    json.insert(QStringLiteral("job"),
                brief ? briefToJson(outcome.job) : snapshotToJson(outcome.job, owner));
    return json;
}

/// Whether there is nothing to tell of a job but that it is completed.
bool isPlainlyCompleted(const WatchOutcome &outcome)
{
    return outcome.error.code == ErrorCode::Ok && outcome.reached && !outcome.job.error
        && outcome.job.state == JobState::Acknowledged && outcome.job.cleanup == CleanupState::None;
}

} // namespace

void ControlDispatcher::wait(const ControlCall &call)
{
    const auto wanted = statesOf(call.params.value(QLatin1String("for")));
    if (!wanted)
        return call.answer(badParameter("for"));
    const auto ids = idsOf(call);
    if (!ids)
        return;
    ensureSubscribed();
    auto *watch = new JobWatch(m_queue, *ids, *wanted, call.context);
    if (call.params.value(QLatin1String("progress")).toBool()) {
        connect(watch, &JobWatch::progress, this, [this, call](const JobSnapshot &job) {
            call.event({{QStringLiteral("job"), snapshotToJson(job, m_info.owner)}});
        });
    }
    connect(watch, &JobWatch::finished, this,
            [this, call, watch](const QList<WatchOutcome> &outcomes) {
                const QString omits = QStringLiteral("omitCompleted");
                const bool omit = call.params.value(omits).toBool();
                QJsonArray list;
                for (const WatchOutcome &outcome : outcomes) {
                    if (!omit || !isPlainlyCompleted(outcome))
                        list.append(outcomeToJson(outcome, m_info.owner, isBrief(call)));
                }
                watch->deleteLater();
                QJsonObject result {{QStringLiteral("outcomes"), list}};
                if (omit)
                    result.insert(omits, true);
                call.answer(result);
            });
    watch->start();
}

void ControlDispatcher::waitCleanup(const ControlCall &call)
{
    const auto ids = idsOf(call);
    if (!ids)
        return;
    auto *watch = new CleanupWatch(m_queue, *ids, call.context);
    connect(watch, &CleanupWatch::finished, this,
            [this, call, watch](const QList<JobDetails> &jobs) {
                QJsonArray list;
                for (const JobDetails &job : jobs)
                    list.append(detailsToJson(job, m_info.owner, false));
                watch->deleteLater();
                call.answer(QJsonObject {{QStringLiteral("jobs"), list}});
            });
    watch->start();
}

void ControlDispatcher::monitor(const ControlCall &call)
{
    auto *jobs = new JobMonitor(m_queue, call.context);
    connect(jobs, &JobMonitor::jobChanged, this, [this, call](const JobSnapshot &job) {
        call.event({{QStringLiteral("job"), snapshotToJson(job, m_info.owner)}});
    });
    ensureSubscribed();
}

void ControlDispatcher::watch(const ControlCall &call)
{
    auto *feed = new QueueFeed(m_queue, m_info.owner, call.room, call.context);
    connect(feed, &QueueFeed::told, this, [call](const QJsonObject &event) { call.event(event); });
    if (call.params.value(QLatin1String("window")).toBool())
        m_windows.append(feed);
}

bool ControlDispatcher::hasWindow()
{
    m_windows.removeAll(nullptr);
    return !m_windows.isEmpty();
}

void ControlDispatcher::setLimits(const ControlCall &call)
{
    const auto limits = limitsFromJson(call.params);
    if (!limits)
        return call.answer(tl::unexpected(limits.error()));
    m_queue.setLimits(*limits);
    call.answer(QJsonObject {});
}

void ControlDispatcher::status(const ControlCall &call)
{
    if (m_status.loaded && !m_statusIsOld)
        return call.answer(statusToJson(m_status, m_info));
    // Counts mean nothing before the whole queue has been read, and are told some time after what
    // they count; whoever asks after a command wants to see its effect.
    auto *const once = new QTimer(call.context);
    const auto answer = [this, call, once] {
        if (!m_status.loaded)
            return;
        m_statusIsOld = false;
        m_queue.disconnect(once);
        once->stop();
        once->deleteLater();
        call.answer(statusToJson(m_status, m_info));
    };
    connect(&m_queue, &TransferQueue::statusChanged, once, answer);
    connect(once, &QTimer::timeout, once, answer);
    once->start(kStatusDelay);
}

void ControlDispatcher::ensureSubscribed()
{
    // A window in this process has subscribed before; asking again would tell it everything anew.
    if (!std::exchange(m_subscribed, true))
        m_queue.subscribe();
}

} // namespace kurier

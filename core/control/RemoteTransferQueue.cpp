// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/RemoteTransferQueue.h"

#include "core/control/DeltaJson.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"

#include <QJsonArray>

#include <utility>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kReconnect {500};
/// While a queue is shown as it lies on disk: whether it runs by now.
constexpr std::chrono::seconds kLookAgain {3};
/// Looks after which a queue that could not be read is tried again.
constexpr int kLooksBetween = 5;
/// The first page is small, so that there is something to see at once.
constexpr int kFirstPage = 200;

} // namespace

QList<JobSnapshot> RemoteTransferQueue::rowsOf(const QJsonObject &answer)
{
    QList<JobSnapshot> rows;
    const QJsonArray jobs = answer.value(QLatin1String("jobs")).toArray();
    rows.reserve(jobs.size());
    for (const QJsonValue &job : jobs)
        rows.append(snapshotFromJson(job.toObject()));
    return rows;
}

RemoteTransferQueue::RemoteTransferQueue(const QStringList &socketPaths,
                                         std::optional<uid_t> server, QObject *parent)
    : TransferQueue(parent)
    , m_calls(socketPaths, server, this)
    , m_probe(socketPaths, server, this)
    , m_again(this)
    , m_look(this)
{
    m_look.setInterval(kLookAgain);
    connect(&m_look, &QTimer::timeout, &m_probe, &RemoteCalls::connectToQueue);
    connect(&m_probe, &RemoteCalls::connected, this, &RemoteTransferQueue::onProbed);
    connect(&m_probe, &RemoteCalls::lost, this, &RemoteTransferQueue::onNotProbed);
    connect(&m_calls, &RemoteCalls::refused, this,
            [this](const Error &error) { m_refusal = error; });
    m_again.setSingleShot(true);
    m_again.setInterval(kReconnect);
    connect(&m_again, &QTimer::timeout, &m_calls, &RemoteCalls::connectToQueue);
    connect(&m_calls, &RemoteCalls::connected, this, &RemoteTransferQueue::onConnected);
    connect(&m_calls, &RemoteCalls::lost, this, &RemoteTransferQueue::onLost);
}

void RemoteTransferQueue::start()
{
    m_calls.connectToQueue();
}

void RemoteTransferQueue::close()
{
    m_closing = true;
    m_again.stop();
    m_look.stop();
    m_probe.close();
    m_calls.close();
}

// -- the connection ----------------------------------------------------------------------------

void RemoteTransferQueue::onConnected()
{
    // A connection to the queue on disk is made while looking for a process.
    m_running = !m_look.isActive();
    if (m_openStored)
        Q_EMIT sourceChanged(m_running, {});
    if (!std::exchange(m_reachable, true))
        Q_EMIT reachableChanged(true);
    if (m_limits)
        setLimits(*m_limits);
    if (m_subscribed)
        subscribe();
}

void RemoteTransferQueue::onLost()
{
    m_watching = false;
    if (m_closing)
        return;
    if (m_openStored && !std::exchange(m_running, false))
        return readStored();
    if (std::exchange(m_reachable, false))
        Q_EMIT reachableChanged(false);
    m_again.start();
}

/// Called when no process answered, or when the queue on disk can be read no further.
void RemoteTransferQueue::readStored()
{
    if (!m_look.isActive()) {
        m_look.start();
        return openStored();
    }
    if (m_refusal.code == ErrorCode::Ok)
        m_refusal = {ErrorCode::BgEConnectionClosed, ErrorContext::QueueManager, {}, {}};
    Q_EMIT sourceChanged(false, m_refusal);
}

void RemoteTransferQueue::openStored()
{
    m_refusal = {};
    m_looks = 0;
    if (auto end = m_openStored()) {
        m_calls.adopt(*std::move(end));
    } else {
        m_refusal = end.error();
        Q_EMIT sourceChanged(false, m_refusal);
    }
}

void RemoteTransferQueue::onNotProbed()
{
    const bool unread = m_refusal.code != ErrorCode::Ok
        && m_refusal.code != ErrorCode::EPathNotFound && !m_calls.isConnected();
    if (!m_closing && m_look.isActive() && unread && ++m_looks == kLooksBetween)
        openStored();
}

void RemoteTransferQueue::onProbed()
{
    m_probe.close();
    if (m_closing || !m_look.isActive())
        return;
    m_look.stop();
    // Its end leads to the process.
    m_running = true;
    if (m_calls.isConnected())
        m_calls.close();
    else
        onLost();
}

void RemoteTransferQueue::subscribe()
{
    m_subscribed = true;
    m_rows.restart();
    ++m_round;
    if (!m_calls.isConnected())
        return;
    if (!std::exchange(m_watching, true)) {
        m_calls.call(
            QStringLiteral("watch"), {{QStringLiteral("window"), true}},
            [](const RemoteCalls::Answer &) {},
            [this](const QJsonObject &event) { tellEvent(event); });
    }
    askPage();
    m_calls.call(QStringLiteral("status"), {}, [this](const RemoteCalls::Answer &status) {
        if (status)
            Q_EMIT statusChanged(statusFromJson(*status));
    });
}

void RemoteTransferQueue::askPage()
{
    m_rows.pageAsked();
    const bool first = m_rows.lastKey() == JobKey {};
    m_calls.call(QStringLiteral("list"),
                 {{QStringLiteral("after"), m_rows.lastKey().value},
                  {QStringLiteral("limit"), first ? kFirstPage : kMaxControlRows}},
                 [this, round = m_round](const RemoteCalls::Answer &answer) {
                     if (!answer || round != m_round)
                         return;
                     const QList<JobSnapshot> rows = rowsOf(*answer);
                     const bool more = answer->value(QLatin1String("more")).toBool();
                     tellDelta(m_rows.page(rows, more && !rows.isEmpty()));
                     if (!m_rows.isComplete())
                         askPage();
                 });
}

void RemoteTransferQueue::tellDelta(const QueueDelta &delta)
{
    if (delta.revision > 0)
        Q_EMIT changed(delta);
}

void RemoteTransferQueue::tellEvent(const QJsonObject &event)
{
    if (const QJsonValue delta = event.value(QLatin1String("delta")); delta.isObject())
        return tellDelta(m_rows.delta(deltaFromJson(delta.toObject())));
    if (const QJsonValue status = event.value(QLatin1String("status")); status.isObject())
        Q_EMIT statusChanged(statusFromJson(status.toObject()));
    if (const QJsonValue raise = event.value(QLatin1String("raise")); raise.isArray()) {
        QStringList urls;
        const QJsonArray list = raise.toArray();
        for (const QJsonValue &url : list)
            urls.append(url.toString());
        Q_EMIT raiseRequested(urls);
    }
    if (const QJsonValue error = event.value(QLatin1String("storeFailed")); error.isObject())
        Q_EMIT storeFailed(errorFromJson(error.toObject()));
    if (const QJsonValue aside = event.value(QLatin1String("storeSetAside")); aside.isObject())
        Q_EMIT storeSetAside(aside[QLatin1String("keptAs")].toString(),
                             aside[QLatin1String("reason")].toString());
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/QueueFeed.h"

#include "core/control/ControlProtocol.h"
#include "core/control/DeltaJson.h"
#include "core/control/JobJson.h"
#include "core/control/SendRoom.h"

#include <QJsonArray>

#include <utility>

namespace kurier {

QueueFeed::QueueFeed(TransferQueue &queue, QString owner, const SendRoom *room, QObject *parent)
    : QObject(parent)
    , m_owner(std::move(owner))
    , m_room(room)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &QueueFeed::tellNext);
    if (room)
        connect(room, &SendRoom::freed, &m_next, qOverload<>(&QTimer::start));
    connect(&queue, &TransferQueue::changed, this, [this](const QueueDelta &delta) {
        m_changes.add(delta);
        if (!m_next.isActive())
            tellNext();
    });
    connect(&queue, &TransferQueue::statusChanged, this, [this](const QueueStatus &status) {
        m_status = status;
        if (!m_next.isActive())
            tellNext();
    });
    connect(&queue, &TransferQueue::storeFailed, this, [this](const Error &error) {
        Q_EMIT told({{QStringLiteral("storeFailed"), errorToJson(error)}});
    });
    connect(&queue, &TransferQueue::storeSetAside, this,
            [this](const QString &keptAs, const QString &reason) {
                Q_EMIT told({{QStringLiteral("storeSetAside"),
                              QJsonObject {{QStringLiteral("keptAs"), keptAs},
                                           {QStringLiteral("reason"), reason}}}});
            });
}

bool QueueFeed::hasRoom() const
{
    return !m_room || m_room->isFree();
}

void QueueFeed::tellNext()
{
    if (!m_changes.isEmpty() && hasRoom())
        Q_EMIT told({{QStringLiteral("delta"), deltaToJson(m_changes.take(), m_owner)}});
    if (m_status && hasRoom())
        Q_EMIT told({{QStringLiteral("status"),
                      statusToJson(*std::exchange(m_status, std::nullopt),
                                   ControlInfo::ofThisProcess(false))}});
    if (!m_changes.isEmpty() && hasRoom())
        m_next.start();
}

void QueueFeed::raise(const QStringList &urls)
{
    Q_EMIT told({{QStringLiteral("raise"), QJsonArray::fromStringList(urls)}});
}

} // namespace kurier

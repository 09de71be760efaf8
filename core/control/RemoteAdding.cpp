// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/RemoteAdding.h"

#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"

#include <QTimer>

#include <utility>

namespace kurier {

RemoteAdding::RemoteAdding(RemoteCalls &calls)
    : m_calls(calls)
{
}

void RemoteAdding::add(QList<JobSpec> specs, AddingWatchPtr watch, Done done)
{
    m_addings.push_back({std::move(specs), std::move(watch), std::move(done)});
    if (m_addings.size() == 1)
        sendNext();
}

void RemoteAdding::sendNext()
{
    Adding &adding = m_addings.front();
    if (adding.isStopped() || adding.specs.isEmpty()) {
        if (adding.waits)
            tellStop();
        QTimer::singleShot(0, &m_calls, [this] { end(QList<JobId> {}); });
        return;
    }
    QJsonObject part = partToJson(adding.specs, adding.sent);
    const bool last = adding.sent == adding.specs.size();
    part.insert(QStringLiteral("progress"), last && adding.watch != nullptr);
    m_calls.call(
        QStringLiteral("add"), part,
        [this](const RemoteCalls::Answer &answer) { answered(answer); },
        [this](const QJsonObject &event) { progressed(event); });
}

void RemoteAdding::answered(const RemoteCalls::Answer &answer)
{
    Adding &adding = m_addings.front();
    if (!answer) {
        // Where this part could not even be sent, those before it are waiting.
        if (adding.waits)
            tellStop();
        return end(tl::unexpected(answer.error()));
    }
    adding.waits = adding.sent < adding.specs.size();
    if (adding.waits)
        return sendNext();
    const QList<JobId> ids = idsFromJson(answer->value(QLatin1String("ids")));
    if (adding.watch && !ids.isEmpty())
        adding.watch->tellDone(ids.size());
    end(ids);
}

void RemoteAdding::progressed(const QJsonObject &event)
{
    const Adding &adding = m_addings.front();
    if (adding.watch)
        adding.watch->tellDone(event.value(QLatin1String("done")).toInteger());
    if (adding.isStopped())
        tellStop();
}

void RemoteAdding::tellStop()
{
    if (!std::exchange(m_addings.front().stopTold, true))
        m_calls.call(QStringLiteral("add.stop"), {}, [](const RemoteCalls::Answer &) {});
}

void RemoteAdding::end(const Result<QList<JobId>> &outcome)
{
    const Done done = std::move(m_addings.front().done);
    m_addings.pop_front();
    if (!m_addings.empty())
        sendNext();
    done(outcome);
}

} // namespace kurier

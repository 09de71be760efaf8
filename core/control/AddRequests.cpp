// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/AddRequests.h"

#include "core/control/ControlParameters.h"
#include "core/control/ControlProtocol.h"
#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"

#include <QJsonArray>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace kurier {

AddRequests::AddRequests(TransferQueue &queue, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
{
}

void AddRequests::add(const ControlCall &call)
{
    Client &client = clientOf(call.context);
    QList<JobSpec> jobs = std::exchange(client.waiting, {});
    const bool more = call.params.value(QLatin1String("more")).toBool();
    const QJsonArray given = call.params.value(QLatin1String("jobs")).toArray();
    if (given.isEmpty() && (more || jobs.isEmpty()))
        return call.answer(badParameter("jobs"));
    if (jobs.size() + given.size() > kMaxWaitingJobs)
        return call.answer(failure(ErrorCode::BgETooLarge, ErrorContext::QueueManager));
    for (const QJsonValue &job : given) {
        auto spec = specFromJson(job.toObject());
        if (!spec)
            return call.answer(tl::unexpected(spec.error()));
        jobs.append(*std::move(spec));
    }
    if (!more)
        return start(call, std::move(jobs));
    client.waiting = std::move(jobs);
    call.answer(QJsonObject {{QStringLiteral("waiting"), client.waiting.size()}});
}

void AddRequests::start(const ControlCall &call, QList<JobSpec> jobs)
{
    auto watch = std::make_shared<AddingWatch>();
    clientOf(call.context).running.append(watch);
    const QPointer<QTimer> progress = call.params.value(QLatin1String("progress")).toBool()
        ? startProgress(call, watch)
        : nullptr;
    m_queue.addJobs(
        std::move(jobs), call.context,
        [this, watch, progress, context = call.context, answer = call.answer](const auto &ids) {
            delete progress.data();
            clientOf(context).running.removeOne(watch);
            if (ids)
                answer(QJsonObject {{QStringLiteral("ids"), idsToJson(*ids)}});
            else
                answer(tl::unexpected(ids.error()));
        },
        watch);
}

QTimer *AddRequests::startProgress(const ControlCall &call, const AddingWatchPtr &watch)
{
    auto *timer = new QTimer(call.context);
    timer->setInterval(kAddProgressMs);
    connect(timer, &QTimer::timeout, call.context, [event = call.event, watch] {
        event({{QStringLiteral("done"), watch->done()}});
    });
    timer->start();
    return timer;
}

void AddRequests::stop(const ControlCall &call)
{
    Client &client = clientOf(call.context);
    client.waiting.clear();
    for (const AddingWatchPtr &watch : std::as_const(client.running))
        watch->stop();
    call.answer(QJsonObject {});
}

AddRequests::Client &AddRequests::clientOf(QObject *context)
{
    auto found = m_clients.find(context);
    if (found == m_clients.end()) {
        connect(context, &QObject::destroyed, this, &AddRequests::forget);
        found = m_clients.insert(context, {});
    }
    return *found;
}

void AddRequests::forget(QObject *context)
{
    const Client client = m_clients.take(context);
    for (const AddingWatchPtr &watch : client.running)
        watch->stop();
}

} // namespace kurier

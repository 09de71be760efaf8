// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobPages.h"

#include <algorithm>

namespace kurier {

namespace {

QJsonArray accepted(const QJsonArray &jobs, const JobPagesQuery &query, qint64 room)
{
    QJsonArray taken;
    for (const QJsonValue &job : jobs) {
        const QString state = job.toObject().value(QLatin1String("state")).toString();
        const bool wanted = query.states.isEmpty() || query.states.contains(state);
        if (wanted && (room < 0 || taken.size() < room))
            taken.append(job);
    }
    return taken;
}

} // namespace

Result<> readJobs(QueueLink &queue, const JobPagesQuery &query,
                  const std::function<bool(const QJsonArray &)> &take)
{
    const QString method = query.history ? QStringLiteral("history") : QStringLiteral("list");
    QJsonObject params {{QStringLiteral("details"), query.details},
                        {QStringLiteral("files"), query.files}};
    if (!query.history)
        params.insert(QStringLiteral("states"), QJsonArray::fromStringList(query.states));
    qint64 left = query.limit;
    while (left != 0) {
        // The history is narrowed here, so its pages may hold fewer rows than asked for.
        if (left > 0 && (!query.history || query.states.isEmpty()))
            params.insert(QStringLiteral("limit"), left);
        const auto page = queue.call(method, params);
        if (!page)
            return tl::unexpected(page.error());
        const QJsonArray all = page->value(QLatin1String("jobs")).toArray();
        const QJsonArray jobs = accepted(all, query, left);
        if (!take(jobs))
            break;
        if (left > 0)
            left -= std::min(left, static_cast<qint64>(jobs.size()));
        if (all.isEmpty() || !page->value(QLatin1String("more")).toBool())
            break;
        for (const char *const name : {"after", "beforeFinished", "beforeKey"}) {
            if (page->contains(QLatin1String(name)))
                params.insert(QLatin1String(name), page->value(QLatin1String(name)));
        }
    }
    return {};
}

} // namespace kurier

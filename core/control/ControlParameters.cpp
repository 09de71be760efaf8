// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlParameters.h"

#include "core/control/ControlProtocol.h"
#include "core/control/JobJsonReader.h"

#include <algorithm>

namespace kurier {

tl::unexpected<Error> badParameter(const char *name)
{
    return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                   QStringLiteral("missing or malformed parameter"), QString::fromLatin1(name));
}

std::optional<QList<JobId>> idsOf(const ControlCall &call)
{
    const QJsonValue value = call.params.value(QLatin1String("ids"));
    const QList<JobId> ids = idsFromJson(value);
    const bool bad = !value.isArray()
        || std::any_of(ids.begin(), ids.end(), [](const JobId &id) { return id.isNull(); });
    if (bad) {
        call.answer(badParameter("ids"));
        return std::nullopt;
    }
    if (ids.size() > kMaxControlIds) {
        call.answer(failure(ErrorCode::BgETooLarge, ErrorContext::QueueManager,
                            QStringLiteral("too many ids")));
        return std::nullopt;
    }
    return ids;
}

std::optional<QList<JobState>> statesOf(const QJsonValue &value)
{
    QList<JobState> states;
    const QJsonArray names = value.toArray();
    for (const QJsonValue &name : names) {
        const auto state = jobStateFromName(name.toString());
        if (!state)
            return std::nullopt;
        states.append(*state);
    }
    return states;
}

bool isBrief(const ControlCall &call)
{
    return call.params.value(QLatin1String("brief")).toBool();
}

} // namespace kurier

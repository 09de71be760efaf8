// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/RemovalErrand.h"

#include "core/access/UserInfo.h"
#include "core/job/JobSpec.h"

#include <utility>

namespace kurier {

RemovalErrand::RemovalErrand(SessionRemoval removal, UploadEvents &events)
    : m_removal(std::move(removal))
    , m_events(events)
{
}

std::optional<UploadCall> RemovalErrand::begin()
{
    m_steps =
        removalSteps({m_removal.session, splitUserInfo(m_removal.target).url, m_removal.size});
    if (m_steps && m_removal.session.isKnown())
        return take(m_steps->begin());
    end({RemovalResult::Failed,
         0,
         {ErrorCode::EInvalidArg,
          ErrorContext::QueueManager,
          QStringLiteral("nothing is known of this session"),
          {}}});
    return std::nullopt;
}

std::optional<UploadCall> RemovalErrand::answered(const UploadAnswer &answer)
{
    return take(m_steps->answered(answer));
}

std::optional<UploadCall> RemovalErrand::take(RemovalStep step)
{
    if (auto *const verdict = std::get_if<RemovalVerdict>(&step)) {
        end(std::move(*verdict));
        return std::nullopt;
    }
    return std::get<UploadCall>(std::move(step));
}

ExchangeRoute RemovalErrand::routeOf(const UploadCall &call)
{
    return routeTo(call, m_removal.access, m_removal.target);
}

void RemovalErrand::breakOff()
{
    m_ended = true;
    m_events.emplace_back(brokenOff(m_removal));
}

void RemovalErrand::end(RemovalVerdict verdict)
{
    m_ended = true;
    m_events.emplace_back(
        SessionRemoved {m_removal.id, verdict.result, verdict.bytes, std::move(verdict.error)});
}

SessionRemoved brokenOff(const SessionRemoval &removal)
{
    return {removal.id,
            RemovalResult::Failed,
            0,
            {ErrorCode::BgEConnectionClosed, ErrorContext::QueueManager,
             QStringLiteral("the program was ended meanwhile"),
             displayUrl(removal.session.address)}};
}

} // namespace kurier

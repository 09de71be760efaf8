// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/SpaceDesk.h"

#include <algorithm>

namespace kurier {

void SpaceDesk::want(Want want, Refused refused)
{
    if (want.size < kLeastSize)
        return;
    const AttemptId attempt = want.attempt;
    m_claims.insert_or_assign(attempt, Claim {std::move(want), std::move(refused), false});
    m_waiting.push_back(attempt);
    next();
}

/// One at a time, since what one reserves is neither free nor promised any more for the next.
void SpaceDesk::next()
{
    while (!m_asking && !m_waiting.empty()) {
        const AttemptId attempt = m_waiting.front();
        m_waiting.pop_front();
        const auto found = m_claims.find(attempt);
        if (found == m_claims.end())
            continue;
        const Want &want = found->second.want;
        m_asking = true;
        m_files.post<ReserveSpace, SpaceReserved>(
            ReserveSpace {{}, want.file, want.size, promised(want.device), want.directory},
            [this, attempt](SpaceReserved &&outcome) { answered(attempt, outcome); });
    }
}

void SpaceDesk::answered(AttemptId attempt, const SpaceReserved &outcome)
{
    m_asking = false;
    if (const auto found = m_claims.find(attempt); found != m_claims.end()) {
        found->second.granted = true;
        found->second.want.file.reset();
        const bool refused = outcome.error.code != ErrorCode::Ok;
        if (refused || outcome.allocated) {
            const Refused tell = std::move(found->second.refused);
            m_claims.erase(found);
            if (refused)
                tell(outcome.error);
        }
    }
    next();
}

void SpaceDesk::written(AttemptId attempt, qint64 bytes)
{
    if (const auto found = m_claims.find(attempt); found != m_claims.end())
        found->second.want.written = bytes;
}

void SpaceDesk::forget(AttemptId attempt)
{
    m_claims.erase(attempt);
}

qint64 SpaceDesk::promised(quint64 device) const
{
    qint64 sum = 0;
    for (const auto &[attempt, claim] : m_claims) {
        if (claim.granted && claim.want.device == device)
            sum += std::max<qint64>(0, claim.want.size - claim.want.written);
    }
    return sum;
}

} // namespace kurier

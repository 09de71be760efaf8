// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/SessionRemovalDesk.h"

#include <utility>

namespace kurier {

void SessionRemovalDesk::post(SessionRemoval removal, Done done)
{
    removal.id = SessionRemovalId {++m_last.value};
    m_waiting.emplace(removal.id, std::move(done));
    m_removals.push_back(std::move(removal));
}

void SessionRemovalDesk::flush()
{
    if (!m_removals.empty())
        m_engine->remove(std::exchange(m_removals, {}));
}

void SessionRemovalDesk::handle(const SessionRemoved &outcome)
{
    const auto waiting = m_waiting.extract(outcome.id);
    if (!waiting.empty())
        waiting.mapped()(outcome);
}

} // namespace kurier

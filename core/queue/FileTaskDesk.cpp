// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/FileTaskDesk.h"

#include <utility>

namespace kurier {

FileTaskDesk::FileTaskDesk(FileWorker &worker)
    : m_worker(worker)
{
}

void FileTaskDesk::flush()
{
    if (!m_tasks.empty())
        m_worker.post(std::exchange(m_tasks, {}));
}

void FileTaskDesk::handle(FileOutcome &&outcome)
{
    const FileTaskId id = std::visit([](const auto &any) { return any.id; }, outcome);
    const auto found = m_waiting.find(id.value);
    if (found == m_waiting.end())
        return;
    const auto done = std::move(found->second);
    m_waiting.erase(found);
    done(std::move(outcome));
}

} // namespace kurier

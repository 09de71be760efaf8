// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileWorker.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace kurier {

/// Sends tasks to the files worker in batches and brings each outcome to whoever asked.
/// Thread: the controller's.
class FileTaskDesk
{
public:
    explicit FileTaskDesk(FileWorker &worker);

    /// Queues \a task (its id is filled in); \a done gets its outcome. Sent with flush().
    template <class Task, class Outcome>
    void post(Task task, std::function<void(Outcome &&)> done)
    {
        task.id = FileTaskId {++m_lastId.value};
        m_waiting.emplace(task.id.value, [done = std::move(done)](FileOutcome &&outcome) {
            done(std::get<Outcome>(std::move(outcome)));
        });
        m_tasks.emplace_back(std::move(task));
    }

    void flush();
    void handle(FileOutcome &&outcome);
    [[nodiscard]] bool isIdle() const { return m_waiting.empty(); }

private:
    FileWorker &m_worker;
    std::vector<FileTask> m_tasks;
    std::unordered_map<qint64, std::function<void(FileOutcome &&)>> m_waiting;
    FileTaskId m_lastId;
};

} // namespace kurier

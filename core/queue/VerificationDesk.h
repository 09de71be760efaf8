// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/FileTaskDesk.h"

#include <functional>
#include <map>
#include <stop_token>

namespace kurier {

/// Who is having a file hashed, and how to end that early. Thread: the controller's.
class VerificationDesk
{
public:
    using Done = std::function<void(const FileVerified &)>;

    explicit VerificationDesk(FileTaskDesk &files)
        : m_files(files)
    {
    }

    /// \a done gets the outcome, exactly once.
    void start(AttemptId attempt, const FilePlace &place, std::vector<Checksum> expected,
               Done done);
    /// False when nothing is being hashed for \a attempt.
    bool stop(AttemptId attempt);
    void stopAll();
    [[nodiscard]] bool isIdle() const { return m_running.empty(); }

private:
    FileTaskDesk &m_files;
    std::map<AttemptId, std::stop_source> m_running;
};

} // namespace kurier

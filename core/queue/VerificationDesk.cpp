// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/VerificationDesk.h"

#include <utility>

namespace kurier {

void VerificationDesk::start(AttemptId attempt, const FilePlace &place,
                             std::vector<Checksum> expected, Done done)
{
    const std::stop_source &stop = m_running[attempt];
    m_files.post<VerifyFile, FileVerified>(
        VerifyFile {{}, place, std::move(expected), stop.get_token()},
        [this, attempt, done = std::move(done)](FileVerified &&outcome) {
            m_running.erase(attempt);
            done(outcome);
        });
}

bool VerificationDesk::stop(AttemptId attempt)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end())
        return false;
    found->second.request_stop();
    return true;
}

void VerificationDesk::stopAll()
{
    for (auto &[attempt, stop] : m_running)
        stop.request_stop();
}

} // namespace kurier

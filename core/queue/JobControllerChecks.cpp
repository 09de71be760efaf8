// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Having finished files hashed.
#include "core/queue/JobController.h"

namespace kurier {

void JobController::carryOut(const effect::VerifyFile &effect)
{
    const Job *const job = m_queue.find(effect.job);
    if (!job)
        return;
    const JobFile &file = job->files.at(static_cast<std::size_t>(effect.file));
    const Artefact *const record = m_ledger.find(file.temp);
    if (!record) {
        m_queue.verified(effect.attempt, false,
                         {ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, file.name},
                         now(), m_effects);
        return;
    }
    // The file is not removed, and its space not given back in vain, while it is being read.
    const ArtefactId temp = file.temp;
    m_ledger.setWriter(temp, true);
    m_verification.start(effect.attempt, placeOf(*record), file.expectedChecksums(),
                         [this, attempt = effect.attempt, temp](const FileVerified &outcome) {
                             written(temp, nullptr);
                             m_queue.verified(attempt, outcome.stopped, outcome.error, now(),
                                              m_effects);
                         });
}

} // namespace kurier

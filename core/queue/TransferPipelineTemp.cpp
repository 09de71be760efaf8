// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The temp file of an attempt, from its creation to its name.
#include "core/files/TempName.h"
#include "core/queue/TransferPipeline.h"

#include <QRandomGenerator>

namespace kurier {

void TransferPipeline::openOrPrepare(AttemptId attempt)
{
    Run *const run = find(attempt);
    if (run->stopping)
        return end({attempt, TransferOutcome::Stopped, run->written, {}, {}});
    // One that has to go is left to the clean-up.
    const bool usable = run->start.temp
        && (run->start.temp->state == ArtefactState::Intended
            || run->start.temp->state == ArtefactState::Live);
    if (!usable)
        return prepareNew(attempt);
    run->temp = run->start.temp->id;
    m_listener.writing(run->temp);
    m_files.post<OpenTemp, TempOpened>(
        OpenTemp {{}, placeOf(*run->start.temp), run->start.request.proven.end()},
        [this, attempt](TempOpened &&outcome) { opened(attempt, std::move(outcome)); });
}

void TransferPipeline::opened(AttemptId attempt, TempOpened &&outcome)
{
    Run *const run = find(attempt);
    if (outcome.error.code == ErrorCode::Ok) {
        run->file = std::move(outcome.file);
        run->device = outcome.place.device;
        if (outcome.place != placeOf(*run->start.temp))
            m_listener.tempIdentified(run->temp, outcome.place);
        return begin(attempt);
    }
    const bool lost = outcome.error.code == ErrorCode::BgEFileNotFound
        || outcome.error.code == ErrorCode::BgELocalFileChanged;
    if (!lost)
        return failLocally(attempt, outcome.error);
    m_listener.written(run->temp, nullptr);
    m_listener.tempLost(run->temp);
    run->temp = {};
    prepareNew(attempt);
}

void TransferPipeline::prepareNew(AttemptId attempt)
{
    Run *const run = find(attempt);
    // A new file is empty: whatever was proven before lies elsewhere.
    run->start.request.proven = {};
    run->start.request.validator.clear();
    run->start.request.expectedTotal = -1;
    run->written = {};
    run->synced = {};
    m_files.post<PrepareTemp, TempPrepared>(
        PrepareTemp {
            {},
            run->start.directory,
            tempName(run->start.job, run->start.file, QRandomGenerator::system()->generate())},
        [this, attempt](TempPrepared &&outcome) { prepared(attempt, std::move(outcome)); });
}

void TransferPipeline::prepared(AttemptId attempt, TempPrepared &&outcome)
{
    Run *const run = find(attempt);
    if (outcome.error.code != ErrorCode::Ok)
        return failLocally(attempt, outcome.error);
    if (run->stopping)
        return end({attempt, TransferOutcome::Stopped, {}, {}, {}});
    run->file = std::move(outcome.file);
    run->place = std::move(outcome.place);
    run->device = run->place.device;
    if (!run->start.mayStayUnnamed || !outcome.unnamed)
        return name(attempt);
    run->name = Name::None;
    begin(attempt);
}

Artefact TransferPipeline::recordOf(const Run &run, ArtefactState state)
{
    Artefact temp;
    temp.job = run.start.job;
    temp.file = run.start.file;
    temp.state = state;
    temp.directory = run.place.directory;
    temp.name = run.place.name;
    temp.device = run.place.device;
    temp.inode = run.place.inode;
    temp.birth = run.place.birth;
    temp.folder = run.place.folder;
    return temp;
}

/// Recorded first, so that no moment exists in which the file could be forgotten.
void TransferPipeline::name(AttemptId attempt)
{
    Run *const run = find(attempt);
    run->name = Name::Coming;
    const bool exists = run->file != nullptr;
    run->temp =
        m_listener
            .recordTemp(attempt,
                        recordOf(*run, exists ? ArtefactState::Live : ArtefactState::Intended))
            .id;
    m_listener.writing(run->temp);
    m_listener.whenDurable([this, attempt] { link(attempt); });
}

void TransferPipeline::link(AttemptId attempt)
{
    Run *const run = find(attempt);
    if (run->step == Step::Preparing && run->stopping)
        return end({attempt, TransferOutcome::Stopped, {}, {}, {}});
    m_files.post<LinkTemp, TempLinked>(
        LinkTemp {{}, run->place, run->file},
        [this, attempt](TempLinked &&outcome) { linked(attempt, std::move(outcome)); });
}

void TransferPipeline::linked(AttemptId attempt, TempLinked &&outcome)
{
    Run *const run = find(attempt);
    const bool failed = outcome.error.code != ErrorCode::Ok;
    const bool identified = run->file != nullptr;
    run->name = failed ? Name::Refused : Name::Has;
    if (failed && run->step == Step::Preparing)
        return failLocally(attempt, outcome.error);
    if (failed)
        return namingFailed(attempt, outcome.error);
    run->file = std::move(outcome.file);
    run->device = outcome.place.device;
    if (!identified)
        m_listener.tempIdentified(run->temp, outcome.place);
    if (run->ended)
        transferEnded(*std::exchange(run->ended, std::nullopt));
    else if (run->step == Step::Preparing && identified)
        begin(attempt);
    else if (run->step == Step::Preparing)
        m_listener.whenDurable([this, attempt] { begin(attempt); });
}

void TransferPipeline::namingFailed(AttemptId attempt, const Error &error)
{
    Run *const run = find(attempt);
    run->localError = error;
    if (run->ended)
        transferEnded(*std::exchange(run->ended, std::nullopt));
    else if (!run->stopping)
        m_stops.push_back(attempt);
}

/// Everything came before the file needed a name: the ledger's record of what is about to be
/// published takes the place of that of a temp file.
bool TransferPipeline::handOver(const TransferEnded &event)
{
    const Run *const run = find(event.attempt);
    const bool whole = event.outcome == TransferOutcome::Finished && !run->stopping;
    if (!whole || !m_listener.mayPublish(event.attempt, event.written.sum()))
        return false;
    const Artefact record =
        m_listener.recordTemp(event.attempt, recordOf(*run, ArtefactState::Intended));
    m_listener.unnamed(record.id, run->file);
    return true;
}

} // namespace kurier

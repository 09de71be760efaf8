// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep for temp files nobody knows any more, as JobController does it.
#include "core/files/TempName.h"
#include "core/queue/JobController.h"
#include "core/queue/LaterReply.h"

#include <QSet>

namespace kurier {

/// A search under way: one answer when the last directory has been looked at.
struct JobController::Sweep
{
    QList<Artefact> found;
    qsizetype missing = 0;
    std::function<void(QList<Artefact>)> reply;

    void conclude()
    {
        if (--missing == 0)
            reply(found);
    }
};

void JobController::requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply)
{
    auto sweep = std::make_shared<Sweep>();
    sweep->reply = later<QList<Artefact>>(this, context, std::move(reply));
    turn([this, sweep] {
        m_gate.ask(ReadDirectories {}, [this, sweep](StoreEvent &&event) {
            const auto *const read = std::get_if<DirectoriesRead>(&event);
            sweepDirectories(read ? read->directories : QStringList(), sweep);
        });
    });
}

void JobController::sweepDirectories(const QStringList &stored, const SweepPtr &sweep)
{
    QSet<QString> directories(stored.cbegin(), stored.cend());
    m_queue.visitAfter({}, [&directories](const Job &job) {
        if (job.type == JobType::Download)
            directories.insert(job.directory);
        return true;
    });
    if (!m_parts.downloadDirectory.isEmpty())
        directories.insert(m_parts.downloadDirectory);
    sweep->missing = directories.size();
    if (directories.isEmpty())
        return sweep->reply({});
    // One task each, so that other work gets its turn in between.
    for (const QString &directory : std::as_const(directories)) {
        m_files.post<FindLeftovers, LeftoversFound>(FindLeftovers {{}, directory},
                                                    [this, sweep](LeftoversFound &&outcome) {
                                                        sweep->found += outcome.artefacts;
                                                        if (--sweep->missing == 0)
                                                            sortLeftovers(sweep);
                                                    });
    }
}

/// The store knows of given up files, which the ledger has forgotten.
void JobController::sortLeftovers(const SweepPtr &sweep)
{
    m_gate.ask(ReadArtefacts {}, [this, sweep](StoreEvent &&event) {
        QSet<QString> known = namesInLedger();
        if (const auto *const read = std::get_if<ArtefactsRead>(&event)) {
            for (const Artefact &artefact : read->artefacts)
                known.insert(artefact.name);
        }
        QList<Artefact> left;
        for (Artefact &artefact : sweep->found) {
            if (!isLeftover(artefact, known))
                continue;
            // Two paths may lead to one directory.
            known.insert(artefact.name);
            artefact.state = ArtefactState::Pending;
            left.append(artefact);
        }
        sweep->reply(left);
    });
}

QSet<QString> JobController::namesInLedger() const
{
    QSet<QString> names;
    m_ledger.visit([&names](const Artefact &artefact) {
        names.insert(artefact.name);
        names.insert(asideName(placeOf(artefact)));
    });
    return names;
}

/// Whether \a artefact carries a name of ours that neither a job nor one of \a known has.
bool JobController::isLeftover(const Artefact &artefact, const QSet<QString> &known) const
{
    const auto own = parseOwnName(artefact.name);
    const bool complete = artefact.kind == ArtefactKind::LocalFile && artefact.inode != 0
        && artefact.directory.startsWith(QLatin1Char('/'));
    if (!own || !complete || (!own->job.isNull() && m_queue.keyOf(own->job)))
        return false;
    return !known.contains(artefact.name);
}

void JobController::removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                                    Reply<QList<Artefact>> reply)
{
    auto sweep = std::make_shared<Sweep>();
    sweep->reply = later<QList<Artefact>>(this, context, std::move(reply));
    sweep->found = std::move(leftovers);
    turn([this, sweep] {
        sweep->missing = sweep->found.size() + 1;
        QSet<QString> known = namesInLedger();
        for (qsizetype i = 0; i < sweep->found.size(); ++i) {
            removeLeftover(sweep, i, known);
            known.insert(sweep->found.at(i).name);
        }
        // When nothing can be recorded, nothing is removed for now.
        m_gate.reply([sweep](const Error &error) {
            if (error.code != ErrorCode::Ok) {
                for (Artefact &artefact : sweep->found)
                    artefact.reason = error;
                sweep->missing = 1;
            }
            sweep->conclude();
        });
    });
}

void JobController::removeLeftover(const SweepPtr &sweep, qsizetype index,
                                   const QSet<QString> &known)
{
    Artefact &artefact = sweep->found[index];
    if (!isLeftover(artefact, known)) {
        artefact.state = ArtefactState::Failed;
        artefact.reason = {ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                           QStringLiteral("this is not a leftover"), artefact.where()};
        return sweep->conclude();
    }
    const JobId named = parseOwnName(artefact.name)->job;
    artefact.job = named.isNull() ? JobId::create() : named;
    artefact.state = ArtefactState::Live;
    artefact.attempts = 0;
    artefact.nextAttempt = 0;
    artefact.reason = {};
    artefact = m_ledger.add(artefact);
    m_firstOutcome.emplace(artefact.id, [sweep, index](const Artefact &outcome) {
        sweep->found[index] = outcome;
        sweep->conclude();
    });
    carryOut(effect::DropArtefact {artefact.id, artefact.bytes});
    artefact.state = ArtefactState::Pending;
}

/// Tells whoever waits for the first removal of \a outcome, once that is durable.
void JobController::tellFirstOutcome(const Artefact &outcome)
{
    auto waiting = m_firstOutcome.extract(outcome.id);
    if (!waiting.empty())
        m_gate.whenDurable([tell = std::move(waiting.mapped()), outcome] { tell(outcome); });
}

} // namespace kurier

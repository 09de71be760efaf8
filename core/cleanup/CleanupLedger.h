// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <set>
#include <vector>

namespace kurier {

/// Knows every artefact that exists or must go, and what may be done with it next. The order it
/// enforces: intent durable, writer gone, removed, verified, outcome durable. Decides; does not
/// touch files or the store. Every function that changes a record returns it for storing.
/// Thread: the controller's. What is stored and shown is in milliseconds UTC; what is waited for is
/// counted on a steady clock, so that a changed wall clock delays nothing.
class CleanupLedger
{
public:
    using Steady = std::chrono::milliseconds;

    /// Adds a record read from the store. Pending and failed ones are durable and have no writer;
    /// they are due when their nextAttempt says, but never later than the longest delay; failed
    /// sessions without one only on demand.
    void restore(const Artefact &artefact, Steady now = Steady {0}, qint64 wall = 0);
    /// Adds a new record in use by its job. \returns it with an id of its own.
    [[nodiscard]] Artefact add(Artefact artefact);
    /// Ids given by add() are higher than \a last from now on.
    void setLastId(ArtefactId last);

    [[nodiscard]] const Artefact *find(ArtefactId id) const;
    [[nodiscard]] QList<Artefact> ofJob(const JobId &job) const;
    /// Shows every record, in no order.
    template <class Visitor>
    void visit(Visitor visitor) const
    {
        for (const Entry &entry : m_entries)
            visitor(entry.artefact);
    }
    /// Records that a job uses (or meant to create), in no order.
    [[nodiscard]] std::vector<Artefact> inUse() const;

    /// The file exists with this identity, in this folder (unless it is not known).
    [[nodiscard]] std::optional<Artefact> identified(ArtefactId id, quint64 device, quint64 inode,
                                                     qint64 birth = 0,
                                                     const FileIdentity &folder = {});
    /// The server has this session for it; \a expires as in Artefact.
    [[nodiscard]] std::optional<Artefact> sessionKnown(ArtefactId id, const UploadSession &session,
                                                       qint64 expires = 0);
    /// Why nobody can tell what the server holds; it stays the reason when the record has to go.
    [[nodiscard]] std::optional<Artefact> doubt(ArtefactId id, const Error &reason);
    /// Whether a transfer may still write into it.
    void setWriter(ArtefactId id, bool active);
    /// What its writer had on the way to a server may come to be there after a removal, until 5 s
    /// from \a now: a removal that succeeds before is followed by another one then.
    void settle(ArtefactId id, Steady now);
    /// It must go. Nothing when it is unknown or final.
    [[nodiscard]] std::optional<Artefact> drop(ArtefactId id, qint64 bytes);
    /// The intent of drop() is on disk: it may be removed as soon as its writer is gone.
    void intentStored(ArtefactId id);
    /// It became the person's file, or was seen to be gone: not ours any more.
    [[nodiscard]] std::optional<Artefact> finish(ArtefactId id, ArtefactState state);

    /// Records whose removal may start at \a now; each is given out once until its outcome is told.
    [[nodiscard]] std::vector<Artefact> takeDue(Steady now);
    /// Result of one removal. Failures are planned again: after 5 s, doubling up to one hour.
    /// A session that has not settled is looked for once more: after settle(), and one of an
    /// earlier life of the process.
    [[nodiscard]] std::optional<Artefact> removalEnded(ArtefactId id, bool removed, qint64 bytes,
                                                       const Error &error, Steady now, qint64 wall);
    /// The removal is not to be tried again unless retryNow() asks for it.
    [[nodiscard]] std::optional<Artefact> removalRefused(ArtefactId id, const Error &reason);
    /// Makes failed and pending records of \a jobs (empty: of all) due at once.
    void retryNow(const QList<JobId> &jobs);
    /// Gives up records of \a jobs that are waiting to be removed. One whose removal is running now
    /// keeps its course.
    [[nodiscard]] std::vector<Artefact> abandon(const QList<JobId> &jobs);

    /// When takeDue() may have something without any other event; nothing when it never will.
    [[nodiscard]] std::optional<Steady> nextDue() const;
    [[nodiscard]] qint64 pendingCount() const { return m_pending; }
    [[nodiscard]] qint64 failedCount() const { return m_failed; }

private:
    struct Entry
    {
        Artefact artefact;
        bool writer = false;
        bool durable = false;
        bool removing = false;
        bool onDemand = false; ///< Tried again only when somebody asks for it.
        Steady due {0};
        /// See settle(); that of an earlier life of the process was killed.
        std::optional<Steady> settledAt {};
    };

    [[nodiscard]] static bool waits(const Entry &entry);
    void count(const Artefact &artefact, int by);
    void plan(const Entry &entry);
    void erase(ArtefactId id);
    void fail(Entry &entry, const Error &reason);

    QHash<ArtefactId, Entry> m_entries;
    QMultiHash<JobId, ArtefactId> m_byJob;
    std::set<std::pair<Steady, ArtefactId>> m_due;
    ArtefactId m_last;
    qint64 m_pending = 0; ///< Pending and failed together.
    qint64 m_failed = 0;
};

} // namespace kurier

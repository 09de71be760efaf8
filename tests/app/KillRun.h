// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/KilledQueue.h"
#include "tests/app/PowerCut.h"
#include "tests/app/QueueModel.h"
#include "tests/support/FaultOrigin.h"

namespace kurier::test {

/// A queue of downloads that is killed again and again, while jobs are added, suspended, cancelled
/// and completed, files get in the way, temp files are exchanged and unsynced bytes get lost. Each
/// new start is compared with a model. Thread: one; any number of runs side by side.
class KillRun
{
public:
    /// \a named: temp files get their names in the way of file systems without O_TMPFILE.
    KillRun(unsigned seed, bool named);

    KillOutcome run(int kills);

    /// Every place at which a run has itself killed.
    [[nodiscard]] static const std::vector<KillPlace> &places();

private:
    int pick(int below) { return m_queue.pick(below); }
    void start();
    /// Waits until nothing is on its way out; false when the queue died or does not come to it.
    bool settled();
    void check(const QString &when);
    void act();
    void add();
    void verb(const QString &method, const QString &id);
    /// What happens while the queue is dead.
    void disturb();
    void finish();

    KilledQueue m_queue;
    const bool m_named;
    FaultOrigin m_origin;
    QueueModel m_model {m_queue.programs.downloads()};
    PowerCut m_powerCut {m_queue.programs.path(QStringLiteral("syncs"))};
};

} // namespace kurier::test

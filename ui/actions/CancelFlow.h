// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/dialogs/UserPrompts.h"

#include <QObject>

namespace kurier {

/// From "cancel these" to the truth about what happened: plan, one question, a second look at what
/// finished while the question was open, cancel. One at a time. Thread: the GUI's.
class CancelFlow final : public QObject
{
    Q_OBJECT
public:
    /// \a queue and \a prompts outlive the flow.
    CancelFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent = nullptr);

    /// Does nothing while a question is open, or for no ids.
    void start(const QList<JobId> &ids);
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);

private:
    void carryOut(const CancelPlan &plan, CancelChoice choice);
    void keepFinished(const CancelPlan &plan);
    void cancelUnlessFinished(const QList<CancelPlanItem> &shown);
    void cancelPlanned(const QList<CancelPlanItem> &shown, const CancelPlan &now);
    /// What ended while the question was open.
    struct Meanwhile
    {
        int finished = 0;
        int cancelled = 0;
    };
    void report(const CommandResults &results, Meanwhile meanwhile);
    void command(JobCommand verb, const QList<JobId> &ids);

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    bool m_busy = false;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/dialogs/UserPrompts.h"

#include <QObject>

#include <map>

namespace kurier {

/// From "cancel these" to the truth about what happened: plan, one question, cancel with what the
/// question said, and a second look at what that refused. One question at a time; what was answered
/// goes on beside the next one. Thread: the GUI's.
class CancelFlow final : public QObject
{
    Q_OBJECT
public:
    /// \a queue and \a prompts outlive the flow.
    CancelFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent = nullptr);

    /// Does nothing while a question is open, or for no ids.
    void start(const QList<JobId> &ids);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Jobs of which the person wants that they are cancelled and the queue has not said yet that
    /// they are, durably.
    [[nodiscard]] qsizetype openCount() const { return m_openCount; }
    /// Nobody will say any more what becomes of the open ones: they stay, as far as is known.
    void giveUp();

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);
    /// The person has just said that these are to be cancelled.
    void leaving(const QList<kurier::JobId> &ids);
    /// Of those, the ones that will not be; some may have left the queue all the same.
    void staying(const QList<kurier::JobId> &ids);
    void openCountChanged(qsizetype count);

private:
    void carryOut(const CancelPlan &plan, CancelChoice choice);
    void cancel(const QList<JobId> &ids, const FilesTold &told);
    void cancelled(int number, const CommandResults &results);
    void close(int number, const CommandResults &results, const CancelPlan &ended);
    void countOpen();
    [[nodiscard]] static QString reportOf(const CommandResults &results, const CancelPlan &ended);
    void command(JobCommand verb, const QList<JobId> &ids);

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    bool m_busy = false;
    std::map<int, QList<JobId>> m_open; ///< What each answer to the question began.
    int m_last = 0; ///< Number in m_open.
    qsizetype m_openCount = 0;
};

} // namespace kurier

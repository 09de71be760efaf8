// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/dialogs/UserPrompts.h"

#include <QHash>
#include <QObject>

#include <map>

namespace kurier {

/// From "cancel these" to the truth about what happened: plan, one question, a second look at what
/// finished while the question was open, cancel. One question at a time; what was answered goes on
/// beside the next one. Thread: the GUI's.
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
    /// What ended while the question was open.
    struct Meanwhile
    {
        int finished = 0;
        int cancelled = 0;
    };
    /// What one answer to the question began.
    struct Cancelling
    {
        QList<JobId> shown; ///< What the person wants to be cancelled.
        QHash<JobId, qint32> finished; ///< Their finished files then, where there were some.
        qsizetype planned = 0; ///< How many of them were looked at again.
        QList<JobId> ids; ///< Those of them that are cancelled.
        QList<JobId> kept; ///< Those that are not.
        CommandResults refused; ///< Of those again, the ones nothing is known of.
        Meanwhile meanwhile;
    };

    void carryOut(const CancelPlan &plan, CancelChoice choice);
    void cancelUnlessFinished(Cancelling cancelling);
    void planNext(int number);
    void planned(int number, const CancelPlan &now);
    void cancel(int number);
    void close(int number, const CommandResults &results);
    void countOpen();
    [[nodiscard]] static QString reportOf(const CommandResults &results, Meanwhile meanwhile);
    void command(JobCommand verb, const QList<JobId> &ids);

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    bool m_busy = false;
    std::map<int, Cancelling> m_open;
    int m_last = 0; ///< Number in m_open.
    qsizetype m_openCount = 0;
};

} // namespace kurier

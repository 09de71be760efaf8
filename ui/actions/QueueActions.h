// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"
#include "core/job/JobTransitions.h"

#include <QList>
#include <QObject>

class QAction;

namespace kurier {

class TransferQueue;
class TransferQueueModel;
class UserPrompts;

/// Commands on the whole queue, whatever is selected or filtered: suspend all that runs or waits,
/// resume all that is suspended. What has failed is left to its timer or to the person. In other
/// users' queues they mean what is shown, and ask before. Thread: the GUI's.
class QueueActions final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the actions.
    QueueActions(TransferQueue &queue, const TransferQueueModel &model, QObject *parent = nullptr);

    /// The jobs are other users'. \a prompts outlive the actions.
    void setInspecting(UserPrompts &prompts);

    [[nodiscard]] QAction *suspendAll() const { return m_suspend; }
    [[nodiscard]] QAction *resumeAll() const { return m_resume; }
    void retranslate();

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);

private:
    void refresh();
    void start(JobCommand command);
    void startForOthers(JobCommand command);
    /// Those of \a ids that \a command still would change, now that the person has answered.
    [[nodiscard]] QList<JobId> stillMeant(JobCommand command, const QList<JobId> &ids) const;
    void carryOut(JobCommand command, const QList<JobId> &ids);

    TransferQueue &m_queue;
    const TransferQueueModel &m_model;
    UserPrompts *m_prompts = nullptr; ///< Set for other users' queues.
    QAction *m_suspend = nullptr;
    QAction *m_resume = nullptr;
};

} // namespace kurier

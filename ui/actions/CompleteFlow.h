// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/dialogs/UserPrompts.h"

#include <QObject>

namespace kurier {

/// Complete: at once for jobs whose files are all there, after a question for partly finished ones.
/// A job without a finished file would lose everything, which is a cancel and asked as one.
/// Thread: the GUI's.
class CompleteFlow final : public QObject
{
    Q_OBJECT
public:
    /// \a queue and \a prompts outlive the flow.
    CompleteFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent = nullptr);

    void start(const QList<JobSnapshot> &jobs);

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);
    /// Completing these jobs would leave nothing of them.
    void equalsCancel(const QList<kurier::JobId> &ids);

private:
    void ask(const QList<JobSnapshot> &partly);
    void answered(bool yes, const QList<JobId> &ids);
    void complete(const QList<JobId> &ids);

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    bool m_asking = false;
};

} // namespace kurier

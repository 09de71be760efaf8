// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/dialogs/UserPrompts.h"

#include <QObject>

namespace kurier {

/// What stands between a job and its server that a person can give.
enum class AccessNeed : quint8 { None, SignIn, Trust, HostKey };

[[nodiscard]] AccessNeed accessNeed(const JobSnapshot &job);

/// Signing in, or trusting a certificate, for jobs that a server refused: asks once for all jobs of
/// the first one's server, and resumes them. Thread: the GUI's.
class AccessFlow final : public QObject
{
    Q_OBJECT
public:
    /// \a queue and \a prompts outlive the flow.
    AccessFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent = nullptr);

    void start(const QList<JobSnapshot> &jobs);

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);

private:
    void signIn(const JobSnapshot &first, const QList<JobId> &ids);
    void trust(const JobSnapshot &first, const QList<JobId> &ids);
    void grant(const AccessGrant &grant, const QList<JobId> &ids);

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    bool m_keyRing = false;
    bool m_asking = false;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

namespace kurier {

class NoticeBar;
class UserPrompts;

/// Offers once per run to delete temporary files that belong to no job: asks the queue for them
/// when it has been read, says in a notice how many there are, shows them on demand, and has them
/// removed when the person says so; tells what could not be removed. Thread: the GUI's.
class LeftoverFlow final : public QObject
{
    Q_OBJECT
public:
    /// To be made before the queue is subscribed to. All three outlive the flow.
    LeftoverFlow(TransferQueue &queue, UserPrompts &prompts, NoticeBar &notice,
                 QObject *parent = nullptr);

    /// Says the notice anew in the language of now.
    void retranslate();

Q_SIGNALS:
    /// What became of it, in one line.
    void message(const QString &text);

private:
    void look();
    void review();
    void remove();
    void ended(const QList<Artefact> &tried);
    void say();

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    NoticeBar &m_notice;
    QList<Artefact> m_found; ///< Not yet decided about.
    QList<Artefact> m_failed; ///< Should have been removed and could not.
    bool m_looked = false;
    bool m_asking = false;
};

} // namespace kurier

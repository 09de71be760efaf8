// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window as an inspector of other users' queues.
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/WindowCommands.h"
#include "ui/actions/IntakeFlow.h"
#include "ui/actions/LimitFlow.h"
#include "ui/actions/QueueActions.h"
#include "ui/dialogs/UserPrompts.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace kurier {

void MainWindow::setInspecting(const QString &user)
{
    m_inspected = user;
    m_attached = true;
    setAcceptDrops(false);
    for (QAction *action : {&m_commands->add(), &m_commands->upload(), &m_commands->paste()})
        action->setEnabled(false);
    // What is copied meanwhile is for this user's own queue.
    disconnect(m_intake.get(), &IntakeFlow::noticed, this, nullptr);
    m_queueActions->setInspecting(*m_prompts);
    m_limits->globalMenu().setEnabled(false);
    m_limits->jobMenu().setEnabled(false);
    restoreColumns();
    updateTitle();
}

QString MainWindow::inspectedText() const
{
    if (!m_inspected)
        return {};
    return m_inspected->isEmpty() ? tr("queues of all users")
                                  : tr("queue of %1").arg(plainName(*m_inspected));
}

void MainWindow::showOwners(const QList<QueueOwner> &owners)
{
    if (owners == m_model->owners())
        return;
    m_model->setOwners(owners);
    m_history->showOwners(owners);
    QStringList sentences;
    for (const QueueOwner &owner : owners) {
        if (owner.trouble.code == ErrorCode::EPathNotFound) {
            if (owners.size() == 1)
                sentences.append(tr("%1 has no queue.").arg(plainName(owner.name)));
        } else if (owner.trouble.code == ErrorCode::BgETooLarge) {
            sentences.append(tr("The queue of %1 is too long; only a part of it is shown.")
                                 .arg(plainName(owner.name)));
        } else if (owner.trouble.code != ErrorCode::Ok) {
            sentences.append(tr("The queue of %1 cannot be read: %2")
                                 .arg(plainName(owner.name), errorText(owner.trouble)));
        } else if (owners.size() == 1 && !owner.running) {
            sentences.append(tr("The queue of %1 does not run; it can only be looked at.")
                                 .arg(plainName(owner.name)));
        }
    }
    // Said once, so that it can be closed.
    const QString text = sentences.join(QLatin1Char(' '));
    if (std::exchange(m_ownersNotice, text) == text)
        return;
    if (text.isEmpty())
        m_notice->hide();
    else
        m_notice->showNotice(text);
}

} // namespace kurier

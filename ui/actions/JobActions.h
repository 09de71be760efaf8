// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/actions/AccessFlow.h"
#include "ui/actions/CancelFlow.h"
#include "ui/actions/CompleteFlow.h"
#include "ui/actions/SelectionSource.h"

#include <QObject>
#include <QUrl>

#include <array>
#include <functional>

class QAction;
class QActionGroup;
class QMenu;

namespace kurier {

/// Opens a file or folder with the desktop's program for it.
using UrlOpener = std::function<void(const QUrl &)>;
[[nodiscard]] UrlOpener desktopOpener();

/// The commands on the selected jobs as QActions: enabled when they would change at least one of
/// them, with the reason in the tool tip when not. In a mixed selection they act on those that can.
/// Thread: the GUI's.
class JobActions final : public QObject
{
    Q_OBJECT
public:
    /// All outlive the actions. The shortcuts work in widgets the actions are added to.
    JobActions(TransferQueue &queue, UserPrompts &prompts, const SelectionSource &selection,
               QObject *parent = nullptr);
    ~JobActions() override;

    [[nodiscard]] QAction *action(JobCommand command) const;
    /// Suspends what runs, else resumes: the Space key.
    [[nodiscard]] QAction *toggleAction() const { return m_toggle; }
    [[nodiscard]] QAction *copyAction() const { return m_copy; }
    [[nodiscard]] QAction *folderAction() const { return m_folder; }
    /// Signing in or trusting a certificate; only visible where a server waits for it.
    [[nodiscard]] QAction *accessAction() const { return m_accessAction; }
    [[nodiscard]] QMenu *priorityMenu() const { return m_priorityMenu.get(); }

    [[nodiscard]] CancelFlow &cancelFlow() { return m_cancel; }

    /// Reads the selection again.
    void refresh();
    void retranslate();
    void setOpener(UrlOpener opener) { m_opener = std::move(opener); }

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);

private:
    void createActions();
    void createPriorities();
    void trigger(JobCommand command);
    void toggle();
    void setPriority(JobPriority priority);
    void openFolder();
    void copyAddresses();
    [[nodiscard]] QString hintFor(JobCommand command, const JobSelection &selection) const;

    TransferQueue &m_queue;
    const SelectionSource &m_selection;
    AccessFlow m_access;
    CancelFlow m_cancel;
    CompleteFlow m_complete;
    std::array<QAction *, kAllJobCommands.size()> m_actions {};
    QAction *m_toggle = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_folder = nullptr;
    QAction *m_accessAction = nullptr;
    QActionGroup *m_priorities = nullptr;
    std::unique_ptr<QMenu> m_priorityMenu;
    UrlOpener m_opener;
};

} // namespace kurier

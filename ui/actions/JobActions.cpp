// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/JobActions.h"

#include "ui/actions/ResultText.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>

namespace kurier {

namespace {

constexpr std::array kPriorities = {JobPriority::Foreground, JobPriority::High, JobPriority::Normal,
                                    JobPriority::Low};
// Nobody pastes more.
constexpr qsizetype kMostCopied = 1000;

} // namespace

UrlOpener desktopOpener()
{
    return [](const QUrl &url) { QDesktopServices::openUrl(url); };
}

JobActions::JobActions(TransferQueue &queue, UserPrompts &prompts, const SelectionSource &selection,
                       QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_selection(selection)
    , m_access(queue, prompts)
    , m_cancel(queue, prompts)
    , m_complete(queue, prompts)
    , m_priorityMenu(std::make_unique<QMenu>())
    , m_opener(desktopOpener())
{
    createActions();
    createPriorities();
    connect(&m_access, &AccessFlow::message, this, &JobActions::message);
    connect(&m_cancel, &CancelFlow::message, this, &JobActions::message);
    connect(&m_complete, &CompleteFlow::message, this, &JobActions::message);
    connect(&m_complete, &CompleteFlow::equalsCancel, &m_cancel, &CancelFlow::start);
    retranslate();
}

JobActions::~JobActions() = default;

void JobActions::createActions()
{
    struct Row
    {
        JobCommand command;
        const char *themeName;
        const char *ownName;
        QKeySequence shortcut;
    };
    const std::array rows = {
        Row {JobCommand::Resume, "media-playback-start", "resume", {}},
        Row {JobCommand::Suspend, "media-playback-pause", "suspend", {}},
        Row {JobCommand::Complete, "dialog-ok-apply", "complete", Qt::CTRL | Qt::Key_Return},
        Row {JobCommand::Cancel, "dialog-cancel", "cancel", Qt::Key_Delete},
    };
    for (const Row &row : rows) {
        auto *action = new QAction(
            actionIcon(QLatin1String(row.themeName), QLatin1String(row.ownName)), {}, this);
        action->setShortcut(row.shortcut);
        action->setShortcutContext(Qt::WidgetShortcut);
        const JobCommand command = row.command;
        action->setObjectName(jobCommandName(command));
        connect(action, &QAction::triggered, this, [this, command] { trigger(command); });
        m_actions.at(static_cast<std::size_t>(command)) = action;
    }
    m_toggle = new QAction(this);
    m_toggle->setShortcut(Qt::Key_Space);
    m_toggle->setShortcutContext(Qt::WidgetShortcut);
    connect(m_toggle, &QAction::triggered, this, &JobActions::toggle);
    m_copy = new QAction(actionIcon(QStringLiteral("edit-copy"), QStringLiteral("copy")), {}, this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_copy, &QAction::triggered, this, &JobActions::copyAddresses);
    m_folder =
        new QAction(actionIcon(QStringLiteral("folder-open"), QStringLiteral("folder")), {}, this);
    connect(m_folder, &QAction::triggered, this, &JobActions::openFolder);
    m_accessAction = new QAction(this);
    m_accessAction->setObjectName(QStringLiteral("access"));
    connect(m_accessAction, &QAction::triggered, this,
            [this] { m_access.start(m_selection.selectedJobs()); });
}

void JobActions::createPriorities()
{
    m_priorities = new QActionGroup(this);
    for (const JobPriority priority : kPriorities) {
        auto *action = m_priorities->addAction(QString());
        action->setCheckable(true);
        action->setData(QVariant::fromValue(priority));
        m_priorityMenu->addAction(action);
    }
    connect(m_priorities, &QActionGroup::triggered, this,
            [this](const QAction *action) { setPriority(action->data().value<JobPriority>()); });
}

QAction *JobActions::action(JobCommand command) const
{
    return m_actions.at(static_cast<std::size_t>(command));
}

QString JobActions::hintFor(JobCommand command, const JobSelection &selection) const
{
    QString hint = action(command)->text();
    if (!selection.first)
        hint += QStringLiteral(" – ") + tr("select a transfer first");
    else if (selection.foreign
             && effectiveCommands(selection.first->type, selection.first->state).contains(command)
             && !selection.effective.contains(command))
        hint += QStringLiteral(" – ") + tr("not permitted in this queue");
    else if (!selection.effective.contains(command))
        hint +=
            QStringLiteral(" – ") + whyNot(command, selection.first->type, selection.first->state);
    return hint;
}

void JobActions::refresh()
{
    const JobSelection selection = m_selection.selection();
    for (const JobCommand command : kAllJobCommands) {
        QAction *each = action(command);
        each->setEnabled(selection.effective.contains(command));
        const QString hint = hintFor(command, selection);
        each->setToolTip(hint);
        each->setStatusTip(each->isEnabled() ? QString() : hint);
    }
    const bool any = selection.count > 0;
    m_toggle->setEnabled(selection.effective.contains(JobCommand::Suspend)
                         || selection.effective.contains(JobCommand::Resume));
    m_copy->setEnabled(any && !selection.foreign && selection.count <= kMostCopied);
    m_folder->setEnabled(selection.count == 1);
    const AccessNeed need =
        selection.first && !selection.foreign ? accessNeed(*selection.first) : AccessNeed::None;
    m_accessAction->setVisible(need != AccessNeed::None);
    m_accessAction->setText(need == AccessNeed::Trust         ? tr("Trust Certificate…")
                                : need == AccessNeed::HostKey ? tr("Check SSH Key…")
                                                              : tr("Sign In…"));
    m_priorityMenu->setEnabled(any && !selection.foreign);
    m_priorities->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (QAction *each : m_priorities->actions())
        each->setChecked(selection.priority == each->data().value<JobPriority>());
}

void JobActions::trigger(JobCommand command)
{
    if (command == JobCommand::Cancel) {
        m_cancel.start(m_selection.selectedIds({}));
        return;
    }
    if (command == JobCommand::Complete) {
        QList<JobSnapshot> able;
        for (const JobSnapshot &job : m_selection.selectedJobs()) {
            if (effectiveCommands(job.type, job.state).contains(command))
                able.append(job);
        }
        m_complete.start(able);
        return;
    }
    const QList<JobId> ids = m_selection.selectedIds(command);
    if (ids.isEmpty())
        return;
    m_queue.command(command, ids, this, [this, command](const CommandResults &results) {
        if (const QString text = refusedText(command, results); !text.isEmpty())
            Q_EMIT message(text);
    });
}

void JobActions::toggle()
{
    const JobSelection selection = m_selection.selection();
    if (selection.effective.contains(JobCommand::Suspend))
        trigger(JobCommand::Suspend);
    else if (selection.effective.contains(JobCommand::Resume))
        trigger(JobCommand::Resume);
}

void JobActions::setPriority(JobPriority priority)
{
    const QList<JobId> ids = m_selection.selectedIds({});
    if (ids.isEmpty())
        return;
    JobChanges changes;
    changes.priority = priority;
    m_queue.change(changes, ids, this, [this](const CommandResults &) { refresh(); });
}

void JobActions::openFolder()
{
    const JobSelection selection = m_selection.selection();
    if (selection.count != 1)
        return;
    m_queue.requestDetails(selection.first->id, this, [this](const Result<JobDetails> &details) {
        if (details)
            m_opener(QUrl::fromLocalFile(details->directory));
        else
            Q_EMIT message(errorText(details.error()));
    });
}

void JobActions::copyAddresses()
{
    const QList<JobId> ids = m_selection.selectedIds({});
    if (ids.isEmpty() || ids.size() > kMostCopied)
        return;
    m_queue.requestAddresses(ids, this, [this](const Result<QStringList> &addresses) {
        if (addresses)
            QGuiApplication::clipboard()->setText(addresses->join(QLatin1Char('\n')));
        else
            Q_EMIT message(errorText(addresses.error()));
    });
}

void JobActions::retranslate()
{
    for (const JobCommand command : kAllJobCommands)
        action(command)->setText(commandText(command));
    action(JobCommand::Cancel)->setText(tr("Cancel Transfer"));
    m_toggle->setText(tr("Suspend or Resume"));
    m_copy->setText(tr("Copy Address"));
    m_folder->setText(tr("Open Destination Folder"));
    m_priorityMenu->setTitle(tr("Priority"));
    for (QAction *each : m_priorities->actions())
        each->setText(priorityText(each->data().value<JobPriority>()));
    refresh();
}

} // namespace kurier

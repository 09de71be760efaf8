// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/CleanupPanel.h"

#include "ui/dialogs/UserPrompts.h"
#include "ui/history/CleanupLook.h"
#include "ui/queue/RowDelegate.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/style/TableStyle.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace kurier {

namespace {

constexpr int kButtonRoom = 14;

} // namespace

CleanupPanel::CleanupPanel(TransferQueue &queue, UserPrompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_prompts(prompts)
{
    build();
    connect(m_retry, &QPushButton::clicked, this, &CleanupPanel::retry);
    connect(m_giveUp, &QPushButton::clicked, this, &CleanupPanel::giveUp);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CleanupPanel::updateGiveUp);
    retranslate();
    showNothing();
}

void CleanupPanel::build()
{
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_table = new QTableView(this);
    m_table->setModel(&m_model);
    setUpTable(*m_table, CleanupModel::Where);
    m_table->setItemDelegate(new RowDelegate(m_table));
    const int unit = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(CleanupModel::State, unit * 33);
    m_table->setColumnWidth(CleanupModel::Size, unit * 14);
    m_table->setColumnWidth(CleanupModel::Attempts, unit * 14);
    m_table->setColumnWidth(CleanupModel::NextAttempt, dateColumnWidth(m_table->fontMetrics()));
    m_table->setColumnWidth(CleanupModel::Reason, unit * 50);
    m_retry = new QPushButton(actionIcon(QStringLiteral("view-refresh"), QStringLiteral("retry")),
                              {}, this);
    m_giveUp = new QPushButton(this);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_summary);
    head->addLayout(texts, 1);
    head->addWidget(m_retry, 0, Qt::AlignVCenter);
    head->addWidget(m_giveUp, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
}

void CleanupPanel::showJob(const JobSnapshot &job)
{
    m_nothing = false;
    m_job = job.id;
    m_name = job.name;
    refresh();
}

void CleanupPanel::showDetails(const JobDetails &details)
{
    m_nothing = false;
    m_job = details.snapshot.id;
    m_name = details.snapshot.name;
    show(details.artefacts);
}

void CleanupPanel::showEverything()
{
    m_nothing = false;
    m_job = {};
    m_name.clear();
    refresh();
}

void CleanupPanel::showNothing()
{
    m_nothing = true;
    m_job = {};
    show({});
}

void CleanupPanel::refresh()
{
    if (m_nothing)
        return;
    if (m_job.isNull()) {
        readEverything();
        return;
    }
    m_queue.requestDetails(m_job, this, [this, id = m_job](const Result<JobDetails> &details) {
        // Another job may have been selected while the answer was on its way.
        if (id == m_job)
            show(details ? details->artefacts : QList<Artefact>());
    });
}

void CleanupPanel::readEverything()
{
    // While thousands are being removed, each answer is long and the next question near.
    m_readAgain = m_reading;
    if (m_reading)
        return;
    m_reading = true;
    m_queue.requestCleanup(this, [this](const QList<Artefact> &all) {
        m_reading = false;
        if (m_nothing || !m_job.isNull())
            return;
        show(all);
        if (m_readAgain)
            readEverything();
    });
}

void CleanupPanel::show(const QList<Artefact> &artefacts)
{
    const std::optional<Artefact> before = chosen();
    m_model.setArtefacts(artefacts);
    if (before)
        choose(*before);
    const bool open = hasOpen();
    m_retry->setVisible(open);
    m_giveUp->setVisible(open);
    m_table->setVisible(!artefacts.isEmpty());
    updateGiveUp();
    retranslate();
}

std::optional<Artefact> CleanupPanel::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return std::nullopt;
    return m_model.artefacts().at(current.row());
}

void CleanupPanel::choose(const Artefact &artefact)
{
    const QList<Artefact> &all = m_model.artefacts();
    const auto same = [&artefact](const Artefact &each) {
        return each.job == artefact.job && each.where() == artefact.where();
    };
    const auto found = std::find_if(all.cbegin(), all.cend(), same);
    if (found != all.cend())
        m_table->selectRow(static_cast<int>(std::distance(all.cbegin(), found)));
}

JobId CleanupPanel::jobToGiveUp() const
{
    if (!m_job.isNull())
        return m_job;
    const std::optional<Artefact> artefact = chosen();
    return artefact && isOpen(artefact->state) ? artefact->job : JobId();
}

void CleanupPanel::updateGiveUp()
{
    const bool possible = !jobToGiveUp().isNull();
    m_giveUp->setEnabled(possible);
    m_giveUp->setToolTip(possible ? QString() : tr("Select the file that is to stay first."));
}

bool CleanupPanel::hasOpen() const
{
    const QList<Artefact> &all = m_model.artefacts();
    return std::any_of(all.cbegin(), all.cend(),
                       [](const Artefact &artefact) { return isOpen(artefact.state); });
}

QString CleanupPanel::summary() const
{
    int removed = 0;
    int open = 0;
    int given = 0;
    int inUse = 0;
    for (const Artefact &artefact : m_model.artefacts()) {
        removed += artefact.state == ArtefactState::Removed ? 1 : 0;
        open += isOpen(artefact.state) ? 1 : 0;
        given += artefact.state == ArtefactState::Abandoned ? 1 : 0;
        inUse += artefact.state == ArtefactState::Live ? 1 : 0;
    }
    if (m_nothing)
        return tr("Select a transfer to see what was removed for it.");
    if (removed + open + given + inUse == 0)
        return tr("Nothing of it had to be removed.");
    QStringList parts;
    if (inUse > 0)
        parts.append(tr("%n items are in use; Cancel would remove them.", nullptr, inUse));
    if (open > 0)
        parts.append(tr("%n items are still to be removed; Kurier keeps trying.", nullptr, open));
    if (given > 0)
        parts.append(tr("%n items were given up and stay where they are.", nullptr, given));
    if (removed > 0)
        parts.append(tr("%n items were removed.", nullptr, removed));
    return parts.join(QLatin1Char(' '));
}

void CleanupPanel::retry()
{
    m_queue.retryCleanup(m_job.isNull() ? QList<JobId>() : QList<JobId> {m_job});
}

void CleanupPanel::giveUp()
{
    AbandonPlan plan;
    const JobId job = jobToGiveUp();
    plan.name = m_job.isNull() && chosen() ? chosen()->name : m_name;
    for (const Artefact &artefact : m_model.artefacts()) {
        if (isOpen(artefact.state) && artefact.job == job)
            plan.left.append(artefact);
    }
    if (job.isNull() || plan.left.isEmpty())
        return;
    m_prompts.confirmAbandon(plan, [self = QPointer(this), id = job](bool yes) {
        CleanupPanel *panel = self.data();
        if (panel && yes)
            panel->m_queue.abandonCleanup({id});
    });
}

void CleanupPanel::retranslate()
{
    m_title->setText(m_nothing            ? tr("Clean-up")
                         : m_job.isNull() ? tr("Still to be removed")
                                          : tr("Clean-up of “%1”").arg(plainName(m_name)));
    m_summary->setText(summary());
    m_retry->setText(tr("Retry Now"));
    m_giveUp->setText(tr("Stop Retrying"));
    for (QPushButton *button : {m_retry, m_giveUp}) {
        button->setMinimumWidth(0);
        button->setMinimumWidth(button->sizeHint().width() + kButtonRoom);
    }
    m_table->setAccessibleName(tr("Clean-up record"));
    m_model.retranslate();
    updateGiveUp();
}

void CleanupPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationPaletteChange)
        updateTableMetrics(*m_table);
}

} // namespace kurier

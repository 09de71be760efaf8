// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/QueuePane.h"

#include "core/queue/TransferQueue.h"
#include "ui/details/DetailsPane.h"
#include "ui/queue/TransferQueueView.h"

#include <QDataStream>
#include <QIODevice>

namespace kurier {

namespace {

constexpr int kFirstTableHeight = 400;
constexpr int kFirstDetailsHeight = 210;
constexpr QDataStream::Version kFormat = QDataStream::Qt_6_0;

} // namespace

QueuePane::QueuePane(TransferQueueView &view, TransferQueue &queue, UserPrompts &prompts,
                     JobActions &actions, const Clock &clock)
    : QSplitter(Qt::Vertical)
    , m_view(view)
    , m_details(new DetailsPane(queue, prompts, actions, clock))
{
    addWidget(&view);
    addWidget(m_details);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setChildrenCollapsible(false);
    setSizes({kFirstTableHeight, kFirstDetailsHeight});
    connect(&view, &TransferQueueView::selectionTouched, this, &QueuePane::follow);
    connect(&queue, &TransferQueue::statusChanged, m_details, &DetailsPane::setStatus);
}

void QueuePane::follow()
{
    const qsizetype count = m_view.selectedCount();
    m_details->setSelection(count, count == 1 ? m_view.onlySelected() : std::nullopt);
}

void QueuePane::setDetailsShown(bool shown)
{
    m_details->setVisible(shown);
}

bool QueuePane::detailsShown() const
{
    return !m_details->isHidden();
}

QByteArray QueuePane::saveLayout() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(kFormat);
    out << saveState() << detailsShown() << m_details->currentTab();
    return state;
}

void QueuePane::restoreLayout(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(kFormat);
    QByteArray sizes;
    bool shown = true;
    int tab = 0;
    in >> sizes >> shown >> tab;
    if (in.status() != QDataStream::Ok)
        return;
    restoreState(sizes);
    setDetailsShown(shown);
    m_details->setCurrentTab(tab);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/OverviewTab.h"

#include "ui/actions/JobActions.h"
#include "ui/details/SpeedGraph.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/ErrorText.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QTextEdit>
#include <QTextTable>
#include <QToolButton>

namespace kurier {

namespace {

constexpr int kIconSize = 16;
// Narrower, the text needs all the room there is.
constexpr int kWidthForGraph = 760;

/// The action that helps a job in trouble.
QAction *helpingAction(const JobActions &actions, JobState state)
{
    if (actions.accessAction()->isVisible())
        return actions.accessAction();
    return actions.action(state == JobState::Transferred ? JobCommand::Complete
                                                         : JobCommand::Resume);
}

} // namespace

OverviewTab::OverviewTab(JobActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
{
    build();
}

void OverviewTab::build()
{
    m_trouble = new QWidget(this);
    m_troubleIcon = new QLabel(m_trouble);
    m_troubleText = new QLabel(m_trouble);
    m_troubleText->setTextFormat(Qt::PlainText);
    m_troubleText->setWordWrap(true);
    m_troubleText->setTextInteractionFlags(Qt::TextSelectableByMouse
                                           | Qt::TextSelectableByKeyboard);
    m_troubleText->setObjectName(QStringLiteral("trouble"));
    m_help = new QToolButton(m_trouble);
    m_help->setObjectName(QStringLiteral("helpingAction"));
    m_help->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_help->setDefaultAction(m_actions.action(JobCommand::Resume));
    auto *line = new QHBoxLayout(m_trouble);
    line->setContentsMargins(12, 8, 12, 0);
    line->addWidget(m_troubleIcon, 0, Qt::AlignTop);
    line->addWidget(m_troubleText, 1);
    line->addWidget(m_help, 0, Qt::AlignTop);
    m_trouble->hide();

    m_facts = new QTextEdit(this);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_facts->setReadOnly(true);
    m_facts->setUndoRedoEnabled(false);
    m_facts->setFrameShape(QFrame::NoFrame);
    m_facts->setTabChangesFocus(true);
    m_facts->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->viewport()->setAutoFillBackground(false);
    m_facts->setAccessibleName(tr("Overview of the transfer"));
    m_speed = new SpeedGraph(this);
    m_speed->setMaximumHeight(m_speed->sizeHint().height());

    auto *body = new QHBoxLayout;
    body->setContentsMargins(8, 4, 8, 4);
    body->addWidget(m_facts, 3);
    body->addWidget(m_speed, 2, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_trouble);
    layout->addLayout(body, 1);
}

void OverviewTab::show(const JobDetails &details, qint64 nowMs, const QSet<QString> *uploadHosts)
{
    showError(details.snapshot);
    showRows(overviewRows(details, nowMs, uploadHosts));
    const bool upload = details.snapshot.type == JobType::Upload;
    m_speed->setRates(upload ? std::vector<RateSample>() : details.rates,
                      upload ? details.rates : std::vector<RateSample>());
}

void OverviewTab::showError(const JobSnapshot &job)
{
    const bool any = job.error && job.error->code != ErrorCode::Ok;
    m_trouble->setVisible(any);
    if (!any)
        return;
    const Tone tone = job.state == JobState::TransientError ? Tone::Warning : Tone::Bad;
    m_troubleIcon->setPixmap(
        symbolicIcon(QStringLiteral("warning"), tone).pixmap(QSize(kIconSize, kIconSize)));
    QString text = errorText(*job.error);
    if (const QString advice = errorAdvice(*job.error); !advice.isEmpty())
        text += QLatin1Char(' ') + advice;
    if (text != m_troubleText->text())
        m_troubleText->setText(text);
    QAction *action = helpingAction(m_actions, job.state);
    if (m_help->defaultAction() != action) {
        // Their shortcuts stay the table's.
        for (QAction *old : m_help->actions())
            m_help->removeAction(old);
        m_help->setDefaultAction(action);
    }
}

void OverviewTab::showRows(const QList<DetailRow> &rows)
{
    if (rows == m_rows)
        return;
    const bool sameLabels = rows.size() == m_rows.size()
        && std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(),
                      [](const DetailRow &a, const DetailRow &b) { return a.label == b.label; });
    const QList<DetailRow> before = std::exchange(m_rows, rows);
    auto *table = m_facts->document()->rootFrame()->childFrames().isEmpty()
        ? nullptr
        : qobject_cast<QTextTable *>(m_facts->document()->rootFrame()->childFrames().constFirst());
    if (!sameLabels || !table) {
        fill();
        return;
    }
    // What somebody has selected elsewhere stays selected.
    for (int row = 0; row < table->rows(); ++row) {
        if (before.at(row).value == rows.at(row).value)
            continue;
        QTextCursor cursor = table->cellAt(row, 1).firstCursorPosition();
        cursor.setPosition(table->cellAt(row, 1).lastPosition(), QTextCursor::KeepAnchor);
        cursor.insertText(rows.at(row).value);
    }
}

void OverviewTab::fill()
{
    const int scroll = m_facts->verticalScrollBar()->value();
    m_facts->clear();
    if (m_rows.isEmpty())
        return;
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(2);
    format.setCellSpacing(0);
    qreal labelWidth = 0;
    for (const DetailRow &row : std::as_const(m_rows))
        labelWidth = std::max<qreal>(labelWidth, fontMetrics().horizontalAdvance(row.label));
    format.setColumnWidthConstraints(
        {QTextLength(QTextLength::FixedLength, labelWidth + 3.0 * fontMetrics().averageCharWidth()),
         QTextLength(QTextLength::VariableLength, 0)});
    QTextCursor cursor(m_facts->document());
    QTextTable *table = cursor.insertTable(static_cast<int>(m_rows.size()), 2, format);
    QTextCharFormat muted;
    muted.setForeground(toneColor(QApplication::palette(), Tone::Muted));
    for (int row = 0; row < table->rows(); ++row) {
        table->cellAt(row, 0).firstCursorPosition().insertText(m_rows.at(row).label, muted);
        table->cellAt(row, 1).firstCursorPosition().insertText(m_rows.at(row).value,
                                                               QTextCharFormat());
    }
    m_facts->moveCursor(QTextCursor::Start);
    m_facts->verticalScrollBar()->setValue(scroll);
}

void OverviewTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_speed->setVisible(width() >= kWidthForGraph);
}

void OverviewTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_facts->setAccessibleName(tr("Overview of the transfer"));
    else if (event->type() == QEvent::ApplicationPaletteChange
             || event->type() == QEvent::FontChange)
        fill();
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/QuestionDialog.h"

#include "ui/queue/RowDelegate.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/style/TableStyle.h"

#include <QAbstractItemModel>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace kurier {

namespace {

constexpr int kTextWidth = 430;
constexpr int kIconSize = 40;
constexpr int kMargin = 22;
constexpr int kListHeight = 190;
constexpr QSize kButtonRoom(18, 6);

} // namespace

QuestionDialog::QuestionDialog(const QuestionText &text, QWidget *parent)
    : QDialog(parent)
    , m_text(text)
{
    setWindowTitle(tr("Kurier"));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(text.heading);
    setAccessibleDescription(informativeText());

    auto *icon = new QLabel(this);
    icon->setPixmap(symbolicIcon(QStringLiteral("warning"), Tone::Warning)
                        .pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    icon->setAlignment(Qt::AlignTop);

    m_texts = new QVBoxLayout;
    m_texts->setSpacing(8);
    m_heading = addLabel(text.heading, true);
    QFont large = m_heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    m_heading->setFont(large);
    if (!text.body.isEmpty())
        m_texts->addWidget(addLabel(text.body, false));
    if (!text.emphasis.isEmpty())
        m_texts->addWidget(addLabel(text.emphasis, true));
    m_texts->insertWidget(0, m_heading);

    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(m_texts);
    top->addStretch(1);

    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);

    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(kMargin, kMargin, kMargin, kMargin - 4);
    m_rows->setSpacing(18);
    m_rows->addLayout(top, 1);
    m_rows->addLayout(m_buttons);
    m_rows->setSizeConstraint(QLayout::SetFixedSize);
}

QLabel *QuestionDialog::addLabel(const QString &text, bool strong)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFixedWidth(kTextWidth);
    QFont font = label->font();
    font.setBold(strong);
    label->setFont(font);
    return label;
}

QPushButton *QuestionDialog::addAnswer(const QString &label, int result)
{
    auto *button = new QPushButton(label, this);
    button->setAutoDefault(false);
    button->setMinimumSize(button->sizeHint() + kButtonRoom);
    connect(button, &QPushButton::clicked, this, [this, result] { done(result); });
    m_buttons->addWidget(button);
    return button;
}

QPushButton *QuestionDialog::addSafeAnswer(const QString &label)
{
    QPushButton *button = addAnswer(label, kSafe);
    button->setAutoDefault(true);
    button->setDefault(true);
    button->setFocus();
    return button;
}

void QuestionDialog::addBelow(QWidget *widget)
{
    m_texts->addWidget(widget);
}

void QuestionDialog::addList(QAbstractItemModel *model)
{
    model->setParent(this);
    m_list = new QTableView(this);
    m_list->setModel(model);
    setUpTable(*m_list, 0);
    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setFixedSize(kTextWidth, kListHeight);
    m_list->horizontalHeader()->hide();
    m_list->setColumnWidth(1, kTextWidth / 2);
    m_list->setAccessibleName(tr("Selected transfers"));
    m_list->hide();
    m_texts->addWidget(m_list);

    m_listButton = new QPushButton(this);
    m_listButton->setCheckable(true);
    m_listButton->setAutoDefault(false);
    // Room for both of its texts, so that it stays where it is.
    for (const QString &text : {tr("Hide list"), tr("Show list")}) {
        m_listButton->setText(text);
        m_listButton->setMinimumSize(
            (m_listButton->sizeHint() + kButtonRoom).expandedTo(m_listButton->minimumSize()));
    }
    connect(m_listButton, &QPushButton::toggled, this, &QuestionDialog::showList);
    m_buttons->insertWidget(0, m_listButton);
}

void QuestionDialog::addTable(QTableView *table)
{
    m_rows->setSizeConstraint(QLayout::SetDefaultConstraint);
    m_rows->setStretch(0, 0);
    m_rows->insertWidget(1, table, 1);
    setSizeGripEnabled(true);
}

void QuestionDialog::showList(bool show)
{
    m_list->setVisible(show);
    m_listButton->setText(show ? tr("Hide list") : tr("Show list"));
}

QString QuestionDialog::headingText() const
{
    return m_text.heading;
}

QString QuestionDialog::informativeText() const
{
    const bool both = !m_text.body.isEmpty() && !m_text.emphasis.isEmpty();
    return m_text.body + (both ? QStringLiteral(" ") : QString()) + m_text.emphasis;
}

} // namespace kurier

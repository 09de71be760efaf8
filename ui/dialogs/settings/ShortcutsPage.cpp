// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/ShortcutsPage.h"

#include "ui/actions/Shortcuts.h"
#include "ui/style/Colors.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

#include <algorithm>

namespace kurier {

namespace {

constexpr int kVisibleRows = 11;
constexpr int kRowRoom = 8;

QString shown(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace

ShortcutsPage::ShortcutsPage(Shortcuts &shortcuts)
    : m_shortcuts(shortcuts)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_label(new QLabel(this))
    , m_edit(new QKeySequenceEdit(this))
    , m_remove(new QPushButton(this))
    , m_reset(new QPushButton(this))
    , m_resetAll(new QPushButton(this))
    , m_message(new QLabel(this))
{
    buildTable();
    m_edit->setObjectName(QStringLiteral("keys"));
    m_remove->setObjectName(QStringLiteral("removeKeys"));
    m_reset->setObjectName(QStringLiteral("resetKeys"));
    m_resetAll->setObjectName(QStringLiteral("resetAllKeys"));
    m_message->setObjectName(QStringLiteral("keysMessage"));
    m_label->setBuddy(m_edit);
    m_label->setTextFormat(Qt::PlainText);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_remove);
    layout->addWidget(m_reset);
    layout->addWidget(m_resetAll);
    addLine(m_table);
    addLine(m_label);
    addLine(row);
    addLine(m_message);
    for (QPushButton *button : {m_remove, m_reset, m_resetAll})
        button->setAutoDefault(false);
    connect(m_table, &QTableWidget::currentCellChanged, this, &ShortcutsPage::showCurrent);
    // Its other signal also tells that the first key made it empty.
    connect(m_edit, &QKeySequenceEdit::editingFinished, this, [this] {
        const QKeySequence keys = m_edit->keySequence();
        if (keys != m_shortcuts.commands().at(m_table->currentRow()).action->shortcut())
            take(keys);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { take({}); });
    connect(m_reset, &QPushButton::clicked, this,
            [this] { take(m_shortcuts.commands().at(m_table->currentRow()).standard); });
    connect(m_resetAll, &QPushButton::clicked, &shortcuts, &Shortcuts::resetAll);
    connect(&shortcuts, &Shortcuts::changed, this, &ShortcutsPage::showAll);
}

void ShortcutsPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("shortcuts"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    const int height = m_table->fontMetrics().height() + kRowRoom;
    m_table->verticalHeader()->setMinimumSectionSize(height);
    m_table->verticalHeader()->setDefaultSectionSize(height);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumHeight(height * kVisibleRows + 2 * m_table->frameWidth());
    m_table->setRowCount(static_cast<int>(m_shortcuts.commands().size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (const Column column : {Name, Keys})
            m_table->setItem(row, column, new QTableWidgetItem);
    }
    m_table->setCurrentCell(0, Name);
}

QString ShortcutsPage::title() const
{
    return tr("Shortcuts");
}

void ShortcutsPage::retranslate()
{
    m_table->setHorizontalHeaderLabels({tr("Command"), tr("Keys")});
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_remove->setText(tr("R&emove"));
    m_remove->setAccessibleName(tr("Remove the keys of the selected command"));
    m_reset->setText(tr("&Default"));
    m_reset->setAccessibleName(tr("Give the selected command its default keys"));
    m_resetAll->setText(tr("&All Defaults"));
    m_resetAll->setAccessibleName(tr("Give all commands their default keys"));
    showAll();
}

void ShortcutsPage::showAll()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Shortcuts::Command &command = m_shortcuts.commands().at(row);
        const QKeySequence keys = command.action->shortcut();
        QTableWidgetItem *const cell = m_table->item(row, Keys);
        m_table->item(row, Name)->setText(m_shortcuts.name(row));
        cell->setText(shown(keys));
        QFont font = m_table->font();
        font.setBold(keys != command.standard);
        cell->setFont(font);
    }
    m_resetAll->setEnabled(!m_shortcuts.isStandard());
    showCurrent();
}

void ShortcutsPage::showCurrent()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const Shortcuts::Command &command = m_shortcuts.commands().at(row);
    const QKeySequence keys = command.action->shortcut();
    const QSignalBlocker quiet(m_edit);
    m_edit->setKeySequence(keys);
    m_label->setText(tr("&Keys for “%1”:").arg(m_shortcuts.name(row)));
    m_edit->setAccessibleName(tr("Keys for “%1”").arg(m_shortcuts.name(row)));
    m_remove->setEnabled(!keys.isEmpty());
    m_reset->setEnabled(keys != command.standard);
    say({});
}

void ShortcutsPage::take(const QKeySequence &keys)
{
    const int row = m_table->currentRow();
    // One stroke: what follows would have to be typed within a second.
    const QKeySequence first = keys.isEmpty() ? keys : QKeySequence(keys[0]);
    const qsizetype holder = m_shortcuts.holder(first, row);
    if (holder < 0)
        m_shortcuts.set(row, first);
    showCurrent();
    if (holder >= 0)
        say(tr("“%1” belongs to “%2”. Give that command other keys first.")
                .arg(shown(first), m_shortcuts.name(holder)));
}

void ShortcutsPage::say(const QString &text)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, Tone::Bad));
    m_message->setPalette(colors);
    m_message->setText(text);
    m_edit->setAccessibleDescription(text);
}

} // namespace kurier

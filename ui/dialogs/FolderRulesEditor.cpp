// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/FolderRulesEditor.h"

#include "ui/dialogs/FolderField.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace kurier {

namespace {

constexpr int kVisibleRows = 4;

} // namespace

FolderRulesEditor::FolderRulesEditor(QWidget *parent)
    : RuleTable(ColumnCount, kVisibleRows, FolderRules::kMostRules, QStringLiteral("Type"), parent)
{
    table().verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView *const header = table().horizontalHeader();
    header->setSectionResizeMode(Types, QHeaderView::Interactive);
    header->setSectionResizeMode(Folder, QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table().setColumnWidth(Types, table().fontMetrics().averageCharWidth() * 24);
    for (QPushButton *button : {&addButton(), &removeButton()})
        button->setAutoDefault(false);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { followFocus(now); });
    retranslate();
}

void FolderRulesEditor::setRules(const FolderRules &rules)
{
    setFilling(true);
    table().setRowCount(0);
    for (const FolderRule &rule : rules.rules())
        appendRow(rule);
    setFilling(false);
    retranslate();
}

FolderRules FolderRulesEditor::rules() const
{
    QList<FolderRule> rules;
    for (int row = 0; row < table().rowCount(); ++row) {
        const auto *const types = qobject_cast<QLineEdit *>(table().cellWidget(row, Types));
        const auto *const folder = qobject_cast<FolderField *>(table().cellWidget(row, Folder));
        rules.append({types->text(), folder->folder()});
    }
    return FolderRules(rules);
}

void FolderRulesEditor::addRule()
{
    appendRow({{}, m_firstFolder});
    retranslate();
    enterLast();
}

void FolderRulesEditor::appendRow(const FolderRule &rule)
{
    const int row = table().rowCount();
    table().insertRow(row);
    auto *types = new QLineEdit(rule.patterns);
    types->setPlaceholderText(QStringLiteral("*.iso *.img"));
    connect(types, &QLineEdit::textChanged, this, &FolderRulesEditor::tell);
    table().setCellWidget(row, Types, types);
    auto *folder = new FolderField;
    folder->setFolder(rule.folder);
    connect(folder, &FolderField::folderChanged, this, &FolderRulesEditor::tell);
    table().setCellWidget(row, Folder, folder);
}

void FolderRulesEditor::followFocus(const QWidget *focus)
{
    for (int row = 0; focus && row < table().rowCount(); ++row) {
        for (const Column column : {Types, Folder}) {
            const QWidget *const cell = table().cellWidget(row, column);
            if (cell == focus || cell->isAncestorOf(focus))
                table().selectRow(row);
        }
    }
}

void FolderRulesEditor::retranslate()
{
    table().setHorizontalHeaderLabels({tr("Types"), tr("Folder")});
    table().setAccessibleName(tr("Folders by type"));
    addButton().setText(tr("A&dd"));
    addButton().setAccessibleName(tr("Add a folder for certain types"));
    removeButton().setText(tr("R&emove"));
    removeButton().setAccessibleName(tr("Remove the selected folder"));
    for (int row = 0; row < table().rowCount(); ++row) {
        table().cellWidget(row, Types)->setAccessibleName(tr("Types of files"));
        auto *const folder = qobject_cast<FolderField *>(table().cellWidget(row, Folder));
        folder->setAccessibleNames(tr("Folder for these types"));
    }
    updateButtons();
}

} // namespace kurier

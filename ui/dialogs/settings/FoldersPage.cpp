// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/FoldersPage.h"

#include "core/settings/Settings.h"
#include "ui/dialogs/FolderRulesEditor.h"

#include <QLabel>

namespace kurier {

FoldersPage::FoldersPage(Settings &settings)
    : m_explanation(new QLabel(this))
    , m_rules(new FolderRulesEditor(this))
{
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    addLine(m_explanation);
    addLine(m_rules);
    m_rules->setRules(settings.folderRules());
    m_rules->setFirstFolder(settings.downloadDirectory() + QLatin1Char('/'));
    connect(m_rules, &FolderRulesEditor::edited, &settings,
            [this, &settings] { settings.setFolderRules(m_rules->rules()); });
}

QString FoldersPage::title() const
{
    return tr("Folders");
}

void FoldersPage::retranslate()
{
    m_explanation->setText(
        tr("Downloads of these types are offered a folder of their own. The names in the addresses "
           "count, such as *.iso; several have spaces between them. The first line that fits "
           "decides."));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/FolderRules.h"
#include "ui/dialogs/RuleTable.h"

namespace kurier {

/// A small table of types of files and folders for them. Thread: the GUI's.
class FolderRulesEditor final : public RuleTable
{
    Q_OBJECT
public:
    explicit FolderRulesEditor(QWidget *parent = nullptr);

    void setRules(const FolderRules &rules);
    /// Lines that are not whole yet are left out.
    [[nodiscard]] FolderRules rules() const;
    /// A new line begins with this folder.
    void setFirstFolder(const QString &folder) { m_firstFolder = folder; }

protected:
    void addRule() override;
    void retranslate() override;

private:
    enum Column { Types, Folder, ColumnCount };

    void appendRow(const FolderRule &rule);
    /// The line that is typed in is the one that would be removed.
    void followFocus(const QWidget *focus);

    QString m_firstFolder;
};

} // namespace kurier

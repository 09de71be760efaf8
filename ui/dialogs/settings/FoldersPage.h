// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

namespace kurier {

class FolderRulesEditor;
class Settings;

/// Folders for certain types of files. Thread: the GUI's.
class FoldersPage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a settings outlive the page.
    explicit FoldersPage(Settings &settings);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

private:
    QLabel *m_explanation = nullptr;
    FolderRulesEditor *m_rules = nullptr;
};

} // namespace kurier

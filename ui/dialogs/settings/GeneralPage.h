// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

class QCheckBox;

namespace kurier {

class FolderField;
class Settings;

/// Where downloads go, and how Kurier behaves beside other programs. Thread: the GUI's.
class GeneralPage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a settings outlive the page.
    explicit GeneralPage(Settings &settings);

    [[nodiscard]] QString title() const override;
    void retranslate() override;
    /// As SettingsDialog.
    void setHasTray(bool has);

private:
    QLabel *m_folderLabel = nullptr;
    FolderField *m_folder = nullptr;
    QCheckBox *m_watch = nullptr;
    QCheckBox *m_notify = nullptr;
    QCheckBox *m_awake = nullptr;
    QCheckBox *m_tray = nullptr;
};

} // namespace kurier

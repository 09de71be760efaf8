// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

class QComboBox;

namespace kurier {

class Settings;

/// Language, colours and density. Thread: the GUI's.
class AppearancePage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a settings outlive the page.
    explicit AppearancePage(Settings &settings);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

private:
    QLabel *m_languageLabel = nullptr;
    QComboBox *m_language = nullptr;
    QLabel *m_colorsLabel = nullptr;
    QComboBox *m_colors = nullptr;
    QLabel *m_densityLabel = nullptr;
    QComboBox *m_density = nullptr;
};

} // namespace kurier

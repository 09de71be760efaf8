// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

class QSpinBox;

namespace kurier {

class Settings;

/// How long jobs that ended stay in the history, and how many. Thread: the GUI's.
class HistoryLimitsPage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a settings outlive the page.
    explicit HistoryLimitsPage(Settings &settings);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

private:
    void showUnits();

    QLabel *m_explanation = nullptr;
    QLabel *m_daysLabel = nullptr;
    QSpinBox *m_days = nullptr;
    QLabel *m_jobsLabel = nullptr;
    QSpinBox *m_jobs = nullptr;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

namespace kurier {

class RateScheduleEditor;
class Settings;

/// Limits that hold at certain hours. Thread: the GUI's.
class SchedulePage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a settings outlive the page.
    explicit SchedulePage(Settings &settings);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

private:
    QLabel *m_explanation = nullptr;
    RateScheduleEditor *m_schedule = nullptr;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

class QCheckBox;
class QSpinBox;

namespace kurier {

class ProxyField;
class Settings;

/// How much of the network transfers may use, and which way. Thread: the GUI's.
class NetworkPage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a settings outlive the page.
    explicit NetworkPage(Settings &settings);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

private:
    void fill(const Settings &settings);

    QSpinBox *m_active = nullptr;
    QSpinBox *m_connections = nullptr;
    QSpinBox *m_rate = nullptr;
    QSpinBox *m_perHost = nullptr;
    ProxyField *m_proxy = nullptr;
    QCheckBox *m_metered = nullptr;
    QLabel *m_activeLabel = nullptr;
    QLabel *m_perHostLabel = nullptr;
    QLabel *m_connectionsLabel = nullptr;
    QLabel *m_rateLabel = nullptr;
    QLabel *m_proxyLabel = nullptr;
};

} // namespace kurier

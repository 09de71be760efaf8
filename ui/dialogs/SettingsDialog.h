// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace kurier {

class FolderField;
class ProxyField;
class RateScheduleEditor;
class Settings;

/// Edits the settings; each change takes effect at once. Thread: the GUI's.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a settings outlive the dialog.
    explicit SettingsDialog(Settings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void fill();
    void retranslate();

    Settings &m_settings;
    QLabel *m_languageLabel = nullptr;
    QComboBox *m_language = nullptr;
    QLabel *m_folderLabel = nullptr;
    FolderField *m_folder = nullptr;
    QLabel *m_activeLabel = nullptr;
    QSpinBox *m_active = nullptr;
    QLabel *m_connectionsLabel = nullptr;
    QSpinBox *m_connections = nullptr;
    QLabel *m_rateLabel = nullptr;
    QSpinBox *m_rate = nullptr;
    QLabel *m_scheduleLabel = nullptr;
    RateScheduleEditor *m_schedule = nullptr;
    QLabel *m_perHostLabel = nullptr;
    QSpinBox *m_perHost = nullptr;
    QCheckBox *m_metered = nullptr;
    QLabel *m_proxyLabel = nullptr;
    ProxyField *m_proxy = nullptr;
    QCheckBox *m_tray = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kurier

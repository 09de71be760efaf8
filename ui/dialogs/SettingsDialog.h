// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QTabWidget;

namespace kurier {

class GeneralPage;
class Settings;
class SettingsPage;
class Shortcuts;

/// Edits the settings on pages; each change takes effect at once. Thread: the GUI's.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    enum Page { General, Folders, Network, Schedule, History, Appearance, Keys };

    /// Both outlive the dialog.
    SettingsDialog(Settings &settings, Shortcuts &shortcuts, QWidget *parent = nullptr);

    void setPage(Page page);
    /// The desktop has a tray; until this is told, nothing about it can be chosen.
    void setHasTray(bool has);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    GeneralPage *m_general;
    QList<SettingsPage *> m_pages; ///< In the order of Page.
    QTabWidget *m_tabs = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kurier

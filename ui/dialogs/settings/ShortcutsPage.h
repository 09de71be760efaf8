// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/SettingsPage.h"

class QKeySequence;
class QKeySequenceEdit;
class QPushButton;
class QTableWidget;

namespace kurier {

class Shortcuts;

/// The window's commands and their keys: those of the selected one are typed below the list.
/// Thread: the GUI's.
class ShortcutsPage final : public SettingsPage
{
    Q_OBJECT
public:
    /// \a shortcuts outlive the page.
    explicit ShortcutsPage(Shortcuts &shortcuts);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

private:
    enum Column { Name, Keys, ColumnCount };

    void buildTable();
    void showAll();
    void showCurrent();
    void take(const QKeySequence &keys);
    void say(const QString &text);

    Shortcuts &m_shortcuts;
    QTableWidget *m_table = nullptr;
    QLabel *m_label = nullptr;
    QKeySequenceEdit *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_resetAll = nullptr;
    QLabel *m_message = nullptr;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace kurier {

class QueueActions;
struct QueueStatus;

/// The icon in the system tray, where there is one: the rates, and a menu for what one wants
/// without the window. Thread: the GUI's.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    /// \a actions outlive the icon.
    explicit TrayIcon(const QueueActions &actions, QObject *parent = nullptr);
    ~TrayIcon() override;

    void setStatus(const QueueStatus &status);
    void retranslate();

    [[nodiscard]] QMenu &menu() const { return *m_menu; }
    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }

Q_SIGNALS:
    void showRequested();
    void addRequested();
    void quitRequested();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_rates = nullptr; ///< Says them, and shows where they come from.
    QAction *m_show = nullptr;
    QAction *m_add = nullptr;
    QAction *m_quit = nullptr;
    qint64 m_active = 0;
    qint64 m_down = 0; ///< Bytes per second.
    qint64 m_up = 0;
};

} // namespace kurier

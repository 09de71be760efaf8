// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace kurier {

/// The icon in the system tray, where there is one. Thread: the GUI's.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    /// A tray exists now, so a hidden window can be found again.
    [[nodiscard]] static bool isAvailable();
    /// One plain line: what is going on.
    void setStatus(const QString &text);
    void retranslate();

Q_SIGNALS:
    void showRequested();
    void addRequested();
    void quitRequested();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_show = nullptr;
    QAction *m_add = nullptr;
    QAction *m_quit = nullptr;
};

} // namespace kurier

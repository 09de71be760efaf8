// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QListWidget;
class QPushButton;

namespace kurier {

/// Asks whose queue is to be shown in a window of its own. Thread: the GUI's.
class OpenQueueDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a users: login names to choose from. \a everybody: all of them can be seen at once.
    OpenQueueDialog(const QStringList &users, bool everybody, QWidget *parent = nullptr);

Q_SIGNALS:
    /// \a user is one of the names; empty = all users.
    void chosen(const QString &user);

private:
    void choose();

    QListWidget *m_list;
    QPushButton *m_open;
};

} // namespace kurier

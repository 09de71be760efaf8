// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QWidget>

namespace kurier {

/// Opens the queue of a user in a window of its own, in another process, after asking whose.
/// Thread: the GUI's; who there is is found out on another one.
class QueueOpener final : public QObject
{
    Q_OBJECT
public:
    /// \a window is the parent of the question, from the first ask() on.
    explicit QueueOpener(QObject *parent = nullptr);

    void ask(QWidget &window);

private:
    void offer(const QStringList &users);

    QPointer<QWidget> m_window;
    bool m_asking = false;
};

} // namespace kurier

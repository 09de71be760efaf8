// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <optional>

class QActionGroup;

namespace kurier {

/// A menu of rate limits, with one of one's own. Thread: the GUI's.
class LimitMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit LimitMenu(QWidget *parent = nullptr);

    /// The limit that holds, marked; nothing = several, or not known. 0 = no limit.
    void setCurrent(std::optional<qint64> bytesPerSecond);
    void retranslate();

Q_SIGNALS:
    /// Bytes per second; 0 = no limit.
    void chosen(qint64 bytesPerSecond);

private:
    void choose(QAction *action);
    void askForOther();

    QActionGroup *m_limits = nullptr;
    QAction *m_other = nullptr;
    qint64 m_current = 0;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueDelta.h"
#include "ui/CleanupProgress.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace kurier {

/// Counts, total rate, limit, a line while jobs are being cancelled, and one to click while
/// something is still to be removed, with how far that is when it is much.
/// Thread: the GUI's.
class QueueStatusBar final : public QStatusBar
{
    Q_OBJECT
public:
    explicit QueueStatusBar(QWidget *parent = nullptr);

    void setStatus(const QueueStatus &status);
    [[nodiscard]] const QueueStatus &status() const { return m_status; }
    /// So many jobs are on their way out of the queue and it is not on disk yet that they left.
    void setCancelling(qsizetype jobs);
    /// \a bytesPerSecond 0 = none.
    void setLimit(qint64 bytesPerSecond);
    /// Opens at the limit, by click, key or the other mouse button. Outlives the bar.
    void setLimitMenu(QMenu &menu);
    /// Shown for a while instead of the counts.
    void say(const QString &text);

    /// "4 active, ↓ 12.4 MB/s" with both directions, for the window's title; empty when nothing is
    /// active.
    [[nodiscard]] QString headline() const;
    /// Jobs that hold a slot at the moment.
    [[nodiscard]] qint64 activeCount() const;

Q_SIGNALS:
    void cleanupClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateCancelling();
    void updateCleanup();
    void showCleanup();
    [[nodiscard]] QString cleanupText() const;
    [[nodiscard]] QString rateText() const;

    QueueStatus m_status;
    CleanupProgress m_progress;
    qint64 m_limit = 0;
    qsizetype m_cancelling = 0;
    bool m_warns = false; ///< The line has the icon of something that failed.
    QLabel *m_counts;
    QLabel *m_cancels; ///< Shown while some are cancelled.
    QLabel *m_unused; ///< Shown while there are some.
    QPushButton *m_cleanup;
    QProgressBar *m_removed;
    QLabel *m_rate;
    QToolButton *m_limitButton;
    QTimer m_cancelDelay;
    QTimer m_cleanupDelay;
};

} // namespace kurier

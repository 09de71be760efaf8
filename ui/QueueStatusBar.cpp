// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/QueueStatusBar.h"

#include "ui/style/SymbolicIcon.h"
#include "ui/text/Format.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace kurier {

namespace {

constexpr int kMessageTime = 12'000;
// A clean-up normally takes milliseconds; only one that does not is worth a line.
constexpr int kCleanupDelay = 1000;
// Fewer are gone before a bar could be read.
constexpr qint64 kMany = 100;
constexpr int kManyDelay = 250;
// So many do not leave before the line could be read.
constexpr qsizetype kSaidAtOnce = 1000;
constexpr int kBarWidth = 140;
constexpr int kBarHeight = 6;

qint64 jobsIn(const QueueStatus &status, JobState state)
{
    return status.jobs.at(static_cast<std::size_t>(state));
}

} // namespace

QueueStatusBar::QueueStatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_counts(new QLabel(this))
    , m_cancels(new QLabel(this))
    , m_unused(new QLabel(this))
    , m_cleanup(new QPushButton(this))
    , m_removed(new QProgressBar(this))
    , m_rate(new QLabel(this))
    , m_limitButton(new QToolButton(this))
{
    for (QLabel *label : {m_counts, m_cancels, m_unused, m_rate}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(6, 2, 6, 2);
    }
    m_cleanup->setFlat(true);
    m_cleanup->setCursor(Qt::PointingHandCursor);
    m_cleanup->setObjectName(QStringLiteral("cleanupLine"));
    m_cleanup->hide();
    m_removed->setTextVisible(false);
    m_removed->setFixedSize(kBarWidth, kBarHeight);
    m_removed->setObjectName(QStringLiteral("cleanupBar"));
    m_removed->hide();
    addWidget(m_counts);
    m_cancels->setObjectName(QStringLiteral("cancelLine"));
    m_cancels->hide();
    addPermanentWidget(m_cancels);
    m_unused->setObjectName(QStringLiteral("unusedLine"));
    m_unused->hide();
    addPermanentWidget(m_unused);
    addPermanentWidget(m_cleanup);
    addPermanentWidget(m_removed);
    addPermanentWidget(m_rate);
    m_limitButton->setAutoRaise(true);
    m_limitButton->setObjectName(QStringLiteral("limitButton"));
    m_limitButton->setPopupMode(QToolButton::InstantPopup);
    m_limitButton->setFocusPolicy(Qt::TabFocus);
    addPermanentWidget(m_limitButton);
    connect(m_cleanup, &QPushButton::clicked, this, &QueueStatusBar::cleanupClicked);
    // The base class hides them so weakly that the next change of its layout shows them again,
    // under the message.
    connect(this, &QStatusBar::messageChanged, m_counts,
            [this](const QString &text) { m_counts->setVisible(text.isEmpty()); });
    m_cancelDelay.setSingleShot(true);
    m_cancelDelay.setInterval(kManyDelay);
    connect(&m_cancelDelay, &QTimer::timeout, m_cancels, &QWidget::show);
    m_cleanupDelay.setSingleShot(true);
    connect(&m_cleanupDelay, &QTimer::timeout, this, &QueueStatusBar::showCleanup);
    retranslate();
}

void QueueStatusBar::setStatus(const QueueStatus &status)
{
    m_status = status;
    m_progress.update(status);
    updateCleanup();
    retranslate();
}

void QueueStatusBar::setCancelling(qsizetype jobs)
{
    m_cancelling = jobs;
    updateCancelling();
    retranslate();
}

void QueueStatusBar::updateCancelling()
{
    if (m_cancelling == 0) {
        m_cancelDelay.stop();
        m_cancels->hide();
    } else if (m_cancelling >= kSaidAtOnce) {
        m_cancels->show();
    } else if (m_cancels->isHidden() && !m_cancelDelay.isActive()) {
        m_cancelDelay.start();
    }
}

void QueueStatusBar::setLimit(qint64 bytesPerSecond)
{
    m_limit = bytesPerSecond;
    retranslate();
}

void QueueStatusBar::say(const QString &text)
{
    showMessage(text, kMessageTime);
}

qint64 QueueStatusBar::activeCount() const
{
    return jobsIn(m_status, JobState::Connecting) + jobsIn(m_status, JobState::Transferring);
}

QString QueueStatusBar::headline() const
{
    const qint64 active = activeCount();
    if (active == 0)
        return {};
    const QString count = tr("%n active", "transfers", static_cast<int>(active));
    if (m_status.bytesPerSecond <= 0)
        return count;
    return tr("%1, %2", "count, rates").arg(count, rateText());
}

QString QueueStatusBar::rateText() const
{
    const qint64 up = m_status.bytesPerSecondUp;
    const qint64 down = m_status.bytesPerSecond - up;
    QStringList parts;
    if (down > 0 || up <= 0)
        parts.append(tr("↓ %1", "rate").arg(formatRate(down)));
    if (up > 0)
        parts.append(tr("↑ %1", "rate").arg(formatRate(up)));
    return parts.join(QLatin1Char(' '));
}

void QueueStatusBar::setLimitMenu(QMenu &menu)
{
    m_limitButton->setMenu(&menu);
    m_limitButton->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_limitButton, &QWidget::customContextMenuRequested, m_limitButton,
            &QToolButton::showMenu);
}

void QueueStatusBar::updateCleanup()
{
    const bool shown = !m_cleanup->isHidden();
    if (m_status.cleanupsPending == 0) {
        m_cleanupDelay.stop();
        m_cleanup->hide();
        m_removed->hide();
    } else if (shown || m_status.cleanupsFailed > 0) {
        showCleanup();
    } else if (!m_cleanupDelay.isActive()) {
        m_cleanupDelay.start(m_progress.total() >= kMany ? kManyDelay : kCleanupDelay);
    }
}

void QueueStatusBar::showCleanup()
{
    m_cleanup->setVisible(m_status.cleanupsPending > 0);
    const bool failed = m_status.cleanupsFailed > 0;
    if (m_cleanup->icon().isNull() || failed != m_warns) {
        m_warns = failed;
        m_cleanup->setIcon(failed ? symbolicIcon(QStringLiteral("warning"), Tone::Warning)
                                  : symbolicIcon(QStringLiteral("state-queued"), Tone::Active));
    }
    m_removed->setVisible(m_progress.isRunning() && m_progress.total() >= kMany);
    m_removed->setRange(0, static_cast<int>(m_progress.total()));
    m_removed->setValue(static_cast<int>(m_progress.done()));
}

QString QueueStatusBar::cleanupText() const
{
    if (m_progress.isRunning() && m_progress.total() >= kMany)
        return tr("Removing temporary files: %1 of %2")
            .arg(QLocale().toString(m_progress.done()), QLocale().toString(m_progress.total()));
    if (m_status.cleanupsFailed > 0)
        return tr("%n temporary files could not be removed – Show", nullptr,
                  static_cast<int>(m_status.cleanupsFailed));
    return tr("%n temporary files are being removed – Show", nullptr,
              static_cast<int>(m_status.cleanupsPending));
}

void QueueStatusBar::retranslate()
{
    const qint64 waiting = jobsIn(m_status, JobState::Queued);
    m_counts->setText(tr("%1 · %2", "active, waiting")
                          .arg(tr("%n active", "transfers", static_cast<int>(activeCount())),
                               tr("%n waiting", "transfers", static_cast<int>(waiting))));
    m_cancels->setText(
        tr("%Ln transfers are being cancelled", nullptr, static_cast<int>(m_cancelling)));
    m_cancels->setAccessibleName(m_cancels->text());
    m_unused->setVisible(m_status.unused > 0);
    m_unused->setText(tr("%n unused transfers", nullptr, static_cast<int>(m_status.unused)));
    m_unused->setToolTip(
        tr("Nobody has used them for a long time; their state tells when they will be cancelled."));
    m_rate->setText(rateText());
    m_limitButton->setText(m_limit > 0 ? tr("Limit: %1").arg(formatRate(m_limit))
                                       : tr("Limit: off"));
    m_counts->setAccessibleName(tr("Transfers: %1").arg(m_counts->text()));
    m_rate->setAccessibleName(tr("Total rate: %1").arg(rateText()));
    m_limitButton->setAccessibleName(m_limitButton->text());
    m_limitButton->setToolTip(tr("Limit the rate of everything"));
    m_cleanup->setText(cleanupText());
    m_cleanup->setAccessibleName(m_cleanup->text());
    m_removed->setAccessibleName(tr("Removal of temporary files"));
    setAccessibleName(tr("State of the queue"));
}

void QueueStatusBar::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier

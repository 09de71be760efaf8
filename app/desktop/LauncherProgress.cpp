// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/LauncherProgress.h"

#include <QDBusMessage>

#include <algorithm>
#include <cmath>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kInterval {1000};

} // namespace

LauncherProgress::LauncherProgress(QDBusConnection session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kInterval);
    connect(&m_soon, &QTimer::timeout, this, &LauncherProgress::tell);
}

void LauncherProgress::follow(const QueueDelta &delta)
{
    const qsizetype before = m_running.size();
    if (delta.reset)
        m_running.clear();
    for (const JobId &id : delta.removed)
        m_running.remove(id);
    for (const JobSnapshot &row : delta.upserted) {
        if (isActive(row.state))
            m_running.insert(row.id, {row.bytesTransferred, row.bytesTotal});
        else
            m_running.remove(row.id);
    }
    // That something begins or ends is told at once.
    if (m_running.isEmpty() != (before == 0))
        tell();
    else if (!m_running.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

void LauncherProgress::tell()
{
    m_soon.stop();
    double done = 0;
    double total = 0;
    for (const Share &each : std::as_const(m_running)) {
        if (each.total <= 0)
            continue;
        done += static_cast<double>(each.done);
        total += static_cast<double>(each.total);
    }
    // A hundredth is all a bar of that size can show.
    const double share = total > 0 ? std::floor(100.0 * done / total) / 100.0 : 0;
    const QVariantMap state {
        {QStringLiteral("progress"), std::clamp(share, 0.0, 1.0)},
        {QStringLiteral("progress-visible"), total > 0},
        {QStringLiteral("count"), static_cast<qint64>(m_running.size())},
        {QStringLiteral("count-visible"), !m_running.isEmpty()},
    };
    if (state == m_told)
        return;
    m_told = state;
    QDBusMessage signal = QDBusMessage::createSignal(
        QStringLiteral("/org/kurier/Kurier"), QStringLiteral("com.canonical.Unity.LauncherEntry"),
        QStringLiteral("Update"));
    signal << QStringLiteral("application://org.kurier.Kurier.desktop") << state;
    m_session.send(signal);
}

} // namespace kurier

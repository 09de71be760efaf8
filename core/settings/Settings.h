// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/QueueLimits.h"

#include <QObject>
#include <QSettings>
#include <QString>

namespace kurier {

/// Typed settings with their defaults and limits in one place, stored in kurier.conf.
/// Thread: the GUI's. Each setter stores the value and emits changed() when it differs.
class Settings final : public QObject
{
    Q_OBJECT
public:
    /// Reads \a file; it is created with the first change.
    explicit Settings(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] int activeJobs() const; ///< limits/activeJobs, 1..64, default 4.
    void setActiveJobs(int count);
    /// limits/jobsPerHost, 0..64, 0 = any number, default 8.
    [[nodiscard]] int jobsPerHost() const;
    void setJobsPerHost(int count);
    /// limits/connectionsPerHost, 1..64, default 16.
    [[nodiscard]] int connectionsPerHost() const;
    void setConnectionsPerHost(int count);
    [[nodiscard]] qint64 rateLimit() const; ///< limits/rate, bytes per second, 0 = none.
    void setRateLimit(qint64 bytesPerSecond);
    /// limits/inactiveDays, 0..3650, default 90: jobs that nobody used for so long are cancelled;
    /// 0 = none.
    [[nodiscard]] int inactiveDays() const;
    void setInactiveDays(int days);
    /// schedule/rules, a list of "DAYS FROM-TO RATE": DAYS is "daily" or "mon+tue+…", the times
    /// hh:mm (up to 32 rules; the first that holds counts), RATE bytes per second or "none". Lines
    /// that are no rule are ignored. Comes before limits/rate at its hours. Default: none.
    [[nodiscard]] RateSchedule schedule() const;
    void setSchedule(const RateSchedule &schedule);
    /// network/metered: "always" (default) or "foreground": on a metered network only these run.
    [[nodiscard]] MeteredPolicy meteredPolicy() const;
    void setMeteredPolicy(MeteredPolicy policy);
    /// network/proxy: "system" (default), "none", or a proxy's URL, as parseProxy().
    [[nodiscard]] QByteArray proxy() const;
    void setProxy(const QByteArray &proxy);
    /// All of the above that limits the queue, in one value.
    [[nodiscard]] QueueLimits queueLimits() const;
    [[nodiscard]] QString language() const; ///< general/language: "", "de" or "en"; "" = system.
    void setLanguage(const QString &code);
    [[nodiscard]] QString downloadDirectory() const; ///< general/downloadDirectory.
    void setDownloadDirectory(const QString &directory);
    [[nodiscard]] bool closeToTray() const; ///< general/closeToTray, default true.
    void setCloseToTray(bool close);

    /// Opaque state of the window (geometry, header), kept apart from settings people edit.
    [[nodiscard]] QByteArray windowState(const QString &key) const;
    void setWindowState(const QString &key, const QByteArray &state);

Q_SIGNALS:
    void changed();

private:
    void store(const QString &key, const QVariant &value);

    QSettings m_settings;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/FolderRules.h"
#include "core/settings/Grouping.h"
#include "core/settings/QueueLimits.h"

#include <QObject>
#include <QSettings>
#include <QString>

#include <optional>

namespace kurier {

/// How much room rows have.
enum class Density : quint8 { Comfortable, Compact };
/// Which colours the window has.
enum class ColorScheme : quint8 { System, Light, Dark };

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
    /// history/days, 0..36500, default 365: jobs that ended longer ago leave the history; 0 = none.
    [[nodiscard]] int historyDays() const;
    void setHistoryDays(int days);
    /// history/jobs, 0..10,000,000, default 100,000: of more ended jobs the oldest leave the
    /// history; 0 = none.
    [[nodiscard]] int historyJobs() const;
    void setHistoryJobs(int count);
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
    [[nodiscard]] bool watchClipboard() const; ///< general/watchClipboard, default false.
    void setWatchClipboard(bool watch);
    /// appearance/density: "comfortable" (default) or "compact".
    [[nodiscard]] Density density() const;
    void setDensity(Density density);
    /// appearance/colorScheme: "system" (default), "light" or "dark".
    [[nodiscard]] ColorScheme colorScheme() const;
    void setColorScheme(ColorScheme scheme);
    /// appearance/grouping: "none" (default), "state" or "server".
    [[nodiscard]] Grouping grouping() const;
    void setGrouping(Grouping grouping);
    /// folders/rules, a list of "PATTERN PATTERN … -> FOLDER"; lines that are no rule are ignored.
    /// Default: none.
    [[nodiscard]] FolderRules folderRules() const;
    void setFolderRules(const FolderRules &rules);
    /// shortcuts/\a command: keys as "Ctrl+U", empty = none. Nothing where it has its own default.
    [[nodiscard]] std::optional<QString> shortcut(const QString &command) const;
    void setShortcut(const QString &command, const std::optional<QString> &keys);
    [[nodiscard]] bool notifyEnds() const; ///< desktop/notifyEnds, default true.
    void setNotifyEnds(bool notify);
    [[nodiscard]] bool inhibitSleep() const; ///< desktop/inhibitSleep, default true.
    void setInhibitSleep(bool inhibit);
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

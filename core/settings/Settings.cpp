// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace kurier {

namespace {
constexpr int kDefaultActiveJobs = 4;
constexpr int kMostActiveJobs = 64;
constexpr int kDefaultJobsPerHost = 8;
constexpr int kDefaultConnections = 16;
constexpr int kMostConnections = 64;
constexpr int kDefaultInactiveDays = 90;
constexpr int kMostInactiveDays = 3650;
constexpr int kMostHistoryDays = 36'500;
constexpr int kMostHistoryJobs = 10'000'000;
/// By ColorScheme's number.
constexpr std::array kSchemeNames = {QLatin1String("system"), QLatin1String("light"),
                                     QLatin1String("dark")};
/// By Grouping's number.
constexpr std::array kGroupingNames = {QLatin1String("none"), QLatin1String("state"),
                                       QLatin1String("server")};

/// The value whose name \a name is; the first where none has it.
template <class Enum, std::size_t Count>
Enum named(const std::array<QLatin1String, Count> &names, const QString &name)
{
    const auto *const found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? Enum {} : static_cast<Enum>(std::distance(names.begin(), found));
}

QString shortcutKey(const QString &command)
{
    return QStringLiteral("shortcuts/") + command;
}

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file, QSettings::IniFormat)
{
}

void Settings::store(const QString &key, const QVariant &value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    Q_EMIT changed();
}

int Settings::activeJobs() const
{
    const int count =
        m_settings.value(QStringLiteral("limits/activeJobs"), kDefaultActiveJobs).toInt();
    return std::clamp(count, 1, kMostActiveJobs);
}

void Settings::setActiveJobs(int count)
{
    store(QStringLiteral("limits/activeJobs"), std::clamp(count, 1, kMostActiveJobs));
}

int Settings::jobsPerHost() const
{
    const int count =
        m_settings.value(QStringLiteral("limits/jobsPerHost"), kDefaultJobsPerHost).toInt();
    return std::clamp(count, 0, kMostActiveJobs);
}

void Settings::setJobsPerHost(int count)
{
    store(QStringLiteral("limits/jobsPerHost"), std::clamp(count, 0, kMostActiveJobs));
}

int Settings::connectionsPerHost() const
{
    const int count =
        m_settings.value(QStringLiteral("limits/connectionsPerHost"), kDefaultConnections).toInt();
    return std::clamp(count, 1, kMostConnections);
}

void Settings::setConnectionsPerHost(int count)
{
    store(QStringLiteral("limits/connectionsPerHost"), std::clamp(count, 1, kMostConnections));
}

qint64 Settings::rateLimit() const
{
    return std::max<qint64>(0, m_settings.value(QStringLiteral("limits/rate"), 0).toLongLong());
}

void Settings::setRateLimit(qint64 bytesPerSecond)
{
    store(QStringLiteral("limits/rate"), std::max<qint64>(0, bytesPerSecond));
}

int Settings::inactiveDays() const
{
    const int days =
        m_settings.value(QStringLiteral("limits/inactiveDays"), kDefaultInactiveDays).toInt();
    return std::clamp(days, 0, kMostInactiveDays);
}

void Settings::setInactiveDays(int days)
{
    store(QStringLiteral("limits/inactiveDays"), std::clamp(days, 0, kMostInactiveDays));
}

int Settings::historyDays() const
{
    const int days =
        m_settings.value(QStringLiteral("history/days"), QueueLimits().historyDays).toInt();
    return std::clamp(days, 0, kMostHistoryDays);
}

void Settings::setHistoryDays(int days)
{
    store(QStringLiteral("history/days"), std::clamp(days, 0, kMostHistoryDays));
}

int Settings::historyJobs() const
{
    const int count =
        m_settings.value(QStringLiteral("history/jobs"), QueueLimits().historyJobs).toInt();
    return std::clamp(count, 0, kMostHistoryJobs);
}

void Settings::setHistoryJobs(int count)
{
    store(QStringLiteral("history/jobs"), std::clamp(count, 0, kMostHistoryJobs));
}

RateSchedule Settings::schedule() const
{
    QList<RateRule> rules;
    const QStringList texts = m_settings.value(QStringLiteral("schedule/rules")).toStringList();
    for (const QString &text : texts) {
        if (const auto rule = rateRuleFromText(text))
            rules.append(*rule);
    }
    return RateSchedule(rules);
}

void Settings::setSchedule(const RateSchedule &schedule)
{
    QStringList texts;
    for (const RateRule &rule : schedule.rules())
        texts.append(toText(rule));
    store(QStringLiteral("schedule/rules"), texts);
}

MeteredPolicy Settings::meteredPolicy() const
{
    const QString policy = m_settings.value(QStringLiteral("network/metered")).toString();
    return policy == QLatin1String("foreground") ? MeteredPolicy::Foreground
                                                 : MeteredPolicy::Everything;
}

void Settings::setMeteredPolicy(MeteredPolicy policy)
{
    store(QStringLiteral("network/metered"),
          policy == MeteredPolicy::Foreground ? QStringLiteral("foreground")
                                              : QStringLiteral("always"));
}

QByteArray Settings::proxy() const
{
    const QByteArray proxy = m_settings.value(QStringLiteral("network/proxy")).toByteArray();
    return proxy.isEmpty() ? QByteArrayLiteral("system") : proxy;
}

void Settings::setProxy(const QByteArray &proxy)
{
    store(QStringLiteral("network/proxy"), proxy);
}

QueueLimits Settings::queueLimits() const
{
    QueueLimits limits;
    limits.activeJobs = activeJobs();
    limits.rateLimit = rateLimit();
    limits.jobsPerHost = jobsPerHost();
    limits.schedule = schedule();
    limits.connectionsPerHost = connectionsPerHost();
    limits.proxy = proxy();
    limits.metered = meteredPolicy();
    limits.inactiveDays = inactiveDays();
    limits.historyDays = historyDays();
    limits.historyJobs = historyJobs();
    return limits;
}

QString Settings::language() const
{
    const QString code = m_settings.value(QStringLiteral("general/language")).toString();
    const bool known = code == QLatin1String("de") || code == QLatin1String("en");
    return known ? code : QString();
}

void Settings::setLanguage(const QString &code)
{
    store(QStringLiteral("general/language"), code);
}

QString Settings::downloadDirectory() const
{
    const QString chosen = m_settings.value(QStringLiteral("general/downloadDirectory")).toString();
    return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)
                            : chosen;
}

void Settings::setDownloadDirectory(const QString &directory)
{
    store(QStringLiteral("general/downloadDirectory"), directory);
}

bool Settings::watchClipboard() const
{
    return m_settings.value(QStringLiteral("general/watchClipboard"), false).toBool();
}

void Settings::setWatchClipboard(bool watch)
{
    store(QStringLiteral("general/watchClipboard"), watch);
}

bool Settings::notifyEnds() const
{
    return m_settings.value(QStringLiteral("desktop/notifyEnds"), true).toBool();
}

void Settings::setNotifyEnds(bool notify)
{
    store(QStringLiteral("desktop/notifyEnds"), notify);
}

bool Settings::inhibitSleep() const
{
    return m_settings.value(QStringLiteral("desktop/inhibitSleep"), true).toBool();
}

void Settings::setInhibitSleep(bool inhibit)
{
    store(QStringLiteral("desktop/inhibitSleep"), inhibit);
}

Density Settings::density() const
{
    const QString density = m_settings.value(QStringLiteral("appearance/density")).toString();
    return density == QLatin1String("compact") ? Density::Compact : Density::Comfortable;
}

void Settings::setDensity(Density density)
{
    store(QStringLiteral("appearance/density"),
          density == Density::Compact ? QStringLiteral("compact") : QStringLiteral("comfortable"));
}

ColorScheme Settings::colorScheme() const
{
    return named<ColorScheme>(
        kSchemeNames, m_settings.value(QStringLiteral("appearance/colorScheme")).toString());
}

void Settings::setColorScheme(ColorScheme scheme)
{
    store(QStringLiteral("appearance/colorScheme"),
          QString(kSchemeNames.at(static_cast<std::size_t>(scheme))));
}

Grouping Settings::grouping() const
{
    return named<Grouping>(kGroupingNames,
                           m_settings.value(QStringLiteral("appearance/grouping")).toString());
}

void Settings::setGrouping(Grouping grouping)
{
    store(QStringLiteral("appearance/grouping"),
          QString(kGroupingNames.at(static_cast<std::size_t>(grouping))));
}

FolderRules Settings::folderRules() const
{
    QList<FolderRule> rules;
    const QStringList texts = m_settings.value(QStringLiteral("folders/rules")).toStringList();
    for (const QString &text : texts) {
        if (const auto rule = folderRuleFromText(text))
            rules.append(*rule);
    }
    return FolderRules(rules);
}

void Settings::setFolderRules(const FolderRules &rules)
{
    QStringList texts;
    for (const FolderRule &rule : rules.rules())
        texts.append(toText(rule));
    store(QStringLiteral("folders/rules"), texts);
}

std::optional<QString> Settings::shortcut(const QString &command) const
{
    const QString key = shortcutKey(command);
    if (!m_settings.contains(key))
        return std::nullopt;
    // Keys with a comma in them come back as a list.
    return m_settings.value(key).toStringList().join(QLatin1String(", "));
}

void Settings::setShortcut(const QString &command, const std::optional<QString> &keys)
{
    if (shortcut(command) == keys)
        return;
    if (keys)
        m_settings.setValue(shortcutKey(command), *keys);
    else
        m_settings.remove(shortcutKey(command));
    Q_EMIT changed();
}

bool Settings::closeToTray() const
{
    return m_settings.value(QStringLiteral("general/closeToTray"), true).toBool();
}

void Settings::setCloseToTray(bool close)
{
    store(QStringLiteral("general/closeToTray"), close);
}

QByteArray Settings::windowState(const QString &key) const
{
    return m_settings.value(QStringLiteral("window/") + key).toByteArray();
}

void Settings::setWindowState(const QString &key, const QByteArray &state)
{
    m_settings.setValue(QStringLiteral("window/") + key, state);
}

} // namespace kurier

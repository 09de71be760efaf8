// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"

#include <QStandardPaths>

#include <algorithm>

namespace kurier {

namespace {
constexpr int kDefaultActiveJobs = 4;
constexpr int kMostActiveJobs = 64;
constexpr int kDefaultJobsPerHost = 8;
constexpr int kDefaultConnections = 16;
constexpr int kMostConnections = 64;
constexpr int kDefaultInactiveDays = 90;
constexpr int kMostInactiveDays = 3650;
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

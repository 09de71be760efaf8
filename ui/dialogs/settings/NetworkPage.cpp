// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/NetworkPage.h"

#include "core/settings/Settings.h"
#include "ui/dialogs/ProxyField.h"

#include <QCheckBox>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace kurier {

namespace {

constexpr int kMostActiveJobs = 64;
constexpr int kMostConnections = 64;
constexpr qint64 kBytesPerUnit = 1000;
constexpr int kRateStep = 100;
constexpr int kMostRate = 10'000'000;

} // namespace

NetworkPage::NetworkPage(Settings &settings)
    : m_active(new QSpinBox(this))
    , m_connections(new QSpinBox(this))
    , m_rate(new QSpinBox(this))
    , m_perHost(new QSpinBox(this))
    , m_proxy(new ProxyField(this))
    , m_metered(new QCheckBox(this))
{
    m_active->setRange(1, kMostActiveJobs);
    m_connections->setRange(1, kMostConnections);
    m_rate->setRange(0, kMostRate);
    m_rate->setSingleStep(kRateStep);
    m_rate->setGroupSeparatorShown(true);
    m_perHost->setRange(0, kMostActiveJobs);
    m_activeLabel = addField(m_active);
    m_perHostLabel = addField(m_perHost);
    m_connectionsLabel = addField(m_connections);
    m_rateLabel = addField(m_rate);
    m_proxyLabel = addField(m_proxy, true);
    addLine(m_metered);
    addStretch();
    fill(settings);
    connect(m_active, &QSpinBox::valueChanged, &settings, &Settings::setActiveJobs);
    connect(m_connections, &QSpinBox::valueChanged, &settings, &Settings::setConnectionsPerHost);
    connect(m_rate, &QSpinBox::valueChanged, &settings,
            [&settings](int value) { settings.setRateLimit(value * kBytesPerUnit); });
    connect(m_perHost, &QSpinBox::valueChanged, &settings, &Settings::setJobsPerHost);
    connect(m_metered, &QCheckBox::toggled, &settings, [&settings](bool waits) {
        settings.setMeteredPolicy(waits ? MeteredPolicy::Foreground : MeteredPolicy::Everything);
    });
    connect(m_proxy, &ProxyField::proxyChanged, &settings, &Settings::setProxy);
}

void NetworkPage::fill(const Settings &settings)
{
    m_active->setValue(settings.activeJobs());
    m_connections->setValue(settings.connectionsPerHost());
    m_rate->setValue(static_cast<int>(
        std::min<qint64>(settings.rateLimit() / kBytesPerUnit, std::numeric_limits<int>::max())));
    m_perHost->setValue(settings.jobsPerHost());
    m_metered->setChecked(settings.meteredPolicy() == MeteredPolicy::Foreground);
    m_proxy->setProxy(settings.proxy());
}

QString NetworkPage::title() const
{
    return tr("Network");
}

void NetworkPage::retranslate()
{
    m_activeLabel->setText(tr("&Active transfers at once:"));
    m_active->setAccessibleName(tr("Active transfers at once"));
    m_connectionsLabel->setText(tr("&Connections to one server at once:"));
    m_connections->setAccessibleName(tr("Connections to one server at once"));
    m_rateLabel->setText(tr("&Rate limit for everything:"));
    m_rate->setAccessibleName(tr("Rate limit for everything in kilobytes per second"));
    m_rate->setSpecialValueText(tr("No limit"));
    m_rate->setSuffix(QStringLiteral("\u00A0kB/s"));
    m_perHostLabel->setText(tr("Active transfers from one ser&ver:"));
    m_perHost->setAccessibleName(tr("Active transfers from one server"));
    m_perHost->setSpecialValueText(tr("Any number"));
    m_metered->setText(tr("On a &metered network only foreground transfers run"));
    m_proxyLabel->setText(tr("&Proxy:"));
    for (QSpinBox *box : {m_active, m_connections, m_rate, m_perHost})
        box->setLocale(QLocale());
}

} // namespace kurier

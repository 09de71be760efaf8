// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SettingsDialog.h"

#include "core/settings/Settings.h"
#include "ui/dialogs/FolderField.h"
#include "ui/dialogs/ProxyField.h"
#include "ui/dialogs/RateScheduleEditor.h"
#include "ui/style/Colors.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSystemTrayIcon>

#include <limits>

namespace kurier {

namespace {

constexpr int kMostActiveJobs = 64;
constexpr int kMostConnections = 64;
constexpr qint64 kBytesPerUnit = 1000;
constexpr int kRateStep = 100;
constexpr int kMostRate = 10'000'000;

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    retranslate();
    fill();
    connect(m_language, &QComboBox::activated, this,
            [this](int index) { m_settings.setLanguage(m_language->itemData(index).toString()); });
    connect(m_folder, &FolderField::folderChanged, this, [this] {
        if (m_folder->isValid())
            m_settings.setDownloadDirectory(m_folder->folder());
    });
    connect(m_active, &QSpinBox::valueChanged, &m_settings, &Settings::setActiveJobs);
    connect(m_connections, &QSpinBox::valueChanged, &m_settings, &Settings::setConnectionsPerHost);
    connect(m_rate, &QSpinBox::valueChanged, this,
            [this](int value) { m_settings.setRateLimit(value * kBytesPerUnit); });
    connect(m_perHost, &QSpinBox::valueChanged, &m_settings, &Settings::setJobsPerHost);
    connect(m_schedule, &RateScheduleEditor::edited, this,
            [this] { m_settings.setSchedule(m_schedule->schedule()); });
    connect(m_metered, &QCheckBox::toggled, this, [this](bool waits) {
        m_settings.setMeteredPolicy(waits ? MeteredPolicy::Foreground : MeteredPolicy::Everything);
    });
    connect(m_proxy, &ProxyField::proxyChanged, &m_settings, &Settings::setProxy);
    connect(m_tray, &QCheckBox::toggled, &m_settings, &Settings::setCloseToTray);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

void SettingsDialog::build()
{
    m_languageLabel = new QLabel(this);
    m_language = new QComboBox(this);
    m_language->addItem(QString(), QString());
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_languageLabel->setBuddy(m_language);
    m_folderLabel = new QLabel(this);
    m_folder = new FolderField(this);
    m_folder->setMinimumWidth(360);
    m_folderLabel->setBuddy(m_folder);
    m_activeLabel = new QLabel(this);
    m_active = new QSpinBox(this);
    m_active->setRange(1, kMostActiveJobs);
    m_activeLabel->setBuddy(m_active);
    m_connectionsLabel = new QLabel(this);
    m_connections = new QSpinBox(this);
    m_connections->setRange(1, kMostConnections);
    m_connectionsLabel->setBuddy(m_connections);
    m_rateLabel = new QLabel(this);
    m_rate = new QSpinBox(this);
    m_rate->setRange(0, kMostRate);
    m_rate->setSingleStep(kRateStep);
    m_rate->setGroupSeparatorShown(true);
    m_rateLabel->setBuddy(m_rate);
    m_perHostLabel = new QLabel(this);
    m_perHost = new QSpinBox(this);
    m_perHost->setRange(0, kMostActiveJobs);
    m_perHostLabel->setBuddy(m_perHost);
    m_scheduleLabel = new QLabel(this);
    m_schedule = new RateScheduleEditor(this);
    m_scheduleLabel->setBuddy(m_schedule);
    m_metered = new QCheckBox(this);
    m_proxyLabel = new QLabel(this);
    m_proxy = new ProxyField(this);
    m_proxyLabel->setBuddy(m_proxy);
    m_tray = new QCheckBox(this);
    m_tray->setEnabled(QSystemTrayIcon::isSystemTrayAvailable());
    m_hint = new QLabel(this);
    m_hint->setTextFormat(Qt::PlainText);
    m_close = new QPushButton(this);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[label, field] : {std::pair<QLabel *, QWidget *> {m_languageLabel, m_language},
                                       {m_activeLabel, m_active},
                                       {m_perHostLabel, m_perHost},
                                       {m_connectionsLabel, m_connections},
                                       {m_rateLabel, m_rate}}) {
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1, Qt::AlignLeft);
        ++row;
    }
    grid->addWidget(m_scheduleLabel, row, 0, Qt::AlignTop);
    grid->addWidget(m_schedule, row++, 1);
    grid->addWidget(m_folderLabel, row, 0);
    grid->addWidget(m_folder, row++, 1);
    grid->addWidget(m_proxyLabel, row, 0);
    grid->addWidget(m_proxy, row++, 1);
    grid->addWidget(m_metered, row++, 1);
    grid->addWidget(m_tray, row, 1);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(grid);
    layout->addStretch(1);
    layout->addSpacing(12);
    layout->addLayout(buttons);
}

void SettingsDialog::fill()
{
    m_language->setCurrentIndex(m_language->findData(m_settings.language()));
    m_folder->setFolder(m_settings.downloadDirectory());
    m_active->setValue(m_settings.activeJobs());
    m_connections->setValue(m_settings.connectionsPerHost());
    m_rate->setValue(static_cast<int>(
        std::min<qint64>(m_settings.rateLimit() / kBytesPerUnit, std::numeric_limits<int>::max())));
    m_perHost->setValue(m_settings.jobsPerHost());
    m_schedule->setSchedule(m_settings.schedule());
    m_metered->setChecked(m_settings.meteredPolicy() == MeteredPolicy::Foreground);
    m_proxy->setProxy(m_settings.proxy());
    m_tray->setChecked(m_settings.closeToTray());
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_languageLabel->setText(tr("&Language:"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setItemText(0, tr("Language of the system"));
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
    m_scheduleLabel->setText(tr("Limits by the &hour:"));
    m_metered->setText(tr("On a &metered network only foreground transfers run"));
    m_folderLabel->setText(tr("&Save downloads to:"));
    m_folder->setAccessibleNames(tr("Folder for downloads"));
    m_proxyLabel->setText(tr("&Proxy:"));
    m_tray->setText(tr("&Keep running in the system tray when the window is closed"));
    m_hint->setText(tr("Changes take effect at once."));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, Tone::Muted));
    m_hint->setPalette(colors);
    m_close->setText(tr("Close"));
    m_active->setLocale(QLocale());
    m_connections->setLocale(QLocale());
    m_rate->setLocale(QLocale());
    m_perHost->setLocale(QLocale());
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier

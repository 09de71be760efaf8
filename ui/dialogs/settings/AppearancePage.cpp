// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/AppearancePage.h"

#include "core/settings/Settings.h"

#include <QComboBox>
#include <QLabel>

namespace kurier {

AppearancePage::AppearancePage(Settings &settings)
    : m_language(new QComboBox(this))
    , m_colors(new QComboBox(this))
    , m_density(new QComboBox(this))
{
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(QString(), QString());
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_colors->setObjectName(QStringLiteral("colors"));
    m_colors->addItems({QString(), QString(), QString()});
    m_density->setObjectName(QStringLiteral("density"));
    m_density->addItems({QString(), QString()});
    for (QComboBox *box : {m_language, m_colors, m_density})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_languageLabel = addField(m_language);
    m_colorsLabel = addField(m_colors);
    m_densityLabel = addField(m_density);
    addStretch();
    m_language->setCurrentIndex(m_language->findData(settings.language()));
    m_colors->setCurrentIndex(static_cast<int>(settings.colorScheme()));
    m_density->setCurrentIndex(static_cast<int>(settings.density()));
    connect(m_language, &QComboBox::activated, &settings, [this, &settings](int index) {
        settings.setLanguage(m_language->itemData(index).toString());
    });
    connect(m_colors, &QComboBox::activated, &settings,
            [&settings](int index) { settings.setColorScheme(static_cast<ColorScheme>(index)); });
    connect(m_density, &QComboBox::activated, &settings,
            [&settings](int index) { settings.setDensity(static_cast<Density>(index)); });
}

QString AppearancePage::title() const
{
    return tr("Appearance");
}

void AppearancePage::retranslate()
{
    m_languageLabel->setText(tr("&Language:"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setItemText(0, tr("Language of the system"));
    m_colorsLabel->setText(tr("&Colours:"));
    m_colors->setAccessibleName(tr("Colours"));
    m_colors->setItemText(static_cast<int>(ColorScheme::System), tr("Colours of the system"));
    m_colors->setItemText(static_cast<int>(ColorScheme::Light), tr("Light"));
    m_colors->setItemText(static_cast<int>(ColorScheme::Dark), tr("Dark"));
    m_densityLabel->setText(tr("&Rows:"));
    m_density->setAccessibleName(tr("Height of the rows"));
    m_density->setItemText(static_cast<int>(Density::Comfortable), tr("Comfortable"));
    m_density->setItemText(static_cast<int>(Density::Compact), tr("Compact"));
}

} // namespace kurier

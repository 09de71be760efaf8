// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/HistoryLimitsPage.h"

#include "core/settings/Settings.h"

#include <QLabel>
#include <QSpinBox>

namespace kurier {

namespace {

constexpr int kMostDays = 36'500;
constexpr int kMostJobs = 10'000'000;
constexpr int kDaysStep = 5;
constexpr int kJobsStep = 1000;

} // namespace

HistoryLimitsPage::HistoryLimitsPage(Settings &settings)
    : m_explanation(new QLabel(this))
    , m_days(new QSpinBox(this))
    , m_jobs(new QSpinBox(this))
{
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    m_days->setObjectName(QStringLiteral("historyDays"));
    m_days->setRange(0, kMostDays);
    m_days->setSingleStep(kDaysStep);
    m_jobs->setObjectName(QStringLiteral("historyJobs"));
    m_jobs->setRange(0, kMostJobs);
    m_jobs->setSingleStep(kJobsStep);
    for (QSpinBox *box : {m_days, m_jobs}) {
        box->setGroupSeparatorShown(true);
        // The first digit of a number that is being typed would already empty the history.
        box->setKeyboardTracking(false);
    }
    addLine(m_explanation);
    m_daysLabel = addField(m_days);
    m_jobsLabel = addField(m_jobs);
    addStretch();
    m_days->setValue(settings.historyDays());
    m_jobs->setValue(settings.historyJobs());
    connect(m_days, &QSpinBox::valueChanged, &settings, &Settings::setHistoryDays);
    connect(m_jobs, &QSpinBox::valueChanged, &settings, &Settings::setHistoryJobs);
    connect(m_days, &QSpinBox::valueChanged, this, &HistoryLimitsPage::showUnits);
}

QString HistoryLimitsPage::title() const
{
    return tr("History");
}

void HistoryLimitsPage::showUnits()
{
    m_days->setSuffix(QChar(QChar::Nbsp) + tr("days", nullptr, m_days->value()));
}

void HistoryLimitsPage::retranslate()
{
    m_explanation->setText(tr("Transfers that ended stay in the history until one of these limits "
                              "is reached. Their files stay where they are."));
    m_daysLabel->setText(tr("&Keep them for:"));
    m_days->setAccessibleName(tr("Days that transfers stay in the history"));
    m_days->setSpecialValueText(tr("For ever"));
    m_jobsLabel->setText(tr("Keep at &most:"));
    m_jobs->setAccessibleName(tr("Transfers that stay in the history at most"));
    m_jobs->setSpecialValueText(tr("Any number"));
    for (QSpinBox *box : {m_days, m_jobs})
        box->setLocale(QLocale());
    showUnits();
}

} // namespace kurier

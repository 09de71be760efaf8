// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/SchedulePage.h"

#include "core/settings/Settings.h"
#include "ui/dialogs/RateScheduleEditor.h"

#include <QLabel>

namespace kurier {

SchedulePage::SchedulePage(Settings &settings)
    : m_explanation(new QLabel(this))
    , m_schedule(new RateScheduleEditor(this))
{
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    addLine(m_explanation);
    addLine(m_schedule);
    m_schedule->setSchedule(settings.schedule());
    connect(m_schedule, &RateScheduleEditor::edited, &settings,
            [this, &settings] { settings.setSchedule(m_schedule->schedule()); });
}

QString SchedulePage::title() const
{
    return tr("Schedule");
}

void SchedulePage::retranslate()
{
    m_explanation->setText(tr("At these hours other limits hold than the one for everything. The "
                              "first line that fits counts."));
}

} // namespace kurier

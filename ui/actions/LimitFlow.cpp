// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/LimitFlow.h"

#include "core/queue/TransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/actions/SelectionSource.h"
#include "ui/text/ErrorText.h"

#include <QWidget>

#include <algorithm>

namespace kurier {

LimitFlow::LimitFlow(TransferQueue &queue, Settings &settings, const SelectionSource &selection,
                     QWidget &window)
    : m_queue(queue)
    , m_settings(settings)
    , m_selection(selection)
    , m_jobs(&window)
    , m_global(&window)
{
    m_jobs.setObjectName(QStringLiteral("jobLimits"));
    m_global.setObjectName(QStringLiteral("globalLimits"));
    connect(&m_jobs, &LimitMenu::chosen, this, &LimitFlow::limitJobs);
    connect(&m_global, &LimitMenu::chosen, &settings, &Settings::setRateLimit);
    connect(&m_global, &QMenu::aboutToShow, this,
            [this] { m_global.setCurrent(m_settings.rateLimit()); });
}

void LimitFlow::refresh()
{
    const JobSelection selection = m_selection.selection();
    m_jobs.setEnabled(selection.count > 0);
    m_jobs.setCurrent(std::nullopt);
    if (selection.count != 1)
        return;
    m_queue.requestDetails(selection.first->id, this, [this](const Result<JobDetails> &details) {
        if (details)
            m_jobs.setCurrent(details->options.rateLimit);
    });
}

void LimitFlow::limitJobs(qint64 bytesPerSecond)
{
    const QList<JobId> ids = m_selection.selectedIds({});
    if (ids.isEmpty())
        return;
    JobChanges changes;
    changes.rateLimit = bytesPerSecond;
    m_queue.change(changes, ids, this, [this](const CommandResults &results) {
        const auto refused = std::find_if(results.cbegin(), results.cend(),
                                          [](const CommandResult &result) { return !result.ok(); });
        if (refused != results.cend())
            Q_EMIT message(errorText(refused->error));
    });
}

void LimitFlow::retranslate()
{
    m_jobs.retranslate();
    m_global.retranslate();
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/LeftoverFlow.h"

#include "ui/NoticeBar.h"
#include "ui/dialogs/UserPrompts.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QPointer>

#include <utility>

namespace kurier {

namespace {

// More lines would push the queue out of the window; the clean-up record has them all.
constexpr qsizetype kNamedFailures = 3;

} // namespace

LeftoverFlow::LeftoverFlow(TransferQueue &queue, UserPrompts &prompts, NoticeBar &notice,
                           QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_prompts(prompts)
    , m_notice(notice)
{
    connect(&queue, &TransferQueue::statusChanged, this, [this](const QueueStatus &status) {
        if (status.loaded)
            look();
    });
    connect(&notice, &NoticeBar::actionTriggered, this, &LeftoverFlow::review);
}

void LeftoverFlow::look()
{
    if (std::exchange(m_looked, true))
        return;
    m_queue.requestLeftovers(this, [this](const QList<Artefact> &found) {
        m_found = found;
        say();
    });
}

void LeftoverFlow::review()
{
    if (m_found.isEmpty() || std::exchange(m_asking, true))
        return;
    m_prompts.confirmLeftovers(m_found, [self = QPointer(this)](bool yes) {
        LeftoverFlow *flow = self.data();
        if (!flow)
            return;
        flow->m_asking = false;
        if (yes)
            flow->remove();
        else
            flow->m_found.clear();
        flow->m_notice.hide();
    });
}

void LeftoverFlow::remove()
{
    m_queue.removeLeftovers(std::exchange(m_found, {}), this,
                            [this](const QList<Artefact> &tried) { ended(tried); });
}

void LeftoverFlow::ended(const QList<Artefact> &tried)
{
    m_failed.clear();
    for (const Artefact &artefact : tried) {
        if (artefact.state != ArtefactState::Removed)
            m_failed.append(artefact);
    }
    const int removed = static_cast<int>(tried.size() - m_failed.size());
    if (removed > 0)
        Q_EMIT message(tr("%n temporary files deleted.", nullptr, removed));
    say();
}

void LeftoverFlow::say()
{
    if (!m_found.isEmpty()) {
        m_notice.showNotice(tr("%n temporary files of earlier downloads were found.", nullptr,
                               static_cast<int>(m_found.size())),
                            tr("Show"));
        return;
    }
    if (m_failed.isEmpty())
        return;
    QStringList lines {
        tr("%n temporary files could not be deleted.", nullptr, static_cast<int>(m_failed.size()))};
    for (const Artefact &artefact : m_failed.first(qMin(m_failed.size(), kNamedFailures))) {
        const Error reason {artefact.reason.code, artefact.reason.context, {}, {}};
        lines.append(
            tr("%1: %2", "path, reason").arg(plainName(artefact.where()), errorText(reason)));
    }
    const qsizetype more = m_failed.size() - kNamedFailures;
    if (more > 0)
        lines.append(tr("and %n more", nullptr, static_cast<int>(more)));
    m_notice.showNotice(lines.join(QLatin1Char('\n')));
}

void LeftoverFlow::retranslate()
{
    if (!m_notice.isHidden())
        say();
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/ControllerInbox.h"

namespace kurier {

std::shared_ptr<ControllerInbox> ControllerInbox::create()
{
    return std::make_shared<ControllerInbox>();
}

TransferEventSink ControllerInbox::transferSink(const std::shared_ptr<ControllerInbox> &inbox)
{
    return [inbox](std::vector<TransferEvent> &&events) { inbox->put(std::move(events)); };
}

UploadEventSink ControllerInbox::uploadSink(const std::shared_ptr<ControllerInbox> &inbox)
{
    return [inbox](std::vector<UploadEvent> &&events) { inbox->put(std::move(events)); };
}

FileOutcomeSink ControllerInbox::fileSink(const std::shared_ptr<ControllerInbox> &inbox)
{
    return [inbox](std::vector<FileOutcome> &&outcomes) { inbox->put(std::move(outcomes)); };
}

StoreEventSink ControllerInbox::storeSink(const std::shared_ptr<ControllerInbox> &inbox)
{
    return [inbox](std::vector<StoreEvent> &&events) { inbox->put(std::move(events)); };
}

void ControllerInbox::setWake(std::function<void()> wake)
{
    const std::lock_guard lock(m_wakeMutex);
    m_wake = std::move(wake);
}

void ControllerInbox::put(Item item)
{
    if (!m_box.put(std::move(item)))
        return;
    const std::lock_guard lock(m_wakeMutex);
    if (m_wake)
        m_wake();
}

} // namespace kurier

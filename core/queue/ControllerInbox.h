// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/files/FileTask.h"
#include "core/storage/JobStore.h"
#include "core/transfer/TransferEngine.h"
#include "core/upload/UploadEngine.h"

#include <functional>
#include <memory>
#include <mutex>
#include <variant>

namespace kurier {

/// Where the threads put what happened, for the controller to read in its own. Batches stay whole.
/// Thread: sinks from any thread; take() and setWake() from the controller's.
class ControllerInbox
{
public:
    using Item = std::variant<std::vector<TransferEvent>, std::vector<UploadEvent>,
                              std::vector<FileOutcome>, std::vector<StoreEvent>>;

    [[nodiscard]] static std::shared_ptr<ControllerInbox> create();

    /// Sinks hold the inbox, so it lives as long as the last thread that may still speak.
    [[nodiscard]] static TransferEventSink
    transferSink(const std::shared_ptr<ControllerInbox> &inbox);
    [[nodiscard]] static UploadEventSink uploadSink(const std::shared_ptr<ControllerInbox> &inbox);
    [[nodiscard]] static FileOutcomeSink fileSink(const std::shared_ptr<ControllerInbox> &inbox);
    [[nodiscard]] static StoreEventSink storeSink(const std::shared_ptr<ControllerInbox> &inbox);

    /// \a wake is called from any thread when the inbox stops being empty; null = nobody reads.
    void setWake(std::function<void()> wake);
    [[nodiscard]] std::vector<Item> take() { return m_box.takeAll(); }

private:
    void put(Item item);

    Mailbox<Item> m_box;
    std::mutex m_wakeMutex;
    std::function<void()> m_wake;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/LazyEngine.h"
#include "core/transfer/TransferEngine.h"
#include "core/transfer/TransferOptions.h"

namespace kurier {

/// As LazyEngine. When the engine cannot be loaded, each attempt ends with the reason, on the
/// caller's thread.
class LazyTransferEngine final : public LazyEngine<TransferEngine>
{
public:
    LazyTransferEngine(EngineModule &module, TransferEventSink sink, TransferOptions options);

    void start(std::vector<TransferRequest> requests) override;
    void setConnectionsPerHost(qint32 count) override;

private:
    [[nodiscard]] std::unique_ptr<TransferEngine> make(NetworkEngines &engines) override;

    const TransferEventSink m_sink;
    const TransferOptions m_options;
    qint32 m_connectionsPerHost = 0; ///< Guarded by mutex().
};

} // namespace kurier

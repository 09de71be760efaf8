// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/LazyEngine.h"
#include "core/upload/UploadEngine.h"

namespace kurier {

/// As LazyEngine; remove() loads it too. When it cannot be loaded, each attempt and removal ends
/// with the reason, on the caller's thread.
class LazyUploadEngine final : public LazyEngine<UploadEngine>
{
public:
    LazyUploadEngine(EngineModule &module, UploadEventSink sink);

    void start(std::vector<UploadRequest> requests) override;
    void proceed(AttemptId attempt) override;
    void remove(std::vector<SessionRemoval> removals) override;

private:
    [[nodiscard]] std::unique_ptr<UploadEngine> make(NetworkEngines &engines) override;

    const UploadEventSink m_sink;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadErrand.h"

#include <memory>

namespace kurier {

/// One removal, without the network: drives the protocol's steps, each on a fresh connection. Sends
/// exactly one SessionRemoved. Thread: the engine's.
class RemovalErrand final : public UploadErrand
{
public:
    RemovalErrand(SessionRemoval removal, UploadEvents &events);

    [[nodiscard]] std::optional<UploadCall> begin() override;
    [[nodiscard]] std::optional<UploadCall> answered(const UploadAnswer &answer) override;
    [[nodiscard]] bool hasEnded() const override { return m_ended; }
    [[nodiscard]] ExchangeRoute routeOf(const UploadCall &call) override;
    /// Ends as Failed, to be tried again.
    void breakOff();

private:
    std::optional<UploadCall> take(RemovalStep step);
    void end(RemovalVerdict verdict);

    SessionRemoval m_removal;
    UploadEvents &m_events;
    std::unique_ptr<RemovalSteps> m_steps;
    bool m_ended = false;
};

/// What a removal that the engine cannot carry out any more ends with.
[[nodiscard]] SessionRemoved brokenOff(const SessionRemoval &removal);

} // namespace kurier

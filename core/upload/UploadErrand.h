// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadCall.h"
#include "core/upload/UploadExchange.h"
#include "core/upload/UploadMessages.h"

#include <optional>
#include <vector>

namespace kurier {

using UploadEvents = std::vector<UploadEvent>;

/// What the loop carries requests out for: an attempt or a removal. Gets an answer and gives the
/// next request, until it has ended. Thread: the engine's.
class UploadErrand
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    UploadErrand() = default;
    UploadErrand(const UploadErrand &) = delete;
    UploadErrand &operator=(const UploadErrand &) = delete;
    virtual ~UploadErrand() = default;

    [[nodiscard]] virtual std::optional<UploadCall> begin() = 0;
    [[nodiscard]] virtual std::optional<UploadCall> answered(const UploadAnswer &answer) = 0;
    [[nodiscard]] virtual bool hasEnded() const = 0;
    /// How \a call gets to its server.
    [[nodiscard]] virtual ExchangeRoute routeOf(const UploadCall &call) = 0;
};

/// The route for \a call: credentials by its own origin, the person's headers only when that is the
/// origin of \a target. Thread: any.
[[nodiscard]] ExchangeRoute routeTo(const UploadCall &call, const UploadAccess &access,
                                    const QByteArray &target);

/// \a call at the place where \a answer, a redirect that keeps method and origin, sends it. An
/// answer with an error when it is a redirect that is not followed; nothing when it is none.
struct Redirection
{
    std::optional<UploadCall> call;
    std::optional<UploadAnswer> refusal;
};
[[nodiscard]] Redirection redirectionOf(const UploadCall &call, const UploadAnswer &answer);

} // namespace kurier

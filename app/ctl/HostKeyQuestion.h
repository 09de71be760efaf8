// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/CtlCommands.h"
#include "core/job/JobId.h"

#include <QByteArray>

#include <optional>

namespace kurier {

/// Asks the person at the terminal about the SSH key for which \a id was refused, when that is why
/// it stands in error. \returns the key to trust, empty when it is not to be trusted; nothing when
/// there is nothing to ask, or nobody to answer. A key that has changed is told of and never
/// trusted.
[[nodiscard]] std::optional<QByteArray> askHostKey(const CtlContext &context, const JobId &id);

/// What is asked about \a error; empty when it is about no SSH key.
[[nodiscard]] QString hostKeyQuestion(const Error &error);

} // namespace kurier

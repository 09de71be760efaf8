// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/OfflineQueue.h"

namespace kurier {

Result<std::unique_ptr<OfflineQueue>> openOfflineQueue(const Paths &paths)
{
    return failure(ErrorCode::BgESessionNotFound, ErrorContext::QueueManager, {}, paths.database);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/QueueLink.h"
#include "core/job/JobSpec.h"

#include <QJsonArray>
#include <QList>

namespace kurier {

/// Adds \a specs to the running queue in one transaction, all or none, however many they are, and
/// says on a terminal how far it is. Gives the ids in their order; none when SIGINT or SIGTERM came
/// in time: then nothing was added.
[[nodiscard]] Result<QJsonArray> addAtOnce(QueueLink &queue, const QList<JobSpec> &specs);

} // namespace kurier

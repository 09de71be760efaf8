// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Paths.h"
#include "core/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace kurier {

/// The queue as it lies on disk while no instance runs: answers the reading methods of the control
/// protocol (list, history, find, show, status, cleanup.list) from the database, and changes
/// nothing. Thread: one.
class OfflineQueue
{
public:
    OfflineQueue() = default;
    OfflineQueue(const OfflineQueue &) = delete;
    OfflineQueue &operator=(const OfflineQueue &) = delete;
    virtual ~OfflineQueue() = default;

    /// As ControlClient::call(); ENotImpl for a method that does not only read.
    [[nodiscard]] virtual Result<QJsonObject> call(const QString &method,
                                                   const QJsonObject &params) = 0;
};

/// The queue under \a paths; an empty one when there is no database yet.
/// Errors: those of SqliteReader::open() but EPathNotFound.
[[nodiscard]] Result<std::unique_ptr<OfflineQueue>> openOfflineQueue(const Paths &paths);

} // namespace kurier

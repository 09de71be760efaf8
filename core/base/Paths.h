// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace kurier {

/// Where Kurier keeps what it keeps (cli.md, "Places"). Reads only HOME and the XDG_* variables.
struct Paths
{
    QString dataDirectory; ///< $XDG_DATA_HOME/kurier, 0700
    QString database; ///< dataDirectory/queue.db, 0600
    QString settingsFile; ///< $XDG_CONFIG_HOME/kurier/kurier.conf
    QString stateDirectory; ///< $XDG_STATE_HOME/kurier, 0700: logs and window geometry
    QString runtimeDirectory; ///< $XDG_RUNTIME_DIR/kurier, else dataDirectory/run; 0700
    QString controlSocket; ///< runtimeDirectory/control.sock
    QString lockFile; ///< dataDirectory/queue.lock: whoever holds it owns the queue

    /// Paths from the environment of this process. Touches no file.
    [[nodiscard]] static Paths fromEnvironment();
};

/// Creates \a directory and what is missing above it with mode 0700 and makes sure it belongs to
/// the caller and is closed to others. One that everybody may write into is refused, not closed.
/// Errors: EAccessDenied, EPathNotFound with the path.
[[nodiscard]] Result<> makePrivateDirectory(const QString &directory);

} // namespace kurier

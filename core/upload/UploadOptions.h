// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace kurier {

/// Bytes that libcurl sends at once. SFTP never has more of them under way that the server has not
/// confirmed.
inline constexpr qint64 kUploadBuffer = 256 * 1024;

/// Patience of the upload engine; the defaults are what people get.
struct UploadOptions
{
    std::chrono::milliseconds connectTimeout {30'000};
    /// A request on which less than one byte a second moves for so long ends in ETimeout.
    std::chrono::seconds stallTimeout {60};
    /// Least time between two UploadProgress of one attempt that confirm nothing new.
    std::chrono::milliseconds progressInterval {100};
    /// How long a stop waits for the address of a session that is being created.
    std::chrono::milliseconds namingPatience {10'000};
    /// File with the authorities that vouch for servers; empty = the system's.
    QByteArray caFile {};
    /// Folder with the person's SSH keys and known_hosts; empty = ~/.ssh.
    QByteArray sshFolder {};
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/ResponseVerdict.h"

namespace kurier {

/// What a server of files (FTP, SFTP) says of a file before it sends it.
struct RemoteFileFacts
{
    qint64 size = -1; ///< Bytes; -1 = not told.
    qint64 modified = -1; ///< Seconds since 1970; -1 = not told.

    friend bool operator==(const RemoteFileFacts &, const RemoteFileFacts &) = default;
};

/// What may prove bytes of the file later, see provesFile(): when it was changed, provided that
/// this is at least 60 s before \a now, as RFC 9110 8.8.2.2 asks of dates that count whole seconds.
/// Empty without a size or a time. Pure.
[[nodiscard]] QByteArray fileValidator(const RemoteFileFacts &facts, std::chrono::seconds now);

/// True for what fileValidator() returns; never for a validator of HTTP.
[[nodiscard]] bool provesFile(const QByteArray &validator);

/// Judges what is about to be sent as judge() does an HTTP answer: a part only counts when the file
/// has the size and the time of change it had before. \a question has no end. Pure.
[[nodiscard]] ResponseVerdict judgeFile(const RemoteFileFacts &facts, const RangeQuestion &question,
                                        std::chrono::seconds now);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCode.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace kurier {

/// Where an error arose. Numbers follow BG_ERROR_CONTEXT.
enum class ErrorContext : quint8 {
    None = 0,
    QueueManager = 2,
    LocalFile = 4,
    RemoteFile = 5,
    Transport = 6,
};

/// What can be done about an error without changing the job.
enum class RetryClass : quint8 {
    Automatic, ///< Trying again later may help: TRANSIENT_ERROR.
    UserAction, ///< Somebody has to change something first (space, rights, address): ERROR.
    Permanent, ///< Trying again cannot help: ERROR.
};

/// An error as a comparable value. Text for people is made from it in ui/text; \a detail is an
/// untranslated diagnostic (file path, curl's own words) and is shown as plain text only.
struct Error
{
    ErrorCode code = ErrorCode::Ok;
    ErrorContext context = ErrorContext::None;
    QString detail;
    /// Path or address the error is about; empty when it is about the job as a whole.
    QString subject;

    friend bool operator==(const Error &, const Error &) = default;
};

/// The documented name: "DO_E_INVALID_STATE", "BG_E_HTTP_ERROR_404"; "0x…" for an unknown number.
[[nodiscard]] QString errorCodeName(ErrorCode code);

/// The number as "0x80D02013".
[[nodiscard]] QString errorCodeHex(ErrorCode code);

/// One of: none local-file remote-file transport queue-manager (cli.md, JSON "context").
[[nodiscard]] QString errorContextName(ErrorContext context);

/// Retry class by code. HTTP per BITS "Handling Server Application Errors": 4xx permanent except
/// 408, 409, and by later RFCs 421, 423, 425, 429; 5xx automatic except 501, 505, 508, 511; 3xx
/// permanent; where a person can change something (401, 402, 403, 407, 428, 431 and those of 5xx)
/// UserAction; the rest by the code's nature.
[[nodiscard]] RetryClass retryClass(ErrorCode code);

/// Every code with a name of its own, for tests and documentation (HTTP codes excluded).
[[nodiscard]] std::size_t namedErrorCodeCount();
[[nodiscard]] ErrorCode namedErrorCode(std::size_t index);

} // namespace kurier

Q_DECLARE_METATYPE(kurier::Error)

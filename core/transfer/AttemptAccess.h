// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlAccess.h"
#include "core/transfer/HttpUrl.h"
#include "core/transfer/TransferMessages.h"

namespace kurier {

/// How the exchange with \a url of an attempt at \a request gets there: the credentials of this
/// origin, or those in the address itself, and of no other. Thread: any.
[[nodiscard]] ExchangeAccess accessFor(const TransferRequest &request, const HttpUrl &url);

/// Makes an error of the proxy (407) be about the proxy and not about the file.
void nameProxy(Error &error, const TransferRequest &request);

} // namespace kurier

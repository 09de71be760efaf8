// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QByteArray>

#include <curl/curl.h>

namespace kurier {

/// libcurl's code as an error: number and context from one table that
/// holds every code curl has; one of a newer curl becomes EFail. \a words are curl's own (its error
/// buffer; its general text when empty) and become the detail; the subject is displayUrl(\a url).
/// CURLE_OK gives Ok. Thread: any.
[[nodiscard]] Error errorFromCurl(CURLcode code, const char *words, const QByteArray &url);

/// True when the table has a row of its own for \a code.
[[nodiscard]] bool isMappedCurlCode(CURLcode code);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metalink/Metalink.h"

#include <tl/expected.hpp>

namespace kurier {

/// What the Metalink \a document from \a file asks for, or why not, as a sentence for the terminal.
[[nodiscard]] tl::expected<Metalink, QString> readMetalink(const QByteArray &document,
                                                           const QString &file);

} // namespace kurier

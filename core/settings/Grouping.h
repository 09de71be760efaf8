// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace kurier {

/// What the rows of the queue stand together by.
enum class Grouping : quint8 { None, State, Server };

} // namespace kurier

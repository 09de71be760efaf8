// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/LogCategories.h"

namespace kurier {
Q_LOGGING_CATEGORY(lcQueue, "kurier.queue", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTransfer, "kurier.transfer", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFiles, "kurier.files", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "kurier.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcControl, "kurier.control", QtInfoMsg)
} // namespace kurier

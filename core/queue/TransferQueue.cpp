// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/TransferQueue.h"

#include "moc_TransferQueue.cpp"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"

#include <vector>

namespace kurier {

/// No running segment is split into pieces smaller than this.
inline constexpr qint64 kLeastPiece = qint64 {1024} * 1024;

/// Work for at most \a count further segments: what nobody works on (\a idle) first, then equal
/// parts of what \a running segments still have to do, the largest remainder first, none below
/// kLeastPiece, each beginning at a multiple of 64 KiB; each running segment keeps the first of its
/// parts. Fewer when there is not enough. Pure.
[[nodiscard]] std::vector<ByteRange> planPieces(const std::vector<ByteRange> &idle,
                                                const std::vector<ByteRange> &running, int count);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kurier {

/// The members of a dictionary (RFC 8941 3.2) whose values are byte sequences, with those values
/// decoded, in order; of members with one key the last counts. Members of other types are read
/// over. Nothing when \a text is malformed anywhere: such a field has to be ignored as a whole.
/// Pure.
[[nodiscard]] std::optional<std::vector<std::pair<QByteArray, QByteArray>>>
byteSequencesOfDictionary(std::string_view text);

/// Base64 with padding, to the letter (RFC 4648 4); nothing when it is not.
[[nodiscard]] std::optional<QByteArray> decodeBase64(std::string_view text);

} // namespace kurier

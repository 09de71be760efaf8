// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace kurier {

/// The bytes of \a text, valid as long as it is neither changed nor destroyed.
inline std::string_view stringView(const QByteArray &text)
{
    return {text.data(), static_cast<std::size_t>(text.size())};
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace kurier {

/// How credentials are given (RFC 7617, 7616, 6750). Unknown: as the server asks.
enum class AccessScheme : quint8 { Unknown, Basic, Digest, Bearer };

/// Who a person is to one server. Lives in memory and in the desktop's key ring only: it is never
/// stored in the queue's database, logged, shown, or made part of an error.
struct Credentials
{
    QByteArray user; ///< Empty for Bearer.
    QByteArray password; ///< For Bearer the token.
    AccessScheme scheme = AccessScheme::Unknown;

    [[nodiscard]] bool isEmpty() const { return user.isEmpty() && password.isEmpty(); }
    /// Without control characters, which would end a header line.
    [[nodiscard]] bool isClean() const
    {
        const auto clean = [](const QByteArray &text) {
            return std::none_of(text.begin(), text.end(), [](char c) {
                return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
            });
        };
        return clean(user) && clean(password);
    }
    /// The same person, however it is proven.
    [[nodiscard]] bool sameSecret(const Credentials &other) const
    {
        return user == other.user && password == other.password;
    }
    friend bool operator==(const Credentials &, const Credentials &) = default;
};

/// Credentials for one origin ("https://host:443"); they are sent to no other.
struct OriginCredentials
{
    QByteArray origin;
    Credentials credentials;

    friend bool operator==(const OriginCredentials &, const OriginCredentials &) = default;
};

using AccessList = QList<OriginCredentials>;

/// Those of \a list for \a origin; null when there are none.
[[nodiscard]] inline const Credentials *credentialsFor(const AccessList &list,
                                                       const QByteArray &origin)
{
    for (const OriginCredentials &each : list) {
        if (each.origin == origin)
            return &each.credentials;
    }
    return nullptr;
}

/// Puts \a credentials for \a origin into \a list, before all others and instead of earlier ones.
inline void putCredentials(AccessList &list, const QByteArray &origin,
                           const Credentials &credentials)
{
    list.removeIf([&origin](const OriginCredentials &each) { return each.origin == origin; });
    list.prepend({origin, credentials});
}

} // namespace kurier

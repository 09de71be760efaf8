// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace kurier {

/// The desktop's store of secrets. Thread: the one it lives in, which needs an event loop; no
/// function blocks. A reply comes exactly once, never from inside the call.
class KeyRing
{
public:
    using Read = std::function<void(std::optional<QByteArray>)>;
    using Written = std::function<void(bool)>;

    KeyRing() = default;
    KeyRing(const KeyRing &) = delete;
    KeyRing &operator=(const KeyRing &) = delete;
    virtual ~KeyRing() = default;

    /// Nothing when there is no such entry, or the person did not unlock the key ring.
    virtual void read(const QString &key, Read reply) = 0;
    virtual void write(const QString &key, const QByteArray &secret, Written reply) = 0;
    virtual void remove(const QString &key) = 0;
};

} // namespace kurier

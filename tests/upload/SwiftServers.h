// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/transfer/ServerProcess.h"

#include <array>

namespace kurier::test {

/// OpenStack Swift with its S3 interface, which verifies signatures: one device, three storage
/// servers and a proxy, each on a loopback port. Ends with the object. Thread: one.
class SwiftServers final
{
public:
    /// Configuration goes to \a directory, what it stores to \a root.
    SwiftServers(QString directory, QString root);

    /// False when it is not installed or does not start.
    [[nodiscard]] bool start(std::uint16_t port);

private:
    [[nodiscard]] bool write(const QString &name, QByteArray text, std::uint16_t port) const;
    [[nodiscard]] bool makeRing(const QString &name, std::uint16_t port) const;

    QString m_directory;
    QString m_root;
    std::array<ServerProcess, 3> m_storage;
    ServerProcess m_proxy;
};

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/Programs.h"

#include <QString>

namespace kurier::test {

/// A message bus that nobody else uses. Needs dbus-daemon and dbus-send (isPossible()).
/// Thread: the test's.
class PrivateBus
{
public:
    PrivateBus();

    [[nodiscard]] static bool isPossible();

    /// For DBUS_SESSION_BUS_ADDRESS.
    [[nodiscard]] const QString &address() const { return m_address; }
    /// Waits until somebody owns \a name.
    [[nodiscard]] bool waitFor(const QString &name) const;
    /// \a argument as dbus-send takes it. False when there was no answer.
    bool call(const QString &service, const QString &path, const QString &method,
              const QString &argument) const;

private:
    ProcessPtr m_process;
    QString m_address;
};

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/PrivateBus.h"

#include <QStandardPaths>
#include <QTest>

namespace kurier::test {

PrivateBus::PrivateBus()
{
    m_process.reset(new QProcess);
    m_process->start(QStringLiteral("dbus-daemon"),
                     {QStringLiteral("--session"), QStringLiteral("--nofork"),
                      QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    while (m_process->waitForReadyRead(20'000) && !m_process->canReadLine()) { }
    m_address = QString::fromUtf8(m_process->readLine()).trimmed();
}

bool PrivateBus::isPossible()
{
    return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("dbus-send")).isEmpty();
}

bool PrivateBus::waitFor(const QString &name) const
{
    return QTest::qWaitFor(
        [&] {
            return call(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                        QStringLiteral("org.freedesktop.DBus.GetNameOwner"),
                        QStringLiteral("string:") + name);
        },
        20'000);
}

bool PrivateBus::call(const QString &service, const QString &path, const QString &method,
                      const QString &argument) const
{
    QProcess process;
    process.start(QStringLiteral("dbus-send"),
                  {QStringLiteral("--bus=") + m_address, QStringLiteral("--print-reply"),
                   QStringLiteral("--dest=") + service, path, method, argument});
    return process.waitForFinished(20'000) && process.exitCode() == 0;
}

} // namespace kurier::test

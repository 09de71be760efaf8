// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/SwiftServers.h"

#include "tests/upload/ServerConfigurations.h"

#include <QDir>
#include <QFile>

#include <pwd.h>
#include <unistd.h>

namespace kurier::test {

namespace {

const std::array kNames {QStringLiteral("object"), QStringLiteral("container"),
                         QStringLiteral("account")};

QByteArray ownName()
{
    const passwd *const person = ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe)
    return person != nullptr ? QByteArray(person->pw_name) : QByteArray();
}

} // namespace

SwiftServers::SwiftServers(QString directory, QString root)
    : m_directory(std::move(directory))
    , m_root(std::move(root))
{
}

bool SwiftServers::write(const QString &name, QByteArray text, std::uint16_t port) const
{
    text.replace("$DIR", QFile::encodeName(m_directory));
    text.replace("$ROOT", QFile::encodeName(m_root));
    text.replace("$PORT", QByteArray::number(port));
    text.replace("$USER", ownName());
    text.replace("$NAME", name.toLatin1());
    QFile out(m_directory + QLatin1Char('/') + name + QStringLiteral(".conf"));
    return out.open(QIODevice::WriteOnly) && out.write(text) == text.size();
}

bool SwiftServers::makeRing(const QString &name, std::uint16_t port) const
{
    const auto build = [&](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(m_directory);
        process.start(QStringLiteral("swift-ring-builder"),
                      QStringList {name + QStringLiteral(".builder")} + arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    };
    const QString device = QStringLiteral("r1z1-127.0.0.1:%1/device").arg(port);
    return build(words(QStringLiteral("create 2 1 0")))
        && build({QStringLiteral("add"), device, QStringLiteral("1")})
        && build({QStringLiteral("rebalance")});
}

bool SwiftServers::start(std::uint16_t port)
{
    if (ServerProcess::pathOf(QStringLiteral("swift-proxy-server")).isEmpty())
        return false;
    QDir().mkpath(m_root + QStringLiteral("/device"));
    if (!write(QStringLiteral("swift"), kSwiftHash, 0)
        || !write(QStringLiteral("proxy"), kSwiftProxy, port))
        return false;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const QString &name = kNames.at(i);
        const std::uint16_t own = freePort();
        if (!write(name, kSwiftStorage, own) || !makeRing(name, own)
            || !m_storage.at(i).start(
                QStringLiteral("swift-%1-server").arg(name),
                {m_directory + QLatin1Char('/') + name + QStringLiteral(".conf")}, own))
            return false;
    }
    return m_proxy.start(QStringLiteral("swift-proxy-server"),
                         {m_directory + QStringLiteral("/proxy.conf")}, port);
}

} // namespace kurier::test

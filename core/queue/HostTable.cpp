// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/HostTable.h"

#include "core/job/JobSpec.h"

namespace kurier {

namespace {

bool isLoopbackName(const QString &host)
{
    QString name = host;
    if (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    if (name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")))
        return true;
    if (name == QLatin1String("::1") || name == QLatin1String("0:0:0:0:0:0:0:1"))
        return true;
    const QStringList parts = name.split(QLatin1Char('.'));
    if (parts.size() != 4 || parts[0] != QLatin1String("127"))
        return false;
    for (const QString &part : parts) {
        bool number = false;
        if (part.toUInt(&number) > 255 || !number)
            return false;
    }
    return true;
}

} // namespace

HostId HostTable::idOf(const QByteArray &url)
{
    const QString host = hostOf(url);
    if (host.isEmpty())
        return {};
    HostId &id = m_ids[host];
    if (id.isNull()) {
        m_loopback.push_back(isLoopbackName(host));
        id = HostId {static_cast<qint64>(m_loopback.size())};
    }
    return id;
}

bool HostTable::isLoopback(HostId host) const
{
    return !host.isNull() && m_loopback.at(static_cast<std::size_t>(host.value - 1));
}

} // namespace kurier

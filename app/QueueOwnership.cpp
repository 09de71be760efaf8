// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/QueueOwnership.h"

#include "core/control/ControlClient.h"

#include <QJsonArray>

namespace kurier {

namespace {
constexpr std::chrono::seconds kOwnerStarts {5};
} // namespace

QueueOwnership::QueueOwnership(const Paths &paths)
    : m_paths(paths)
    , m_lock(paths.lockFile)
{
}

Result<> QueueOwnership::lock()
{
    if (auto made = makePrivateDirectory(m_paths.dataDirectory); !made)
        return made;
    return m_lock.tryLock();
}

Result<> QueueOwnership::forHeadless()
{
    return lock();
}

Result<QueueOwnership::Outcome> QueueOwnership::forWindow(const QStringList &urls)
{
    auto locked = lock();
    if (locked)
        return Outcome::Owner;
    if (locked.error().code != ErrorCode::BgEDestinationLocked)
        return tl::unexpected(locked.error());

    ControlClient owner;
    if (!owner.connectTo(m_paths.controlSocket)) {
        // It may be about to bind its socket, or about to end.
        if (auto late = m_lock.waitLock(kOwnerStarts); late)
            return Outcome::Owner;
        if (auto again = owner.connectTo(m_paths.controlSocket); !again)
            return tl::unexpected(locked.error());
    }
    const auto about = owner.call(QStringLiteral("version"));
    if (!about)
        return tl::unexpected(locked.error());
    if (about->value(QLatin1String("window")).toBool()) {
        const QJsonObject params {{QStringLiteral("urls"), QJsonArray::fromStringList(urls)}};
        if (auto raised = owner.call(QStringLiteral("raise"), params); !raised)
            return tl::unexpected(raised.error());
        return Outcome::Raised;
    }
    return Outcome::Attach;
}

} // namespace kurier

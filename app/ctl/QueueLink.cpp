// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/QueueLink.h"

#include "app/ctl/HeadlessStarter.h"
#include "core/base/FileHandle.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>

#include <thread>
#include <utility>

namespace kurier {

namespace {

constexpr std::chrono::seconds kStartTimeout {10};
constexpr std::chrono::milliseconds kPollInterval {20};

bool isNotRunning(const Error &error)
{
    return error.code == ErrorCode::BgESessionNotFound;
}

} // namespace

QueueLink::QueueLink(Paths paths, bool mayStart)
    : m_paths(std::move(paths))
    , m_mayStart(mayStart)
{
}

Result<> QueueLink::openRunning()
{
    return m_client.connectTo(m_paths.controlSocket);
}

Result<> QueueLink::openOrStart()
{
    auto opened = openRunning();
    if (opened || !isNotRunning(opened.error()) || !m_mayStart)
        return opened;
    return startHeadless(
        m_paths, [this] { return m_client.isConnected() || openRunning().has_value(); },
        kStartTimeout);
}

Result<> QueueLink::openForReading()
{
    auto opened = openRunning();
    if (opened || !isNotRunning(opened.error()))
        return opened;
    auto offline = openOfflineQueue(m_paths);
    if (!offline)
        return tl::unexpected(offline.error());
    m_offline = *std::move(offline);
    return {};
}

Result<QJsonObject> QueueLink::call(const QString &method, const QJsonObject &params,
                                    ControlClient::Timeout timeout,
                                    const ControlClient::EventHandler &onEvent)
{
    if (m_offline)
        return m_offline->call(method, params);
    return m_client.call(method, params, timeout, onEvent);
}

bool QueueLink::waitForEnd(std::chrono::milliseconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    if (!m_client.waitForClosed(timeout))
        return false;
    const int descriptor =
        ::open(QFile::encodeName(m_paths.lockFile).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return true;
    // A shared lock can be had once nobody holds the exclusive one; it is given back at once.
    const FileHandle handle(descriptor);
    while (::flock(descriptor, LOCK_SH | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(kPollInterval);
    }
    return true;
}

} // namespace kurier

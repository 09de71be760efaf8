// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/QueueLink.h"

#include "app/ctl/HeadlessStarter.h"
#include "app/ctl/OwnerQueue.h"
#include "core/base/FileHandle.h"

#include <QFile>
#include <QJsonArray>

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

QJsonObject ownedBy(const QString &owner, QJsonObject json)
{
    const auto name = [&owner](QJsonObject object) {
        object.insert(QStringLiteral("owner"), owner);
        return object;
    };
    if (const QJsonValue job = json.value(QLatin1String("job")); job.isObject())
        json.insert(QStringLiteral("job"), name(job.toObject()));
    for (const char *const key : {"jobs", "artefacts"}) {
        const QJsonValue list = json.value(QLatin1String(key));
        if (!list.isArray())
            continue;
        QJsonArray named;
        const QJsonArray items = list.toArray();
        for (const QJsonValue &item : items)
            named.append(name(item.toObject()));
        json.insert(QLatin1String(key), named);
    }
    return json;
}

} // namespace

QueueLink::QueueLink(Paths paths, bool mayStart)
    : m_paths(std::move(paths))
    , m_mayStart(mayStart)
{
}

QueueLink::QueueLink(UserAccount owner, bool mayStart)
    : m_owner(std::move(owner))
    , m_mayStart(mayStart)
{
}

Result<> QueueLink::openSocket()
{
    if (!m_owner)
        return m_client.connectTo(m_paths.controlSocket);
    Result<> opened = failure(ErrorCode::BgESessionNotFound, ErrorContext::QueueManager);
    const QStringList sockets = controlSocketsOf(*m_owner);
    for (const QString &socket : sockets) {
        auto tried = m_client.connectTo(socket, m_owner->user);
        if (tried)
            return tried;
        if (!isNotRunning(tried.error()))
            opened = std::move(tried);
    }
    return opened;
}

Result<> QueueLink::openRunning()
{
    return openSocket();
}

Result<> QueueLink::start()
{
    if (m_owner) {
        if (auto started = startOwnersQueue(*m_owner); !started)
            return started;
        return openSocket();
    }
    return startHeadless(
        m_paths, [this] { return m_client.isConnected() || openSocket().has_value(); },
        kStartTimeout);
}

Result<> QueueLink::openOrStart()
{
    auto opened = openSocket();
    if (opened || !isNotRunning(opened.error()) || !m_mayStart)
        return opened;
    return start();
}

Result<> QueueLink::openForReading()
{
    auto opened = openRunning();
    if (opened || !isNotRunning(opened.error()))
        return opened;
    auto offline = m_owner ? openOwnerQueue(*m_owner) : openOfflineQueue(m_paths);
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
        return owned(m_offline->call(method, params));
    return send(method, params).and_then([&](qint64 request) {
        return answerTo(request, timeout, onEvent);
    });
}

Result<QJsonObject> QueueLink::answerTo(qint64 request, ControlClient::Timeout timeout,
                                        const ControlClient::EventHandler &onEvent)
{
    if (!m_owner)
        return m_client.answerTo(request, timeout, onEvent);
    const auto told = [this, &onEvent](const QJsonObject &event) {
        if (onEvent)
            onEvent(ownedBy(m_owner->name, event));
    };
    return owned(m_client.answerTo(request, timeout, told));
}

/// Whose a job is, is known here; what is said there is in that user's hands.
Result<QJsonObject> QueueLink::owned(const Result<QJsonObject> &answer) const
{
    if (!m_owner)
        return answer;
    return answer.map([this](const QJsonObject &json) { return ownedBy(m_owner->name, json); });
}

bool QueueLink::waitForEnd(std::chrono::milliseconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    if (!m_client.waitForClosed(timeout))
        return false;
    if (m_owner)
        return true;
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

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlConnection.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace kurier {

namespace {
constexpr std::chrono::seconds kLinePatience {2};
constexpr std::chrono::milliseconds kConnectAgain {20};
/// Others have their turn behind so much.
constexpr qsizetype kReadInATurn = qsizetype {1024} * 1024;
/// Shorter pieces are sent together.
constexpr qsizetype kSentTogether = qsizetype {16} * 1024;
} // namespace

ControlConnection::ControlConnection(QObject *parent)
    : QObject(parent)
    , m_turn(this)
    , m_mostRead(std::numeric_limits<qsizetype>::max())
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &ControlConnection::tryToConnect);
    connect(&m_readable, &QSocketNotifier::activated, this, &ControlConnection::receive);
    connect(&m_writable, &QSocketNotifier::activated, this, &ControlConnection::transmit);
}

void ControlConnection::connectTo(const QString &path)
{
    close();
    m_received.clear();
    m_path = path;
    m_patience = QDeadlineTimer(kLinePatience);
    tryToConnect();
}

void ControlConnection::tryToConnect()
{
    auto socket = UnixSocket::connectTo(m_path);
    if (!socket && socket.error().code == ErrorCode::ETimeout && !m_patience.hasExpired()) {
        m_turn.start(kConnectAgain);
        return;
    }
    if (!socket) {
        Q_EMIT disconnected();
        return;
    }
    open(*std::move(socket));
    Q_EMIT connected();
}

void ControlConnection::adopt(FileHandlePtr socket)
{
    close();
    m_received.clear();
    open(std::move(socket));
}

void ControlConnection::open(FileHandlePtr socket)
{
    m_socket = std::move(socket);
    m_readable.setSocket(m_socket->descriptor());
    m_writable.setSocket(m_socket->descriptor());
    m_readable.setEnabled(true);
}

void ControlConnection::close()
{
    m_turn.stop();
    m_finishing = m_deaf = false;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_socket.reset();
    m_waiting.clear();
    m_sentOfFirst = m_unsent = 0;
}

void ControlConnection::abort()
{
    const bool open = m_socket || m_turn.isActive();
    close();
    if (open)
        Q_EMIT disconnected();
}

void ControlConnection::finish()
{
    if (m_unsent == 0)
        return abort();
    m_finishing = true;
}

void ControlConnection::receive()
{
    const qsizetype room = std::min(kReadInATurn, m_mostRead - m_received.size());
    auto [bytes, ended] = room > 0 ? UnixSocket::receive(*m_socket, room) : UnixSocket::Received();
    const bool came = !bytes.isEmpty();
    if (m_received.isEmpty())
        m_received = std::move(bytes);
    else
        m_received += bytes;
    m_readable.setEnabled(!ended && m_received.size() < m_mostRead);
    const auto socket = m_socket;
    if (came)
        Q_EMIT readyRead();
    if (ended && m_socket == socket)
        abort();
}

QByteArray ControlConnection::read(qsizetype most)
{
    QByteArray bytes =
        m_received.size() <= most ? std::exchange(m_received, {}) : m_received.left(most);
    if (!m_received.isEmpty())
        m_received.remove(0, bytes.size());
    if (m_socket && m_received.size() < m_mostRead)
        m_readable.setEnabled(true);
    return bytes;
}

QByteArray ControlConnection::readAll()
{
    return read(std::numeric_limits<qsizetype>::max());
}

void ControlConnection::write(const QByteArray &bytes)
{
    if (!isConnected() || m_deaf || bytes.isEmpty())
        return;
    if (!m_waiting.empty() && m_waiting.back().size() < kSentTogether)
        m_waiting.back() += bytes;
    else
        m_waiting.push_back(bytes);
    m_unsent += bytes.size();
    // In its turn, when others wait.
    if (!m_writable.isEnabled() && sendWaiting())
        m_writable.setEnabled(m_unsent > 0);
}

void ControlConnection::transmit()
{
    const qsizetype before = m_unsent;
    const bool open = sendWaiting();
    m_writable.setEnabled(open && m_unsent > 0);
    const auto socket = m_socket;
    if (m_unsent < before)
        Q_EMIT bytesWritten();
    if (m_finishing && m_unsent == 0 && m_socket == socket)
        abort();
}

bool ControlConnection::sendWaiting()
{
    while (!m_waiting.empty()) {
        const QByteArrayView rest = QByteArrayView(m_waiting.front()).sliced(m_sentOfFirst);
        const auto taken = UnixSocket::send(*m_socket, rest);
        if (!taken) {
            // What it said before it went is still to be read; its end comes behind that.
            m_deaf = true;
            m_waiting.clear();
            m_sentOfFirst = m_unsent = 0;
            return false;
        }
        m_sentOfFirst += *taken;
        m_unsent -= *taken;
        if (*taken < rest.size())
            return true;
        m_waiting.pop_front();
        m_sentOfFirst = 0;
    }
    return true;
}

} // namespace kurier

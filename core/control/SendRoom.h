// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <utility>

namespace kurier {

/// Whether a client of the control socket has read most of what was sent to it: what can wait is
/// only sent then. Thread: the queue's.
class SendRoom final : public QObject
{
    Q_OBJECT
public:
    /// Bytes a client has not read from which on there is no room.
    static constexpr qint64 kMostUnread = 512LL * 1024;

    using QObject::QObject;

    [[nodiscard]] bool isFree() const { return m_free; }
    /// \a unread: bytes that the connection has not taken yet.
    void setUnread(qint64 unread)
    {
        const bool free = unread < kMostUnread;
        if (std::exchange(m_free, free) != free && free)
            Q_EMIT freed();
    }

Q_SIGNALS:
    void freed();

private:
    bool m_free = true;
};

} // namespace kurier

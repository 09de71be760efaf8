// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace kurier {

/// How long a flow has been silent, by regular looks at it: one that comes late counts like any
/// other, so that a pause of this machine is no silence of the other. Thread: the owner's.
class Silence final
{
public:
    /// Time between two looks.
    static constexpr std::chrono::milliseconds kLook {50};

    /// \a bytes: in all so far. \a held: nothing may come at the moment.
    void look(qint64 bytes, bool held)
    {
        m_looks = held || bytes != m_bytes ? 0 : m_looks + 1;
        m_bytes = bytes;
    }
    /// Until now, with \a bytes in all.
    [[nodiscard]] std::chrono::milliseconds length(qint64 bytes) const
    {
        return bytes == m_bytes ? m_looks * kLook : std::chrono::milliseconds(0);
    }

private:
    qint64 m_bytes = -1;
    int m_looks = 0;
};

/// The end of a running segment.
struct Tail
{
    qint64 came = 0; ///< Bytes of its answer; 0 = none has come.
    qint64 rest = 0; ///< Bytes that nobody else gets.
    std::chrono::milliseconds age {0}; ///< Of its answer.
    std::chrono::milliseconds answerTime {0}; ///< From its request to its answer.
    std::chrono::milliseconds silence {0};
    bool second = false; ///< Asks for the rest of another one.
    bool asked = false; ///< Its rest was asked for a second time already.
};

/// A server that rations each request by itself may let the last bytes of one wait for the next
/// portion (nginx: up to a second for less than a head's size), and nobody can help by taking a
/// part of so little. So the rest of a segment that falls silent shortly before its end is asked
/// for a second time, once, and whoever brings it first is right. Decides for one attempt which
/// rests are; the first is a trial, and others follow when the server answers it.
/// Thread: the owner's.
class Endgame final
{
public:
    struct Choice
    {
        std::size_t tail = 0;
        bool instead = false; ///< There is no connection for both: the silent one ends before.
    };

    /// The next one of \a tails, while \a room further connections may be opened. What may end
    /// before is never the last one that does not ask for another's rest.
    [[nodiscard]] std::optional<Choice> choose(const std::vector<Tail> &tails, int room) const;
    /// A second request is on its way.
    void asked() { m_server = m_server == Server::Unknown ? Server::Tried : m_server; }
    /// It brings what it asked for.
    void answered() { m_server = Server::Willing; }
    /// It brought nothing: there is no other.
    void refused() { m_server = Server::Unwilling; }
    /// It was taken back before it brought anything.
    void withdrawn() { m_server = m_server == Server::Tried ? Server::Unknown : m_server; }

private:
    enum class Server : quint8 { Unknown, Tried, Willing, Unwilling };

    Server m_server = Server::Unknown;
};

} // namespace kurier

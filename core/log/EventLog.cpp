// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/EventLog.h"

#include "core/base/UtcTime.h"

#include <QDateTime>
#include <QFile>
#include <QUuid>
#include <QtEndian>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace kurier {

namespace {

/// Names the events of one kind, for ever: a hash of its name below this one.
QByteArray messageId(const QByteArray &kind)
{
    static const QUuid base(QStringLiteral("{6b9cde0c-2f57-4f5b-9a4e-6c1f0b0e5d21}"));
    return QUuid::createUuidV5(base, kind).toString(QUuid::Id128).toLatin1();
}

void addField(QByteArray &entry, const QByteArray &name, const QByteArray &value)
{
    if (!value.contains('\n')) {
        entry += name + '=' + value + '\n';
        return;
    }
    const quint64 size = qToLittleEndian(static_cast<quint64>(value.size()));
    QByteArray length(static_cast<qsizetype>(sizeof size), '\0');
    std::memcpy(length.data(), &size, sizeof size);
    entry += name + '\n' + length + value + '\n';
}

/// Appends a value that neither ends the line nor looks like another field.
void addQuoted(QByteArray &line, const QByteArray &value)
{
    const auto isPlain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7F && c != '"' && c != '\\' && c != '=';
    };
    if (!value.isEmpty() && std::all_of(value.begin(), value.end(), isPlain)) {
        line += value;
        return;
    }
    line += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
            line += "\\x" + QByteArray::number(byte, 16).rightJustified(2, '0');
            continue;
        }
        if (c == '"' || c == '\\')
            line += '\\';
        line += c;
    }
    line += '"';
}

FileHandlePtr datagramSocket()
{
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return nullptr;
    // A journal that does not read must not hold up the end of the program for ever.
    const struct timeval patience
    {
        1, 0
    };
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    return std::make_shared<const FileHandle>(socket);
}

QByteArray stampOf(qint64 moment)
{
    return utcDateTime(moment).toString(Qt::ISODateWithMs).toLatin1();
}

void addLine(QByteArray &lines, const LogEvent &event, const QByteArray &stamp)
{
    lines += stamp;
    lines += ' ';
    lines += event.kind;
    for (const auto &[name, value] : event.fields) {
        lines += ' ';
        for (const char c : name)
            lines += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        lines += '=';
        addQuoted(lines, value);
    }
    lines += '\n';
}

} // namespace

EventLog::EventLog(QString directory, const QString &journalSocket)
    : m_journalSocket(QFile::encodeName(journalSocket))
    , m_socket(datagramSocket())
    , m_file(std::move(directory), QStringLiteral("queue.log"))
    , m_thread([this] { run(); })
{
}

EventLog::~EventLog()
{
    m_inbox.close();
    m_thread.join();
}

void EventLog::write(LogEvent event)
{
    m_inbox.put(std::move(event));
}

void EventLog::run()
{
    for (;;) {
        const std::vector<LogEvent> events = m_inbox.waitAndTakeAll();
        if (events.empty())
            return;
        const QByteArray stamp = stampOf(QDateTime::currentMSecsSinceEpoch());
        QByteArray lines;
        bool journal = true;
        for (const LogEvent &event : events) {
            const int failed = journal ? send(journalEntry(event)) : ENOENT;
            // Where one finds nobody who reads, the others of the moment do not either.
            journal = failed == 0 || failed == EMSGSIZE;
            if (failed != 0)
                addLine(lines, event, stamp);
        }
        if (!lines.isEmpty())
            static_cast<void>(m_file.append(lines));
    }
}

int EventLog::send(const QByteArray &entry) const
{
    struct sockaddr_un address
    {
    };
    const QByteArray &path = m_journalSocket;
    if (!m_socket || path.isEmpty()
        || path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return ENOENT;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    // Not connected: the next entry finds a journal that was started anew.
    const ssize_t sent =
        ::sendto(m_socket->descriptor(), entry.constData(), static_cast<std::size_t>(entry.size()),
                 MSG_NOSIGNAL, reinterpret_cast<const struct sockaddr *>(&address), sizeof address);
    if (sent < 0)
        return errno;
    return sent == static_cast<ssize_t>(entry.size()) ? 0 : EMSGSIZE;
}

QByteArray EventLog::journalEntry(const LogEvent &event)
{
    QByteArray entry;
    addField(entry, "MESSAGE", event.message);
    addField(entry, "MESSAGE_ID", messageId(event.kind));
    addField(entry, "PRIORITY", "6");
    addField(entry, "SYSLOG_IDENTIFIER", "kurier");
    addField(entry, "KURIER_UID", QByteArray::number(::getuid()));
    addField(entry, "KURIER_EVENT", event.kind);
    for (const auto &[name, value] : event.fields)
        addField(entry, "KURIER_" + name, value);
    return entry;
}

QByteArray EventLog::fileLine(const LogEvent &event, qint64 now)
{
    QByteArray line;
    addLine(line, event, stampOf(now));
    return line;
}

} // namespace kurier

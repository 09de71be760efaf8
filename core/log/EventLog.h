// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/Mailbox.h"
#include "core/log/RotatedFile.h"

#include <QByteArray>
#include <QString>

#include <thread>
#include <utility>
#include <vector>

namespace kurier {

/// One thing that happened. Nothing in it is secret: no address beyond its host, no name.
struct LogEvent
{
    QByteArray kind; ///< "state", "removed" …: decides the journal's MESSAGE_ID.
    QByteArray message; ///< For people who read the journal; English, one line.
    /// "JOB" → KURIER_JOB in the journal, job= in the file.
    std::vector<std::pair<QByteArray, QByteArray>> fields;
};

/// Writes each event to the system's journal as one structured entry (its native protocol; nothing
/// to link), or, where there is none, as one line to queue.log (RotatedFile). A thread of its own,
/// so that nobody waits. What cannot be written is lost; nothing else happens.
/// Thread: write() from any; destroyed by its maker.
class EventLog final
{
public:
    static constexpr const char *kJournal = "/run/systemd/journal/socket";

    EventLog(QString directory, const QString &journalSocket);
    /// Writes what was told and ends.
    ~EventLog();
    EventLog(const EventLog &) = delete;
    EventLog &operator=(const EventLog &) = delete;

    void write(LogEvent event);

    /// The entry for the journal: fields by lines, or with a length where a value has several.
    [[nodiscard]] static QByteArray journalEntry(const LogEvent &event);
    /// The line for the file; \a now is milliseconds UTC.
    [[nodiscard]] static QByteArray fileLine(const LogEvent &event, qint64 now);

private:
    void run();
    /// Returns 0 or the system's error number.
    [[nodiscard]] int send(const QByteArray &entry) const;

    const QByteArray m_journalSocket;
    const FileHandlePtr m_socket; ///< Null where there is none to be had.
    const RotatedFile m_file;
    Mailbox<LogEvent> m_inbox;
    std::thread m_thread;
};

} // namespace kurier

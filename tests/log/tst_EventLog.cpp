// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/EventLog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

using namespace kurier;

namespace {

/// The journal's end of the protocol.
class Journal
{
public:
    explicit Journal(const QString &path)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        struct sockaddr_un address
        {
        };
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
        const struct timeval patience
        {
            10, 0
        };
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        m_bound =
            ::bind(m_socket, reinterpret_cast<const struct sockaddr *>(&address), sizeof address)
            == 0;
    }
    ~Journal() { ::close(m_socket); }
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    [[nodiscard]] bool isBound() const { return m_bound; }
    [[nodiscard]] QByteArray next() const
    {
        QByteArray entry(65536, '\0');
        const ssize_t size =
            ::recv(m_socket, entry.data(), static_cast<std::size_t>(entry.size()), 0);
        return size < 0 ? QByteArray() : entry.left(static_cast<qsizetype>(size));
    }

private:
    int m_socket;
    bool m_bound = false;
};

LogEvent entryOf(const QByteArray &state = "queued")
{
    return {"state", "job x: " + state, {{"JOB", "x"}, {"STATE", state}}};
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_EventLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void toTheJournal();
    void aJournalStartedAnew();
    void tooLongForTheJournal();
    void entriesOfTheJournal();
    void toTheFileWithoutAJournal();
    void linesOfTheFile();
    void theFileIsRotated();
};

void tst_EventLog::toTheJournal()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("journal"));
    const Journal journal(path);
    QVERIFY(journal.isBound());
    {
        EventLog log(directory.filePath(QStringLiteral("state")), path);
        log.write(entryOf("queued"));
        log.write(entryOf("transferring"));
    }
    QVERIFY(journal.next().contains("KURIER_STATE=queued\n"));
    QVERIFY(journal.next().contains("KURIER_STATE=transferring\n"));
    QVERIFY(!QDir(directory.filePath(QStringLiteral("state"))).exists());
}

void tst_EventLog::aJournalStartedAnew()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("journal"));
    EventLog log(directory.filePath(QStringLiteral("state")), path);
    for (const QByteArray &state : {QByteArray("queued"), QByteArray("transferring")}) {
        const Journal journal(path);
        QVERIFY(journal.isBound());
        log.write(entryOf(state));
        QVERIFY(journal.next().contains(QByteArray("KURIER_STATE=" + state + '\n')));
        QVERIFY(QFile::remove(path));
    }
}

void tst_EventLog::tooLongForTheJournal()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("journal"));
    const Journal journal(path);
    QVERIFY(journal.isBound());
    {
        EventLog log(directory.filePath(QStringLiteral("state")), path);
        log.write(entryOf(QByteArray(8 * 1024 * 1024, 'x')));
        log.write(entryOf("queued"));
    }
    QVERIFY(journal.next().contains("KURIER_STATE=queued\n"));
    const QByteArrayList lines =
        contents(directory.filePath(QStringLiteral("state/queue.log"))).trimmed().split('\n');
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first().endsWith("xxxx"));
}

void tst_EventLog::entriesOfTheJournal()
{
    const QByteArray entry = EventLog::journalEntry(entryOf());
    const QByteArrayList lines = entry.split('\n');
    QVERIFY(lines.contains("MESSAGE=job x: queued"));
    QVERIFY(lines.contains("SYSLOG_IDENTIFIER=kurier"));
    QVERIFY(lines.contains(QByteArray("KURIER_UID=" + QByteArray::number(::getuid()))));
    QVERIFY(lines.contains("KURIER_EVENT=state"));
    QVERIFY(lines.contains("KURIER_JOB=x"));
    const QByteArray id = "MESSAGE_ID=";
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&id](const QByteArray &line) { return line.startsWith(id); });
    QVERIFY(found != lines.end());
    QCOMPARE(found->size(), id.size() + 32);
    QVERIFY(EventLog::journalEntry(entryOf("error")).contains(QByteArray(*found + '\n')));
    LogEvent other = entryOf();
    other.kind = "removed";
    QVERIFY(!EventLog::journalEntry(other).contains(QByteArray(*found + '\n')));
    // A value of several lines cannot make fields of its own.
    LogEvent hostile = entryOf("a\nMESSAGE=b");
    const QByteArray safe = EventLog::journalEntry(hostile);
    QVERIFY(safe.contains(QByteArray("KURIER_STATE\n\x0b\0\0\0\0\0\0\0a\nMESSAGE=b\n", 33)));
}

void tst_EventLog::toTheFileWithoutAJournal()
{
    const QTemporaryDir directory;
    const QString state = directory.filePath(QStringLiteral("state"));
    {
        EventLog log(state, directory.filePath(QStringLiteral("no-journal")));
        log.write(entryOf("queued"));
        log.write(entryOf("error"));
    }
    const QString path = state + QStringLiteral("/queue.log");
    const QByteArrayList lines = contents(path).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().endsWith("Z state job=x state=queued"));
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void tst_EventLog::linesOfTheFile()
{
    LogEvent hostile = entryOf("a b\n\"c\"\\ d=e");
    hostile.fields.emplace_back("EMPTY", "");
    QCOMPARE(EventLog::fileLine(hostile, 1'700'000'000'123),
             QByteArray("2023-11-14T22:13:20.123Z state job=x "
                        "state=\"a b\\x0a\\\"c\\\"\\\\ d=e\" empty=\"\"\n"));
}

void tst_EventLog::theFileIsRotated()
{
    const QTemporaryDir directory;
    const RotatedFile file(directory.filePath(QStringLiteral("state")), QStringLiteral("x.log"));
    const QByteArray half(RotatedFile::kRotateAt / 2, 'x');
    for (int i = 0; i < 20; ++i)
        QVERIFY(file.append(half));
    const QStringList names =
        QDir(directory.filePath(QStringLiteral("state"))).entryList(QDir::Files, QDir::Name);
    QCOMPARE(names,
             QStringList({QStringLiteral("x.log"), QStringLiteral("x.log.1"),
                          QStringLiteral("x.log.2"), QStringLiteral("x.log.3"),
                          QStringLiteral("x.log.4"), QStringLiteral("x.log.5")}));
}

QTEST_GUILESS_MAIN(tst_EventLog)
#include "tst_EventLog.moc"

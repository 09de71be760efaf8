// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SqliteJobStore.h"

#include "core/base/LogCategories.h"
#include "core/storage/BatchWriter.h"
#include "core/storage/DatabaseFile.h"
#include "core/storage/HistoryTrimmer.h"
#include "core/storage/JobReader.h"
#include "core/storage/SqliteError.h"

#include <QDateTime>

#include <SQLiteCpp/SQLiteCpp.h>
#include <pthread.h>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr qint32 kPart = 2000;
/// From a change to the look whether the history has become too long, and between two looks.
constexpr std::chrono::seconds kTrimSoon {10};
constexpr std::chrono::hours kTrimEvery {1};

bool needsSomething(const Artefact &artefact)
{
    return artefact.state != ArtefactState::Removed && artefact.state != ArtefactState::Published
        && artefact.state != ArtefactState::Abandoned;
}

/// "queue.reserve" beside "queue.db".
QString reservePath(const QString &database)
{
    const QString suffix = QStringLiteral(".db");
    return (database.endsWith(suffix) ? database.chopped(suffix.size()) : database)
        + QStringLiteral(".reserve");
}

} // namespace

struct SqliteJobStore::Connection
{
    Connection(std::unique_ptr<SQLite::Database> opened, const QString &path)
        : database(std::move(opened))
        , writer(*database, path)
        , reader(*database)
        , trimmer(*database)
    {
    }

    std::unique_ptr<SQLite::Database> database;
    BatchWriter writer;
    JobReader reader;
    HistoryTrimmer trimmer;
    StringPool pool;
};

Result<> SqliteJobStore::check(const QString &databasePath)
{
    return checkVersion(databasePath);
}

SqliteJobStore::SqliteJobStore(QString databasePath, StoreEventSink sink)
    : m_path(std::move(databasePath))
    , m_sink(std::move(sink))
    , m_reserve(reservePath(m_path))
    , m_thread([this] { run(); })
{
}

SqliteJobStore::~SqliteJobStore()
{
    SqliteJobStore::shutdown();
}

void SqliteJobStore::load()
{
    m_messages.put(LoadQueue {});
}

void SqliteJobStore::apply(StoreBatch batch)
{
    m_messages.put(std::move(batch));
}

void SqliteJobStore::ask(StoreRequest request)
{
    m_messages.put(std::move(request));
}

void SqliteJobStore::keepHistory(const HistoryRetention &retention)
{
    m_messages.put(retention);
}

void SqliteJobStore::shutdown()
{
    m_messages.close();
    if (m_thread.joinable())
        m_thread.join();
}

void SqliteJobStore::run()
{
    ::pthread_setname_np(::pthread_self(), "kurier-store");
    connect();
    for (;;) {
        const bool closed = m_messages.isClosed();
        auto messages = waitForMessages();
        if (messages.empty() && closed)
            break;
        if (messages.empty()) {
            trimHistory();
            continue;
        }
        // Whatever kept the database closed (rights, a full disk) may be over by now.
        if (!m_connection)
            connect();
        handle(std::move(messages));
    }
    disconnect();
}

void SqliteJobStore::connect()
{
    auto opened = openDatabase(m_path);
    if (!opened && opened.error().code == ErrorCode::EDiskFull && m_reserve.giveUp())
        opened = openDatabase(m_path);
    if (!opened) {
        m_refusal = opened.error();
        return;
    }
    if (opened->setAside)
        send(*opened->setAside);
    try {
        m_connection = std::make_unique<Connection>(std::move(opened->database), m_path);
        m_reserve.keep();
    } catch (const SQLite::Exception &exception) {
        m_refusal = storeError(exception, m_path);
    }
}

void SqliteJobStore::disconnect()
{
    if (m_connection && m_connection->writer.sawDamage())
        requestCheck(m_path);
    m_connection.reset();
}

void SqliteJobStore::handle(std::vector<Message> messages)
{
    std::vector<StoreBatch> batches;
    for (Message &message : messages) {
        if (auto *batch = std::get_if<StoreBatch>(&message)) {
            batches.push_back(std::move(*batch));
            continue;
        }
        // A question sees everything that was applied before it.
        write(std::exchange(batches, {}));
        if (const auto *request = std::get_if<StoreRequest>(&message)) {
            answer(*request);
        } else if (const auto *retention = std::get_if<HistoryRetention>(&message)) {
            m_retention = *retention;
            m_trimAt = std::chrono::steady_clock::now();
        } else {
            readQueue();
        }
    }
    write(std::move(batches));
}

std::vector<SqliteJobStore::Message> SqliteJobStore::waitForMessages()
{
    const bool bounded = m_retention != HistoryRetention {};
    return bounded && m_trimAt ? m_messages.waitAndTakeAll(*m_trimAt) : m_messages.waitAndTakeAll();
}

/// Called when nothing else is to be done; what comes meanwhile waits for one commit at most.
void SqliteJobStore::trimHistory()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_connection || !m_trimAt || now < *m_trimAt)
        return;
    m_trimAt = now + kTrimEvery;
    try {
        const qint64 wall = QDateTime::currentMSecsSinceEpoch();
        if (m_connection->trimmer.trim(m_retention, wall) == HistoryTrimmer::kAtOnce)
            m_trimAt = now;
    } catch (const SQLite::Exception &exception) {
        qCWarning(lcStorage, "the history cannot be shortened: %s", exception.what());
        if (isDamage(exception))
            requestCheck(m_path);
    }
}

void SqliteJobStore::write(std::vector<StoreBatch> batches)
{
    if (batches.empty())
        return;
    const auto errors =
        m_connection ? apply(batches) : std::vector<Error>(batches.size(), m_refusal);
    std::vector<StoreEvent> events;
    events.reserve(batches.size());
    for (std::size_t i = 0; i < batches.size(); ++i)
        events.emplace_back(BatchStored {batches[i].ticket, errors[i]});
    m_sink(std::move(events));
    if (m_trimAt)
        m_trimAt = std::min(*m_trimAt, std::chrono::steady_clock::now() + kTrimSoon);
}

/// What a full disk refuses is tried once more with the room of the reserve.
std::vector<Error> SqliteJobStore::apply(std::span<const StoreBatch> batches)
{
    BatchWriter &writer = m_connection->writer;
    std::vector<Error> errors = writer.apply(batches);
    const auto isFull = [](const Error &error) { return error.code == ErrorCode::EDiskFull; };
    if (std::none_of(errors.begin(), errors.end(), isFull)) {
        m_reserve.keep();
    } else if (m_reserve.giveUp()) {
        for (std::size_t i = 0; i < errors.size(); ++i) {
            if (isFull(errors[i]))
                errors[i] = writer.apply(batches.subspan(i, 1)).front();
        }
    }
    return errors;
}

void SqliteJobStore::readQueue()
{
    QueueLoaded last;
    last.complete = true;
    try {
        if (m_connection) {
            m_connection->pool = {};
            readOpenJobs();
            readOpenArtefacts();
            last.lastKey = m_connection->reader.lastKey();
            last.lastArtefact = m_connection->reader.lastArtefact();
        }
    } catch (const SQLite::Exception &exception) {
        qCWarning(lcStorage, "the queue cannot be read: %s", exception.what());
        m_refusal = storeError(exception, m_path);
        if (isDamage(exception)) {
            m_connection.reset();
            requestCheck(m_path);
            connect();
        }
    }
    if (m_connection)
        m_connection->pool = {};
    send(std::move(last));
}

/// A job comes with its ledger records, so that none of them ever seems to belong to no job.
void SqliteJobStore::readOpenJobs()
{
    JobReader &reader = m_connection->reader;
    JobKey after;
    for (;;) {
        QueueLoaded part;
        part.jobs = reader.openJobs(after, kPart, m_connection->pool);
        if (part.jobs.empty())
            return;
        after = part.jobs.back().key;
        for (const Job &job : part.jobs) {
            const auto artefacts = reader.artefacts().ofJob(job.id);
            std::copy_if(artefacts.begin(), artefacts.end(), std::back_inserter(part.artefacts),
                         needsSomething);
        }
        send(std::move(part));
    }
}

void SqliteJobStore::readOpenArtefacts()
{
    ArtefactId after;
    for (;;) {
        QueueLoaded part;
        part.artefacts =
            m_connection->reader.artefacts().openOfFinalJobs(after, kPart, m_connection->pool);
        if (part.artefacts.empty())
            return;
        after = part.artefacts.back().id;
        send(std::move(part));
    }
}

void SqliteJobStore::answer(const StoreRequest &request)
{
    try {
        send(answered(request));
    } catch (const SQLite::Exception &exception) {
        qCWarning(lcStorage, "a question cannot be answered: %s", exception.what());
        if (isDamage(exception))
            requestCheck(m_path);
        const std::unique_ptr<Connection> unusable = std::exchange(m_connection, nullptr);
        send(answered(request));
    }
}

/// Without a connection the answer is empty, as nothing can be known.
StoreEvent SqliteJobStore::answered(const StoreRequest &request)
{
    JobReader *const reader = m_connection ? &m_connection->reader : nullptr;
    if (const auto *find = std::get_if<FindJob>(&request.question)) {
        JobFound found {request.ticket, {}, {}};
        if (reader) {
            found.job = reader->find(find->id);
            found.artefacts = reader->artefacts().ofJob(find->id);
        }
        return found;
    }
    if (const auto *final = std::get_if<FindFinalJobs>(&request.question)) {
        return FinalJobsFound {
            request.ticket, reader ? reader->findIds(final->prefixOrName, true) : QList<JobId>()};
    }
    if (const auto *history = std::get_if<ReadHistory>(&request.question))
        return HistoryRead {request.ticket,
                            reader ? reader->history(history->query) : HistoryPage()};
    if (std::holds_alternative<ReadDirectories>(request.question))
        return DirectoriesRead {request.ticket, reader ? reader->directories() : QStringList()};
    const JobId job = std::get<ReadArtefacts>(request.question).job;
    if (!reader)
        return ArtefactsRead {request.ticket, {}};
    return ArtefactsRead {request.ticket,
                          job.isNull() ? reader->artefacts().unresolved()
                                       : reader->artefacts().ofJob(job)};
}

void SqliteJobStore::send(StoreEvent event)
{
    std::vector<StoreEvent> events;
    events.push_back(std::move(event));
    m_sink(std::move(events));
}

} // namespace kurier

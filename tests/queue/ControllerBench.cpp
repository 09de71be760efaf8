// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ControllerBench.h"

#include "core/job/MissingSpace.h"

#include <QCoreApplication>

#include <fcntl.h>

#include <algorithm>
#include <stdexcept>

namespace kurier {

namespace {

template <class... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

constexpr quint64 kDevice = 7;

} // namespace

// -- store -------------------------------------------------------------------------------------

MemoryStore::MemoryStore(std::shared_ptr<ControllerInbox> inbox, QStringList &log)
    : m_inbox(std::move(inbox))
    , m_log(log)
{
}

void MemoryStore::tell(StoreEvent event)
{
    std::vector<StoreEvent> events;
    events.push_back(std::move(event));
    ControllerInbox::storeSink(m_inbox)(std::move(events));
}

void MemoryStore::load()
{
    QueueLoaded part;
    for (const auto &[key, job] : jobs) {
        part.lastKey = key;
        if (!isFinal(job.state))
            part.jobs.push_back(job);
    }
    for (const auto &[id, artefact] : artefacts) {
        part.lastArtefact = id;
        const bool ended = artefact.state == ArtefactState::Removed
            || artefact.state == ArtefactState::Published
            || artefact.state == ArtefactState::Abandoned;
        if (!ended)
            part.artefacts.push_back(artefact);
    }
    part.complete = true;
    tell(std::move(part));
}

void MemoryStore::apply(StoreBatch batch)
{
    m_log.append(QStringLiteral("store"));
    open.push_back(std::move(batch));
    if (automatic)
        finish();
}

void MemoryStore::finish(const Error &error)
{
    const StoreBatch batch = std::move(open.front());
    open.pop_front();
    if (error.code == ErrorCode::Ok) {
        for (const StoreMutation &mutation : batch.mutations)
            keep(mutation);
    }
    tell(BatchStored {batch.ticket, error});
}

void MemoryStore::keep(const StoreMutation &mutation)
{
    std::visit(Overloaded {[this](const InsertJob &m) { jobs[m.job.key] = m.job; },
                           [this](const UpdateJob &m) {
                               Job &job = jobs.at(m.job.key);
                               std::vector<JobFile> kept = std::move(job.files);
                               job = m.job;
                               job.files = std::move(kept);
                           },
                           [this](const UpdateFile &m) {
                               jobs.at(m.job).files.at(static_cast<std::size_t>(m.index)) = m.file;
                           },
                           [this](const PutArtefact &m) {
                               artefacts.insert_or_assign(m.artefact.id, m.artefact);
                           }},
               mutation);
}

void MemoryStore::ask(StoreRequest request)
{
    const StoreTicket ticket = request.ticket;
    const auto answer = Overloaded {[&](const FindJob &q) -> StoreEvent {
                                        const auto found = std::find_if(
                                            jobs.begin(), jobs.end(), [&q](const auto &entry) {
                                                return entry.second.id == q.id;
                                            });
                                        if (found == jobs.end())
                                            return JobFound {ticket, std::nullopt, {}};
                                        return JobFound {ticket, found->second, {}};
                                    },
                                    [&](const FindFinalJobs &) -> StoreEvent {
                                        return FinalJobsFound {ticket, {}};
                                    },
                                    [&](const ReadHistory &) -> StoreEvent {
                                        return HistoryRead {ticket, {}};
                                    },
                                    [&](const ReadArtefacts &) -> StoreEvent {
                                        return ArtefactsRead {ticket, {}};
                                    },
                                    [&](const ReadDirectories &) -> StoreEvent {
                                        return DirectoriesRead {ticket, {}};
                                    }};
    tell(std::visit(answer, request.question));
}

// -- files -------------------------------------------------------------------------------------

ObedientFiles::ObedientFiles(std::shared_ptr<ControllerInbox> inbox, QStringList &log)
    : m_inbox(std::move(inbox))
    , m_log(log)
{
}

void ObedientFiles::post(std::vector<FileTask> tasks)
{
    for (FileTask &task : tasks) {
        open.push_back(std::move(task));
        if (automatic)
            finish();
    }
}

void ObedientFiles::finish()
{
    const FileTask task = std::move(open.front());
    open.pop_front();
    std::vector<FileOutcome> outcomes;
    outcomes.push_back(carryOut(task));
    ControllerInbox::fileSink(m_inbox)(std::move(outcomes));
}

FileOutcome ObedientFiles::carryOut(const FileTask &task)
{
    const auto handle = [] {
        return std::make_shared<const FileHandle>(::open("/dev/null", O_RDWR | O_CLOEXEC));
    };
    const auto note = [this](const char *word) { m_log.append(QString::fromLatin1(word)); };
    return std::visit(
        Overloaded {
            [&](const CheckDestination &t) -> FileOutcome {
                looks += t.names.isEmpty() ? 1 : 0;
                return DestinationChecked {t.id, QStringList(), freeBytes, kDevice};
            },
            [&](const PrepareTemp &t) -> FileOutcome {
                note("prepare");
                return TempPrepared {
                    t.id, true, handle(), {t.directory, t.name, kDevice, ++m_lastInode}, {}};
            },
            [&](const LinkTemp &t) -> FileOutcome {
                note("link");
                return TempLinked {t.id, t.file, t.place, {}};
            },
            [&](const OpenTemp &t) -> FileOutcome {
                note("open");
                return TempOpened {t.id, handle(), t.place, t.minimumSize, {}};
            },
            [&](const ReserveSpace &t) -> FileOutcome {
                note("reserve");
                promised = t.promised;
                if (freeBytes < 0 || t.size + t.promised <= freeBytes)
                    return SpaceReserved {t.id, false, {}};
                return SpaceReserved {
                    t.id, false, missingSpaceError(t.size + t.promised - freeBytes, t.directory)};
            },
            [&](const SyncFiles &t) -> FileOutcome {
                note("sync");
                return FilesSynced {t.id, std::vector<Error>(t.files.size())};
            },
            [&](const PublishFile &t) -> FileOutcome {
                note("publish");
                return FilePublished {t.id, {}, {}};
            },
            [&](const VerifyFile &t) -> FileOutcome {
                note("verify");
                return FileVerified {t.id, false, {}};
            },
            [&](const RemoveFile &t) -> FileOutcome {
                note("remove");
                return FileRemoved {t.id, true, 0, {}};
            },
            [&](const FindLeftovers &t) -> FileOutcome {
                return LeftoversFound {t.id, {}};
            },
            [&](const NoteCleanup &t) -> FileOutcome {
                notes.push_back(t);
                return CleanupNoted {t.id};
            },
            [&](const ReadPersonalFile &t) -> FileOutcome {
                if (!personalFile.isEmpty())
                    return PersonalFileRead {t.id, personalFile, {}};
                return PersonalFileRead {
                    t.id, {}, {ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, t.path}};
            },
            [&](const OpenSource &t) -> FileOutcome {
                if (sourceError.code != ErrorCode::Ok)
                    return SourceOpened {t.id, nullptr, {}, sourceError};
                const auto known = sources.find(t.path);
                const SourceMark mark =
                    known == sources.end() ? SourceMark {kDevice, 5, 100, 1, 1} : known->second;
                return SourceOpened {t.id, handle(), mark, {}};
            }},
        task);
}

// -- engine ------------------------------------------------------------------------------------

HandEngine::HandEngine(std::shared_ptr<ControllerInbox> inbox, QStringList &log)
    : m_inbox(std::move(inbox))
    , m_log(log)
{
}

void HandEngine::tell(TransferEvent event)
{
    std::vector<TransferEvent> events;
    events.push_back(std::move(event));
    ControllerInbox::transferSink(m_inbox)(std::move(events));
}

void HandEngine::start(std::vector<TransferRequest> requests)
{
    for (TransferRequest &request : requests) {
        m_log.append(QStringLiteral("start"));
        running.emplace(request.attempt, std::move(request));
    }
}

void HandEngine::stop(std::vector<AttemptId> attempts)
{
    for (const AttemptId attempt : attempts) {
        m_log.append(QStringLiteral("stop"));
        if (stopsAtOnce)
            end(attempt, TransferOutcome::Stopped, running.at(attempt).proven.sum());
    }
}

void HandEngine::setRateLimit(qint64 bytesPerSecond)
{
    rateLimit = bytesPerSecond;
}

void HandEngine::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    if (const auto found = running.find(attempt); found != running.end())
        found->second.rateLimit = bytesPerSecond;
}

void HandEngine::setConnectionsPerHost(qint32 count)
{
    connectionsPerHost = count;
}

void HandEngine::connected(AttemptId attempt, qint64 total)
{
    const TransferRequest &request = running.at(attempt);
    tell(TransferConnected {attempt, total, request.proven, "\"v\"", {}, request.url});
}

void HandEngine::progress(AttemptId attempt, qint64 bytes)
{
    tell(TransferProgress {attempt, ByteRanges::prefix(bytes)});
}

void HandEngine::end(AttemptId attempt, TransferOutcome outcome, qint64 bytes, const Error &error)
{
    if (running.erase(attempt) > 0)
        tell(TransferEnded {attempt, outcome, ByteRanges::prefix(bytes), error, {}});
}

// -- bench -------------------------------------------------------------------------------------

ControllerBench::ControllerBench(const Policy &policy)
    : controller(ControllerParts {clock,
                                  store,
                                  files,
                                  engine,
                                  inbox,
                                  0644,
                                  nullptr,
                                  QStringLiteral("/home/anna/.netrc"),
                                  {},
                                  &uploads,
                                  policy})
{
}

void ControllerBench::settle()
{
    // Each round carries what the one before it caused one neighbour further.
    for (int round = 0; round < 30; ++round)
        QCoreApplication::processEvents();
}

JobSpec ControllerBench::spec(const QString &name, const QString &host)
{
    JobSpec spec;
    spec.directory = QStringLiteral("/srv/downloads");
    spec.files.append({QStringLiteral("http://%1/%2").arg(host, name).toUtf8(), {}, {}});
    return spec;
}

JobSpec ControllerBench::uploadSpec(const QString &name)
{
    JobSpec spec;
    spec.type = JobType::Upload;
    FileSpec file;
    file.source = QStringLiteral("/srv/") + name;
    file.url = QStringLiteral("https://files.example/%1").arg(name).toUtf8();
    spec.files.append(file);
    return spec;
}

JobId ControllerBench::add(const QString &name, const QString &host, JobPriority priority)
{
    JobSpec wish = spec(name, host);
    wish.priority = priority;
    return add(wish);
}

JobId ControllerBench::add(JobSpec spec)
{
    JobId id;
    controller.addJobs({std::move(spec)}, nullptr,
                       [&id](const Result<QList<JobId>> &added) { id = added.value().value(0); });
    settle();
    return id;
}

CommandResults ControllerBench::command(JobCommand command, const QList<JobId> &ids)
{
    lastResults.clear();
    controller.command(command, ids, nullptr,
                       [this](const CommandResults &told) { lastResults = told; });
    settle();
    return lastResults;
}

CommandResults ControllerBench::change(const JobChanges &changes, const QList<JobId> &ids)
{
    lastResults.clear();
    controller.change(changes, ids, nullptr,
                      [this](const CommandResults &told) { lastResults = told; });
    settle();
    return lastResults;
}

AttemptId ControllerBench::attemptAt(const QString &url) const
{
    for (const auto &[attempt, request] : engine.running) {
        if (request.url == url.toUtf8())
            return attempt;
    }
    return {};
}

const Job &ControllerBench::stored(const JobId &id) const
{
    for (const auto &[key, job] : store.jobs) {
        if (job.id == id)
            return job;
    }
    throw std::out_of_range("no such job");
}

JobState ControllerBench::shown(const JobId &id)
{
    const auto rows = std::make_shared<QList<JobSnapshot>>();
    controller.requestRows({}, nullptr, [rows](const RowsPage &page) { *rows = page.rows; });
    settle();
    const auto row = std::find_if(rows->cbegin(), rows->cend(),
                                  [&id](const JobSnapshot &job) { return job.id == id; });
    if (row == rows->cend())
        throw std::out_of_range("no such job");
    return row->state;
}

} // namespace kurier

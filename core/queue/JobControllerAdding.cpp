// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How JobController adds jobs: checked and made in turns, then all of them stored at once.
#include "core/base/FaultPoint.h"
#include "core/files/TargetPath.h"
#include "core/queue/JobController.h"
#include "core/queue/LaterReply.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace kurier {

namespace {

/// What one turn makes of a long request, so that others have theirs.
constexpr std::size_t kPreparedPerTurn = 1000;

QString wantedName(const FileSpec &file)
{
    if (!file.source.isEmpty())
        return QFileInfo(file.source).fileName();
    return file.name.isEmpty() ? fileNameFromUrl(file.url) : file.name;
}

Job makeJob(const JobSpec &spec)
{
    Job job;
    job.id = JobId::create();
    job.type = spec.type;
    job.priority = spec.priority;
    job.autoComplete = spec.autoComplete;
    job.name = spec.name;
    job.description = spec.description;
    job.directory = spec.type == JobType::Upload ? QFileInfo(spec.files.first().source).path()
                                                 : QDir::cleanPath(spec.directory);
    if (spec.options != JobOptions {})
        job.options = std::make_shared<const JobOptions>(spec.options);
    job.files.reserve(static_cast<std::size_t>(spec.files.size()));
    for (const FileSpec &wanted : spec.files) {
        JobFile file;
        file.url = wanted.url;
        if (!wanted.mirrors.isEmpty())
            file.addresses = QList<QByteArray> {wanted.url} + wanted.mirrors;
        file.expectedSize = wanted.size;
        file.name = wantedName(wanted);
        file.source = wanted.source;
        file.nameFixed = !wanted.name.isEmpty();
        if (const auto checksum = parseChecksum(wanted.checksum))
            file.checksum = checksum->toText();
        job.files.push_back(std::move(file));
    }
    return job;
}

} // namespace

/// A request to add jobs until they are stored.
struct JobController::Adding
{
    QList<JobSpec> specs;
    AddingWatchPtr watch;
    std::vector<Job> jobs; ///< Of the first specs.
    qsizetype missing = 1; ///< Checks that are under way, and the making of jobs.
    QHash<QString, QSet<QString>> taken;
    QHash<QString, qint64> sizes; ///< Of the files to send, by path.
    std::optional<Error> error;
    Reply<Result<QList<JobId>>> reply;

    [[nodiscard]] bool isStopped() const { return watch && watch->isStopped(); }
};

void JobController::addJobs(QList<JobSpec> specs, const QObject *context,
                            Reply<Result<QList<JobId>>> reply, AddingWatchPtr watch)
{
    auto adding = std::make_shared<Adding>();
    adding->reply = later<Result<QList<JobId>>>(this, context, std::move(reply));
    adding->specs = std::move(specs);
    adding->watch = std::move(watch);
    turn([this, adding] { prepareAdding(adding); });
}

void JobController::prepareAdding(const AddingPtr &adding)
{
    const auto total = static_cast<std::size_t>(adding->specs.size());
    const std::size_t end = std::min(total, adding->jobs.size() + kPreparedPerTurn);
    QHash<QString, QStringList> wanted;
    while (adding->jobs.size() < end) {
        const JobSpec &spec = adding->specs.at(static_cast<qsizetype>(adding->jobs.size()));
        if (auto valid = validate(spec); !valid)
            return adding->reply(tl::unexpected(valid.error()));
        const auto before = static_cast<qint64>(m_queue.size() + adding->jobs.size());
        if (auto allowed = m_parts.policy.check(spec, before); !allowed)
            return adding->reply(tl::unexpected(allowed.error()));
        if (spec.type == JobType::Upload && !m_parts.uploads)
            return adding->reply(failure(ErrorCode::ENotImpl, ErrorContext::QueueManager));
        Job job = makeJob(spec);
        if (spec.type == JobType::Download) {
            QStringList &names = wanted[job.directory];
            for (const JobFile &file : job.files)
                names.append(file.name);
        }
        adding->jobs.push_back(std::move(job));
    }
    if (adding->watch)
        adding->watch->tellDone(static_cast<qsizetype>(end));
    if (adding->isStopped())
        return adding->reply(QList<JobId> {});
    // Looked at while the next ones are made.
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        checkDestination(adding, it.key(), it.value());
    if (end == total) {
        checkSources(adding);
        return finishCheck(adding);
    }
    QTimer::singleShot(0, this,
                       [this, adding] { turn([this, adding] { prepareAdding(adding); }); });
}

void JobController::checkDestination(const AddingPtr &adding, const QString &directory,
                                     const QStringList &names)
{
    ++adding->missing;
    m_files.post<CheckDestination, DestinationChecked>(
        CheckDestination {{}, directory, names, false},
        [this, adding, directory](DestinationChecked &&outcome) {
            if (outcome.taken)
                adding->taken[directory].unite({outcome.taken->cbegin(), outcome.taken->cend()});
            else if (!adding->error)
                adding->error = outcome.taken.error();
            finishCheck(adding);
        });
}

void JobController::checkSources(const AddingPtr &adding)
{
    for (const JobSpec &spec : std::as_const(adding->specs)) {
        for (const FileSpec &file : spec.files) {
            if (spec.type != JobType::Upload)
                continue;
            ++adding->missing;
            m_files.post<OpenSource, SourceOpened>(
                OpenSource {{}, file.source},
                [this, adding, path = file.source](SourceOpened &&outcome) {
                    adding->sizes.insert(path, outcome.mark.size);
                    if (outcome.error.code != ErrorCode::Ok && !adding->error)
                        adding->error = outcome.error;
                    finishCheck(adding);
                });
        }
    }
}

void JobController::finishCheck(const AddingPtr &adding)
{
    if (--adding->missing == 0)
        finishAdding(*adding);
}

void JobController::finishAdding(Adding &adding)
{
    if (adding.error)
        return adding.reply(tl::unexpected(*adding.error));
    if (adding.jobs.empty() || adding.isStopped())
        return adding.reply(QList<JobId> {});
    std::vector<JobKey> keys;
    QList<JobId> ids;
    std::vector<StoreMutation> mutations;
    JobEffects effects;
    for (qsizetype i = 0; i < adding.specs.size(); ++i) {
        const JobSpec &spec = adding.specs.at(i);
        Job &job = adding.jobs[static_cast<std::size_t>(i)];
        for (JobFile &file : job.files)
            file.bytesTotal = adding.sizes.value(file.source, -1);
        setCredentialsApart(job, spec.credentials);
        ids.append(job.id);
        const QSet<QString> taken = adding.taken.value(job.directory);
        keys.push_back(m_queue.add(std::move(job), !spec.suspended, taken, now(), effects));
    }
    mutations.reserve(keys.size());
    for (JobEffect &effect : effects) {
        if (auto *const store = std::get_if<effect::Store>(&effect))
            mutations.push_back(std::move(store->mutation));
    }
    faultPoint("add.begin");
    m_gate.storeAlone(std::move(mutations),
                      [this, keys = std::move(keys), ids = std::move(ids),
                       reply = adding.reply](const Error &error) {
                          faultPoint("add.stored");
                          for (const JobKey key : keys) {
                              if (error.code == ErrorCode::Ok) {
                                  m_queue.confirm(key);
                                  m_reporter.rowChanged(key, false);
                              } else {
                                  m_queue.withdraw(key);
                              }
                          }
                          if (error.code == ErrorCode::Ok)
                              reply(ids);
                          else
                              reply(tl::unexpected(error));
                      });
}

} // namespace kurier

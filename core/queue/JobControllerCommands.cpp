// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions and commands of TransferQueue, as JobController answers them.
#include "core/base/FaultPoint.h"
#include "core/files/TargetPath.h"
#include "core/queue/JobController.h"
#include "core/queue/LaterReply.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace kurier {

namespace {

constexpr qsizetype kShortestPrefix = 4;

Error notFound()
{
    return {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, {}};
}

Error invalidState(const QString &name)
{
    return {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, name};
}

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

/// Names by destination directory, to look at each directory once.
QHash<QString, QStringList> namesByDirectory(const QList<JobSpec> &specs)
{
    QHash<QString, QStringList> names;
    for (const JobSpec &spec : specs) {
        if (spec.type == JobType::Upload)
            continue;
        QStringList &list = names[QDir::cleanPath(spec.directory)];
        for (const FileSpec &file : spec.files)
            list.append(wantedName(file));
    }
    return names;
}

} // namespace

/// Results that become one reply when the last of them is known and durable.
struct JobController::Answers
{
    CommandResults results;
    qsizetype missing = 0;
    std::function<void(CommandResults)> reply;

    void set(qsizetype index, const Error &error)
    {
        results[index].error = error;
        if (--missing == 0)
            reply(std::move(results));
    }
};

/// A request to add jobs while their destinations are being looked at.
struct JobController::Adding
{
    QList<JobSpec> specs;
    qsizetype missing = 0;
    QHash<QString, QSet<QString>> taken;
    QHash<QString, qint64> sizes; ///< Of the files to send, by path.
    std::optional<Error> error;
    Reply<Result<QList<JobId>>> reply;
};

// -- adding ------------------------------------------------------------------------------------

void JobController::addJobs(QList<JobSpec> specs, const QObject *context,
                            Reply<Result<QList<JobId>>> reply)
{
    auto adding = std::make_shared<Adding>();
    adding->reply = later<Result<QList<JobId>>>(this, context, std::move(reply));
    adding->specs = std::move(specs);
    turn([this, adding] {
        for (const JobSpec &spec : adding->specs) {
            if (auto valid = validate(spec); !valid)
                return adding->reply(tl::unexpected(valid.error()));
            if (spec.type == JobType::Upload && !m_parts.uploads)
                return adding->reply(failure(ErrorCode::ENotImpl, ErrorContext::QueueManager));
        }
        const auto names = namesByDirectory(adding->specs);
        adding->missing = 1;
        for (auto it = names.cbegin(); it != names.cend(); ++it) {
            ++adding->missing;
            m_files.post<CheckDestination, DestinationChecked>(
                CheckDestination {{}, it.key(), it.value(), false},
                [this, adding, directory = it.key()](DestinationChecked &&outcome) {
                    if (outcome.taken)
                        adding->taken.insert(directory,
                                             {outcome.taken->cbegin(), outcome.taken->cend()});
                    else if (!adding->error)
                        adding->error = outcome.taken.error();
                    finishCheck(adding);
                });
        }
        checkSources(adding);
        finishCheck(adding);
    });
}

void JobController::checkSources(const std::shared_ptr<Adding> &adding)
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

void JobController::finishCheck(const std::shared_ptr<Adding> &adding)
{
    if (--adding->missing == 0)
        finishAdding(*adding);
}

void JobController::finishAdding(const Adding &adding)
{
    if (adding.error)
        return adding.reply(tl::unexpected(*adding.error));
    if (adding.specs.isEmpty())
        return adding.reply(QList<JobId> {});
    std::vector<JobKey> keys;
    QList<JobId> ids;
    std::vector<StoreMutation> mutations;
    JobEffects effects;
    for (const JobSpec &spec : adding.specs) {
        Job job = makeJob(spec);
        for (JobFile &file : job.files)
            file.bytesTotal = adding.sizes.value(file.source, -1);
        setCredentialsApart(job, spec.credentials);
        ids.append(job.id);
        const QSet<QString> taken = adding.taken.value(job.directory);
        keys.push_back(m_queue.add(std::move(job), !spec.suspended, taken, now(), effects));
    }
    for (JobEffect &effect : effects) {
        if (auto *const store = std::get_if<effect::Store>(&effect))
            mutations.push_back(std::move(store->mutation));
    }
    faultPoint("add.begin");
    m_gate.storeAlone(std::move(mutations),
                      [this, keys, ids, reply = adding.reply](const Error &error) {
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

// -- verbs -------------------------------------------------------------------------------------

void JobController::command(JobCommand command, QList<JobId> ids, const QObject *context,
                            Reply<CommandResults> reply)
{
    auto answers = makeAnswers(ids, later<CommandResults>(this, context, std::move(reply)));
    turn([this, command, ids = std::move(ids), answers] {
        for (qsizetype i = 0; i < ids.size(); ++i)
            commandOne(command, ids[i],
                       [answers, i](const Error &error) { answers->set(i, error); });
    });
}

void JobController::cancel(QList<JobId> ids, const QObject *context, Reply<CommandResults> reply)
{
    command(JobCommand::Cancel, std::move(ids), context, std::move(reply));
}

JobController::AnswersPtr JobController::makeAnswers(const QList<JobId> &ids,
                                                     Reply<CommandResults> reply)
{
    auto answers = std::make_shared<Answers>();
    answers->missing = ids.size();
    answers->reply = std::move(reply);
    answers->results.reserve(ids.size());
    for (const JobId &id : ids)
        answers->results.append({id, {}});
    if (ids.isEmpty())
        answers->reply({});
    return answers;
}

JobController::Answer JobController::answerAt(const AnswersPtr &answers, qsizetype index)
{
    return [answers, index](const Error &error) { answers->set(index, error); };
}

void JobController::commandOne(JobCommand command, const JobId &id, const Answer &answer)
{
    const auto key = m_queue.keyOf(id);
    if (!key) {
        lookUpFinal(
            id, [answer](const Job *job) { answer(job ? invalidState(job->name) : notFound()); });
        return;
    }
    if (command == JobCommand::Cancel)
        faultPoint("cancel.begin");
    const std::optional<Error> result = m_queue.command(command, *key, now(), m_effects);
    if (!result) {
        m_open[{command, id}].push_back(answer);
        return;
    }
    if (!isSuccess(result->code))
        return answer(*result);
    carryOutAll();
    m_gate.reply([answer, command, result = *result](const Error &stored) {
        if (command == JobCommand::Cancel)
            faultPoint("cancel.stored");
        answer(stored.code == ErrorCode::Ok ? result : stored);
    });
}

void JobController::lookUpFinal(const JobId &id, std::function<void(const Job *)> done)
{
    m_gate.ask(FindJob {id}, [done = std::move(done)](StoreEvent &&event) {
        const auto *const found = std::get_if<JobFound>(&event);
        done(found && found->job ? &*found->job : nullptr);
    });
}

void JobController::change(JobChanges changes, QList<JobId> ids, const QObject *context,
                           Reply<CommandResults> reply)
{
    auto answers = makeAnswers(ids, later<CommandResults>(this, context, std::move(reply)));
    turn([this, changes = std::move(changes), ids = std::move(ids), answers] {
        const Result<> valid = validate(changes);
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const auto answer = [answers, i](const Error &error) { answers->set(i, error); };
            const auto key = m_queue.keyOf(ids[i]);
            if (!valid) {
                answer(valid.error());
            } else if (!key) {
                lookUpFinal(ids[i], [answer](const Job *job) {
                    answer(job ? invalidState(job->name) : notFound());
                });
            } else if (const auto refused = refusedAddress(*key, changes)) {
                answer(*refused);
            } else {
                m_queue.change(*key, addressSetApart(ids[i], changes), now(), m_effects);
                carryOutAll();
                m_gate.reply(answer);
            }
        }
    });
}

std::optional<Error> JobController::refusedAddress(JobKey key, const JobChanges &changes) const
{
    const Job *const job = m_queue.find(key);
    return changes.url && job ? JobQueue::whyNotAddress(*job) : std::nullopt;
}

void JobController::planCancel(QList<JobId> ids, const QObject *context, Reply<CancelPlan> reply)
{
    struct Planning
    {
        CancelPlan plan;
        qsizetype missing = 0;
        std::function<void(CancelPlan)> reply;
    };
    auto planning = std::make_shared<Planning>();
    planning->reply = later<CancelPlan>(this, context, std::move(reply));
    planning->missing = ids.size() + 1;
    const auto one = [planning] {
        if (--planning->missing == 0)
            planning->reply(std::move(planning->plan));
    };
    turn([this, ids = std::move(ids), planning, one] {
        for (const JobId &id : ids) {
            if (const Job *const job = m_queue.find(id)) {
                planning->plan.items.append(kurier::planCancel(*job));
                one();
                continue;
            }
            lookUpFinal(id, [planning, one, id](const Job *job) {
                if (job)
                    planning->plan.items.append(kurier::planCancel(*job));
                else
                    planning->plan.unknown.append(id);
                one();
            });
        }
        one();
    });
}

// -- questions ---------------------------------------------------------------------------------

void JobController::requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply)
{
    turn([this, query = std::move(query),
          answer = later<RowsPage>(this, context, std::move(reply))] {
        RowsPage page;
        m_queue.visitAfter(query.after, [this, &page, &query](const Job &job) {
            if (!query.states.isEmpty() && !query.states.contains(job.state))
                return true;
            if (page.rows.size() >= query.limit) {
                page.more = true;
                return false;
            }
            page.rows.append(*m_reporter.row(job.key));
            return true;
        });
        answer(std::move(page));
    });
}

void JobController::findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply)
{
    turn([this, text = std::move(text),
          answer = later<QList<JobId>>(this, context, std::move(reply))] {
        const JobId whole = JobId::fromString(text);
        if (m_queue.keyOf(whole))
            return answer({whole});
        const QString lower = text.toLower();
        const bool hex = std::all_of(lower.begin(), lower.end(), [](QChar c) {
            return c.isDigit() || (c >= QLatin1Char('a') && c <= QLatin1Char('f'))
                || c == QLatin1Char('-');
        });
        const bool mayBePrefix = hex && lower.size() >= kShortestPrefix;
        QList<JobId> found;
        m_queue.visitAfter({}, [&](const Job &job) {
            if (job.name == text || (mayBePrefix && job.id.toString().startsWith(lower)))
                found.append(job.id);
            return true;
        });
        m_gate.ask(FindFinalJobs {text}, [answer, found](StoreEvent &&event) mutable {
            if (const auto *const final = std::get_if<FinalJobsFound>(&event))
                found.append(final->ids);
            answer(found);
        });
    });
}

void JobController::requestDetails(JobId id, const QObject *context,
                                   Reply<Result<JobDetails>> reply)
{
    turn([this, id, answer = later<Result<JobDetails>>(this, context, std::move(reply))] {
        if (const Job *const job = m_queue.find(id)) {
            answer(JobDetails {*m_reporter.row(job->key), job->description, job->directory,
                               job->effectiveOptions(), job->files, m_ledger.ofJob(id)});
            return;
        }
        m_gate.ask(FindJob {id}, [answer](StoreEvent &&event) {
            const auto *const found = std::get_if<JobFound>(&event);
            if (!found || !found->job)
                return answer(tl::unexpected(notFound()));
            const Job &job = *found->job;
            JobDetails details {makeSnapshot(job),      job.description, job.directory,
                                job.effectiveOptions(), job.files,       found->artefacts};
            details.snapshot.cleanup = cleanupState(found->artefacts);
            answer(std::move(details));
        });
    });
}

void JobController::requestHistory(HistoryQuery query, const QObject *context,
                                   Reply<HistoryPage> reply)
{
    turn([this, query, answer = later<HistoryPage>(this, context, std::move(reply))] {
        m_gate.ask(ReadHistory {query}, [answer](StoreEvent &&event) {
            auto *const read = std::get_if<HistoryRead>(&event);
            answer(read ? std::move(read->page) : HistoryPage {});
        });
    });
}

void JobController::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    turn([this, answer = later<QList<Artefact>>(this, context, std::move(reply))] {
        m_gate.ask(ReadArtefacts {}, [answer](StoreEvent &&event) {
            auto *const read = std::get_if<ArtefactsRead>(&event);
            answer(read ? std::move(read->artefacts) : QList<Artefact> {});
        });
    });
}

void JobController::retryCleanup(QList<JobId> ids)
{
    turn([this, ids = std::move(ids)] { m_ledger.retryNow(ids); });
}

void JobController::abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply)
{
    if (!reply)
        reply = [](const Error &) {};
    turn([this, ids = std::move(ids), answer = later<Error>(this, context, std::move(reply))] {
        for (const Artefact &artefact : m_ledger.abandon(ids)) {
            storeArtefact(artefact);
            m_lastHandles.erase(artefact.id);
            tellFirstOutcome(artefact);
            forgetCredentials(artefact.job);
            m_files.post<NoteAbandoned, AbandonedNoted>(
                NoteAbandoned {{},
                               artefact.kind == ArtefactKind::LocalFile
                                   ? placeOf(artefact)
                                   : FilePlace {artefact.where(), {}},
                               artefact.bytes,
                               artefact.reason},
                [](AbandonedNoted &&) {});
        }
        m_gate.reply([answer](const Error &error) { answer(error); });
    });
}

void JobController::setNetwork(const NetworkCondition &network)
{
    turn([this, network] {
        m_network = network;
        m_queue.setNetwork(m_network, m_meteredPolicy, now(), m_effects);
    });
}

void JobController::setLimits(const QueueLimits &limits)
{
    m_rate.set(limits.rateLimit, limits.schedule);
    applyRate();
    m_parts.engine.setConnectionsPerHost(limits.connectionsPerHost);
    turn([this, limits] {
        m_queue.setActiveJobs(limits.activeJobs);
        m_queue.setJobsPerHost(limits.jobsPerHost);
        m_queue.setInactiveDays(limits.inactiveDays, now());
        m_meteredPolicy = limits.metered;
        m_queue.setNetwork(m_network, m_meteredPolicy, now(), m_effects);
        m_proxy = limits.proxy;
    });
}

} // namespace kurier

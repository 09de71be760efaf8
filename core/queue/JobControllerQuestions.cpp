// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of TransferQueue, as JobController answers them.
#include "core/base/Gather.h"
#include "core/queue/JobController.h"
#include "core/queue/LaterReply.h"

#include <algorithm>

namespace kurier {

namespace {

constexpr qsizetype kShortestPrefix = 4;

QStringList addressesOf(const Job *job)
{
    QStringList addresses;
    if (job) {
        for (const JobFile &file : job->files)
            addresses.append(QString::fromUtf8(file.url));
    }
    return addresses;
}

} // namespace

void JobController::requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply)
{
    whenLoaded([this, query = std::move(query),
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
    whenLoaded([this, text = std::move(text),
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
    whenLoaded([this, id, answer = later<Result<JobDetails>>(this, context, std::move(reply))] {
        if (const Job *const job = m_queue.find(id)) {
            JobDetails details {*m_reporter.row(job->key), job->description, job->directory,
                                job->effectiveOptions(),   job->files,       m_ledger.ofJob(id)};
            details.activity =
                job->type == JobType::Upload ? m_uploads.activity(id) : m_pipeline.activity(id);
            details.log = m_reporter.journal().entries(job->key);
            details.rates = m_reporter.journal().rates(job->key, now().steady);
            answer(std::move(details));
            return;
        }
        m_gate.ask(FindJob {id}, [answer](StoreEvent &&event) {
            const auto *const found = std::get_if<JobFound>(&event);
            if (!found || !found->job)
                return answer(failure(ErrorCode::DoEJobNotFound, ErrorContext::QueueManager));
            const Job &job = *found->job;
            JobDetails details {makeSnapshot(job),      job.description, job.directory,
                                job.effectiveOptions(), job.files,       found->artefacts};
            details.snapshot.cleanup = cleanupState(found->artefacts);
            answer(std::move(details));
        });
    });
}

void JobController::requestAddresses(QList<JobId> ids, const QObject *context,
                                     Reply<Result<QStringList>> reply)
{
    whenLoaded([this, ids = std::move(ids),
                answer = later<Result<QStringList>>(this, context, std::move(reply))] {
        const auto put = gather<QStringList>(static_cast<std::size_t>(ids.size()),
                                             [answer](const std::vector<QStringList> &ofJobs) {
                                                 QStringList all;
                                                 for (const QStringList &some : ofJobs)
                                                     all += some;
                                                 answer(all);
                                             });
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const auto tell = [put, at = static_cast<std::size_t>(i)](const Job *job) {
                put(at, addressesOf(job));
            };
            if (const Job *const job = m_queue.find(ids[i]))
                tell(job);
            else
                lookUpFinal(ids[i], tell);
        }
    });
}

void JobController::requestHistory(HistoryQuery query, const QObject *context,
                                   Reply<HistoryPage> reply)
{
    whenLoaded([this, query, answer = later<HistoryPage>(this, context, std::move(reply))] {
        m_gate.ask(ReadHistory {query}, [answer](StoreEvent &&event) {
            auto *const read = std::get_if<HistoryRead>(&event);
            answer(read ? std::move(read->page) : HistoryPage {});
        });
    });
}

void JobController::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    whenLoaded([this, answer = later<QList<Artefact>>(this, context, std::move(reply))] {
        m_gate.ask(ReadArtefacts {}, [answer](StoreEvent &&event) {
            auto *const read = std::get_if<ArtefactsRead>(&event);
            answer(read ? std::move(read->artefacts) : QList<Artefact> {});
        });
    });
}

} // namespace kurier

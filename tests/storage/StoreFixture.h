// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/SqliteJobStore.h"

#include <QTemporaryDir>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace kurier {

/// The real store, with a way to wait for its events.
class StoreHarness final
{
public:
    explicit StoreHarness(const QString &path)
        : m_store(path, [this](std::vector<StoreEvent> &&events) {
            const std::lock_guard lock(m_mutex);
            for (StoreEvent &event : events)
                m_events.push_back(std::move(event));
            m_arrived.notify_all();
        })
    {
    }
    ~StoreHarness() { m_store.shutdown(); }
    StoreHarness(const StoreHarness &) = delete;
    StoreHarness &operator=(const StoreHarness &) = delete;

    SqliteJobStore &store() { return m_store; }

    /// Applies one batch and waits for its outcome.
    Error apply(std::vector<StoreMutation> mutations)
    {
        m_store.apply({ticket(), std::move(mutations)});
        return next<BatchStored>().error;
    }

    template <class Answer>
    Answer ask(StoreQuestion question)
    {
        m_store.ask({ticket(), std::move(question)});
        return next<Answer>();
    }

    /// The whole queue, its parts joined.
    QueueLoaded load()
    {
        m_store.load();
        QueueLoaded whole;
        while (!whole.complete) {
            QueueLoaded part = next<QueueLoaded>();
            std::move(part.jobs.begin(), part.jobs.end(), std::back_inserter(whole.jobs));
            std::move(part.artefacts.begin(), part.artefacts.end(),
                      std::back_inserter(whole.artefacts));
            whole.complete = part.complete;
            whole.lastKey = part.lastKey;
            whole.lastArtefact = part.lastArtefact;
        }
        return whole;
    }

    /// Waits for the next event of a kind and takes it; others stay. A minute is the limit.
    template <class Event>
    Event next()
    {
        std::optional<Event> found;
        std::unique_lock lock(m_mutex);
        m_arrived.wait_for(lock, std::chrono::minutes(1), [&] {
            for (auto at = m_events.begin(); at != m_events.end(); ++at) {
                if (auto *event = std::get_if<Event>(&*at)) {
                    found = std::move(*event);
                    m_events.erase(at);
                    return true;
                }
            }
            return false;
        });
        return found.value();
    }

    StoreTicket ticket() { return {++m_lastTicket}; }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<StoreEvent> m_events;
    qint64 m_lastTicket = 0;
    SqliteJobStore m_store;
};

/// A job with a value of its own in every field, told apart by \a key.
inline Job sampleJob(qint64 key, JobState state = JobState::Queued, int files = 1)
{
    Job job;
    job.key = {key};
    job.id = JobId::create();
    job.state = state;
    job.name = QStringLiteral("job %1 \u00e4\u20ac").arg(key);
    job.directory = QStringLiteral("/home/person/Downloads");
    job.created = 1000 + key;
    job.modified = 2000 + key;
    for (int i = 0; i < files; ++i) {
        JobFile file;
        file.url = QByteArray("https://example.org/") + QByteArray::number(key) + "/"
            + QByteArray::number(i);
        file.name = QStringLiteral("file-%1").arg(i);
        job.files.push_back(file);
    }
    return job;
}

inline Artefact sampleArtefact(qint64 id, const JobId &job, ArtefactState state)
{
    Artefact artefact;
    artefact.id = {id};
    artefact.job = job;
    artefact.state = state;
    artefact.directory = QStringLiteral("/home/person/Downloads");
    artefact.name = QStringLiteral(".part-%1").arg(id);
    return artefact;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cleanup/CleanupLedger.h"

#include <algorithm>

namespace kurier {

namespace {

constexpr qint64 kFirstRetryMs = 5'000;
constexpr qint64 kLongestRetryMs = 3'600'000;
constexpr qint64 kSettlingMs = 5'000;
constexpr int kMostDoublings = 16;

qint64 retryDelay(int attempts)
{
    const int doublings = std::clamp(attempts - 1, 0, kMostDoublings);
    return std::min(kFirstRetryMs << doublings, kLongestRetryMs);
}

bool mustGo(ArtefactState state)
{
    return state == ArtefactState::Pending || state == ArtefactState::Failed;
}

} // namespace

bool CleanupLedger::waits(const Entry &entry)
{
    return mustGo(entry.artefact.state) && entry.durable && !entry.writer && !entry.removing;
}

void CleanupLedger::count(const Artefact &artefact, int by)
{
    if (mustGo(artefact.state))
        m_pending += by;
    if (artefact.state == ArtefactState::Failed)
        m_failed += by;
}

void CleanupLedger::plan(const Entry &entry)
{
    if (waits(entry) && !entry.onDemand)
        m_due.emplace(entry.due, entry.artefact.id);
}

void CleanupLedger::erase(ArtefactId id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.constEnd())
        return;
    m_byJob.remove(found->artefact.job, id);
    m_due.erase({found->due, id});
    m_entries.erase(found);
}

void CleanupLedger::restore(const Artefact &artefact, Steady now, qint64 wall)
{
    const qint64 wait = std::clamp<qint64>(artefact.nextAttempt - wall, 0, kLongestRetryMs);
    Entry entry {artefact, false, mustGo(artefact.state), false, false, now + Steady(wait)};
    entry.onDemand = artefact.kind == ArtefactKind::ServerSession
        && artefact.state == ArtefactState::Failed && artefact.nextAttempt == 0;
    if (artefact.kind == ArtefactKind::ServerSession)
        entry.settledAt = now + Steady(kSettlingMs);
    count(artefact, 1);
    m_byJob.insert(artefact.job, artefact.id);
    plan(entry);
    m_entries.insert(artefact.id, std::move(entry));
    m_last = std::max(m_last, artefact.id);
}

Artefact CleanupLedger::add(Artefact artefact)
{
    artefact.id = ArtefactId {++m_last.value};
    m_byJob.insert(artefact.job, artefact.id);
    m_entries.insert(artefact.id, Entry {artefact, false, false, false, false, {}});
    return artefact;
}

void CleanupLedger::setLastId(ArtefactId last)
{
    m_last = std::max(m_last, last);
}

const Artefact *CleanupLedger::find(ArtefactId id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? nullptr : &found->artefact;
}

QList<Artefact> CleanupLedger::ofJob(const JobId &job) const
{
    QList<Artefact> all;
    for (auto it = m_byJob.constFind(job); it != m_byJob.constEnd() && it.key() == job; ++it) {
        if (const Artefact *const one = find(*it))
            all.append(*one);
    }
    std::sort(all.begin(), all.end(),
              [](const Artefact &a, const Artefact &b) { return a.id < b.id; });
    return all;
}

std::vector<Artefact> CleanupLedger::inUse() const
{
    std::vector<Artefact> all;
    for (const Entry &entry : m_entries) {
        if (!mustGo(entry.artefact.state))
            all.push_back(entry.artefact);
    }
    return all;
}

std::optional<Artefact> CleanupLedger::identified(ArtefactId id, quint64 device, quint64 inode,
                                                  qint64 birth, const FileIdentity &folder)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    found->artefact.device = device;
    found->artefact.inode = inode;
    found->artefact.birth = birth;
    if (folder.isKnown())
        found->artefact.folder = folder;
    if (found->artefact.state == ArtefactState::Intended)
        found->artefact.state = ArtefactState::Live;
    return found->artefact;
}

std::optional<Artefact> CleanupLedger::sessionKnown(ArtefactId id, const UploadSession &session,
                                                    qint64 expires)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    found->artefact.session = session;
    found->artefact.expires = expires;
    found->artefact.reason = {};
    if (found->artefact.state == ArtefactState::Intended)
        found->artefact.state = ArtefactState::Live;
    return found->artefact;
}

std::optional<Artefact> CleanupLedger::doubt(ArtefactId id, const Error &reason)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    found->artefact.reason = reason;
    return found->artefact;
}

void CleanupLedger::setWriter(ArtefactId id, bool active)
{
    if (const auto found = m_entries.find(id); found != m_entries.end()) {
        found->writer = active;
        plan(*found);
    }
}

void CleanupLedger::settle(ArtefactId id, Steady now)
{
    if (const auto found = m_entries.find(id); found != m_entries.end())
        found->settledAt = now + Steady(kSettlingMs);
}

std::optional<Artefact> CleanupLedger::drop(ArtefactId id, qint64 bytes)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || mustGo(found->artefact.state))
        return std::nullopt;
    found->artefact.state = ArtefactState::Pending;
    found->artefact.bytes = bytes;
    found->artefact.nextAttempt = 0;
    found->due = {};
    count(found->artefact, 1);
    return found->artefact;
}

void CleanupLedger::intentStored(ArtefactId id)
{
    if (const auto found = m_entries.find(id); found != m_entries.end()) {
        found->durable = true;
        plan(*found);
    }
}

std::optional<Artefact> CleanupLedger::finish(ArtefactId id, ArtefactState state)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    count(found->artefact, -1);
    Artefact last = found->artefact;
    last.state = state;
    last.nextAttempt = 0;
    erase(id);
    return last;
}

std::vector<Artefact> CleanupLedger::takeDue(Steady now)
{
    std::vector<Artefact> due;
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const ArtefactId id = m_due.begin()->second;
        m_due.erase(m_due.begin());
        const auto found = m_entries.find(id);
        if (found == m_entries.end() || !waits(*found))
            continue;
        found->removing = true;
        due.push_back(found->artefact);
    }
    return due;
}

std::optional<Artefact> CleanupLedger::removalEnded(ArtefactId id, bool removed, qint64 bytes,
                                                    const Error &error, Steady now, qint64 wall)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    Entry &entry = *found;
    entry.removing = false;
    entry.artefact.attempts += 1;
    if (bytes > 0)
        entry.artefact.bytes = bytes;
    if (removed && entry.settledAt && now < *entry.settledAt) {
        entry.due = *entry.settledAt;
        entry.artefact.nextAttempt = wall + (entry.due - now).count();
        plan(entry);
        return entry.artefact;
    }
    if (removed)
        return finish(id, ArtefactState::Removed);
    fail(entry, error);
    const qint64 delay = retryDelay(entry.artefact.attempts);
    entry.artefact.nextAttempt = wall + delay;
    entry.due = now + Steady(delay);
    plan(entry);
    return entry.artefact;
}

void CleanupLedger::fail(Entry &entry, const Error &reason)
{
    count(entry.artefact, -1);
    entry.artefact.state = ArtefactState::Failed;
    entry.artefact.reason = reason;
    count(entry.artefact, 1);
}

std::optional<Artefact> CleanupLedger::removalRefused(ArtefactId id, const Error &reason)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || !mustGo(found->artefact.state))
        return std::nullopt;
    Entry &entry = *found;
    m_due.erase({entry.due, id});
    entry.artefact.attempts += entry.removing ? 1 : 0;
    entry.removing = false;
    entry.onDemand = true;
    entry.artefact.nextAttempt = 0;
    fail(entry, reason);
    return entry.artefact;
}

void CleanupLedger::retryNow(const QList<JobId> &jobs)
{
    for (Entry &entry : m_entries) {
        if (!waits(entry) || (!jobs.isEmpty() && !jobs.contains(entry.artefact.job)))
            continue;
        m_due.erase({entry.due, entry.artefact.id});
        entry.artefact.nextAttempt = 0;
        entry.onDemand = false;
        entry.due = {};
        plan(entry);
    }
}

std::vector<Artefact> CleanupLedger::abandon(const QList<JobId> &jobs)
{
    std::vector<Artefact> given;
    for (const JobId &job : jobs) {
        const QList<Artefact> all = ofJob(job);
        for (const Artefact &artefact : all) {
            const auto entry = m_entries.constFind(artefact.id);
            if (entry == m_entries.constEnd() || !waits(*entry))
                continue;
            if (auto last = finish(artefact.id, ArtefactState::Abandoned))
                given.push_back(*last);
        }
    }
    return given;
}

std::optional<CleanupLedger::Steady> CleanupLedger::nextDue() const
{
    if (m_due.empty())
        return std::nullopt;
    return m_due.begin()->first;
}

} // namespace kurier

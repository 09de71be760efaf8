// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/StoreGate.h"

#include "core/base/LogCategories.h"

#include <algorithm>
#include <iterator>

namespace kurier {

namespace {

/// A batch the store refuses for what is in it will be refused again.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::EInvalidArg || error.code == ErrorCode::DoEJobNotFound;
}

/// How far back a turn is searched; what belongs to one job lies close together.
constexpr std::ptrdiff_t kNear = 8;

/// Whether \a later makes \a earlier needless.
bool replaces(const StoreMutation &later, const StoreMutation &earlier)
{
    if (later.index() != earlier.index())
        return false;
    if (const auto *const job = std::get_if<UpdateJob>(&later))
        return job->job.key == std::get<UpdateJob>(earlier).job.key;
    if (const auto *const file = std::get_if<UpdateFile>(&later)) {
        const auto &before = std::get<UpdateFile>(earlier);
        return file->job == before.job && file->index == before.index;
    }
    if (const auto *const put = std::get_if<PutArtefact>(&later))
        return put->artefact.id == std::get<PutArtefact>(earlier).artefact.id;
    return false;
}

} // namespace

StoreGate::StoreGate(JobStore &store)
    : m_store(store)
{
}

void StoreGate::add(StoreMutation mutation)
{
    auto &all = m_current.mutations;
    const auto end = all.rbegin() + std::min(kNear, std::ssize(all));
    const auto earlier = std::find_if(all.rbegin(), end, [&mutation](const StoreMutation &one) {
        return replaces(mutation, one);
    });
    if (earlier == end)
        all.push_back(std::move(mutation));
    else
        *earlier = std::move(mutation);
}

void StoreGate::whenDurable(Action action)
{
    m_current.actions.push_back(std::move(action));
}

void StoreGate::reply(Reply reply)
{
    m_current.replies.push_back(std::move(reply));
}

void StoreGate::answer(std::vector<Reply> &replies, const Error &error)
{
    for (const Reply &reply : std::exchange(replies, {}))
        reply(error);
}

bool StoreGate::hasWork() const
{
    return !m_current.mutations.empty() || !m_current.actions.empty() || !m_current.replies.empty();
}

void StoreGate::flush()
{
    Turn turn = std::exchange(m_current, {});
    if (turn.mutations.empty()) {
        for (const Action &action : turn.actions)
            action();
        answer(turn.replies, {});
        return;
    }
    if (m_blocked)
        answer(turn.replies, m_trouble);
    m_waiting.push_back(std::move(turn));
    sendWaiting();
}

void StoreGate::sendWaiting()
{
    if (m_blocked || !m_batch.isNull() || m_waiting.empty())
        return;
    const bool single = m_oneByOne > 0;
    m_oneByOne -= single ? 1 : 0;
    const auto end = single ? std::next(m_waiting.begin()) : m_waiting.end();
    m_underWay.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    StoreBatch batch {StoreTicket {++m_lastTicket.value}, {}};
    for (const Turn &turn : m_underWay)
        batch.mutations.insert(batch.mutations.end(), turn.mutations.begin(), turn.mutations.end());
    m_batch = batch.ticket;
    m_store.apply(std::move(batch));
}

void StoreGate::storeAlone(std::vector<StoreMutation> mutations, Reply reply)
{
    const StoreTicket ticket {++m_lastTicket.value};
    m_alone.emplace(ticket, std::move(reply));
    m_store.apply(StoreBatch {ticket, std::move(mutations)});
}

void StoreGate::ask(StoreQuestion question, Answer answer)
{
    if (Turn *const last = newestUnstored()) {
        last->replies.emplace_back(
            [this, question = std::move(question), answer = std::move(answer)](const Error &) {
                askNow(question, answer);
            });
        return;
    }
    askNow(std::move(question), std::move(answer));
}

void StoreGate::askNow(StoreQuestion question, Answer answer)
{
    const StoreTicket ticket {++m_lastTicket.value};
    m_questions.emplace(ticket, std::move(answer));
    m_store.ask(StoreRequest {ticket, std::move(question)});
}

StoreGate::Turn *StoreGate::newestUnstored()
{
    // While the store is blocked nobody knows when it will have what was decided.
    if (m_blocked)
        return nullptr;
    if (!m_current.mutations.empty())
        return &m_current;
    if (!m_waiting.empty())
        return &m_waiting.back();
    return m_underWay.empty() ? nullptr : &m_underWay.back();
}

bool StoreGate::handle(StoreEvent &&event)
{
    if (const auto *const batch = std::get_if<BatchStored>(&event)) {
        stored(*batch);
        return true;
    }
    const StoreTicket ticket = std::visit(
        [](const auto &answer) {
            if constexpr (requires { answer.ticket; })
                return answer.ticket;
            else
                return StoreTicket {};
        },
        event);
    const auto found = m_questions.find(ticket);
    if (found == m_questions.end())
        return false;
    const Answer answer = std::move(found->second);
    m_questions.erase(found);
    answer(std::move(event));
    return true;
}

void StoreGate::stored(const BatchStored &event)
{
    if (auto alone = m_alone.extract(event.ticket); !alone.empty())
        return alone.mapped()(event.error);
    if (m_batch.isNull() || event.ticket != m_batch)
        return;
    m_batch = {};
    std::vector<Turn> turns = std::exchange(m_underWay, {});
    if (event.error.code == ErrorCode::Ok) {
        for (Turn &turn : turns) {
            for (const Action &action : turn.actions)
                action();
            answer(turn.replies, {});
        }
    } else if (isRefusal(event.error)) {
        refused(std::move(turns), event.error);
    } else {
        m_blocked = true;
        m_trouble = event.error;
        for (Turn &turn : turns)
            answer(turn.replies, event.error);
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(turns.begin()),
                         std::make_move_iterator(turns.end()));
    }
    sendWaiting();
}

void StoreGate::refused(std::vector<Turn> turns, const Error &error)
{
    if (turns.size() == 1) {
        qCCritical(lcQueue) << "the store refused a record:" << error.detail;
        answer(turns.front().replies, error);
        return;
    }
    m_oneByOne = turns.size();
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(turns.begin()),
                     std::make_move_iterator(turns.end()));
}

void StoreGate::retry()
{
    m_blocked = false;
    sendWaiting();
}

bool StoreGate::isIdle() const
{
    return !hasWork() && m_batch.isNull() && m_alone.empty() && m_waiting.empty();
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/StoreGate.h"

#include "core/base/LogCategories.h"

#include <iterator>

namespace kurier {

namespace {

/// A batch the store refuses for what is in it will be refused again.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::EInvalidArg || error.code == ErrorCode::DoEJobNotFound;
}

} // namespace

StoreGate::StoreGate(JobStore &store)
    : m_store(store)
{
}

void StoreGate::add(StoreMutation mutation)
{
    m_current.mutations.push_back(std::move(mutation));
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
    if (m_blocked) {
        answer(turn.replies, m_trouble);
        m_failed.push_back(std::move(turn));
        return;
    }
    send(std::move(turn));
}

void StoreGate::send(Turn turn)
{
    const StoreTicket ticket {++m_lastTicket.value};
    m_store.apply(StoreBatch {ticket, turn.mutations});
    m_sent.emplace(ticket, std::move(turn));
}

void StoreGate::storeAlone(std::vector<StoreMutation> mutations, Reply reply)
{
    Turn turn;
    turn.mutations = std::move(mutations);
    turn.replies.push_back(std::move(reply));
    turn.alone = true;
    const StoreTicket ticket {++m_lastTicket.value};
    m_store.apply(StoreBatch {ticket, std::move(turn.mutations)});
    m_sent.emplace(ticket, std::move(turn));
}

void StoreGate::ask(StoreQuestion question, Answer answer)
{
    const StoreTicket ticket {++m_lastTicket.value};
    m_questions.emplace(ticket, std::move(answer));
    m_store.ask(StoreRequest {ticket, std::move(question)});
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
    const auto found = m_sent.find(event.ticket);
    if (found == m_sent.end())
        return;
    Turn turn = std::move(found->second);
    m_sent.erase(found);
    if (event.error.code == ErrorCode::Ok || turn.alone) {
        if (event.error.code == ErrorCode::Ok) {
            for (const Action &action : turn.actions)
                action();
        }
        answer(turn.replies, event.error);
        return;
    }
    answer(turn.replies, event.error);
    if (isRefusal(event.error)) {
        qCCritical(lcQueue) << "the store refused a record:" << event.error.detail;
        return;
    }
    m_blocked = true;
    m_trouble = event.error;
    m_failed.push_back(std::move(turn));
}

void StoreGate::retry()
{
    if (m_failed.empty())
        return;
    // One batch for all: order is kept, and one success clears the way.
    Turn all;
    for (Turn &turn : std::exchange(m_failed, {})) {
        std::move(turn.mutations.begin(), turn.mutations.end(), std::back_inserter(all.mutations));
        std::move(turn.actions.begin(), turn.actions.end(), std::back_inserter(all.actions));
        std::move(turn.replies.begin(), turn.replies.end(), std::back_inserter(all.replies));
    }
    m_blocked = false;
    send(std::move(all));
}

bool StoreGate::isIdle() const
{
    return !hasWork() && m_sent.empty() && m_failed.empty();
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/JobStore.h"

#include <functional>
#include <map>
#include <vector>

namespace kurier {

/// Stands between decisions and the world: what must not happen before a record is durable waits
/// here for it. Mutations of one turn become one batch. A batch that fails (disk full) is kept and
/// tried again in order, and what waits for it goes on waiting; replies are told of the failure.
/// Thread: the controller's.
class StoreGate
{
public:
    using Action = std::function<void()>;
    /// Code Ok when durable; otherwise the first failure, while the batch is still tried again.
    using Reply = std::function<void(const Error &)>;
    using Answer = std::function<void(StoreEvent &&)>;

    explicit StoreGate(JobStore &store);

    void add(StoreMutation mutation);
    /// Runs \a action when everything added in this turn is durable; at flush() when that is
    /// nothing.
    void whenDurable(Action action);
    /// Like whenDurable(), but also told of a failure, once.
    void reply(Reply reply);
    /// True when flush() would do something.
    [[nodiscard]] bool hasWork() const;
    /// Ends the turn.
    void flush();

    /// A batch of its own, stored now or not at all.
    void storeAlone(std::vector<StoreMutation> mutations, Reply reply);
    void ask(StoreQuestion question, Answer answer);

    /// \returns true when the event was an answer to something sent from here.
    bool handle(StoreEvent &&event);
    /// Sends failed batches again.
    void retry();
    [[nodiscard]] bool isBlocked() const { return m_blocked; }
    [[nodiscard]] bool isIdle() const;

private:
    struct Turn
    {
        std::vector<StoreMutation> mutations;
        std::vector<Action> actions;
        std::vector<Reply> replies;
        bool alone = false;
    };

    void send(Turn turn);
    void stored(const BatchStored &event);
    static void answer(std::vector<Reply> &replies, const Error &error);

    JobStore &m_store;
    Turn m_current;
    std::map<StoreTicket, Turn> m_sent;
    std::vector<Turn> m_failed; ///< Oldest first; what comes later queues behind it.
    std::map<StoreTicket, Answer> m_questions;
    StoreTicket m_lastTicket;
    bool m_blocked = false;
    Error m_trouble; ///< Why, while m_blocked.
};

} // namespace kurier

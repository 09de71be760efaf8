// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/JobStore.h"

#include <functional>
#include <map>
#include <vector>

namespace kurier {

/// Stands between decisions and the world: what must not happen before a record is durable waits
/// here for it. Mutations of one turn stay together. One batch is under way at a time, and the
/// turns that end meanwhile make the next one: so a batch that fails (disk full) is kept and tried
/// again, and nothing that came later overtakes it; replies are told of the failure. Thread: the
/// controller's.
class StoreGate
{
public:
    using Action = std::function<void()>;
    /// Code Ok when durable; otherwise the first failure, while the batch is still tried again.
    using Reply = std::function<void(const Error &)>;
    using Answer = std::function<void(StoreEvent &&)>;

    explicit StoreGate(JobStore &store);

    /// What this turn already changed about the same row is replaced.
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
    /// The answer knows of everything added before; while batches fail, of what is stored.
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
    };

    void sendWaiting();
    void askNow(StoreQuestion question, Answer answer);
    [[nodiscard]] Turn *newestUnstored();
    void refused(std::vector<Turn> turns, const Error &error);
    void stored(const BatchStored &event);
    static void answer(std::vector<Reply> &replies, const Error &error);

    JobStore &m_store;
    Turn m_current;
    std::vector<Turn> m_waiting; ///< Ended turns, oldest first.
    std::vector<Turn> m_underWay; ///< What m_batch is made of.
    StoreTicket m_batch; ///< Null = none is with the store.
    std::map<StoreTicket, Reply> m_alone;
    std::size_t m_oneByOne = 0; ///< So many turns go out singly, to find one that was refused.
    std::map<StoreTicket, Answer> m_questions;
    StoreTicket m_lastTicket;
    bool m_blocked = false;
    Error m_trouble; ///< Why, while m_blocked.
};

} // namespace kurier

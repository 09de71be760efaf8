// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/CancelPlan.h"

#include <functional>

namespace kurier {

enum class CancelChoice : quint8 {
    Keep, ///< Also when the question is dismissed.
    Cancel, ///< Everything in the plan.
    KeepFinished, ///< Complete the jobs with finished files, cancel the rest.
    SuspendInstead,
};

/// What completing jobs that are not finished would do. Every job has a finished file.
struct CompletePlan
{
    qsizetype jobs = 0;
    QString name; ///< Of the only job.
    qsizetype filesFinished = 0;
    qsizetype filesTotal = 0;
    bool running = false; ///< The only job transfers at the moment.
};

/// What is given up with the clean-up of one cancelled job.
struct AbandonPlan
{
    QString name;
    QList<Artefact> left;
};

/// Questions to the person. Each answers exactly once, never from inside the call, and blocks
/// nothing. Thread: the GUI's.
class UserPrompts
{
public:
    UserPrompts() = default;
    UserPrompts(const UserPrompts &) = delete;
    UserPrompts &operator=(const UserPrompts &) = delete;
    virtual ~UserPrompts() = default;

    virtual void confirmCancel(const CancelPlan &plan,
                               std::function<void(CancelChoice)> answer) = 0;
    virtual void confirmComplete(const CompletePlan &plan, std::function<void(bool)> answer) = 0;
    virtual void confirmAbandon(const AbandonPlan &plan, std::function<void(bool)> answer) = 0;
    /// Whether \a leftovers, which belong to no job, are to be deleted.
    virtual void confirmLeftovers(const QList<Artefact> &leftovers,
                                  std::function<void(bool)> answer) = 0;
    /// \a active: jobs that run at the moment.
    virtual void confirmQuit(qsizetype active, std::function<void(bool)> answer) = 0;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/access/ServerCertificate.h"
#include "core/job/JobTransitions.h"
#include "core/queue/CancelPlan.h"

#include <functional>
#include <optional>

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

/// What suspending or resuming all that an inspector shows would do.
struct OthersPlan
{
    struct Share
    {
        QString owner; ///< Login name.
        qsizetype jobs = 0;
    };

    JobCommand command = JobCommand::Suspend;
    QList<Share> shares; ///< Whose jobs; none is empty.
    qsizetype notPermitted = 0; ///< Jobs shown that are left alone, as their queues do not run.
};

/// What is given up with the clean-up of one cancelled job.
struct AbandonPlan
{
    QString name;
    QList<Artefact> left;
};

/// Which server or proxy wants to know who asks.
struct SignInQuestion
{
    QString server; ///< Host, with its port where that is unusual.
    QString realm; ///< As the server says; empty = none.
    bool proxy = false;
    bool token = false; ///< It takes a token and no password.
    bool readable = false; ///< What is typed would cross the network unencrypted.
    bool canRemember = false; ///< There is a key ring.
};

struct SignInAnswer
{
    Credentials credentials;
    bool remember = false;
};

/// A certificate or SSH key that was refused, and why.
struct TrustQuestion
{
    QString server;
    QString reason; ///< A sentence.
    ServerCertificate certificate;
    QStringList facts; ///< "Label: value" about the certificate.
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
    /// Whether jobs of other users are to be suspended or resumed.
    virtual void confirmOthers(const OthersPlan &plan, std::function<void(bool)> answer) = 0;
    virtual void confirmAbandon(const AbandonPlan &plan, std::function<void(bool)> answer) = 0;
    /// Whether \a leftovers, which belong to no job, are to be deleted.
    virtual void confirmLeftovers(const QList<Artefact> &leftovers,
                                  std::function<void(bool)> answer) = 0;
    /// Nothing when the question is dismissed.
    virtual void askSignIn(const SignInQuestion &question,
                           std::function<void(std::optional<SignInAnswer>)> answer) = 0;
    /// A key that has changed is told of, and never trusted.
    virtual void confirmTrust(const TrustQuestion &question, std::function<void(bool)> answer) = 0;
    /// \a active: jobs that run at the moment.
    virtual void confirmQuit(qsizetype active, std::function<void(bool)> answer) = 0;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AllUsers.h"

#include "app/ctl/CtlText.h"
#include "app/ctl/JobArguments.h"
#include "core/control/JobJson.h"
#include "core/control/PeerCredentials.h"

#include <QJsonArray>

#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>

namespace kurier {

namespace {

bool isRoot()
{
    return ::geteuid() == 0;
}

std::unique_ptr<QueueLink> ownQueue(bool mayStart)
{
    return std::make_unique<QueueLink>(Paths::fromEnvironment(), mayStart);
}

/// The queues --all-users means for this user, with their owners' names.
std::vector<std::pair<QString, std::unique_ptr<QueueLink>>> everybodysQueues(bool mayStart)
{
    std::vector<std::pair<QString, std::unique_ptr<QueueLink>>> queues;
    const uid_t self = ::geteuid();
    if (!isRoot()) {
        queues.emplace_back(userName(self), ownQueue(mayStart));
        Console::error(CtlText::tr("only root may see the queues of other users"));
        return queues;
    }
    const QList<UserAccount> accounts = allAccounts();
    for (const UserAccount &account : accounts)
        queues.emplace_back(account.name,
                            account.user == self ? ownQueue(mayStart)
                                                 : std::make_unique<QueueLink>(account, mayStart));
    return queues;
}

} // namespace

Result<std::unique_ptr<QueueLink>> chosenQueue(const CtlCall &call)
{
    const bool mayStart = !call.has("no-start");
    if (!call.has("user"))
        return ownQueue(mayStart);
    const QString name = call.value("user");
    const auto account = findAccount(name);
    if (!account)
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       CtlText::tr("there is no user of that name"), name);
    if (account->user == ::geteuid())
        return ownQueue(mayStart);
    if (!isRoot())
        return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager, {}, account->name);
    return std::make_unique<QueueLink>(*account, mayStart);
}

QueueRound::QueueRound(const CtlContext &context, const Read &read)
{
    if (!context.call.has("all-users")) {
        readOne(context.queue, read);
        return;
    }
    for (const auto &[owner, queue] : everybodysQueues(false)) {
        auto opened = queue->openForReading();
        if (opened)
            opened = read(*queue);
        if (opened)
            ++m_read;
        else
            unreadable(owner, opened.error());
    }
    m_code = m_read > 0 || m_errors.isEmpty() ? ExitCode::Done : ExitCode::NotPermitted;
}

void QueueRound::readOne(QueueLink &queue, const Read &read)
{
    auto opened = queue.openForReading();
    if (opened)
        opened = read(queue);
    if (opened)
        return;
    m_failure = opened.error();
    m_code = queue.owner() != nullptr ? ExitCode::NotPermitted : exitCodeOf(m_failure);
}

void QueueRound::unreadable(const QString &owner, const Error &error)
{
    Console::error(unreadableText(owner, error));
    QJsonObject json = errorToJson(error);
    json.insert(QStringLiteral("owner"), owner);
    m_errors.append(json);
}

QString unreadableText(const QString &owner, const Error &error)
{
    return CtlText::tr("the queue of %1 cannot be read: %2")
        .arg(terminalText(owner), fullSentence(error));
}

ExitCode runWhereJobsAre(const CtlContext &context, ExitCode (*run)(const CtlContext &))
{
    if (context.call.has("all"))
        return failUsage(context, CtlText::tr("--all is for one user: name the user with --user"));
    struct Share
    {
        QueueLink *queue = nullptr;
        QStringList jobs;
    };
    const auto queues = everybodysQueues(!context.call.has("no-start"));
    std::map<QString, Share> shares;
    QStringList left = context.call.operands;
    for (const auto &[owner, queue] : queues) {
        Result<JobTargets> found = tl::unexpected(Error {});
        if (auto opened = queue->openForReading(); !opened)
            found = tl::unexpected(opened.error());
        else
            found = findTargets(*queue, context.call.operands);
        if (!found) {
            Console::error(unreadableText(owner, found.error()));
            continue;
        }
        if (!found->ambiguous.isEmpty())
            return failUsage(context, found->ambiguous);
        for (const QString &text : std::as_const(context.call.operands)) {
            // A whole id is taken as it is: it is looked up to know whose it is.
            const JobId id = JobId::fromString(text);
            const bool here = id.isNull()
                ? !found->unknown.contains(text)
                : queue->call(QStringLiteral("show"), {{QStringLiteral("id"), text}}).has_value();
            if (!here)
                continue;
            if (!left.removeOne(text))
                return failUsage(context,
                                 CtlText::tr("“%1” is a job of several users: name the "
                                             "user with --user")
                                     .arg(terminalText(text)));
            shares[owner].queue = queue.get();
            shares[owner].jobs.append(text);
        }
    }
    if (shares.size() > 1 && context.console.json())
        return failUsage(context, CtlText::tr("with --json, name jobs of one user only"));
    ExitCode code = ExitCode::Done;
    const auto carryOut = [&](QueueLink &queue, const QStringList &jobs) {
        CtlCall call = context.call;
        call.options.remove(QStringLiteral("all-users"));
        call.operands = jobs;
        const ExitCode one = run({call, context.console, queue});
        if (code == ExitCode::Done)
            code = one;
    };
    // What nobody knows is told with the first; with nothing found, by any queue.
    if (shares.empty() && !queues.empty())
        carryOut(*queues.front().second, left);
    for (auto &[owner, share] : shares)
        carryOut(*share.queue, share.jobs + std::exchange(left, {}));
    return code;
}

ExitCode runStatusOfAll(const CtlContext &context)
{
    QJsonArray list;
    bool running = false;
    for (const auto &[owner, queue] : everybodysQueues(false)) {
        if (auto opened = queue->openRunning(); !opened) {
            if (exitCodeOf(opened.error()) != ExitCode::NotRunning)
                Console::error(unreadableText(owner, opened.error()));
            continue;
        }
        const auto answer = queue->call(QStringLiteral("status"));
        if (!answer) {
            Console::error(unreadableText(owner, answer.error()));
            continue;
        }
        running = true;
        QJsonObject status = *answer;
        status.insert(QStringLiteral("owner"), owner);
        list.append(status);
        context.console.line(
            CtlText::tr("%1: the queue is running (process %2, version %3).")
                .arg(terminalText(owner))
                .arg(status.value(QLatin1String("pid")).toInteger())
                .arg(terminalText(status.value(QLatin1String("version")).toString())));
    }
    if (context.console.json())
        Console::document({{QStringLiteral("queues"), list}});
    else if (!running)
        context.console.line(CtlText::tr("No queue is running."));
    return running ? ExitCode::Done : ExitCode::NotRunning;
}

} // namespace kurier

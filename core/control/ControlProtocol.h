// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QString>

namespace kurier {

/// The protocol of the control socket (Paths::controlSocket), version 1.
///
/// One JSON object a line, UTF-8, ended by '\n', in both directions.
///   request   {"id": NUMBER, "method": NAME, "params": {…}}
///   answer    {"id": NUMBER, "result": {…}}
///         or  {"id": NUMBER, "error": {"code", "hresult", "context", "file", "wire": {"detail"}}}
///   event     {"id": NUMBER, "event": {…}}      any number, before the answer to the same id
/// Requests may follow one another without waiting; answers come in the order they are ready. A
/// request line holds at most kMaxControlLine bytes: a longer one is answered with BG_E_TOO_LARGE
/// and the connection is closed. A line that is not a request is answered with E_INVALIDARG and id
/// null. While kMaxControlCalls requests are unanswered, or the answers are not read, no further
/// line is read. What "watch" tells waits while the client has not read what came before, and of
/// each job only the newest is told then. A client that reads nothing for minutes is dropped. Only
/// the owner of the queue and root are served (SO_PEERCRED).
///
/// Jobs, artefacts, errors and results are written as cli.md describes them, without the sentences
/// ("message") that kurierctl makes in its user's language. What only programs need stands in a
/// member "wire", which kurierctl leaves out. URLs are masked (displayUrl) but in the answer to
/// "addresses", which the owner's window asks for when a person copies them.
///
// clang-format off
/// | method                           | params                                          | result |
/// |----------------------------------|-------------------------------------------------|--------|
/// | version                          |                                                 | protocol, version, pid, owner, window (bool) |
/// | add                              | jobs: [SPEC] (SpecJson.h), more (bool), progress (bool): events {done} | ids; with more: waiting |
/// | add.stop                         |                                                 | |
/// | list                             | states, after (key), limit, details, files, brief (JobJson.h) | jobs, after, more |
/// |                                  | command, after, limit: the jobs that this verb would change | ids, after, more |
/// | history                          | limit, beforeFinished (ms), beforeKey, details, files | jobs, beforeFinished, beforeKey, more |
/// | find                             | texts                                           | matches: [[id…]…] |
/// | show                             | id                                              | job |
/// | addresses                        | ids                                             | addresses: whole, for the owner alone |
/// | suspend resume complete cancel   | ids, omitOk (bool): no result where there is nothing to tell | results, in the order of ids; omitOk when it was heeded |
/// |                                  | cancel also filesTold: {ID: NUMBER}, the finished files a person was told of (none = 0): a download with more is not cancelled (DO_E_INVALID_STATE) | |
/// | planCancel                       | ids                                             | items, unknown |
/// | set                              | ids, changes (SpecJson.h), omitOk               | results, omitOk |
/// | cleanup.list                     |                                                 | artefacts |
/// | cleanup.retry                    | ids, or none for all                            | |
/// | cleanup.abandon                  | ids                                             | |
/// | wait                             | ids, for: [state…] (none = final or error), progress (bool): events {job}, brief, omitCompleted (bool): no outcome of a completed job of which nothing is left to tell | outcomes: [{id, reached, job} or {id, error}], order of ids; omitCompleted when it was heeded |
/// | waitCleanup                      | ids                                             | jobs, each with its clean-up |
/// | monitor                          | events {job}                                    | never |
/// | watch                            | window (bool): events {delta}, {status}, {raise}, {storeFailed}, {storeSetAside} (DeltaJson.h, QueueFeed.h) | never |
/// | setLimits                        | every limit (DeltaJson.h)                       | |
/// | status                           |                                                 | as cli.md |
/// | quit                             |                                                 | |
/// | raise                            | urls                                            | |
// clang-format on
///
/// Jobs of an add with "more" only wait; the first add of the same client without it adds them and
/// its own in one transaction, all or none. They are forgotten when the client disconnects.
/// add.stop asks that none of what this client's add is about be added: those waiting are
/// forgotten, and the add under way ends with no ids unless its jobs are being stored already; so
/// it ends, too, when the client disconnects. With "progress" the events come every
/// kAddProgressMs until the answer.
inline constexpr int kControlProtocol = 1;
inline constexpr qint64 kMaxControlLine = 16LL * 1024 * 1024;
/// Bytes of one answer; more comes from no queue.
inline constexpr qint64 kMaxControlAnswer = 256LL * 1024 * 1024;
inline constexpr int kMaxControlCalls = 32;
inline constexpr int kAddProgressMs = 100;
/// Jobs of one client that may wait for an add without "more".
inline constexpr qsizetype kMaxWaitingJobs = 4'000'000;
/// Rows in one answer to list or history, with details, and with nothing but ids.
inline constexpr int kMaxControlRows = 1000;
inline constexpr int kMaxControlDetails = 200;
inline constexpr int kMaxControlRowIds = 5000;
/// Ids in one request.
inline constexpr int kMaxControlIds = 20000;

/// What the serving process says about itself.
struct ControlInfo
{
    QString version;
    qint64 pid = 0;
    QString owner; ///< User name of the queue's owner.
    bool window = false; ///< It has a window that raise can bring to the front.

    /// This process, for its effective user.
    [[nodiscard]] static ControlInfo ofThisProcess(bool window);
};

/// \a message as one line, '\n' included.
[[nodiscard]] QByteArray controlLine(const QJsonObject &message);

/// The object in \a line. Error: EInvalidArg (QueueManager), detail says where it breaks.
[[nodiscard]] Result<QJsonObject> parseControlLine(const QByteArray &line);

} // namespace kurier

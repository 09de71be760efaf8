// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/OwnerQueue.h"

#include "app/ctl/HeadlessStarter.h"
#include "app/ctl/OwnerProcess.h"
#include "core/control/ControlClient.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"
#include "core/control/UnixSocket.h"

#include <QDeadlineTimer>
#include <QFile>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace kurier {

namespace {

constexpr std::chrono::seconds kPatience {60};
constexpr std::chrono::seconds kOwnerTimeout {10};

QJsonObject envelope(const Result<QJsonObject> &answer)
{
    if (answer)
        return {{QStringLiteral("result"), *answer}};
    return {{QStringLiteral("error"), errorToJson(answer.error())}};
}

Result<QJsonObject> opened(const QByteArray &line)
{
    const auto message = parseControlLine(line);
    if (!message)
        return tl::unexpected(message.error());
    if (const QJsonValue error = message->value(QLatin1String("error")); error.isObject())
        return tl::unexpected(errorFromJson(error.toObject()));
    return message->value(QLatin1String("result")).toObject();
}

void writeLine(const QJsonObject &message)
{
    const QByteArray line = controlLine(message);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

/// One line of \a process; what it writes is not to be trusted.
Result<QJsonObject> readAnswer(QProcess &process, const UserAccount &account)
{
    const auto broken = [&account](ErrorCode code, const QString &why) {
        return failure(code, ErrorContext::QueueManager, why, account.name);
    };
    const QDeadlineTimer deadline(kPatience);
    while (!process.canReadLine()) {
        if (process.bytesAvailable() > kMaxControlAnswer)
            return broken(ErrorCode::BgETooLarge, QStringLiteral("answer"));
        if (process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            continue;
        if (process.state() == QProcess::Running)
            return broken(ErrorCode::ETimeout, {});
        return broken(
            ErrorCode::EAccessDenied,
            QStringLiteral("nothing can be run as this user (%1)").arg(process.exitCode()));
    }
    return opened(process.readLine());
}

class OwnerQueue final : public OfflineQueue
{
public:
    OwnerQueue(UserAccount account, std::unique_ptr<QProcess> process)
        : m_account(std::move(account))
        , m_process(std::move(process))
    {
    }
    ~OwnerQueue() override
    {
        m_process->closeWriteChannel();
        if (!m_process->waitForFinished(
                static_cast<int>(std::chrono::milliseconds(kOwnerTimeout).count())))
            m_process->kill();
        m_process->waitForFinished();
    }
    OwnerQueue(const OwnerQueue &) = delete;
    OwnerQueue &operator=(const OwnerQueue &) = delete;

    Result<QJsonObject> call(const QString &method, const QJsonObject &params) override
    {
        m_process->write(
            controlLine({{QStringLiteral("method"), method}, {QStringLiteral("params"), params}}));
        return readAnswer(*m_process, m_account);
    }
    Result<QJsonObject> greeting() { return readAnswer(*m_process, m_account); }

private:
    UserAccount m_account;
    std::unique_ptr<QProcess> m_process;
};

} // namespace

Result<std::unique_ptr<OfflineQueue>> openOwnerQueue(const UserAccount &account)
{
    auto process = startAsOwner(account, {QLatin1String(kAnswerOffline)});
    if (!process)
        return tl::unexpected(process.error());
    auto queue = std::make_unique<OwnerQueue>(account, *std::move(process));
    if (auto greeting = queue->greeting(); !greeting)
        return tl::unexpected(greeting.error());
    return queue;
}

Result<StoredQueue> serveOwnersQueue(const UserAccount &account)
{
    std::array<int, 2> ends {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                       QString::fromLocal8Bit(std::strerror(errno)), account.name);
    auto ours = UnixSocket::adopt(ends[0]);
    const FileHandle theirs(ends[1]);
    auto process = startAsOwner(account, {QLatin1String(kServeStored)}, ends[1]);
    if (!process)
        return tl::unexpected(process.error());
    return StoredQueue {*std::move(process), std::move(ours)};
}

int serveStored()
{
    const Paths paths = Paths::fromEnvironment();
    struct stat status
    {
    };
    const bool none = ::lstat(QFile::encodeName(paths.database).constData(), &status) != 0
        && (errno == ENOENT || errno == ENOTDIR);
    if (none) {
        writeLine(envelope(tl::unexpected(
            Error {ErrorCode::EPathNotFound, ErrorContext::QueueManager, {}, paths.database})));
        return 1;
    }
    return answerOffline();
}

int answerOffline()
{
    const auto queue = openOfflineQueue(Paths::fromEnvironment());
    if (!queue) {
        writeLine(envelope(tl::unexpected(queue.error())));
        return 1;
    }
    writeLine(envelope(QJsonObject {}));
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    for (QByteArray line = input.readLine(kMaxControlLine); !line.isEmpty();
         line = input.readLine(kMaxControlLine)) {
        const auto request = parseControlLine(line);
        QJsonObject answer =
            envelope(request ? (*queue)->call(request->value(QLatin1String("method")).toString(),
                                              request->value(QLatin1String("params")).toObject())
                             : Result<QJsonObject>(tl::unexpected(request.error())));
        if (request && request->contains(QLatin1String("id")))
            answer.insert(QStringLiteral("id"), request->value(QLatin1String("id")));
        writeLine(answer);
    }
    return 0;
}

Result<> startOwnersQueue(const UserAccount &account)
{
    auto process = startAsOwner(account, {QLatin1String(kStartQueue)});
    if (!process)
        return tl::unexpected(process.error());
    const auto answer = readAnswer(**process, account);
    (*process)->waitForFinished();
    if (!answer)
        return tl::unexpected(answer.error());
    return {};
}

int startOwnQueue()
{
    const Paths paths = Paths::fromEnvironment();
    ControlClient client;
    const auto started = startHeadless(
        paths, [&] { return client.isConnected() || client.connectTo(paths.controlSocket); },
        kOwnerTimeout);
    writeLine(envelope(started.map([] { return QJsonObject {}; })));
    return started ? 0 : 1;
}

} // namespace kurier

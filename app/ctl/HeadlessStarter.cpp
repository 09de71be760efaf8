// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/HeadlessStarter.h"

#include "app/ctl/CtlText.h"
#include "core/base/FileHandle.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <optional>
#include <thread>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kPollInterval {30};
/// How long another instance, which made ours give way, may need until it answers.
constexpr std::chrono::milliseconds kOtherInstance {2000};

tl::unexpected<Error> cannotStart(const QString &why, const QString &log = {})
{
    return failure(ErrorCode::BgESessionNotFound, ErrorContext::QueueManager, why, log);
}

/// Creates the log so that nobody else can read it, whatever the umask.
bool prepareLog(const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(),
               O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return false;
    const FileHandle handle(descriptor);
    return true;
}

QString lastLine(const QString &path, qint64 from)
{
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly) || !log.seek(from))
        return {};
    const QString text = QString::fromUtf8(log.readAll()).trimmed();
    return text.mid(text.lastIndexOf(QLatin1Char('\n')) + 1);
}

/// A process that is not our child; tells when it has ended, also while nobody has reaped it.
class Started final
{
public:
    explicit Started(qint64 pid)
    {
        const long descriptor = ::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0);
        if (descriptor >= 0)
            m_handle.emplace(static_cast<int>(descriptor));
    }

    /// Waits up to \a time; true when it has ended.
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds time) const
    {
        if (!m_handle) {
            std::this_thread::sleep_for(time);
            return true;
        }
        struct pollfd waited
        {
            m_handle->descriptor(), POLLIN, 0
        };
        return ::poll(&waited, 1, static_cast<int>(time.count())) > 0;
    }

private:
    std::optional<FileHandle> m_handle;
};

} // namespace

QString kurierProgram()
{
    const QFileInfo beside(QCoreApplication::applicationDirPath() + QStringLiteral("/kurier"));
    if (beside.isFile() && beside.isExecutable())
        return beside.absoluteFilePath();
    return QStandardPaths::findExecutable(QStringLiteral("kurier"));
}

Result<> startHeadless(const Paths &paths, const std::function<bool()> &answers,
                       std::chrono::milliseconds timeout)
{
    const QString program = kurierProgram();
    if (program.isEmpty())
        return cannotStart(CtlText::tr("the program “kurier” was not found"));
    if (auto made = makePrivateDirectory(paths.stateDirectory); !made)
        return made;
    const QString log = paths.stateDirectory + QStringLiteral("/headless.log");
    if (!prepareLog(log))
        return cannotStart(CtlText::tr("the log cannot be written"), log);
    const qint64 logStart = QFileInfo(log).size();

    QProcess process;
    process.setProgram(program);
    process.setArguments({QStringLiteral("--headless")});
    process.setWorkingDirectory(QDir::rootPath());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(log, QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return cannotStart(process.errorString(), program);

    const Started started(pid);
    QDeadlineTimer deadline(timeout);
    bool ended = false;
    while (!answers()) {
        if (deadline.hasExpired())
            break;
        if (ended) {
            std::this_thread::sleep_for(kPollInterval);
        } else if (started.endsWithin(kPollInterval)) {
            ended = true;
            deadline = QDeadlineTimer(
                std::min(kOtherInstance, std::chrono::milliseconds(deadline.remainingTime())));
        }
    }
    if (answers())
        return {};
    if (ended)
        return cannotStart(CtlText::tr("it ended at once: %1").arg(lastLine(log, logStart)), log);
    return cannotStart(CtlText::tr("it did not answer within %n second(s)", nullptr,
                                   static_cast<int>(timeout.count() / 1000)),
                       log);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/Programs.h"

#include "tests/support/OriginAnswer.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace kurier::test {

namespace {

QByteArray lineOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("?");
}

/// What each thread of Kurier's programs waits for, to see where one hangs.
QByteArray whereTheyAre()
{
    QByteArray all;
    const auto entries = QDir::Dirs | QDir::NoDotAndDotDot;
    for (const QString &process : QDir(QStringLiteral("/proc")).entryList(entries)) {
        const QDir tasks(QStringLiteral("/proc/%1/task").arg(process));
        if (!lineOf(tasks.filePath(QStringLiteral("../comm"))).startsWith("kurier"))
            continue;
        all += lineOf(tasks.filePath(QStringLiteral("../cmdline"))).replace('\0', ' ') + '\n';
        for (const QString &task : tasks.entryList(entries)) {
            for (const char *what : {"comm", "wchan", "syscall"})
                all += ' ' + lineOf(tasks.filePath(task + u'/' + QLatin1String(what)));
            all += '\n';
        }
    }
    return all;
}

} // namespace

QJsonObject ProgramResult::json() const
{
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

void EndProcess::operator()(QProcess *process) const
{
    if (process->state() != QProcess::NotRunning) {
        process->terminate();
        if (!process->waitForFinished(20000)) {
            process->kill();
            process->waitForFinished();
        }
    }
    delete process;
}

Programs::Programs()
{
    for (const char *name : {"Downloads", "run"})
        QDir(m_home.path()).mkdir(QLatin1String(name));
    QFile::setPermissions(path(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

Programs::~Programs()
{
    ctl({QStringLiteral("--no-start"), QStringLiteral("quit")}, 30000);
}

QString Programs::downloads() const
{
    return path(QStringLiteral("Downloads"));
}

QString Programs::path(const QString &relative) const
{
    return m_home.filePath(relative);
}

QString Programs::database() const
{
    return path(QStringLiteral("data/kurier/queue.db"));
}

QProcessEnvironment Programs::environment() const
{
    QProcessEnvironment values = QProcessEnvironment::systemEnvironment();
    values.insert(QStringLiteral("HOME"), m_home.path());
    values.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    values.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    values.insert(QStringLiteral("XDG_STATE_HOME"), path(QStringLiteral("state")));
    values.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    values.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    values.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return values;
}

QByteArray Programs::jobsNow() const
{
    constexpr int kPatience = 10'000;
    QProcess list;
    list.setProcessEnvironment(environment());
    list.start(QStringLiteral(KURIERCTL_PROGRAM),
               {QStringLiteral("--no-start"), QStringLiteral("--json"), QStringLiteral("list")});
    list.waitForFinished(kPatience);
    return list.readAll();
}

ProgramResult Programs::run(const QString &program, const QStringList &arguments, int timeoutMs,
                            const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    if (input.isEmpty())
        process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!input.isEmpty()) {
        process.write(input);
        process.closeWriteChannel();
    }
    ProgramResult result;
    if (!process.waitForFinished(timeoutMs)) {
        qWarning("%s %s hangs:\n%s%s", qPrintable(program),
                 qPrintable(arguments.join(QLatin1Char(' '))), whereTheyAre().constData(),
                 jobsNow().constData());
        process.kill();
        process.waitForFinished();
        result.err = QStringLiteral("did not end in time");
    } else {
        result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err += QString::fromUtf8(process.readAllStandardError());
    return result;
}

ProgramResult Programs::ctl(const QStringList &arguments, int timeoutMs) const
{
    return run(QStringLiteral(KURIERCTL_PROGRAM), arguments, timeoutMs);
}

ProgramResult Programs::ctlWithInput(const QByteArray &input, const QStringList &arguments) const
{
    constexpr int kTimeout = 120000;
    return run(QStringLiteral(KURIERCTL_PROGRAM), arguments, kTimeout, input);
}

QByteArray Programs::ctlAtTerminal(const QByteArray &typed, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QString line =
        QStringList {QStringList {QStringLiteral(KURIERCTL_PROGRAM)} + arguments}.join(
            QLatin1Char(' '));
    process.start(QStringLiteral("script"),
                  {QStringLiteral("-qec"), line, QStringLiteral("/dev/null")});
    process.write(typed);
    constexpr int kTimeout = 120000;
    if (!process.waitForFinished(kTimeout))
        process.kill();
    process.waitForFinished();
    return process.readAll();
}

QJsonObject Programs::json(const QStringList &arguments) const
{
    return ctl(QStringList {QStringLiteral("--json")} + arguments).json();
}

ProgramResult Programs::kurier(const QStringList &arguments, int timeoutMs) const
{
    return run(QStringLiteral(KURIER_PROGRAM), arguments, timeoutMs);
}

ProcessPtr Programs::startKurier(const QStringList &arguments) const
{
    return startKurier(arguments, environment());
}

ProcessPtr Programs::startKurier(const QStringList &arguments,
                                 const QProcessEnvironment &values) const
{
    ProcessPtr process(new QProcess);
    process->setProcessEnvironment(values);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->start(QStringLiteral(KURIER_PROGRAM), arguments);
    process->waitForStarted();
    return process;
}

ProcessPtr Programs::startQueue() const
{
    auto process = startKurier({QStringLiteral("--headless")});
    const bool answers = QTest::qWaitFor(
        [this] {
            return ctl({QStringLiteral("--no-start"), QStringLiteral("status")}).exitCode == 0;
        },
        20000);
    if (!answers)
        qWarning("the queue did not start");
    return process;
}

QString Programs::add(const QStringList &arguments) const
{
    const QStringList words =
        QStringList {QStringLiteral("add"), QStringLiteral("--dir"), downloads()} + arguments;
    const ProgramResult result = ctl(words);
    if (result.exitCode != 0)
        qWarning("add failed: %s", qUtf8Printable(result.err));
    return result.out.trimmed();
}

QJsonObject Programs::show(const QString &id) const
{
    return json({QStringLiteral("show"), id})
        .value(QLatin1String("jobs"))
        .toArray()
        .at(0)
        .toObject();
}

QString Programs::state(const QString &id) const
{
    return show(id).value(QLatin1String("state")).toString();
}

bool Programs::waitUntil(const QString &id,
                         const std::function<bool(const QJsonObject &)> &condition) const
{
    return QTest::qWaitFor([&] { return condition(show(id)); }, 30000);
}

QStringList Programs::files() const
{
    return QDir(downloads())
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                   QDir::Name);
}

bool holdsPattern(const QString &path, quint64 seed, qint64 size)
{
    constexpr std::size_t kBlock = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() != size)
        return false;
    std::string wanted(kBlock, '\0');
    for (qint64 offset = 0; offset < size;) {
        const QByteArray have = file.read(static_cast<qint64>(kBlock));
        const auto length = static_cast<std::size_t>(have.size());
        if (length == 0)
            return false;
        fillPattern(seed, offset, wanted.data(), length);
        if (have != QByteArray::fromRawData(wanted.data(), have.size()))
            return false;
        offset += have.size();
    }
    return true;
}

} // namespace kurier::test

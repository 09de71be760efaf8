// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/TwoUsers.h"

#include <QDir>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <sys/types.h>

#include <csignal>

namespace kurier::test {

QString top()
{
    return qEnvironmentVariable("KURIER_USERS");
}

const User &anna()
{
    static const User user {61001, QStringLiteral("kurier-anna"), top() + QStringLiteral("/anna")};
    return user;
}

const User &bert()
{
    static const User user {61002, QStringLiteral("kurier-bert"), top() + QStringLiteral("/bert")};
    return user;
}

QProcessEnvironment environmentOf(const User *user)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), user ? user->home : top() + QStringLiteral("/root"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/sbin:/usr/bin:/sbin:/bin"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    if (user)
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"),
                           QStringLiteral("/run/user/%1").arg(user->uid));
    return environment;
}

ProgramResult runAs(const User *user, const QStringList &command)
{
    QStringList words = command;
    if (user) {
        const QString id = QString::number(user->uid);
        words = QStringList {QStringLiteral("setpriv"), QStringLiteral("--reuid=") + id,
                             QStringLiteral("--regid=") + id, QStringLiteral("--clear-groups")}
            + command;
    }
    QProcess process;
    process.setProcessEnvironment(environmentOf(user));
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(words.first(), words.mid(1));
    if (!process.waitForFinished(60000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

ProgramResult ctl(const User *user, const QStringList &arguments)
{
    return runAs(user, QStringList {QStringLiteral(KURIERCTL_PROGRAM)} + arguments);
}

QString add(const User &user, const QStringList &arguments)
{
    const ProgramResult added = ctl(&user,
                                    QStringList {QStringLiteral("add"), QStringLiteral("--dir"),
                                                 user.home + QStringLiteral("/Downloads")}
                                        + arguments);
    if (added.exitCode != 0)
        qWarning("add failed: %s", qUtf8Printable(added.err));
    return added.out.trimmed();
}

QJsonArray jobsOf(const ProgramResult &run)
{
    return run.json().value(QLatin1String("jobs")).toArray();
}

QStringList ownersOf(const ProgramResult &run)
{
    QStringList owners;
    for (const QJsonValue &job : jobsOf(run))
        owners.append(job.toObject().value(QLatin1String("owner")).toString());
    return owners;
}

void reset(const User &user)
{
    ctl(&user, {QStringLiteral("--no-start"), QStringLiteral("quit")});
    QDir(user.home + QStringLiteral("/.local")).removeRecursively();
    QDir(user.runtime()).removeRecursively();
    QDir downloads(user.home + QStringLiteral("/Downloads"));
    const QStringList files = downloads.entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &file : files)
        downloads.remove(file);
}

qint64 pidOf(const User &user)
{
    return ctl(&user,
               {QStringLiteral("--json"), QStringLiteral("--no-start"), QStringLiteral("status")})
        .json()
        .value(QLatin1String("pid"))
        .toInteger();
}

void killHard(const User &user)
{
    const auto pid = static_cast<pid_t>(pidOf(user));
    QVERIFY(pid > 0);
    QCOMPARE(::kill(pid, SIGKILL), 0);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return ctl(&user, {QStringLiteral("--no-start"), QStringLiteral("status")}).exitCode
                == 6;
        },
        20000));
}

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "KurierctlFixture.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

namespace kurier::test {

QProcessEnvironment KurierctlFixture::environment() const
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), m_home->path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home->filePath(QStringLiteral("run")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
    for (const char *const name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"}) {
        if (qEnvironmentVariableIsSet(name))
            environment.insert(QLatin1String(name), qEnvironmentVariable(name));
    }
    return environment;
}

void KurierctlFixture::serve()
{
    m_server = std::make_unique<ControlServer>(
        *m_queue, m_home->filePath(QStringLiteral("run/kurier/control.sock")),
        ControlInfo {QStringLiteral("1.2"), 77, QStringLiteral("anna"), false});
    QVERIFY(m_server->listen());
}

void KurierctlFixture::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<FakeTransferQueue>();
    serve();
}

void KurierctlFixture::cleanup()
{
    m_server.reset();
    m_queue.reset();
    m_home.reset();
}

Run KurierctlFixture::run(const QStringList &arguments, const QByteArray &input,
                          const QString &stdoutFile)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    if (!stdoutFile.isEmpty())
        process.setStandardOutputFile(stdoutFile);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral(KURIERCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    constexpr int kTimeoutMs = 30000;
    if (finished.isEmpty() && !finished.wait(kTimeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kurier_queue_bench JOBS
//
// Starts the real queue without a window on JOBS stored, suspended jobs and prints what scripts and
// administrators wait for: one more job, a list of JOBS addresses added at once, the list of the
// queue and its first page, cancelling everything; with the memory of both programs. Never judges
// a figure; ends with 1 only when something did not work at all.

#include "core/control/ControlClient.h"
#include "tests/app/Programs.h"
#include "tests/bench/BenchQueue.h"
#include "tests/bench/LatencyTable.h"
#include "tests/bench/ProcessFigures.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr int kSamples = 21;
constexpr int kPatienceMs = 120'000;

class Bench
{
public:
    explicit Bench(int jobs)
        : m_jobs(jobs)
    {
    }

    bool run();

private:
    bool start();
    /// Milliseconds of the median of a few adds, each with an answer that it is on disk.
    double oneMoreJob();
    /// Runs kurierctl to its end and prints time and memory.
    bool ctl(const QString &what, const QStringList &arguments);
    [[nodiscard]] qint64 queueMemory() const { return residentBytes(m_queue->processId()); }

    const int m_jobs;
    Programs m_programs;
    ProcessPtr m_queue;
    qint64 m_memory = 0;
};

bool Bench::start()
{
    const QString folder = QFileInfo(m_programs.database()).path();
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!makeQueue({m_jobs, false, m_programs.database(), m_programs.downloads()}))
        return false;
    m_queue = m_programs.startQueue();
    // The whole queue is read before a command is carried out.
    const bool read =
        m_programs.add({QStringLiteral("--suspended"), QStringLiteral("https://example.org/first")})
            .size()
        > 0;
    LatencyTable::say(QStringLiteral("jobs"), QLocale(QLocale::English).toString(m_jobs));
    LatencyTable::say(QStringLiteral("resident, queue without a window"), megabytes(queueMemory()));
    return read;
}

double Bench::oneMoreJob()
{
    ControlClient client;
    const QString socket = m_programs.environment().value(QStringLiteral("XDG_RUNTIME_DIR"))
        + QStringLiteral("/kurier/control.sock");
    if (!client.connectTo(socket))
        return -1;
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        const QJsonObject file {
            {QStringLiteral("url"), QStringLiteral("https://example.org/more-%1").arg(i)}};
        const QJsonObject job {{QStringLiteral("directory"), m_programs.downloads()},
                               {QStringLiteral("suspended"), true},
                               {QStringLiteral("files"), QJsonArray {file}}};
        QElapsedTimer time;
        time.start();
        if (!client.call(QStringLiteral("add"), {{QStringLiteral("jobs"), QJsonArray {job}}}))
            return -1;
        times.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + kSamples / 2, times.end());
    return times[kSamples / 2];
}

bool Bench::ctl(const QString &what, const QStringList &arguments)
{
    const qint64 before = queueMemory();
    QProcess process;
    process.setProcessEnvironment(m_programs.environment());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer time;
    time.start();
    process.start(QStringLiteral(KURIERCTL_PROGRAM), arguments);
    process.waitForStarted();
    qint64 most = 0;
    while (!process.waitForFinished(5) && time.elapsed() < kPatienceMs)
        most = std::max(most, mostResidentBytes(process.processId()));
    const auto took = static_cast<double>(time.elapsed());
    LatencyTable::say(what,
                      QStringLiteral("%1; kurierctl %2, queue %3 more")
                          .arg(shownTime(took), megabytes(most),
                               megabytes(std::max<qint64>(0, queueMemory() - before))));
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool Bench::run()
{
    if (!start())
        return false;
    const double more = oneMoreJob();
    LatencyTable::say(QStringLiteral("one more job, on disk"),
                      more < 0 ? shownTime(more) : QStringLiteral("%1 ms").arg(more, 0, 'f', 2));
    const QString list = m_programs.path(QStringLiteral("list.txt"));
    QFile file(list);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (int i = 0; i < m_jobs; ++i)
        file.write("https://mirror" + QByteArray::number(i % 20) + ".example.org/files/"
                   + QByteArray::number(i) + ".bin\n");
    file.close();
    bool good = ctl(QStringLiteral("list, first 20"),
                    {QStringLiteral("list"), QStringLiteral("--limit"), QStringLiteral("20")});
    good = ctl(QStringLiteral("list, all"), {QStringLiteral("list")}) && good;
    good = ctl(QStringLiteral("list, all, as JSON"),
               {QStringLiteral("--json"), QStringLiteral("list")})
        && good;
    good = ctl(QStringLiteral("as many more, from a file"),
               {QStringLiteral("add"), QStringLiteral("--input"), list, QStringLiteral("--each"),
                QStringLiteral("--suspended"), QStringLiteral("--dir"), m_programs.downloads()})
        && good;
    good = ctl(QStringLiteral("cancel all of them"),
               {QStringLiteral("cancel"), QStringLiteral("--all"), QStringLiteral("--yes")})
        && good;
    return good && more >= 0;
}

} // namespace

int main(int argc, char **argv)
{
    const int jobs = argc == 2 ? QByteArray(argv[1]).toInt() : 0;
    if (jobs < 1) {
        std::fputs("usage: kurier_queue_bench JOBS\n", stderr);
        return 2;
    }
    return Bench(jobs).run() ? EXIT_SUCCESS : EXIT_FAILURE;
}

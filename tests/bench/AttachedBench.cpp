// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kurier_attached_bench JOBS [KURIER]
//
// Starts the real queue without a window on JOBS stored, suspended jobs and then the window, which
// attaches to it over the control socket, on a screen of its own. Prints when the first rows can be
// seen and when all are there, and how long the window's event loop did not answer meanwhile: while
// it reads the queue, while every job changes (all are resumed towards a host that does not answer,
// then suspended), and while every job is cancelled. KURIER: the program to measure instead of the
// one built beside. Never judges a figure; ends with 1 only when something did not work at all.

#include "core/control/ControlClient.h"
#include "tests/app/Programs.h"
#include "tests/app/XScreen.h"
#include "tests/bench/BenchQueue.h"
#include "tests/bench/LatencyTable.h"
#include "tests/bench/ProcessFigures.h"
#include "tests/bench/WindowPing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr double kPatienceMs = 120'000;
constexpr double kRest = 800;
// Rows of the table in the window as it opens first, from its top left corner.
constexpr QRect kRows(280, 120, 60, 200);

double since(BenchClock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(BenchClock::now() - begin).count();
}

/// Milliseconds from \a begin until \a condition was seen true; negative when it never was.
double until(BenchClock::time_point begin, const std::function<bool()> &condition)
{
    while (!condition()) {
        if (since(begin) > kPatienceMs)
            return -1;
        QThread::msleep(5);
    }
    return since(begin);
}

class Bench
{
public:
    Bench(int jobs, QString kurier)
        : m_jobs(jobs)
        , m_kurier(std::move(kurier))
    {
    }

    bool run();

private:
    [[nodiscard]] ProcessPtr start(const QStringList &arguments) const;
    bool startQueue();
    bool startWindow();
    /// Milliseconds until neither program had anything to do for a while.
    [[nodiscard]] double untilAtRest(BenchClock::time_point begin) const;
    /// Sends \a method for every job and waits for the window.
    bool forAll(const QString &what, const QString &method);

    const int m_jobs;
    const QString m_kurier;
    Programs m_programs;
    XScreen m_screen;
    ProcessPtr m_queue;
    ProcessPtr m_process;
    ControlClient m_client;
    QJsonArray m_ids;
    WindowNumber m_window = 0;
    std::unique_ptr<WindowPing> m_ping;
};

ProcessPtr Bench::start(const QStringList &arguments) const
{
    QProcessEnvironment values = m_programs.environment();
    values.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_screen.name()));
    values.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    ProcessPtr process(new QProcess);
    process->setProcessEnvironment(values);
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->start(m_kurier, arguments);
    process->waitForStarted();
    return process;
}

bool Bench::startQueue()
{
    const QString folder = QFileInfo(m_programs.database()).path();
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!m_screen.isReady()
        || !makeQueue({m_jobs, false, m_programs.database(), m_programs.downloads()}))
        return false;
    m_queue = start({QStringLiteral("--headless")});
    const QString socket = m_programs.environment().value(QStringLiteral("XDG_RUNTIME_DIR"))
        + QStringLiteral("/kurier/control.sock");
    if (until(BenchClock::now(), [&] { return m_client.connectTo(socket).has_value(); }) < 0)
        return false;
    // Answered when the whole queue is read.
    for (qint64 after = 0;;) {
        const auto page = m_client.call(QStringLiteral("list"), {{QStringLiteral("after"), after}});
        if (!page)
            return false;
        const QJsonArray jobs = page->value(QLatin1String("jobs")).toArray();
        for (const QJsonValue &job : jobs)
            m_ids.append(job.toObject().value(QLatin1String("id")));
        after = page->value(QLatin1String("after")).toInteger();
        if (!page->value(QLatin1String("more")).toBool())
            break;
    }
    return m_ids.size() == m_jobs;
}

double Bench::untilAtRest(BenchClock::time_point begin) const
{
    double worked = since(begin);
    qint64 before = 0;
    while (since(begin) - worked < kRest && since(begin) < kPatienceMs) {
        const qint64 now = usedTicks(m_process->processId()) + usedTicks(m_queue->processId());
        // Answering the pings takes a tick now and then.
        if (now - before > 1)
            worked = since(begin);
        before = now;
        QThread::msleep(50);
    }
    return worked;
}

bool Bench::startWindow()
{
    const auto begin = BenchClock::now();
    m_process = start({});
    QRect place;
    const double window = until(begin, [&] {
        const QList<WindowNumber> all = m_screen.windows();
        m_window = all.isEmpty() ? 0 : all.constFirst();
        place = m_window == 0 ? QRect() : m_screen.placeOf(m_window);
        return !place.isEmpty();
    });
    if (window < 0)
        return false;
    m_ping = std::make_unique<WindowPing>(m_screen.name(), m_window);
    const QRect rows = kRows.translated(place.topLeft());
    const double seen = until(begin, [&] { return !m_screen.isPlain(rows); });
    const double rested = untilAtRest(begin);
    LatencyTable::say(QStringLiteral("jobs"), QLocale(QLocale::English).toString(m_jobs));
    LatencyTable::say(QStringLiteral("start to window"), shownTime(window));
    LatencyTable::say(QStringLiteral("start to first rows"), shownTime(seen));
    LatencyTable::say(QStringLiteral("start to all read and shown"), shownTime(rested));
    LatencyTable::say(QStringLiteral("resident, window"),
                      megabytes(residentBytes(m_process->processId())));
    LatencyTable::head();
    LatencyTable::row(QStringLiteral("start"), rested, waitedForProcessor(m_process->processId()),
                      m_ping->since(begin));
    return seen >= 0;
}

bool Bench::forAll(const QString &what, const QString &method)
{
    const double waited = waitedForProcessor(m_process->processId());
    const auto begin = BenchClock::now();
    constexpr int kAtOnce = 5000;
    for (qsizetype at = 0; at < m_ids.size(); at += kAtOnce) {
        QJsonArray part;
        for (qsizetype i = at; i < std::min<qsizetype>(m_ids.size(), at + kAtOnce); ++i)
            part.append(m_ids.at(i));
        if (!m_client.call(method, {{QStringLiteral("ids"), part}}))
            return false;
    }
    const double rested = untilAtRest(begin);
    LatencyTable::row(what, rested, waitedForProcessor(m_process->processId()) - waited,
                      m_ping->since(begin));
    return true;
}

bool Bench::run()
{
    return startQueue() && startWindow()
        && forAll(QStringLiteral("all resumed elsewhere"), QStringLiteral("resume"))
        && forAll(QStringLiteral("all suspended elsewhere"), QStringLiteral("suspend"))
        && forAll(QStringLiteral("all cancelled elsewhere"), QStringLiteral("cancel"));
}

} // namespace

int main(int argc, char **argv)
{
    const int jobs = argc >= 2 ? QByteArray(argv[1]).toInt() : 0;
    if (jobs < 1 || argc > 3) {
        std::fputs("usage: kurier_attached_bench JOBS [KURIER]\n", stderr);
        return 2;
    }
    const QString kurier =
        argc == 3 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral(KURIER_PROGRAM);
    return Bench(jobs, kurier).run() ? EXIT_SUCCESS : EXIT_FAILURE;
}

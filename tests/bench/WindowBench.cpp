// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kurier_window_bench [--pictures DIR] cancel|use|busy|add JOBS
//
// Starts the real program on a screen of its own with a stored queue of JOBS suspended jobs, uses
// it by keyboard and pointer, and prints how long everything took and how long the window's event
// loop did not answer meanwhile. "cancel": every job has a temp file; all are cancelled. "use":
// selecting, sorting, scrolling, searching. "busy": the same, in the program's window on a made-up
// queue of which 1,000 jobs tell progress ten times a second. "add": an empty queue is given a file
// with JOBS addresses; then all of them, without temp files, are cancelled. Never judges a figure;
// ends with 1 only when something did not work at all.

#include "tests/app/XScreen.h"
#include "tests/bench/BenchQueue.h"
#include "tests/bench/LatencyTable.h"
#include "tests/bench/ProcessFigures.h"
#include "tests/bench/WindowPing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QThread>

#include <X11/keysym.h>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace kurier::test;

namespace {

constexpr int kLookMs = 5;
constexpr double kPatienceMs = 60000;
/// Beyond so many jobs sorting and filtering take longer than a moment.
constexpr int kLongQueue = 100'000;
// Where things are in the window as it opens first, from its top left corner.
constexpr int kTable = 250;
constexpr QPoint kFirstRow(kTable + 300, 130);
constexpr QRect kRowStrip(kTable + 30, 120, 60, 200);
constexpr int kNameHeader = kTable + 60;
/// Menus and toolbar; in the search field a cursor blinks for ever.
constexpr int kBars = 80;

double since(BenchClock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(BenchClock::now() - begin).count();
}

/// Milliseconds from \a begin until \a condition was seen true; negative when it never was.
double until(BenchClock::time_point begin, const std::function<bool()> &condition, int lookMs)
{
    while (!condition()) {
        if (since(begin) > kPatienceMs)
            return -1;
        QThread::msleep(static_cast<unsigned long>(lookMs));
    }
    return since(begin);
}

enum class Mode { Cancel, Use, Busy, Add };

class Bench
{
public:
    Bench(int jobs, Mode mode, QString pictures)
        : m_jobs(jobs)
        , m_mode(mode)
        , m_pictures(std::move(pictures))
    {
    }

    bool prepare();
    bool start();
    bool cancelAll();
    bool use();
    bool addAll();

private:
    /// Whether so many windows were there in time.
    bool windows(int count, double patienceMs) const;
    /// Opens the Add dialog and in it the list; until it is read.
    bool openList(const QString &path);
    BenchQueue queue() const
    {
        return {m_mode == Mode::Add ? 1 : m_jobs, m_mode == Mode::Cancel, m_programs.database(),
                m_programs.downloads()};
    }
    QProcessEnvironment environment() const;
    ProcessPtr startBusyWindow() const;
    /// Milliseconds until the program had nothing to do for a while.
    double untilAtRest(BenchClock::time_point begin) const;
    struct Moment
    {
        BenchClock::time_point time;
        double waited = 0;
    };
    Moment now() const;
    void row(const QString &what, double took, const Moment &begin) const;
    /// Does something and waits until the picture of the window stays the same for a while.
    void measure(const QString &what, const std::function<void()> &act);
    void keepPicture(const QString &name);

    const int m_jobs;
    const Mode m_mode;
    const QString m_pictures;
    Programs m_programs;
    XScreen m_screen;
    ProcessPtr m_kurier;
    WindowNumber m_window = 0;
    QRect m_place;
    std::unique_ptr<WindowPing> m_ping;
};

QProcessEnvironment Bench::environment() const
{
    QProcessEnvironment values = m_programs.environment();
    values.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_screen.name()));
    values.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    values.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    return values;
}

bool Bench::prepare()
{
    if (!m_screen.isReady()) {
        std::fputs("Xvfb or openbox did not start\n", stderr);
        return false;
    }
    QDir().mkpath(QFileInfo(m_programs.database()).path());
    QFile::setPermissions(QFileInfo(m_programs.database()).path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (m_mode == Mode::Busy || makeQueue(queue()))
        return true;
    std::fputs("the queue could not be made\n", stderr);
    return false;
}

ProcessPtr Bench::startBusyWindow() const
{
    ProcessPtr process(new QProcess);
    process->setProcessEnvironment(environment());
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->start(QStringLiteral(KURIER_BUSY_WINDOW),
                   {QString::number(m_jobs), QStringLiteral("1000"),
                    m_programs.path(QStringLiteral("busy.conf"))});
    process->waitForStarted();
    return process;
}

double Bench::untilAtRest(BenchClock::time_point begin) const
{
    // Whoever has read and shown everything has little left to do: answering the pings takes a
    // tick of the processor now and then.
    constexpr int kLook = 50;
    constexpr qint64 kTicksOfPings = 1;
    constexpr double kRest = 600;
    if (m_mode == Mode::Busy) {
        QThread::msleep(3000);
        return -1;
    }
    double worked = since(begin);
    for (qint64 before = 0; since(begin) - worked < kRest && since(begin) < kPatienceMs;) {
        const qint64 now = usedTicks(m_kurier->processId());
        if (now - before > kTicksOfPings)
            worked = since(begin);
        before = now;
        QThread::msleep(kLook);
    }
    return worked;
}

Bench::Moment Bench::now() const
{
    return {BenchClock::now(), waitedForProcessor(m_kurier->processId())};
}

void Bench::row(const QString &what, double took, const Moment &begin) const
{
    LatencyTable::row(what, took, now().waited - begin.waited, m_ping->since(begin.time));
}

bool Bench::start()
{
    const auto begin = BenchClock::now();
    m_kurier = m_mode == Mode::Busy ? startBusyWindow() : m_programs.startKurier({}, environment());
    const double window = until(
        begin,
        [this] {
            const QList<WindowNumber> all = m_screen.windows();
            m_window = all.isEmpty() ? 0 : all.constFirst();
            m_place = m_window == 0 ? QRect() : m_screen.placeOf(m_window);
            return !m_place.isEmpty();
        },
        kLookMs);
    if (window < 0) {
        std::fputs("no window appeared\n", stderr);
        return false;
    }
    m_ping = std::make_unique<WindowPing>(m_screen.name(), m_window);
    const double rested = untilAtRest(begin);
    m_place = m_screen.placeOf(m_window);
    LatencyTable::say(QStringLiteral("jobs"), QLocale(QLocale::English).toString(m_jobs));
    LatencyTable::say(QStringLiteral("start to window"), shownTime(window));
    LatencyTable::say(QStringLiteral("start to all read and shown"), shownTime(rested));
    LatencyTable::say(QStringLiteral("resident"), megabytes(residentBytes(m_kurier->processId())));
    LatencyTable::head();
    row(QStringLiteral("start"), rested, {begin, 0});
    keepPicture(QStringLiteral("started"));
    return true;
}

void Bench::keepPicture(const QString &name)
{
    if (!m_pictures.isEmpty())
        m_screen.savePicture(m_pictures + QStringLiteral("/%1.ppm").arg(name));
}

void Bench::measure(const QString &what, const std::function<void()> &act)
{
    const double quiet = m_jobs > kLongQueue ? 3500 : 400;
    const unsigned long busy = m_jobs > kLongQueue ? 4000 : 1500;
    const QRect watched = m_place.adjusted(0, kBars, 0, 0);
    QByteArray picture = m_screen.pixels(watched);
    const Moment start = now();
    const auto begin = start.time;
    act();
    double changed = -1;
    if (m_mode == Mode::Busy) {
        // Something always changes.
        QThread::msleep(busy);
    } else {
        // Where jobs count down to their next try, something always changes, too.
        while (since(begin) - std::max(changed, 0.0) < quiet && since(begin) < kPatienceMs) {
            QThread::msleep(2 * kLookMs);
            if (const QByteArray now = m_screen.pixels(watched); now != picture) {
                picture = now;
                changed = since(begin);
            }
        }
    }
    row(what, changed, start);
    keepPicture(QString(what).replace(QLatin1Char(' '), QLatin1Char('-')));
}

bool Bench::cancelAll()
{
    m_screen.click(m_place.topLeft() + kFirstRow);
    QThread::msleep(300);
    measure(QStringLiteral("select all"), [this] { m_screen.press(XK_a, {XK_Control_L}); });

    const Moment asking = now();
    m_screen.press(XK_Delete);
    const double asked = until(
        asking.time, [this] { return m_screen.windows().size() > 1; }, kLookMs);
    QThread::msleep(500);
    row(QStringLiteral("Delete until the question is there"), asked, asking);
    keepPicture(QStringLiteral("question"));
    if (asked < 0)
        return false;

    // The safe button has the focus; the one before it cancels.
    m_screen.press(XK_Tab, {XK_Shift_L});
    QThread::msleep(100);
    const Moment cancelling = now();
    m_screen.press(XK_space);
    const QRect strip = kRowStrip.translated(m_place.topLeft());
    const double left = until(
        cancelling.time, [&] { return m_screen.isPlain(strip); }, kLookMs);
    row(QStringLiteral("cancel until all rows have left"), left, cancelling);
    keepPicture(QStringLiteral("left"));
    // Not so often that counting them slows the program down.
    const double stored = until(
        cancelling.time, [this] { return openJobsIn(m_programs.database()) == 0; }, 20);
    row(QStringLiteral("cancel until all is on disk"), stored, cancelling);
    const double empty = until(
        cancelling.time, [this] { return tempFilesIn(m_programs.downloads()) == 0; }, 50);
    keepPicture(QStringLiteral("removed"));
    QThread::msleep(1500);
    row(QStringLiteral("cancel until the disk is empty"), empty, cancelling);
    LatencyTable::say(QStringLiteral("temp files left"),
                      QString::number(tempFilesIn(m_programs.downloads())));
    keepPicture(QStringLiteral("cancelled"));
    return left >= 0 && stored >= 0 && empty >= 0;
}

bool Bench::windows(int count, double patienceMs) const
{
    const auto begin = BenchClock::now();
    while (m_screen.windows().size() != count) {
        if (since(begin) > patienceMs)
            return false;
        QThread::msleep(kLookMs);
    }
    return true;
}

bool Bench::openList(const QString &path)
{
    const Moment opening = now();
    m_screen.press(XK_n, {XK_Control_L});
    const bool asked = windows(2, kPatienceMs);
    // A window takes keys when the window manager has given it the focus.
    QThread::msleep(300);
    m_screen.press(XK_l, {XK_Alt_L});
    const bool choosing = asked && windows(3, kPatienceMs);
    QThread::msleep(500);
    row(QStringLiteral("Add and the file dialog"), -1, opening);
    const Moment typing = now();
    m_screen.type(QFile::encodeName(path));
    // The dialog looks for completions meanwhile; the first Return may be for their list.
    bool chosen = false;
    for (int i = 0; choosing && !chosen && i < 3; ++i) {
        QThread::msleep(500);
        m_screen.press(XK_Return);
        chosen = windows(2, 3000);
    }
    row(QStringLiteral("path typed until the dialog is gone"), -1, typing);
    keepPicture(QStringLiteral("chosen"));
    if (!chosen) {
        std::fputs("the dialogs did not open and close as they should\n", stderr);
        return false;
    }
    const Moment reading = now();
    QThread::msleep(m_jobs > kLongQueue ? 8000 : 1500);
    row(QStringLiteral("list read"), -1, reading);
    return true;
}

bool Bench::addAll()
{
    const QString path = m_programs.path(QStringLiteral("list.txt"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (int i = 0; i < m_jobs; ++i)
        file.write("https://mirror" + QByteArray::number(i % 20) + ".example.invalid/files/"
                   + QByteArray::number(i) + ".bin\n");
    file.close();
    if (!openList(path))
        return false;
    // Not started, as nothing shall be asked of servers. A button that is pressed by its key
    // answers after a tenth of a second.
    m_screen.press(XK_t, {XK_Alt_L});
    QThread::msleep(300);
    keepPicture(QStringLiteral("read"));
    const Moment adding = now();
    m_screen.press(XK_Return, {XK_Control_L});
    QThread::msleep(200);
    keepPicture(QStringLiteral("adding"));
    const double added = until(
        adding.time, [this] { return m_screen.windows().size() == 1; }, kLookMs);
    row(QStringLiteral("add until the dialog closes"), added, adding);
    if (added < 0)
        return false;
    const double shown = untilAtRest(adding.time);
    row(QStringLiteral("add until all is shown"), shown, adding);
    LatencyTable::say(QStringLiteral("resident"), megabytes(residentBytes(m_kurier->processId())));
    return cancelAll();
}

bool Bench::use()
{
    const QPoint row = m_place.topLeft() + kFirstRow;
    const int header = m_place.top() + 96;
    m_screen.click(row);
    QThread::msleep(300);
    measure(QStringLiteral("sort by name"), [&] {
        m_screen.click({m_place.left() + kNameHeader, header});
    });
    measure(QStringLiteral("sort by name, backwards"), [&] {
        m_screen.click({m_place.left() + kNameHeader, header});
    });
    measure(QStringLiteral("sort by date added"), [&] {
        m_screen.click({m_place.right() - 80, header});
    });
    measure(QStringLiteral("to the end"), [&] { m_screen.press(XK_End, {XK_Control_L}); });
    measure(QStringLiteral("to the top"), [&] { m_screen.press(XK_Home, {XK_Control_L}); });
    measure(QStringLiteral("100 notches of the wheel"), [&] { m_screen.turnWheel(row, 100); });
    measure(QStringLiteral("30 pages down"), [&] {
        for (int i = 0; i < 30; ++i) {
            m_screen.press(XK_Next);
            QThread::msleep(20);
        }
    });
    measure(QStringLiteral("select all"), [&] { m_screen.press(XK_a, {XK_Control_L}); });
    measure(QStringLiteral("sort by name, all selected"), [&] {
        m_screen.click({m_place.left() + kNameHeader, header});
    });
    measure(QStringLiteral("search, key by key"), [&] {
        m_screen.press(XK_f, {XK_Control_L});
        for (const char each : QByteArray("photo-12")) {
            m_screen.type(QByteArray(1, each));
            QThread::msleep(60);
        }
    });
    measure(QStringLiteral("search cleared"), [&] {
        m_screen.press(XK_a, {XK_Control_L});
        m_screen.press(XK_Delete);
    });
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    QString pictures;
    if (words.value(0) == QLatin1String("--pictures")) {
        pictures = words.value(1);
        words = words.mid(2);
    }
    const QStringList modes {QStringLiteral("cancel"), QStringLiteral("use"),
                             QStringLiteral("busy"), QStringLiteral("add")};
    const auto mode = modes.indexOf(words.value(0));
    const int jobs = words.value(1).toInt();
    if (jobs < 1 || mode < 0) {
        std::fputs("usage: kurier_window_bench [--pictures DIR] cancel|use|busy|add JOBS\n",
                   stderr);
        return 2;
    }
    Bench bench(jobs, static_cast<Mode>(mode), pictures);
    if (!bench.prepare() || !bench.start())
        return EXIT_FAILURE;
    const bool good = mode == 0 ? bench.cancelAll() : mode == 3 ? bench.addAll() : bench.use();
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

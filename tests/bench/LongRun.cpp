// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/LongRun.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace kurier::test {

namespace {

constexpr int kMostOpenJobs = 24;
constexpr qint64 kMegabyte = 1'000'000;
/// Rounds without a kill whose memory still settles.
constexpr std::size_t kWarmUp = 2;
constexpr std::size_t kLeastSamples = 8;
/// Beside what a sanitizer needs of its own accord.
constexpr qint64 kGrowthAllowedKiB = 6 * 1024;
constexpr int kDescriptorsAllowed = 16;

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

template <class Value>
Value medianOf(std::vector<Value> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

LongRun::LongRun(unsigned seed)
    : m_random(seed)
{
}

int LongRun::pick(int below)
{
    const std::lock_guard lock(m_mutex);
    return std::uniform_int_distribution<int>(0, below - 1)(m_random);
}

void LongRun::fail(const QString &what)
{
    qWarning("round %d: %s", m_outcome.rounds, qUtf8Printable(what));
    m_outcome.wrong.append(QStringLiteral("round %1: %2").arg(m_outcome.rounds).arg(what));
}

OriginAnswer LongRun::answerTo(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    const Version &version = m_versions.at(path).back();
    OriginAnswer answer =
        OriginAnswer::file(version.size, '"' + std::to_string(version.seed) + '"');
    answer.seed = version.seed;
    if (m_benign)
        return answer;
    const auto below = [this](qint64 limit) {
        return std::uniform_int_distribution<qint64>(0, std::max<qint64>(limit - 1, 0))(m_random);
    };
    switch (below(14)) {
    case 0:
        answer.cutAfter = below(version.size);
        break;
    case 1:
        answer.cutAfter = below(version.size);
        answer.reset = true;
        break;
    case 2:
        answer.chunked = true;
        break;
    case 3:
        answer.ranges = false;
        break;
    case 4:
        return OriginAnswer::error(503, {"Retry-After: 1"});
    case 5:
        answer.rangeCap = 100'000 + below(kMegabyte);
        break;
    case 6:
        answer.honourIfRange = false;
        break;
    case 7:
        answer.rangeStartShift = 1;
        break;
    case 8:
        return OriginAnswer::redirect(path + "?again", 307);
    default:
        answer.bytesPerSecond = 200'000 + below(8 * kMegabyte);
        break;
    }
    return answer;
}

bool LongRun::ctl(const QStringList &words)
{
    const ProgramResult result = m_programs.ctl(words);
    if (result.exitCode < 0)
        fail(words.join(QLatin1Char(' ')) + word(": ") + result.err);
    return result.exitCode == 0;
}

void LongRun::addJob()
{
    QStringList words {word("add"), word("--dir"), m_programs.downloads(), word("--retry-delay"),
                       word("1")};
    if (pick(3) == 0)
        words << word("--connections") << QString::number(1 + pick(8));
    if (pick(4) == 0)
        words << word("--limit") << word("%1K").arg(200 + pick(4000));
    if (pick(5) == 0)
        words << word("--priority") << word(pick(2) == 0 ? "high" : "low");
    QStringList names;
    for (int count = 1 + pick(3); count > 0; --count) {
        const std::string path = "/" + std::to_string(++m_files) + ".bin";
        const qint64 size = pick(10) == 0 ? pick(30) * kMegabyte : pick(4'000'000);
        {
            const std::lock_guard lock(m_mutex);
            m_versions[path] = {{static_cast<quint64>(m_files) * 1000, size}};
        }
        m_origin.route(path, [this, path](const OriginRequest &) { return answerTo(path); });
        words << QString::fromStdString(m_origin.url(path));
        names << QString::fromStdString(path).mid(1);
    }
    const ProgramResult added = m_programs.ctl(words);
    if (added.exitCode != 0)
        return fail(word("add: ") + added.err);
    m_open << added.out.trimmed();
    m_paths[m_open.last()] = names;
    ++m_outcome.jobs;
}

QString LongRun::anyJob()
{
    return m_open.isEmpty() ? QString() : m_open.at(pick(static_cast<int>(m_open.size())));
}

void LongRun::act()
{
    const QString job = anyJob();
    const int what = pick(10);
    if (job.isEmpty() || what < 4) {
        if (m_open.size() < kMostOpenJobs)
            addJob();
    } else if (what < 6) {
        m_outcome.suspends += ctl({word("suspend"), job}) ? 1 : 0;
    } else if (what == 6) {
        ctl({word("resume"), job});
    } else if (what == 7) {
        ctl({word("set"), job, pick(2) == 0 ? word("limit=none") : word("limit=500K")});
    } else if (what == 8) {
        m_outcome.cancelled += ctl({word("cancel"), job, word("--yes")}) ? 1 : 0;
    } else {
        const QStringList &paths = m_paths[job];
        const std::string path = '/' + paths.at(pick(static_cast<int>(paths.size()))).toStdString();
        const int change = pick(2);
        const std::lock_guard lock(m_mutex);
        auto &versions = m_versions[path];
        versions.push_back({versions.back().seed + 1, versions.back().size + change});
        ++m_outcome.exchanged;
    }
}

void LongRun::startQueue()
{
    m_queue = m_programs.startQueue();
}

bool LongRun::isAlive()
{
    m_queue->waitForFinished(0);
    return m_queue->state() == QProcess::Running;
}

void LongRun::killQueue()
{
    ::kill(static_cast<pid_t>(m_queue->processId()), SIGKILL);
    m_queue->waitForFinished();
    ++m_outcome.kills;
    startQueue();
}

void LongRun::storm(std::chrono::seconds length, bool killing)
{
    {
        const std::lock_guard lock(m_mutex);
        m_benign = false;
    }
    QElapsedTimer clock;
    clock.start();
    const int killsBefore = m_outcome.kills;
    while (std::chrono::milliseconds(clock.elapsed()) < length && m_outcome.wrong.isEmpty()) {
        const bool overdue = m_outcome.kills == killsBefore
            && std::chrono::milliseconds(clock.elapsed()) > length / 2;
        if (killing && (overdue || pick(12) == 0))
            killQueue();
        else
            act();
        QTest::qWait(pick(300));
        if (!isAlive())
            return fail(word("the queue has ended by itself"));
    }
}

void LongRun::drain()
{
    {
        const std::lock_guard lock(m_mutex);
        m_benign = true;
    }
    const auto isFinal = [this](const QString &job) {
        const QString state = m_programs.state(job);
        return state == word("acknowledged") || state == word("cancelled");
    };
    for (const QString &job : std::as_const(m_open)) {
        ctl({word("set"), job, word("limit=none")});
        ctl({word("resume"), job});
        ctl({word("wait"), job, word("--timeout"), word("90")});
        if (!isFinal(job))
            fail(word("job %1 ended as %2").arg(job, m_programs.state(job)));
    }
    const bool removed = QTest::qWaitFor(
        [this] {
            return m_programs.json({word("cleanup"), word("list")})
                .value(word("artefacts"))
                .toArray()
                .isEmpty();
        },
        60'000);
    if (!removed)
        fail(word("there is still something to be removed"));
}

bool LongRun::isSomeVersion(const QString &file, const QString &path)
{
    std::vector<Version> versions;
    {
        const std::lock_guard lock(m_mutex);
        versions = m_versions.at('/' + file.toStdString());
    }
    return std::any_of(versions.begin(), versions.end(), [&path](const Version &version) {
        return holdsPattern(path, version.seed, version.size);
    });
}

void LongRun::checkFiles()
{
    for (const QString &job : std::as_const(m_open)) {
        if (m_programs.state(job) == word("cancelled"))
            continue;
        const QStringList &names = m_paths[job];
        for (const QString &name : names) {
            const QString path = m_programs.downloads() + QLatin1Char('/') + name;
            if (!isSomeVersion(name, path))
                fail(word("%1 is no version of what the server had").arg(name));
            m_outcome.bytes += QFile(path).size();
            ++m_outcome.files;
            QFile::remove(path);
        }
    }
    m_open.clear();
    m_paths.clear();
    if (const QStringList left = m_programs.files(); !left.isEmpty())
        fail(word("left behind: ") + left.join(QLatin1Char(' ')));
}

LongRun::Sample LongRun::sample() const
{
    const QString folder = QStringLiteral("/proc/%1/").arg(m_queue->processId());
    Sample sample;
    sample.descriptors =
        static_cast<int>(QDir(folder + word("fd"))
                             .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System)
                             .size());
    QFile status(folder + word("status"));
    if (!status.open(QIODevice::ReadOnly))
        return sample;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("RssAnon:"))
            sample.anonymousKiB = line.simplified().split(' ').value(1).toLongLong();
    }
    return sample;
}

void LongRun::judgeGrowth()
{
    if (m_samples.size() < kWarmUp + kLeastSamples) {
        qInfo("too short to judge memory: %d samples", static_cast<int>(m_samples.size()));
        return;
    }
    const auto part = m_samples.size() / 3;
    std::vector<qint64> memory[2];
    std::vector<int> descriptors[2];
    for (std::size_t i = 0; i < part; ++i) {
        const Sample *const ends[] = {&m_samples[kWarmUp + i],
                                      &m_samples[m_samples.size() - 1 - i]};
        for (int end = 0; end < 2; ++end) {
            memory[end].push_back(ends[end]->anonymousKiB);
            descriptors[end].push_back(ends[end]->descriptors);
        }
    }
    const qint64 before = medianOf(memory[0]);
    const qint64 after = medianOf(memory[1]);
    qInfo("memory after warm-up %lld KiB, at the end %lld KiB; descriptors %d, %d",
          static_cast<long long>(before), static_cast<long long>(after), medianOf(descriptors[0]),
          medianOf(descriptors[1]));
    if (after > before + before / 10 + kGrowthAllowedKiB)
        fail(word("memory grew from %1 to %2 KiB").arg(before).arg(after));
    if (medianOf(descriptors[1]) > medianOf(descriptors[0]) + kDescriptorsAllowed)
        fail(word("descriptors grew from %1 to %2")
                 .arg(medianOf(descriptors[0]))
                 .arg(medianOf(descriptors[1])));
}

LongRun::Outcome LongRun::run(std::chrono::seconds length, std::chrono::seconds stormLength)
{
    // Memory that a sanitizer keeps from being used again would pass for growth.
    qputenv("ASAN_OPTIONS", "quarantine_size_mb=4:detect_leaks=1");
    m_clock.start();
    startQueue();
    while (m_outcome.wrong.isEmpty() && std::chrono::milliseconds(m_clock.elapsed()) < length) {
        const bool killing = std::chrono::milliseconds(m_clock.elapsed()) < length / 2;
        ++m_outcome.rounds;
        storm(stormLength, killing);
        if (!m_outcome.wrong.isEmpty())
            break;
        drain();
        checkFiles();
        const Sample now = sample();
        if (!killing)
            m_samples.push_back(now);
        qInfo("%5lld s, round %d%s: %d jobs, %d files, %d kills, memory %lld KiB, %d descriptors",
              static_cast<long long>(m_clock.elapsed() / 1000), m_outcome.rounds,
              killing ? " with kills" : "", m_outcome.jobs, m_outcome.files, m_outcome.kills,
              static_cast<long long>(now.anonymousKiB), now.descriptors);
    }
    judgeGrowth();
    m_queue->terminate();
    if (!m_queue->waitForFinished(30'000) || m_queue->exitStatus() != QProcess::NormalExit
        || m_queue->exitCode() != 0)
        fail(word("the queue's end: exit status %1").arg(m_queue->exitCode()));
    return m_outcome;
}

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace kurier::test {

namespace {

AttemptId attemptOf(const TransferEvent &event)
{
    return std::visit([](const auto &each) { return each.attempt; }, event);
}

} // namespace

TransferEventSink EventLog::sink()
{
    return [this](std::vector<TransferEvent> &&events) {
        {
            const std::lock_guard lock(m_mutex);
            for (TransferEvent &event : events) {
                if (std::holds_alternative<TransferEnded>(event))
                    ++m_ends;
                m_events.push_back(std::move(event));
            }
        }
        m_changed.notify_all();
    };
}

std::vector<TransferEvent> EventLog::of(AttemptId attempt) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<TransferEvent> found;
    std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(found),
                 [attempt](const TransferEvent &event) { return attemptOf(event) == attempt; });
    return found;
}

std::size_t EventLog::endedCount(AttemptId attempt) const
{
    const auto events = of(attempt);
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [](const TransferEvent &event) {
            return std::holds_alternative<TransferEnded>(event);
        }));
}

TransferEnded EventLog::waitForEnd(AttemptId attempt)
{
    std::unique_lock lock(m_mutex);
    TransferEnded ended;
    const bool came = m_changed.wait_for(lock, kPatience, [&] {
        for (const TransferEvent &event : m_events) {
            const auto *const end = std::get_if<TransferEnded>(&event);
            if (end && end->attempt == attempt) {
                ended = *end;
                return true;
            }
        }
        return false;
    });
    if (!came)
        ended = {attempt,
                 TransferOutcome::Failed,
                 {},
                 {ErrorCode::EFail, ErrorContext::None, QStringLiteral("no end came"), {}},
                 {}};
    return ended;
}

bool EventLog::waitForEnds(std::size_t count)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_ends >= count; });
}

bool EventLog::waitForProgress(AttemptId attempt, qint64 bytes)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] {
        return std::any_of(m_events.begin(), m_events.end(), [&](const TransferEvent &event) {
            const auto *const progress = std::get_if<TransferProgress>(&event);
            return progress && progress->attempt == attempt && progress->written.sum() >= bytes;
        });
    });
}

std::vector<TransferEnded> EventLog::ends() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<TransferEnded> found;
    for (const TransferEvent &event : m_events) {
        if (const auto *const end = std::get_if<TransferEnded>(&event))
            found.push_back(*end);
    }
    return found;
}

EngineHarness::EngineHarness(const TransferOptions &options)
    : m_engine(log.sink(), options)
{
}

TransferRequest EngineHarness::request(const std::string &url)
{
    TransferRequest request;
    request.attempt = nextAttempt();
    request.url = QByteArray::fromStdString(url);
    request.file = makeFile(m_directory, std::to_string(request.attempt.value));
    return request;
}

TransferRequest EngineHarness::resume(const std::string &url, qint64 offset,
                                      const QByteArray &validator, qint64 expectedTotal)
{
    TransferRequest request;
    request.attempt = nextAttempt();
    request.url = QByteArray::fromStdString(url);
    request.file = makeFile(m_directory, std::to_string(request.attempt.value),
                            pattern(1, 0, static_cast<std::size_t>(offset)));
    request.proven = ByteRanges::prefix(offset);
    request.validator = validator;
    request.expectedTotal = expectedTotal;
    return request;
}

Outcome EngineHarness::run(const TransferRequest &request)
{
    m_engine.start({request});
    Outcome outcome;
    outcome.ended = log.waitForEnd(request.attempt);
    for (const TransferEvent &event : log.of(request.attempt)) {
        if (const auto *const connected = std::get_if<TransferConnected>(&event))
            outcome.connected = *connected;
    }
    if (request.file)
        outcome.bytes = contents(request.file);
    return outcome;
}

std::string EngineHarness::contents(const FileHandlePtr &file)
{
    struct stat status
    {
    };
    if (::fstat(file->descriptor(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    const auto count = ::pread(file->descriptor(), bytes.data(), bytes.size(), 0);
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return bytes;
}

FileHandlePtr makeFile(const QTemporaryDir &directory, const std::string &name,
                       const std::string &content)
{
    const std::string path = directory.path().toStdString() + '/' + name;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw std::runtime_error("cannot create " + path);
    auto file = std::make_shared<const FileHandle>(descriptor);
    const auto count = ::pwrite(descriptor, content.data(), content.size(), 0);
    if (count != static_cast<ssize_t>(content.size()))
        throw std::runtime_error("cannot fill " + path);
    return file;
}

bool isRight(const FileHandlePtr &file, const ByteRanges &written, std::uint64_t seed)
{
    const auto ranges = written.ranges();
    return std::all_of(ranges.begin(), ranges.end(), [&](const ByteRange &range) {
        std::string bytes(static_cast<std::size_t>(range.size()), '\0');
        return ::pread(file->descriptor(), bytes.data(), bytes.size(), range.begin) == range.size()
            && bytes == pattern(seed, range.begin, bytes.size());
    });
}

} // namespace kurier::test

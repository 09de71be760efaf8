// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/UploadHarness.h"

#include "core/upload/SourceFile.h"
#include "tests/support/OriginAnswer.h"

#include <fcntl.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace kurier::test {

namespace {

template <class Event>
const Event *about(const UploadEvent &event, AttemptId attempt)
{
    const auto *const found = std::get_if<Event>(&event);
    return found && found->attempt == attempt ? found : nullptr;
}

} // namespace

UploadHarness::UploadHarness(const UploadOptions &options)
    : m_engine([this](std::vector<UploadEvent> &&events) { take(std::move(events)); }, options)
{
}

void UploadHarness::take(std::vector<UploadEvent> &&events)
{
    std::vector<AttemptId> known;
    {
        const std::lock_guard lock(m_mutex);
        for (UploadEvent &event : events) {
            if (const auto *const session = std::get_if<UploadSessionKnown>(&event))
                known.push_back(session->attempt);
            m_events.push_back(std::move(event));
        }
    }
    m_changed.notify_all();
    for (const AttemptId attempt : known) {
        if (m_autoProceed)
            m_engine.proceed(attempt);
    }
}

std::string UploadHarness::makeSource(qint64 size)
{
    const std::string path =
        m_directory.path().toStdString() + "/source" + std::to_string(++m_last);
    std::ofstream(path, std::ios::binary) << pattern(7, 0, static_cast<std::size_t>(size));
    return path;
}

UploadRequest UploadHarness::request(const QByteArray &target, UploadProtocol protocol,
                                     const std::string &source)
{
    UploadRequest request;
    request.attempt = AttemptId {++m_last};
    request.target = target;
    request.name = "name.bin";
    request.temporaryName = ".kurier-" + QByteArray::number(m_last) + ".part";
    request.protocol = protocol;
    const int descriptor = ::open(source.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw std::runtime_error("cannot open " + source);
    request.source = std::make_shared<const FileHandle>(descriptor);
    request.mark = sourceMarkOf(*request.source).value_or(SourceMark {});
    return request;
}

UploadRun UploadHarness::run(const UploadRequest &request)
{
    m_engine.start({request});
    return waitForEnd(request.attempt);
}

UploadRun UploadHarness::stopAfter(UploadRequest request, qint64 bytes)
{
    m_engine.start({request});
    if (!waitForSent(request.attempt, bytes))
        return waitForEnd(request.attempt);
    m_engine.stop({request.attempt});
    return waitForEnd(request.attempt);
}

UploadRun UploadHarness::waitForEnd(AttemptId attempt)
{
    UploadRun run;
    const bool came = wait([&] {
        return std::any_of(m_events.begin(), m_events.end(), [&](const UploadEvent &event) {
            return about<UploadEnded>(event, attempt) != nullptr;
        });
    });
    if (!came)
        run.ended.error.detail = QStringLiteral("no end came");
    const std::lock_guard lock(m_mutex);
    for (const UploadEvent &event : m_events) {
        if (const auto *const ended = about<UploadEnded>(event, attempt))
            run.ended = *ended;
        if (const auto *const known = about<UploadSessionKnown>(event, attempt))
            run.known = *known;
        if (const auto *const progress = about<UploadProgress>(event, attempt))
            run.progress.push_back(*progress);
    }
    return run;
}

bool UploadHarness::waitForKnown(AttemptId attempt)
{
    return wait([&] {
        return std::any_of(m_events.begin(), m_events.end(), [&](const UploadEvent &event) {
            return about<UploadSessionKnown>(event, attempt) != nullptr;
        });
    });
}

bool UploadHarness::waitForSent(AttemptId attempt, qint64 bytes)
{
    bool ended = false;
    const bool came = wait([&] {
        return std::any_of(m_events.begin(), m_events.end(), [&](const UploadEvent &event) {
            const auto *const progress = about<UploadProgress>(event, attempt);
            ended = ended || about<UploadEnded>(event, attempt) != nullptr;
            return ended || (progress && progress->sent >= bytes);
        });
    });
    return came && !ended;
}

SessionRemoved UploadHarness::remove(const UploadSession &session, const UploadRequest &request,
                                     qint64 size)
{
    const SessionRemovalId id {++m_last};
    m_engine.remove({{id, session, request.target, size, request.access}});
    return waitForRemoved(id);
}

SessionRemoved UploadHarness::waitForRemoved(SessionRemovalId id)
{
    SessionRemoved removed;
    removed.error.detail = QStringLiteral("no answer came");
    const bool came = wait([&] {
        return std::any_of(m_events.begin(), m_events.end(), [&](const UploadEvent &event) {
            const auto *const found = std::get_if<SessionRemoved>(&event);
            if (found && found->id == id)
                removed = *found;
            return found && found->id == id;
        });
    });
    Q_UNUSED(came)
    return removed;
}

std::size_t UploadHarness::endsOf(AttemptId attempt) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(
        std::count_if(m_events.begin(), m_events.end(), [&](const UploadEvent &event) {
            return about<UploadEnded>(event, attempt) != nullptr;
        }));
}

} // namespace kurier::test

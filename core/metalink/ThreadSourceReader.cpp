// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/ThreadSourceReader.h"

#include "core/metalink/Metalink.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <pthread.h>

#include <utility>

namespace kurier {

namespace {

Result<QByteArray> contentOfFile(const QString &path)
{
    const auto refused = [&path](ErrorCode code) {
        return failure(code, ErrorContext::LocalFile, {}, path);
    };
    const QFileInfo info(path);
    if (!info.isFile())
        return refused(ErrorCode::BgEFileNotFound);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(ErrorCode::EAccessDenied);
    QByteArray content = file.read(kMaxMetalinkBytes + 1);
    if (content.size() > kMaxMetalinkBytes)
        return refused(ErrorCode::BgETooLarge);
    return content;
}

} // namespace

// Replies come from the reader's event loop and are dropped when their context is gone.
SourceReader::Reply ThreadSourceReader::later(const QObject *context, Reply reply)
{
    return [this, guard = QPointer<const QObject>(context), hasContext = context != nullptr,
            reply = std::move(reply)](Result<QByteArray> content) {
        QMetaObject::invokeMethod(
            this,
            [guard, hasContext, reply, content = std::move(content)]() mutable {
                if (!hasContext || guard)
                    reply(std::move(content));
            },
            Qt::QueuedConnection);
    };
}

ThreadSourceReader::ThreadSourceReader(Fetch fetch, QObject *parent)
    : QObject(parent)
    , m_fetch(std::move(fetch))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

ThreadSourceReader::~ThreadSourceReader()
{
    m_thread.request_stop();
    m_tasks.close();
    m_thread.join();
}

void ThreadSourceReader::readFile(const QString &path, const QObject *context, Reply reply)
{
    m_tasks.put({path, later(context, std::move(reply))});
}

void ThreadSourceReader::fetch(const QByteArray &url, const QObject *context, Reply reply)
{
    m_tasks.put({url, later(context, std::move(reply))});
}

void ThreadSourceReader::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "kurier-sources");
    while (!stop.stop_requested()) {
        for (const Task &task : m_tasks.waitAndTakeAll()) {
            if (stop.stop_requested())
                return;
            if (const auto *const path = std::get_if<QString>(&task.source))
                task.reply(contentOfFile(*path));
            else
                task.reply(m_fetch(std::get<QByteArray>(task.source), stop));
        }
    }
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/LongAddressList.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace kurier {

bool LongAddressList::isLong(const QString &text)
{
    return text.size() > kLongText || text.count(QLatin1Char('\n')) >= kManyLines;
}

LongAddressList::LongAddressList(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

LongAddressList::~LongAddressList()
{
    stop();
    m_pool.waitForDone();
}

void LongAddressList::stop()
{
    if (m_run)
        m_run->stopped = true;
    m_run.reset();
}

void LongAddressList::start(std::function<std::function<void()>(Run &)> work)
{
    stop();
    m_run = std::make_shared<Run>();
    m_pool.start([this, run = m_run, work = std::move(work)] {
        auto answer = work(*run);
        QMetaObject::invokeMethod(
            this,
            [this, run, answer = std::move(answer)] {
                if (run != m_run)
                    return;
                m_run.reset();
                answer();
            },
            Qt::QueuedConnection);
    });
}

void LongAddressList::readFile(const QString &path)
{
    start([this, path](Run &run) {
        return [this, list = parseFile(path, run)] { Q_EMIT read(list); };
    });
}

void LongAddressList::readText(const QString &text)
{
    start([this, text](Run &run) {
        auto list = std::make_shared<const AddressList>(parse(text.toUtf8(), true, run));
        return [this, list = std::move(list)] { Q_EMIT read(Result<List>(list)); };
    });
}

void LongAddressList::makeJobs(List list, const JobPattern &pattern)
{
    start([this, list = std::move(list), pattern](Run &run) {
        QList<JobSpec> jobs;
        jobs.reserve(pattern.together ? 1 : list->urls.size());
        for (const QByteArray &url : list->urls) {
            if (run.stopped)
                break;
            FileSpec file;
            file.url = url;
            addFile(jobs, std::move(file), pattern);
        }
        return [this, jobs = std::move(jobs)] { Q_EMIT jobsMade(jobs); };
    });
}

AddressList LongAddressList::parse(QByteArrayView text, bool onlyAddresses, Run &run)
{
    AddressList list;
    int number = 0;
    for (qsizetype begin = 0; begin < text.size() && !run.stopped;) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end;
        const QByteArrayView line = text.sliced(begin, end - begin).trimmed();
        begin = end + 1;
        ++number;
        run.permille = static_cast<int>(std::min(begin, text.size()) * 1000 / text.size());
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const qint64 read = list.urls.size();
        const qint64 most =
            std::max(read + 1, std::min<qint64>(read + AddressList::kMostAddresses, kMostExpanded));
        const Error error = addAddressLine(QString::fromUtf8(line), most, list);
        if (error.code != ErrorCode::Ok && !onlyAddresses)
            list.mistakes.append({number, error});
    }
    return list;
}

Result<LongAddressList::List> LongAddressList::parseFile(const QString &path, Run &run)
{
    const auto fail = [&path](ErrorCode code) {
        return failure(code, ErrorContext::LocalFile, {}, path);
    };
    // Opening a pipe would wait for whoever writes to it.
    if (!QFileInfo(path).isFile())
        return fail(ErrorCode::BgEFileNotFound);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::EAccessDenied);
    const QByteArray text = file.read(kLargestFile + 1);
    if (text.size() > kLargestFile)
        return fail(ErrorCode::BgETooLarge);
    return List(std::make_shared<const AddressList>(parse(text, false, run)));
}

} // namespace kurier

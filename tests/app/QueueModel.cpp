// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/QueueModel.h"

#include "tests/app/Programs.h"

#include <QDir>
#include <QJsonArray>

namespace kurier::test {

namespace {

bool isFinalState(const QString &state)
{
    return state == QLatin1String("acknowledged") || state == QLatin1String("cancelled");
}

} // namespace

QueueModel::QueueModel(QString directory)
    : m_directory(std::move(directory))
{
}

void QueueModel::added(const QString &id, const QList<File> &files)
{
    m_jobs.insert(id, Job {files, false, false, false, false, {}});
    addMaybe(files);
}

void QueueModel::addMaybe(const QList<File> &files)
{
    for (const File &file : files)
        m_files.insert(file.name, file);
}

QueueModel::Job *QueueModel::find(const QString &id)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &*found;
}

QStringList QueueModel::openJobs() const
{
    QStringList ids;
    for (auto it = m_jobs.cbegin(); it != m_jobs.cend(); ++it) {
        if (!it->seenFinal && !it->cancelAcknowledged)
            ids << it.key();
    }
    ids.sort();
    return ids;
}

QString QueueModel::wrongJob(const QString &id, Job &job, const QJsonObject &told)
{
    const QString state = told.value(QLatin1String("state")).toString();
    if (job.seenFinal && state != job.finalState)
        return QStringLiteral("%1 was %2 and is %3").arg(id, job.finalState, state);
    if (job.cancelAcknowledged && state != QLatin1String("cancelled"))
        return QStringLiteral("%1 was cancelled and is %2").arg(id, state);
    const bool mayBeCancelled = job.cancelAcknowledged || job.cancelMaybe || job.completeMaybe;
    if (state == QLatin1String("cancelled") && !mayBeCancelled)
        return QStringLiteral("%1 was cancelled by nobody").arg(id);
    job.seenFinal = isFinalState(state);
    job.finalState = job.seenFinal ? state : QString();
    if (state == QLatin1String("acknowledged") && !job.completeMaybe) {
        for (const File &file : job.files) {
            if (!QFile::exists(m_directory + QLatin1Char('/') + file.name))
                return QStringLiteral("%1 is done but %2 is not there").arg(id, file.name);
        }
    }
    return {};
}

QString QueueModel::wrongFile(const QString &name, const QHash<QString, QJsonObject> &told) const
{
    // A temp file: ".kurier-JOB-FILE-RANDOM.part"; a removal on its way keeps the job's ledger.
    const QString id = name.mid(8, 36);
    const auto job = told.constFind(id);
    if (!name.startsWith(QLatin1String(".kurier-")) || job == told.constEnd())
        return QStringLiteral("nobody knows of %1").arg(name);
    const QString cleanup =
        job->value(QLatin1String("cleanup")).toObject().value(QLatin1String("state")).toString();
    const bool open = !isFinalState(job->value(QLatin1String("state")).toString());
    if (!open && cleanup != QLatin1String("pending") && cleanup != QLatin1String("failed"))
        return QStringLiteral("%1 was left behind").arg(name);
    return {};
}

QString QueueModel::contradiction(const QHash<QString, QJsonObject> &told)
{
    for (auto it = m_jobs.begin(); it != m_jobs.end(); ++it) {
        if (!told.contains(it.key()))
            return QStringLiteral("%1 was acknowledged and is lost").arg(it.key());
        if (QString wrong = wrongJob(it.key(), *it, told.value(it.key())); !wrong.isEmpty())
            return wrong;
    }
    const QStringList names =
        QDir(m_directory)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const auto file = m_files.constFind(name);
        if (file == m_files.constEnd()) {
            if (QString wrong = wrongFile(name, told); !wrong.isEmpty())
                return wrong;
        } else if (!m_checked.contains(name)) {
            if (!holdsPattern(m_directory + QLatin1Char('/') + name, file->seed, file->size))
                return QStringLiteral("%1 has wrong bytes").arg(name);
            m_checked.insert(name);
        }
    }
    return {};
}

} // namespace kurier::test

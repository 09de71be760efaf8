// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/QueueModel.h"

#include "tests/app/Programs.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

namespace kurier::test {

namespace {

constexpr qsizetype kIdAt = 8; // ".kurier-JOB-FILE-RANDOM.part"
constexpr qsizetype kIdLength = 36;

bool isFinalState(const QString &state)
{
    return state == QLatin1String("acknowledged") || state == QLatin1String("cancelled");
}

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QString cleanupOf(const QJsonObject &job)
{
    return textOf(job.value(QLatin1String("cleanup")).toObject(), "state");
}

bool isTemp(const QString &name)
{
    return name.startsWith(QLatin1String(".kurier-"));
}

/// "file-7 (1).bin" was wanted as "file-7.bin".
QString wantedName(const QString &name)
{
    static const QRegularExpression numbered(
        QStringLiteral("\\A(file-[0-9]+)(?: \\([0-9]+\\))?\\.bin\\z"));
    const auto match = numbered.match(name);
    return match.hasMatch() ? match.captured(1) + QStringLiteral(".bin") : QString();
}

/// "JOB-FILE" of a temp file's name.
QString ownerOf(const QString &temp)
{
    return temp.mid(kIdAt, temp.lastIndexOf(QLatin1Char('-')) - kIdAt);
}

} // namespace

QueueModel::QueueModel(QString directory)
    : m_directory(std::move(directory))
{
}

QString QueueModel::path(const QString &name) const
{
    return m_directory + QLatin1Char('/') + name;
}

void QueueModel::added(const QString &id, const QList<File> &files)
{
    m_jobs.insert(id, Job {files, false, false, false, false, false, {}});
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

void QueueModel::addStranger(const QString &name)
{
    const QByteArray content = "a person's " + name.toUtf8();
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write(content) > 0)
        m_strangers.insert(name, content);
}

void QueueModel::exchange(const QString &name)
{
    const QString mine = QStringLiteral("mine");
    addStranger(mine);
    if (std::rename(QFile::encodeName(path(mine)).constData(),
                    QFile::encodeName(path(name)).constData())
        == 0)
        m_strangers.insert(name, m_strangers.take(mine));
    if (Job *const job = find(name.mid(kIdAt, kIdLength)))
        job->robbed = true;
}

void QueueModel::lookAtDisk()
{
    m_names = QDir(m_directory)
                  .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    m_published.clear();
    m_temps.clear();
    for (const QString &name : std::as_const(m_names)) {
        if (isStranger(name))
            continue;
        if (isTemp(name))
            m_temps[ownerOf(name)].append(name);
        else if (const QString wanted = wantedName(name); !wanted.isEmpty())
            m_published[wanted].append(name);
    }
}

QString QueueModel::tempOf(const QString &id, qsizetype file) const
{
    return m_temps.value(QStringLiteral("%1-%2").arg(id).arg(file)).value(0);
}

QString QueueModel::wrongJob(const QString &id, Job &job, const QJsonObject &told) const
{
    const QString state = textOf(told, "state");
    if (job.seenFinal && state != job.finalState)
        return QStringLiteral("%1 was %2 and is %3").arg(id, job.finalState, state);
    if (job.cancelAcknowledged && state != QLatin1String("cancelled"))
        return QStringLiteral("%1 was cancelled and is %2").arg(id, state);
    const bool mayBeCancelled = job.cancelAcknowledged || job.cancelMaybe || job.completeMaybe;
    if (state == QLatin1String("cancelled") && !mayBeCancelled)
        return QStringLiteral("%1 was cancelled by nobody").arg(id);
    job.seenFinal = isFinalState(state);
    job.finalState = job.seenFinal ? state : QString();
    QString wrong = wrongFinal(id, job, told, job.seenFinal);
    return wrong.isEmpty() ? wrongContent(id, job, told) : wrong;
}

/// What has to lie under the final names, and what must not.
QString QueueModel::wrongFinal(const QString &id, const Job &job, const QJsonObject &told,
                               bool final) const
{
    const QString state = textOf(told, "state");
    for (const File &file : job.files) {
        const qsizetype count = m_published.value(file.name).size();
        if (count > 1)
            return QStringLiteral("%1 put %2 in place twice").arg(id, file.name);
        if (state == QLatin1String("cancelled") && count > 0 && !job.robbed)
            return QStringLiteral("%1 is cancelled, but %2 is in place").arg(id, file.name);
        if (state == QLatin1String("acknowledged") && count == 0 && !job.completeMaybe
            && !job.robbed)
            return QStringLiteral("%1 is done, but %2 is not there").arg(id, file.name);
    }
    const QString cleanup = cleanupOf(told);
    if (final && job.robbed && cleanup != QLatin1String("failed")
        && cleanup != QLatin1String("pending"))
        return QStringLiteral("%1 does not tell what it left alone: %2").arg(id, cleanup);
    return {};
}

/// Bytes a job claims to have while nothing moves must be there.
QString QueueModel::wrongContent(const QString &id, const Job &job, const QJsonObject &told) const
{
    const QString state = textOf(told, "state");
    const bool transferred = state == QLatin1String("transferred");
    if (job.robbed || (!transferred && state != QLatin1String("suspended")))
        return {};
    qint64 there = 0;
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        const File &file = job.files.at(i);
        const QString temp = tempOf(id, i);
        const QStringList published = m_published.value(file.name);
        if (transferred && published.isEmpty()
            && (temp.isEmpty() || !holdsPattern(path(temp), file.seed, file.size)))
            return QStringLiteral("%1 is transferred, but not %2").arg(id, file.name);
        there += published.isEmpty() ? QFileInfo(path(temp)).size() : file.size;
    }
    const qint64 claimed = told.value(QLatin1String("bytesTransferred")).toInteger();
    if (!transferred && claimed > there)
        return QStringLiteral("%1 claims %2 bytes and has %3").arg(id).arg(claimed).arg(there);
    return {};
}

QString QueueModel::wrongTemp(const QString &name, const Told &told) const
{
    // A removal on its way has a name without the job, and nothing is on its way now.
    const QString id = name.mid(kIdAt, kIdLength);
    const auto job = told.constFind(id);
    if (job == told.constEnd())
        return QStringLiteral("nobody knows of %1").arg(name);
    if (isFinalState(textOf(*job, "state")))
        return QStringLiteral("%1 was left behind").arg(name);
    const bool twins = m_temps.value(ownerOf(name)).size() > 1;
    return twins ? QStringLiteral("%1 is not the only one").arg(name) : QString();
}

QString QueueModel::wrongFile(const QString &name)
{
    const auto file = m_files.constFind(wantedName(name));
    if (file == m_files.constEnd())
        return QStringLiteral("nobody knows of %1").arg(name);
    if (m_checked.contains(name))
        return {};
    if (!holdsPattern(path(name), file->seed, file->size))
        return QStringLiteral("%1 has wrong bytes").arg(name);
    m_checked.insert(name);
    return {};
}

QString QueueModel::wrongStranger() const
{
    for (auto it = m_strangers.cbegin(); it != m_strangers.cend(); ++it) {
        QFile file(path(it.key()));
        if (!file.open(QIODevice::ReadOnly) || file.readAll() != it.value())
            return QStringLiteral("a person's file was touched: %1").arg(it.key());
    }
    return {};
}

QString QueueModel::contradiction(const Told &told)
{
    lookAtDisk();
    for (auto it = m_jobs.begin(); it != m_jobs.end(); ++it) {
        if (!told.contains(it.key()))
            return QStringLiteral("%1 was acknowledged and is lost").arg(it.key());
        if (QString wrong = wrongJob(it.key(), *it, told.value(it.key())); !wrong.isEmpty())
            return wrong;
    }
    for (const QString &name : std::as_const(m_names)) {
        if (isStranger(name))
            continue;
        QString wrong = isTemp(name) ? wrongTemp(name, told) : wrongFile(name);
        if (!wrong.isEmpty())
            return wrong;
    }
    return wrongStranger();
}

} // namespace kurier::test

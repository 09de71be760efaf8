// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/UploadModel.h"

#include "tests/app/Programs.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace kurier::test {

namespace {

// ".kurier-JOB-FILE-RANDOM.part"
constexpr qsizetype kIdAt = 8;
constexpr qsizetype kIdLength = 36;

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QString stateOf(const QJsonObject &job)
{
    return textOf(job, "state");
}

bool isFinal(const QString &state)
{
    return state == QLatin1String("cancelled") || state == QLatin1String("acknowledged");
}

bool isUnnamed(const QJsonObject &removal)
{
    const QJsonObject wire =
        removal.value(QLatin1String("reason")).toObject().value(QLatin1String("wire")).toObject();
    return textOf(wire, "detail").contains(QLatin1String("unnamed"));
}

} // namespace

void UploadModel::added(const QString &id, const File &file)
{
    m_files.insert(file.name, file);
    if (id.isEmpty())
        return;
    m_jobs[id].file = file.name;
    m_jobOfFile.insert(file.name, id);
}

QStringList UploadModel::openJobs() const
{
    QStringList ids;
    for (auto it = m_jobs.cbegin(); it != m_jobs.cend(); ++it) {
        if (it->finalState.isEmpty() && !it->cancelled)
            ids << it.key();
    }
    ids.sort();
    return ids;
}

int UploadModel::unnamed(const QJsonArray &removals)
{
    return static_cast<int>(std::count_if(removals.begin(), removals.end(), [](const auto &one) {
        return isUnnamed(one.toObject());
    }));
}

void UploadModel::look(const QStringList &stored)
{
    m_stored.clear();
    m_arrived.clear();
    for (const QString &path : stored) {
        const QString name = QFileInfo(path).fileName();
        if (stored.contains(path + QStringLiteral(".json")))
            continue;
        if (name.endsWith(QLatin1String(".json"))) {
            lookAtTus(path);
            continue;
        }
        const bool temporary = name.startsWith(QLatin1String(".kurier-"));
        const QString job = temporary ? name.mid(kIdAt, kIdLength) : QString();
        m_stored.append({path, name, temporary ? QString() : name, job, !temporary});
    }
    for (const Stored &one : std::as_const(m_stored)) {
        if (one.whole)
            m_arrived.insert(one.file);
    }
}

/// An upload is ID with its bytes and ID.json with what is known of it.
void UploadModel::lookAtTus(const QString &path)
{
    QFile record(path);
    if (!record.open(QIODevice::ReadOnly))
        return;
    const QJsonObject json = QJsonDocument::fromJson(record.readAll()).object();
    const QString data = path.chopped(5);
    const QString file = textOf(json.value(QLatin1String("metadata")).toObject(), "filename");
    const qint64 size = json.value(QLatin1String("size")).toInteger(-1);
    m_stored.append({data, QFileInfo(data).fileName(), file, m_jobOfFile.value(file),
                     size >= 0 && QFileInfo(data).size() == size && QFileInfo::exists(data)});
}

QString UploadModel::wrongJob(const QString &id, Job &job, const QJsonObject &told) const
{
    const QString state = stateOf(told);
    if (!job.finalState.isEmpty() && state != job.finalState)
        return QStringLiteral("%1 was %2 and is %3").arg(id, job.finalState, state);
    if (job.cancelled && state != QLatin1String("cancelled"))
        return QStringLiteral("%1 was cancelled and is %2").arg(id, state);
    if (state == QLatin1String("cancelled") && !job.cancelMaybe)
        return QStringLiteral("%1 was cancelled by nobody").arg(id);
    if (isFinal(state))
        job.finalState = state;
    if (state == QLatin1String("acknowledged") && !m_arrived.contains(job.file))
        return QStringLiteral("%1 is done, but %2 is not there").arg(id, job.file);
    return {};
}

QString UploadModel::wrongContent(const Stored &one)
{
    const auto file = m_files.constFind(one.file);
    if (file == m_files.constEnd())
        return QStringLiteral("nobody sent %1").arg(one.path);
    if (m_checked.contains(one.path))
        return {};
    if (!holdsPattern(one.path, file->seed, file->size))
        return QStringLiteral("%1 has wrong bytes").arg(one.path);
    m_checked.insert(one.path);
    return {};
}

bool UploadModel::isExplained(const Stored &one, const Told &told, const QJsonArray &removals) const
{
    // An add whose answer was lost may have made a job, which is called like its file.
    const bool open = std::any_of(told.begin(), told.end(), [&one](const QJsonObject &job) {
        const bool its = textOf(job, "id") == one.job || textOf(job, "name") == one.file;
        return its && !isFinal(stateOf(job));
    });
    if (open)
        return true;
    // It was removed while the queue was asked.
    if (!QFileInfo::exists(one.path) && !QFileInfo::exists(one.path + QStringLiteral(".json")))
        return true;
    // Killed in the middle of creating it, more than once perhaps, the queue knows no address.
    return std::any_of(removals.begin(), removals.end(), [&](const auto &each) {
        const QJsonObject removal = each.toObject();
        const bool its = textOf(told.value(textOf(removal, "job")), "name") == one.file;
        return textOf(removal, "where").contains(one.mark) || (its && isUnnamed(removal));
    });
}

QString UploadModel::forgotten(const Stored &one, const Told &told, const QJsonArray &removals)
{
    QStringList jobs;
    const QString all = QString::fromUtf8(QJsonDocument(removals).toJson(QJsonDocument::Compact));
    for (const QJsonObject &job : told) {
        if (textOf(job, "id") == one.job || textOf(job, "name") == one.file)
            jobs << QString::fromUtf8(QJsonDocument(job).toJson(QJsonDocument::Compact));
    }
    return QStringLiteral("forgotten: %1 (%2 bytes) of %3, to be removed: %4")
        .arg(one.path)
        .arg(QFileInfo(one.path).size())
        .arg(jobs.join(QLatin1Char(' ')), all);
}

QString UploadModel::contradiction(const Told &told, const QJsonArray &removals,
                                   const QStringList &stored)
{
    look(stored);
    for (auto it = m_jobs.begin(); it != m_jobs.end(); ++it) {
        if (!told.contains(it.key()))
            return QStringLiteral("%1 was acknowledged and is lost").arg(it.key());
        if (QString wrong = wrongJob(it.key(), *it, told.value(it.key())); !wrong.isEmpty())
            return wrong;
    }
    for (const Stored &one : std::as_const(m_stored)) {
        if (!one.whole && !isExplained(one, told, removals))
            return forgotten(one, told, removals);
        QString wrong = one.whole ? wrongContent(one) : QString();
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QStringList UploadModel::arrivedAndCancelled(const Told &told) const
{
    QStringList ids;
    for (auto it = m_jobs.cbegin(); it != m_jobs.cend(); ++it) {
        if (m_arrived.contains(it->file)
            && stateOf(told.value(it.key())) == QLatin1String("cancelled"))
            ids << it.key();
    }
    return ids;
}

} // namespace kurier::test

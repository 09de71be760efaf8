// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobJson.h"

#include "core/base/UtcTime.h"
#include "core/control/ControlProtocol.h"

#include <QJsonArray>

#include <algorithm>

namespace kurier {

namespace {

QString masked(const QString &subject)
{
    const bool url =
        subject.contains(QLatin1String("://")) && !subject.startsWith(QLatin1Char('/'));
    return url ? displayUrl(subject.toUtf8()) : subject;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue sizeOrNull(qint64 bytes)
{
    return bytes < 0 ? QJsonValue() : QJsonValue(bytes);
}

/// Text, as a number of JSON does not hold 64 bits.
QString identityToText(const FileIdentity &identity)
{
    return QStringLiteral("%1:%2:%3").arg(identity.device).arg(identity.inode).arg(identity.birth);
}

QJsonObject cleanupToJson(CleanupState state, const QList<Artefact> &artefacts)
{
    QJsonArray list;
    for (const Artefact &artefact : artefacts) {
        if (isShownArtefact(artefact.state))
            list.append(artefactToJson(artefact));
    }
    return {{QStringLiteral("state"), cleanupStateName(state)},
            {QStringLiteral("artefacts"), list}};
}

QString pathOf(const QString &directory, const QString &name)
{
    if (name.isEmpty())
        return {};
    const bool root = directory.endsWith(QLatin1Char('/'));
    return directory + (root ? QString() : QStringLiteral("/")) + name;
}

QString temporaryPath(const JobFile &file, const QList<Artefact> &artefacts)
{
    if (file.temp.isNull())
        return {};
    const auto found =
        std::find_if(artefacts.begin(), artefacts.end(), [&file](const Artefact &artefact) {
            return artefact.id == file.temp && artefact.kind == ArtefactKind::LocalFile
                && artefact.state != ArtefactState::Removed
                && artefact.state != ArtefactState::Published;
        });
    return found == artefacts.end() ? QString() : found->where();
}

/// When the server drops what it has of \a file by itself; 0 = not known.
qint64 sessionExpiry(const JobFile &file, const QList<Artefact> &artefacts)
{
    const auto found =
        std::find_if(artefacts.begin(), artefacts.end(), [&file](const Artefact &artefact) {
            return artefact.id == file.temp && artefact.kind == ArtefactKind::ServerSession;
        });
    return file.temp.isNull() || found == artefacts.end() ? 0 : found->expires;
}

/// BG_FILE_PROGRESS: a download's file counts when it is available under its final name.
bool isCompleted(JobType type, FileState state)
{
    if (type == JobType::Download)
        return state == FileState::Published;
    return state != FileState::Waiting && state != FileState::Dropped;
}

QJsonArray addressesToJson(const JobFile &file)
{
    QJsonArray list;
    for (const QByteArray &address : file.addresses.get())
        list.append(displayUrl(address));
    return list;
}

QJsonObject fileToJson(const JobDetails &job, std::size_t index)
{
    const JobFile &file = job.files.at(index);
    return {
        {QStringLiteral("id"), static_cast<qint64>(index)},
        {QStringLiteral("url"), displayUrl(file.url)},
        {QStringLiteral("path"),
         textOrNull(file.source.isEmpty() ? pathOf(job.directory, file.name) : file.source)},
        {QStringLiteral("temporaryPath"), textOrNull(temporaryPath(file, job.artefacts))},
        {QStringLiteral("sessionExpires"), timeToJson(sessionExpiry(file, job.artefacts))},
        {QStringLiteral("bytesTotal"), sizeOrNull(file.bytesTotal)},
        {QStringLiteral("bytesTransferred"), file.bytesTransferred},
        {QStringLiteral("completed"), isCompleted(job.snapshot.type, file.state)},
        {QStringLiteral("addresses"), addressesToJson(file)},
        {QStringLiteral("checksum"), textOrNull(QString::fromLatin1(file.checksum))},
        {QStringLiteral("serverDigest"), textOrNull(QString::fromLatin1(file.serverDigest.get()))},
        {QStringLiteral("check"), checkResultName(file.check)},
        {QStringLiteral("wire"),
         QJsonObject {
             {QStringLiteral("name"), file.name},
             {QStringLiteral("source"), textOrNull(file.source)},
             {QStringLiteral("nameFixed"), file.nameFixed},
             {QStringLiteral("state"), static_cast<int>(file.state)},
         }},
    };
}

QJsonObject planItemToJson(const CancelPlanItem &item)
{
    return {
        {QStringLiteral("id"), item.id.toString()},
        {QStringLiteral("name"), item.name},
        {QStringLiteral("type"), jobTypeName(item.type)},
        {QStringLiteral("state"), jobStateName(item.state)},
        {QStringLiteral("directory"), item.directory},
        {QStringLiteral("server"), item.server},
        {QStringLiteral("filesFinished"), item.filesFinished},
        {QStringLiteral("filesPartial"), item.filesPartial},
        {QStringLiteral("bytesFinished"), item.bytesFinished},
        {QStringLiteral("bytesPartial"), item.bytesPartial},
        {QStringLiteral("bytesTotal"), sizeOrNull(item.bytesTotal)},
        {QStringLiteral("filesArrived"), item.filesArrived},
        {QStringLiteral("bytesArrived"), item.bytesArrived},
        {QStringLiteral("possible"), item.possible},
    };
}

} // namespace

QJsonValue timeToJson(qint64 ms)
{
    if (ms == 0)
        return {};
    return utcDateTime(ms).toString(Qt::ISODateWithMs);
}

QJsonObject errorToJson(const Error &error)
{
    return {
        {QStringLiteral("code"), errorCodeName(error.code)},
        {QStringLiteral("hresult"), errorCodeHex(error.code)},
        {QStringLiteral("context"), errorContextName(error.context)},
        {QStringLiteral("file"), textOrNull(masked(error.subject))},
        {QStringLiteral("wire"), QJsonObject {{QStringLiteral("detail"), error.detail}}},
    };
}

QJsonObject resultToJson(const CommandResult &result)
{
    const Error &error = result.error;
    QJsonObject json {
        {QStringLiteral("id"), result.id.toString()},
        {QStringLiteral("ok"), result.ok()},
        {QStringLiteral("code"), errorCodeName(error.code)},
        {QStringLiteral("hresult"), errorCodeHex(error.code)},
    };
    if (error.context != ErrorContext::None || !error.subject.isEmpty() || !error.detail.isEmpty())
        json.insert(QStringLiteral("wire"),
                    QJsonObject {
                        {QStringLiteral("context"), errorContextName(error.context)},
                        {QStringLiteral("file"), textOrNull(masked(error.subject))},
                        {QStringLiteral("detail"), error.detail},
                    });
    return json;
}

bool isShownArtefact(ArtefactState state)
{
    return state == ArtefactState::Pending || state == ArtefactState::Removed
        || state == ArtefactState::Failed || state == ArtefactState::Abandoned;
}

QJsonObject artefactToJson(const Artefact &artefact)
{
    const bool hasReason = artefact.reason.code != ErrorCode::Ok;
    const bool session = artefact.kind == ArtefactKind::ServerSession;
    return {
        {QStringLiteral("job"), artefact.job.toString()},
        {QStringLiteral("kind"), artefactKindName(artefact.kind)},
        {QStringLiteral("where"), masked(artefact.where())},
        {QStringLiteral("bytes"), artefact.bytes},
        {QStringLiteral("state"), artefactStateName(artefact.state)},
        {QStringLiteral("attempts"), artefact.attempts},
        {QStringLiteral("nextAttempt"), timeToJson(artefact.nextAttempt)},
        {QStringLiteral("expires"), timeToJson(artefact.expires)},
        {QStringLiteral("reason"),
         hasReason ? QJsonValue(errorToJson(artefact.reason)) : QJsonValue()},
        {QStringLiteral("wire"),
         QJsonObject {
             {QStringLiteral("id"), artefact.id.value},
             {QStringLiteral("file"), artefact.file},
             {QStringLiteral("directory"), session ? masked(artefact.where()) : artefact.directory},
             {QStringLiteral("name"), artefact.name},
             {QStringLiteral("identity"),
              identityToText({artefact.device, artefact.inode, artefact.birth})},
             {QStringLiteral("folder"), identityToText(artefact.folder)},
         }},
    };
}

QJsonObject snapshotToJson(const JobSnapshot &job, const QString &owner)
{
    return {
        {QStringLiteral("id"), job.id.toString()},
        {QStringLiteral("name"), job.name},
        {QStringLiteral("description"), QString()},
        {QStringLiteral("type"), jobTypeName(job.type)},
        {QStringLiteral("state"), jobStateName(job.state)},
        {QStringLiteral("priority"), jobPriorityName(job.priority)},
        {QStringLiteral("owner"), owner},
        {QStringLiteral("created"), timeToJson(job.created)},
        {QStringLiteral("modified"), timeToJson(job.modified)},
        {QStringLiteral("finished"), timeToJson(job.finished)},
        {QStringLiteral("bytesTotal"), sizeOrNull(job.bytesTotal)},
        {QStringLiteral("bytesTransferred"), job.bytesTransferred},
        {QStringLiteral("filesTotal"), job.filesTotal},
        {QStringLiteral("filesTransferred"), job.filesTransferred},
        {QStringLiteral("speed"), job.bytesPerSecond},
        {QStringLiteral("errorCount"), static_cast<qint64>(job.errorCount)},
        {QStringLiteral("error"), job.error ? QJsonValue(errorToJson(*job.error)) : QJsonValue()},
        {QStringLiteral("retryAt"), timeToJson(job.retryAt)},
        {QStringLiteral("unusedSince"), timeToJson(job.unusedSince)},
        {QStringLiteral("cancelAt"), timeToJson(job.cancelAt)},
        {QStringLiteral("verifying"), job.verifying},
        {QStringLiteral("autoComplete"), job.autoComplete},
        {QStringLiteral("cleanup"), cleanupToJson(job.cleanup, {})},
        {QStringLiteral("wire"),
         QJsonObject {
             {QStringLiteral("key"), job.key.value},
             {QStringLiteral("host"), job.host},
         }},
    };
}

QJsonObject briefToJson(const JobSnapshot &job)
{
    QJsonObject json {{QStringLiteral("id"), job.id.toString()},
                      {QStringLiteral("type"), jobTypeName(job.type)},
                      {QStringLiteral("state"), jobStateName(job.state)}};
    if (job.error)
        json.insert(QStringLiteral("error"), errorToJson(*job.error));
    if (job.cleanup != CleanupState::None)
        json.insert(QStringLiteral("cleanup"), cleanupToJson(job.cleanup, {}));
    return json;
}

QJsonObject detailsToJson(const JobDetails &job, const QString &owner, bool files)
{
    QJsonObject json = snapshotToJson(job.snapshot, owner);
    json.insert(QStringLiteral("description"), job.description);
    json.insert(QStringLiteral("cleanup"), cleanupToJson(job.snapshot.cleanup, job.artefacts));
    QJsonObject wire = json.value(QLatin1String("wire")).toObject();
    wire.insert(QStringLiteral("directory"), job.directory);
    json.insert(QStringLiteral("wire"), wire);
    if (!files)
        return json;
    QJsonArray list;
    for (std::size_t i = 0; i < job.files.size(); ++i)
        list.append(fileToJson(job, i));
    json.insert(QStringLiteral("files"), list);
    return json;
}

QJsonObject filesToldToJson(const FilesTold &told, const QList<JobId> &ids)
{
    QJsonObject json;
    for (const JobId &id : ids) {
        if (const qint32 files = told.value(id); files > 0)
            json.insert(id.toString(), files);
    }
    return json;
}

QJsonObject planToJson(const CancelPlan &plan)
{
    QJsonArray items;
    for (const CancelPlanItem &item : plan.items)
        items.append(planItemToJson(item));
    QJsonArray unknown;
    for (const JobId &id : plan.unknown)
        unknown.append(id.toString());
    return {{QStringLiteral("items"), items}, {QStringLiteral("unknown"), unknown}};
}

QJsonObject statusToJson(const QueueStatus &status, const ControlInfo &info)
{
    QJsonObject jobs;
    for (const JobState state : kAllJobStates)
        jobs.insert(jobStateName(state), status.jobs.at(static_cast<std::size_t>(state)));
    return {
        {QStringLiteral("running"), true},
        {QStringLiteral("pid"), info.pid},
        {QStringLiteral("version"), info.version},
        {QStringLiteral("jobs"), jobs},
        {QStringLiteral("speed"), status.bytesPerSecond},
        {QStringLiteral("rateLimit"), status.rateLimit},
        {QStringLiteral("cleanupsPending"), status.cleanupsPending},
        {QStringLiteral("wire"),
         QJsonObject {
             {QStringLiteral("cleanupsFailed"), status.cleanupsFailed},
             {QStringLiteral("unused"), status.unused},
             {QStringLiteral("keyRing"), status.keyRing},
             {QStringLiteral("loaded"), status.loaded},
         }},
    };
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobJsonReader.h"

#include "core/control/JobJson.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <limits>

namespace kurier {

namespace {

QString text(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

qint64 number(const QJsonObject &json, const char *name, qint64 fallback = 0)
{
    return json.value(QLatin1String(name)).toInteger(fallback);
}

QJsonObject object(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toObject();
}

qint32 count(const QJsonObject &json, const char *name)
{
    return static_cast<qint32>(number(json, name));
}

ErrorContext contextFromName(const QString &name)
{
    static constexpr std::array contexts = {ErrorContext::QueueManager, ErrorContext::LocalFile,
                                            ErrorContext::RemoteFile, ErrorContext::Transport};
    const auto *const found =
        std::find_if(contexts.begin(), contexts.end(),
                     [&name](ErrorContext context) { return errorContextName(context) == name; });
    return found == contexts.end() ? ErrorContext::None : *found;
}

ErrorCode codeFromHex(const QString &hex)
{
    bool known = false;
    const quint32 value = hex.toUInt(&known, 16);
    return known ? static_cast<ErrorCode>(value) : ErrorCode::EFail;
}

JobType typeFromName(const QString &name)
{
    return name == jobTypeName(JobType::Upload) ? JobType::Upload : JobType::Download;
}

template <class State, class Name, std::size_t N>
State stateFromName(const std::array<State, N> &states, const QString &text, Name name)
{
    const auto *const found = std::find_if(states.begin(), states.end(),
                                           [&](State state) { return name(state) == text; });
    return found == states.end() ? states.front() : *found;
}

FileIdentity identityFromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    if (parts.size() != 3)
        return {};
    return {parts[0].toULongLong(), parts[1].toULongLong(), parts[2].toLongLong()};
}

ArtefactState artefactStateFromName(const QString &name)
{
    static constexpr std::array states = {ArtefactState::Pending, ArtefactState::Removed,
                                          ArtefactState::Failed,  ArtefactState::Abandoned,
                                          ArtefactState::Live,    ArtefactState::Published};
    return stateFromName(states, name, artefactStateName);
}

CleanupState cleanupFromName(const QString &name)
{
    static constexpr std::array states = {CleanupState::None, CleanupState::Pending,
                                          CleanupState::Removed, CleanupState::Failed,
                                          CleanupState::Abandoned};
    return stateFromName(states, name, cleanupStateName);
}

CheckResult checkFromName(const QString &name)
{
    static constexpr std::array results = {CheckResult::None, CheckResult::Matches,
                                           CheckResult::Differs, CheckResult::ServerDiffers};
    return stateFromName(results, name, checkResultName);
}

JobFile fileFromJson(const QJsonObject &json)
{
    const QJsonObject wire = object(json, "wire");
    JobFile file;
    file.url = text(json, "url").toUtf8();
    file.name = text(wire, "name");
    file.source = text(wire, "source");
    file.nameFixed = wire.value(QLatin1String("nameFixed")).toBool();
    file.state = static_cast<FileState>(
        std::clamp<qint64>(number(wire, "state"), 0, static_cast<qint64>(FileState::Dropped)));
    file.bytesTotal = number(json, "bytesTotal", -1);
    file.bytesTransferred = number(json, "bytesTransferred");
    file.checksum = text(json, "checksum").toLatin1();
    file.serverDigest = text(json, "serverDigest").toLatin1();
    file.check = checkFromName(text(json, "check"));
    return file;
}

CancelPlanItem planItemFromJson(const QJsonObject &json)
{
    CancelPlanItem item;
    item.id = JobId::fromString(text(json, "id"));
    item.name = text(json, "name");
    item.type = typeFromName(text(json, "type"));
    item.state = jobStateFromName(text(json, "state")).value_or(JobState::Suspended);
    item.directory = text(json, "directory");
    item.server = text(json, "server");
    item.filesFinished = count(json, "filesFinished");
    item.filesPartial = count(json, "filesPartial");
    item.bytesFinished = number(json, "bytesFinished");
    item.bytesPartial = number(json, "bytesPartial");
    item.bytesTotal = number(json, "bytesTotal", -1);
    item.filesArrived = count(json, "filesArrived");
    item.bytesArrived = number(json, "bytesArrived");
    item.possible = json.value(QLatin1String("possible")).toBool();
    return item;
}

} // namespace

qint64 timeFromJson(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

Error errorFromJson(const QJsonObject &json)
{
    return {codeFromHex(text(json, "hresult")), contextFromName(text(json, "context")),
            text(object(json, "wire"), "detail"), text(json, "file")};
}

CommandResult resultFromJson(const QJsonObject &json)
{
    const QJsonObject wire = object(json, "wire");
    CommandResult result;
    result.id = JobId::fromString(text(json, "id"));
    result.error = {codeFromHex(text(json, "hresult")), contextFromName(text(wire, "context")),
                    text(wire, "detail"), text(wire, "file")};
    return result;
}

CommandResults resultsFromJson(const QJsonObject &answer, const QList<JobId> &ids)
{
    CommandResults told;
    const QJsonArray list = answer.value(QLatin1String("results")).toArray();
    told.reserve(list.size());
    for (const QJsonValue &result : list)
        told.append(resultFromJson(result.toObject()));
    if (!answer.value(QLatin1String("omitOk")).toBool())
        return told;
    CommandResults results;
    results.reserve(ids.size());
    auto next = told.cbegin();
    for (const JobId &id : ids) {
        const bool isTold = next != told.cend() && next->id == id;
        results.append(isTold ? *next++ : CommandResult {id, {}});
    }
    return results;
}

Artefact artefactFromJson(const QJsonObject &json)
{
    const QJsonObject wire = object(json, "wire");
    Artefact artefact;
    artefact.id = ArtefactId {number(wire, "id")};
    artefact.job = JobId::fromString(text(json, "job"));
    artefact.file = count(wire, "file");
    artefact.kind = text(json, "kind") == artefactKindName(ArtefactKind::LocalFile)
        ? ArtefactKind::LocalFile
        : ArtefactKind::ServerSession;
    artefact.state = artefactStateFromName(text(json, "state"));
    artefact.directory = text(wire, "directory");
    artefact.name = text(wire, "name");
    const FileIdentity identity = identityFromText(text(wire, "identity"));
    artefact.device = identity.device;
    artefact.inode = identity.inode;
    artefact.birth = identity.birth;
    artefact.folder = identityFromText(text(wire, "folder"));
    artefact.bytes = number(json, "bytes");
    artefact.attempts = count(json, "attempts");
    artefact.nextAttempt = timeFromJson(json.value(QLatin1String("nextAttempt")));
    artefact.expires = timeFromJson(json.value(QLatin1String("expires")));
    if (const QJsonValue reason = json.value(QLatin1String("reason")); reason.isObject())
        artefact.reason = errorFromJson(reason.toObject());
    return artefact;
}

JobSnapshot snapshotFromJson(const QJsonObject &json)
{
    const QJsonObject wire = object(json, "wire");
    JobSnapshot job;
    job.id = JobId::fromString(text(json, "id"));
    job.key = JobKey {number(wire, "key")};
    job.name = text(json, "name");
    job.host = text(wire, "host");
    job.type = typeFromName(text(json, "type"));
    job.state = jobStateFromName(text(json, "state")).value_or(JobState::Suspended);
    job.priority = jobPriorityFromName(text(json, "priority")).value_or(JobPriority::Normal);
    job.autoComplete = json.value(QLatin1String("autoComplete")).toBool(true);
    job.cleanup = cleanupFromName(text(object(json, "cleanup"), "state"));
    job.errorCount = static_cast<quint32>(number(json, "errorCount"));
    job.filesTotal = count(json, "filesTotal");
    job.filesTransferred = count(json, "filesTransferred");
    job.bytesTotal = number(json, "bytesTotal", -1);
    job.bytesTransferred = number(json, "bytesTransferred");
    job.bytesPerSecond = number(json, "speed");
    job.created = timeFromJson(json.value(QLatin1String("created")));
    job.modified = timeFromJson(json.value(QLatin1String("modified")));
    job.finished = timeFromJson(json.value(QLatin1String("finished")));
    job.retryAt = timeFromJson(json.value(QLatin1String("retryAt")));
    job.unusedSince = timeFromJson(json.value(QLatin1String("unusedSince")));
    job.cancelAt = timeFromJson(json.value(QLatin1String("cancelAt")));
    job.verifying = json.value(QLatin1String("verifying")).toBool();
    if (const QJsonValue error = json.value(QLatin1String("error")); error.isObject())
        job.error = std::make_shared<const Error>(errorFromJson(error.toObject()));
    return job;
}

JobDetails detailsFromJson(const QJsonObject &json)
{
    JobDetails job;
    job.snapshot = snapshotFromJson(json);
    job.description = text(json, "description");
    job.directory = text(object(json, "wire"), "directory");
    const QJsonArray files = json.value(QLatin1String("files")).toArray();
    job.files.reserve(static_cast<std::size_t>(files.size()));
    for (const QJsonValue &file : files) {
        job.files.push_back(fileFromJson(file.toObject()));
        // Of a session in use nothing else is told.
        Artefact session;
        session.job = job.snapshot.id;
        session.file = static_cast<qint32>(job.files.size()) - 1;
        session.kind = ArtefactKind::ServerSession;
        session.state = ArtefactState::Live;
        session.expires = timeFromJson(file.toObject().value(QLatin1String("sessionExpires")));
        if (session.expires > 0)
            job.artefacts.append(session);
    }
    const QJsonArray artefacts =
        object(json, "cleanup").value(QLatin1String("artefacts")).toArray();
    for (const QJsonValue &artefact : artefacts)
        job.artefacts.append(artefactFromJson(artefact.toObject()));
    return job;
}

CancelPlan planFromJson(const QJsonObject &json)
{
    CancelPlan plan;
    const QJsonArray items = json.value(QLatin1String("items")).toArray();
    for (const QJsonValue &item : items)
        plan.items.append(planItemFromJson(item.toObject()));
    plan.unknown = idsFromJson(json.value(QLatin1String("unknown")));
    return plan;
}

QueueStatus statusFromJson(const QJsonObject &json)
{
    QueueStatus status;
    const QJsonObject jobs = object(json, "jobs");
    for (const JobState state : kAllJobStates)
        status.jobs.at(static_cast<std::size_t>(state)) =
            jobs.value(jobStateName(state)).toInteger();
    status.bytesPerSecond = number(json, "speed");
    status.rateLimit = number(json, "rateLimit");
    status.cleanupsPending = number(json, "cleanupsPending");
    const QJsonObject wire = object(json, "wire");
    status.cleanupsFailed = number(wire, "cleanupsFailed");
    status.unused = number(wire, "unused");
    status.keyRing = wire.value(QLatin1String("keyRing")).toBool();
    status.loaded = wire.value(QLatin1String("loaded")).toBool();
    return status;
}

QJsonArray idsToJson(const QList<JobId> &ids)
{
    QJsonArray array;
    for (const JobId &id : ids)
        array.append(id.toString());
    return array;
}

std::optional<FilesTold> filesToldFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    FilesTold told;
    const QJsonObject json = value.toObject();
    for (auto one = json.begin(); one != json.end(); ++one) {
        const JobId id = JobId::fromString(one.key());
        const qint64 files = one.value().toInteger(-1);
        if (id.isNull() || files < 0 || files > std::numeric_limits<qint32>::max())
            return std::nullopt;
        told.insert(id, static_cast<qint32>(files));
    }
    return told;
}

QList<JobId> idsFromJson(const QJsonValue &value)
{
    QList<JobId> ids;
    const QJsonArray array = value.toArray();
    ids.reserve(array.size());
    for (const QJsonValue &id : array)
        ids.append(JobId::fromString(id.toString()));
    return ids;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/NextcloudUpload.h"

#include "core/upload/HttpAnswers.h"
#include "core/upload/StagedRemoval.h"
#include "core/upload/WebDavUpload.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr char kFiles[] = "/remote.php/dav/files/";
constexpr qint64 kMega = qint64 {1024} * 1024;
constexpr qint64 kLikedChunk = 10 * kMega;
constexpr qint64 kLeastChunk = 5 * kMega;
constexpr qint64 kMostChunks = 10'000;

UploadCall listOf(const QByteArray &folder, const QByteArray &depth)
{
    UploadCall call;
    call.method = "PROPFIND";
    call.url = folder + '/';
    call.headers = {"Depth: " + depth, "Content-Type: application/xml"};
    call.text = QByteArrayLiteral(
        R"(<?xml version="1.0"?><propfind xmlns="DAV:"><prop><getcontentlength/></prop></propfind>)");
    return call;
}

} // namespace

QByteArray nextcloudFolder(const QByteArray &target, const QByteArray &name)
{
    const qsizetype files = target.indexOf(kFiles);
    if (files < 0)
        return {};
    const qsizetype user = files + qsizetype {sizeof(kFiles)} - 1;
    const qsizetype end = target.indexOf('/', user);
    if (end <= user)
        return {};
    return target.left(files) + "/remote.php/dav/uploads/" + target.mid(user, end - user) + '/'
        + name;
}

QList<std::pair<int, qint64>> chunksIn(const QByteArray &multistatus)
{
    QList<std::pair<int, qint64>> chunks;
    QXmlStreamReader xml(multistatus);
    QByteArray name;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("href")) {
            const QByteArray path = xml.readElementText().trimmed().toUtf8();
            name = path.mid(path.lastIndexOf('/') + 1);
            bool number = false;
            const int index = name.toInt(&number);
            if (number && index > 0)
                chunks.append({index, -1});
            else
                name.clear();
        } else if (xml.name() == QLatin1String("getcontentlength") && !name.isEmpty()) {
            bool number = false;
            const qint64 size = xml.readElementText().trimmed().toLongLong(&number);
            chunks.last().second = number ? size : -1;
        }
    }
    return xml.hasError() ? QList<std::pair<int, qint64>>() : chunks;
}

NextcloudUpload::NextcloudUpload(UploadPlan plan)
    : m_plan(std::move(plan))
{
    const qint64 wanted = m_plan.chunkSize > 0 ? m_plan.chunkSize : kLikedChunk;
    m_chunk = std::max({wanted, kLeastChunk, (m_plan.size + kMostChunks - 1) / kMostChunks});
}

UploadStep NextcloudUpload::begin()
{
    if (!m_plan.session.isKnown() && nextcloudFolder(m_plan.target, "x").isEmpty())
        return errorVerdict(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                            QStringLiteral("this is no address of a Nextcloud file"),
                            m_plan.target);
    return m_plan.overwrite || m_plan.wasSentWhole() ? afterTarget() : ask(Stage::Target);
}

UploadStep NextcloudUpload::afterTarget()
{
    if (m_plan.session.isKnown())
        return ask(Stage::Offset);
    m_plan.session = {
        UploadProtocol::NextcloudChunks, nextcloudFolder(m_plan.target, m_plan.temporaryName), {}};
    return SessionAnnouncement {m_plan.session, std::nullopt};
}

UploadStep NextcloudUpload::proceed()
{
    return ask(Stage::Begin);
}

UploadStep NextcloudUpload::ask(Stage stage)
{
    m_stage = stage;
    m_call = {};
    const QByteArray destination = "Destination: " + m_plan.target;
    const QByteArray total = "OC-Total-Length: " + QByteArray::number(m_plan.size);
    const QByteArray &folder = m_plan.session.address;
    switch (stage) {
    case Stage::Target:
    case Stage::Confirm:
        m_call = headOf(m_plan.target);
        break;
    case Stage::Begin:
        m_call.method = "MKCOL";
        // Not every server takes the name of a folder without it.
        m_call.url = folder + '/';
        m_call.headers = {destination};
        break;
    case Stage::Offset:
        m_call = listOf(folder, "1");
        break;
    case Stage::Send: {
        const qint64 number = m_offset / m_chunk + 1;
        m_call.method = "PUT";
        m_call.url = folder + '/' + QByteArray::number(number).rightJustified(5, '0');
        m_call.headers = {destination, total, "Content-Type: application/octet-stream"};
        m_call.part = ByteRange {m_offset, std::min(m_plan.size, m_offset + m_chunk)};
        break;
    }
    case Stage::Finish:
        m_call.method = "MOVE";
        m_call.url = folder + "/.file";
        m_call.headers = {destination, total,
                          QByteArrayLiteral("Overwrite: ") + (m_plan.overwrite ? 'T' : 'F')};
        m_call.finishes = true;
        break;
    }
    return m_call;
}

UploadStep NextcloudUpload::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Target:
        return targetCame(answer);
    case Stage::Begin:
        // The folder of this name can only be ours.
        if (answer.isSuccess() || answer.status() == 405)
            return goOn();
        return failedVerdict(m_call, answer);
    case Stage::Offset:
        return offsetCame(answer);
    case Stage::Send:
        if (answer.isAbsent() || answer.status() == 409)
            return lostVerdict(answer);
        if (!answer.isSuccess())
            return failedVerdict(m_call, answer);
        m_offset = m_call.part->end;
        return goOn();
    case Stage::Finish:
        return finished(answer);
    case Stage::Confirm:
        break;
    }
    return confirmed(answer);
}

UploadStep NextcloudUpload::targetCame(const UploadAnswer &answer)
{
    if (answer.isSuccess())
        return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                            QStringLiteral("the server has a file of this name"), m_plan.target);
    return answer.isAbsent() ? afterTarget() : UploadStep(failedVerdict(m_call, answer));
}

UploadStep NextcloudUpload::offsetCame(const UploadAnswer &answer)
{
    if (answer.isAbsent() && m_plan.wasSentWhole()) {
        m_unclear = lostVerdict(answer);
        return ask(Stage::Confirm);
    }
    if (answer.isAbsent())
        return lostVerdict(answer);
    if (answer.status() != 207)
        return failedVerdict(m_call, answer);
    QList<std::pair<int, qint64>> chunks = chunksIn(answer.body);
    std::sort(chunks.begin(), chunks.end());
    m_offset = 0;
    for (const auto &[number, size] : std::as_const(chunks)) {
        const qint64 whole = std::min(m_chunk, m_plan.size - m_offset);
        if (number != m_offset / m_chunk + 1 || size != whole || whole == 0)
            break;
        m_offset += whole;
    }
    return goOn();
}

/// An empty file has one chunk without bytes.
UploadStep NextcloudUpload::goOn()
{
    const bool emptySent = m_stage == Stage::Send && m_plan.size == 0;
    const bool complete = m_offset == m_plan.size && (m_plan.size > 0 || emptySent);
    return ask(complete ? Stage::Finish : Stage::Send);
}

UploadStep NextcloudUpload::finished(const UploadAnswer &answer)
{
    if (answer.isSuccess() && answer.status() != 207)
        return finishedVerdict();
    if (answer.status() == 412 && !m_plan.overwrite)
        return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                            QStringLiteral("HTTP status 412"), m_plan.target);
    m_unclear = failedVerdict(m_call, answer);
    // Without leave to overwrite there was no file of this name before.
    return m_unclear.mayHaveArrived && !m_plan.overwrite ? ask(Stage::Confirm)
                                                         : UploadStep(m_unclear);
}

UploadStep NextcloudUpload::confirmed(const UploadAnswer &answer)
{
    const qint64 size = answer.isSuccess() ? contentLength(answer.head).value_or(-1) : -1;
    return size == m_plan.size ? UploadStep(finishedVerdict()) : UploadStep(m_unclear);
}

std::unique_ptr<RemovalSteps> nextcloudRemoval(RemovalPlan plan)
{
    RemovalCalls calls;
    calls.probe = listOf(plan.session.address, "1");
    calls.abandon.method = "DELETE";
    calls.abandon.url = plan.session.address + '/';
    if (!plan.target.isEmpty())
        calls.arrived = headOf(plan.target);
    calls.bytesIn = [](const UploadAnswer &answer) {
        if (answer.status() != 207)
            return contentLength(answer.head).value_or(-1);
        qint64 bytes = 0;
        for (const auto &[number, size] : chunksIn(answer.body))
            bytes += std::max<qint64>(size, 0);
        return bytes;
    };
    return std::make_unique<StagedRemoval>(std::move(plan), std::move(calls));
}

} // namespace kurier

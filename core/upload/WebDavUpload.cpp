// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/WebDavUpload.h"

#include "core/upload/HttpAnswers.h"
#include "core/upload/StagedRemoval.h"

#include <utility>

namespace kurier {

namespace {

qint64 sizeIn(const UploadAnswer &answer)
{
    return contentLength(answer.head).value_or(-1);
}

/// Statuses by which a server may turn down the part of a file (RFC 9110 14.5, 15.5, 15.6).
bool refusesPart(int status)
{
    return status == 400 || status == 405 || status == 411 || status == 416 || status == 422
        || status == 500 || status == 501;
}

} // namespace

UploadCall headOf(const QByteArray &url)
{
    UploadCall call;
    call.method = "HEAD";
    call.url = url;
    return call;
}

WebDavUpload::WebDavUpload(UploadPlan plan)
    : m_plan(std::move(plan))
{
}

UploadStep WebDavUpload::begin()
{
    return m_plan.overwrite || m_plan.wasSentWhole() ? afterTarget() : ask(Stage::Target);
}

UploadStep WebDavUpload::afterTarget()
{
    if (m_plan.session.isKnown())
        return ask(Stage::Probe);
    m_plan.session = {UploadProtocol::WebDav, sibling(m_plan.target, m_plan.temporaryName), {}};
    return SessionAnnouncement {m_plan.session, std::nullopt};
}

UploadStep WebDavUpload::proceed()
{
    return ask(Stage::Send);
}

UploadStep WebDavUpload::ask(Stage stage)
{
    m_stage = stage;
    m_call = {};
    const QByteArray size = QByteArray::number(m_plan.size);
    switch (stage) {
    case Stage::Target:
    case Stage::ConfirmTarget:
        m_call = headOf(m_plan.target);
        break;
    case Stage::Probe:
    case Stage::Check:
    case Stage::Confirm:
        m_call = headOf(m_plan.session.address);
        break;
    case Stage::Send:
        m_call.method = "PUT";
        m_call.url = m_plan.session.address;
        m_call.headers = {"Content-Type: application/octet-stream"};
        m_continued = m_offset > 0;
        if (m_continued)
            m_call.headers.append("Content-Range: bytes " + QByteArray::number(m_offset) + '-'
                                  + QByteArray::number(m_plan.size - 1) + '/' + size);
        m_call.part = ByteRange {m_offset, m_plan.size};
        break;
    case Stage::Move:
        m_call.method = "MOVE";
        m_call.url = m_plan.session.address;
        m_call.headers = {"Destination: " + m_plan.target,
                          QByteArrayLiteral("Overwrite: ") + (m_plan.overwrite ? 'T' : 'F')};
        m_call.finishes = true;
        break;
    }
    return m_call;
}

UploadStep WebDavUpload::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Target:
        return targetCame(answer);
    case Stage::Probe:
        return probed(answer);
    case Stage::Send:
        return sent(answer);
    case Stage::Check:
        return checked(answer);
    case Stage::Move:
        return moved(answer);
    case Stage::Confirm:
    case Stage::ConfirmTarget:
        break;
    }
    return confirmed(answer);
}

UploadStep WebDavUpload::targetCame(const UploadAnswer &answer)
{
    if (answer.isSuccess())
        return existsVerdict(m_plan.target);
    const int status = answer.status();
    if (!answer.isAbsent() && status != 405 && status != 501)
        return failedVerdict(m_call, answer);
    return afterTarget();
}

UploadStep WebDavUpload::probed(const UploadAnswer &answer)
{
    if (answer.isAbsent() && m_plan.wasSentWhole()) {
        m_unclear = existsVerdict(m_plan.target);
        return ask(Stage::ConfirmTarget);
    }
    if (answer.isAbsent())
        return fromZero();
    const int status = answer.status();
    if (!answer.isSuccess() && status != 405 && status != 501)
        return failedVerdict(m_call, answer);
    const qint64 size = answer.isSuccess() ? sizeIn(answer) : -1;
    if (size <= 0 || size > m_plan.size)
        return fromZero();
    m_offset = size;
    return size == m_plan.size ? ask(Stage::Move) : ask(Stage::Send);
}

UploadStep WebDavUpload::fromZero()
{
    m_offset = 0;
    return ask(Stage::Send);
}

UploadStep WebDavUpload::sent(const UploadAnswer &answer)
{
    if (answer.isSuccess())
        return ask(Stage::Check);
    if (m_continued && refusesPart(answer.status()))
        return fromZero();
    if (answer.status() == 409)
        return errorVerdict(ErrorCode::EPathNotFound, ErrorContext::RemoteFile,
                            QStringLiteral("HTTP status 409"), folderOf(m_plan.target));
    return failedVerdict(m_call, answer);
}

UploadStep WebDavUpload::checked(const UploadAnswer &answer)
{
    const int status = answer.status();
    const bool unable = status == 405 || status == 501;
    if (!answer.isSuccess() && !answer.isAbsent() && !unable)
        return failedVerdict(m_call, answer);
    const qint64 size = answer.isAbsent() ? 0 : answer.isSuccess() ? sizeIn(answer) : -1;
    // An answer to a PUT of the whole is worth as much where sizes are not told.
    if (size == m_plan.size || (size < 0 && !m_continued)) {
        m_offset = m_plan.size;
        return ask(Stage::Move);
    }
    if (m_continued)
        return fromZero();
    return invalidVerdict(
        {}, answer, QStringLiteral("the server keeps %1 of %2 bytes").arg(size).arg(m_plan.size));
}

UploadStep WebDavUpload::moved(const UploadAnswer &answer)
{
    const int status = answer.status();
    if (answer.isSuccess() && status != 207)
        return finishedVerdict();
    if (status == 412 && !m_plan.overwrite)
        return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                            QStringLiteral("HTTP status 412"), m_plan.target);
    m_unclear = failedVerdict(m_call, answer);
    return m_unclear.mayHaveArrived ? ask(Stage::Confirm) : UploadStep(m_unclear);
}

/// The temporary name is known to nobody else: when it is gone, it was moved.
UploadStep WebDavUpload::confirmed(const UploadAnswer &answer)
{
    if (m_stage == Stage::Confirm && answer.isAbsent())
        return ask(Stage::ConfirmTarget);
    if (m_stage == Stage::ConfirmTarget && answer.isSuccess()) {
        const qint64 size = sizeIn(answer);
        if (size < 0 || size == m_plan.size)
            return finishedVerdict();
    }
    // Neither is there: what was sent is lost, and is sent again.
    if (m_stage == Stage::ConfirmTarget && answer.isAbsent()
        && m_unclear.error.code == ErrorCode::EFileExists)
        return fromZero();
    return m_unclear;
}

std::unique_ptr<RemovalSteps> webDavRemoval(RemovalPlan plan)
{
    RemovalCalls calls;
    calls.probe = headOf(plan.session.address);
    calls.abandon = headOf(plan.session.address);
    calls.abandon.method = "DELETE";
    if (!plan.target.isEmpty())
        calls.arrived = headOf(plan.target);
    calls.bytesIn = sizeIn;
    return std::make_unique<StagedRemoval>(std::move(plan), std::move(calls));
}

} // namespace kurier

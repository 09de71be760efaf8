// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/FileServerUpload.h"

#include "core/upload/HttpAnswers.h"
#include "core/upload/StagedRemoval.h"
#include "core/upload/UploadOptions.h"

#include <algorithm>
#include <utility>

namespace kurier {

FileServerUpload::FileServerUpload(UploadProtocol protocol, UploadPlan plan)
    : m_protocol(protocol)
    , m_plan(std::move(plan))
{
}

UploadStep FileServerUpload::begin()
{
    if (serverPath(m_plan.target).isEmpty() || m_plan.target.endsWith('/'))
        return errorVerdict(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                            QStringLiteral("the address names no file"), m_plan.target);
    return m_plan.overwrite || m_plan.wasSentWhole() ? afterTarget() : ask(Stage::Target);
}

UploadStep FileServerUpload::afterTarget()
{
    if (m_plan.session.isKnown()) {
        m_aside.emplace(m_plan.session.address, m_plan.target);
        return m_plan.overwrite ? ask(Stage::Settle) : ask(Stage::Probe);
    }
    m_plan.session = {m_protocol, sibling(m_plan.target, m_plan.temporaryName), {}};
    m_aside.emplace(m_plan.session.address, m_plan.target);
    return SessionAnnouncement {m_plan.session, std::nullopt};
}

UploadStep FileServerUpload::proceed()
{
    return ask(Stage::Send);
}

UploadStep FileServerUpload::ask(Stage stage)
{
    m_stage = stage;
    const QByteArray &temporary = m_plan.session.address;
    switch (stage) {
    case Stage::Target:
    case Stage::TargetAgain:
    case Stage::ConfirmTarget:
    case Stage::Arrived:
        m_call = sizeOf(m_plan.target);
        break;
    case Stage::Probe:
    case Stage::Check:
    case Stage::Confirm:
        m_call = sizeOf(temporary);
        break;
    case Stage::Compare:
        m_call = {};
        m_call.method = kCompare;
        m_call.url = temporary;
        m_call.part = ByteRange {std::max<qint64>(m_offset - kUploadBuffer, 0), m_offset};
        break;
    case Stage::Send:
        m_call = {};
        m_call.method = kSendFile;
        m_call.url = temporary;
        m_call.part = ByteRange {m_offset, m_plan.size};
        m_fromZero = m_offset == 0;
        break;
    case Stage::Rename:
        m_call = commandsAt(temporary, renameCommands(temporary, m_plan.target));
        m_call.finishes = true;
        break;
    case Stage::Aside:
        m_call = m_aside->exchange();
        m_call.finishes = true;
        break;
    case Stage::Settle:
        m_call = m_aside->settle();
        break;
    }
    return m_call;
}

UploadStep FileServerUpload::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Target:
    case Stage::TargetAgain:
        return targetCame(answer);
    case Stage::Probe:
        return probed(answer);
    case Stage::Compare:
        return compared(answer);
    case Stage::Send:
        return sent(answer);
    case Stage::Check:
        return checked(answer);
    case Stage::Rename:
    case Stage::Aside:
        return renamed(answer);
    case Stage::Confirm:
    case Stage::ConfirmTarget:
        return confirmed(answer);
    case Stage::Arrived:
        return arrived(answer);
    case Stage::Settle:
        break;
    }
    return settled(m_aside->answered(answer));
}

/// What an interrupted exchange of the files left is in order again.
UploadStep FileServerUpload::settled(AsideFile::Step step)
{
    if (auto *const call = std::get_if<UploadCall>(&step)) {
        m_call = *std::move(call);
        return m_call;
    }
    if (const auto *const unsettled = std::get_if<AsideFile::Unsettled>(&step))
        return m_exchangeFailed ? m_unclear : failedVerdict(unsettled->call, unsettled->answer);
    if (m_exchanged)
        return finishedVerdict();
    m_replacedBy = std::get<AsideFile::Settled>(step).replacedBy;
    return ask(m_exchangeFailed ? Stage::Confirm : Stage::Probe);
}

UploadStep FileServerUpload::targetCame(const UploadAnswer &answer)
{
    if (answer.isSuccess())
        return existsVerdict(m_plan.target);
    if (!answer.isAbsent())
        return failedVerdict(m_call, answer);
    return m_stage == Stage::Target ? afterTarget() : ask(Stage::Rename);
}

UploadStep FileServerUpload::probed(const UploadAnswer &answer)
{
    if (!answer.isSuccess() && !answer.isAbsent())
        return failedVerdict(m_call, answer);
    // The file that took the old one's place is this one.
    if (answer.isAbsent() && m_replacedBy == m_plan.size)
        return finishedVerdict();
    if (answer.isAbsent() && m_plan.wasSentWhole() && !m_lookedForWhole) {
        m_lookedForWhole = true;
        return ask(Stage::Arrived);
    }
    const qint64 size = answer.isAbsent() ? 0 : answer.size;
    m_offset = size >= 0 && size <= m_plan.size ? size : 0;
    const bool confirmed = m_plan.wasSentWhole() && size == m_plan.size;
    const bool doubtful = m_protocol == UploadProtocol::Sftp && m_offset > 0 && !confirmed;
    return doubtful ? ask(Stage::Compare) : goOn(answer.isSuccess());
}

UploadStep FileServerUpload::compared(const UploadAnswer &answer)
{
    // Some servers take files and do not give them back.
    const bool readable = !answer.error || answer.error->code != ErrorCode::EAccessDenied;
    if (!answer.isSuccess() && readable && !answer.isAbsent())
        return failedVerdict(m_call, answer);
    if (!answer.isSuccess() || !answer.isSame)
        m_offset = 0;
    return goOn(true);
}

UploadStep FileServerUpload::goOn(bool isThere)
{
    return isThere && m_offset == m_plan.size ? toRename() : ask(Stage::Send);
}

/// All had been confirmed, and the temporary file is gone.
UploadStep FileServerUpload::arrived(const UploadAnswer &answer)
{
    if (answer.isSuccess() && (answer.size < 0 || answer.size == m_plan.size))
        return finishedVerdict();
    if (answer.isAbsent() || (answer.isSuccess() && m_plan.overwrite))
        return ask(Stage::Send);
    return answer.isSuccess() ? existsVerdict(m_plan.target) : failedVerdict(m_call, answer);
}

UploadStep FileServerUpload::sent(const UploadAnswer &answer)
{
    m_unconfirmed.reset();
    if (!answer.isSuccess()) {
        m_unconfirmed = failedVerdict(m_call, answer);
        // Servers lose sight of the end when a connection with TLS closes; the size tells.
        if (m_protocol == UploadProtocol::Sftp || !answer.wasSentWhole
            || answer.error->code != ErrorCode::BgEConnectionClosed)
            return *m_unconfirmed;
    }
    return ask(Stage::Check);
}

UploadStep FileServerUpload::checked(const UploadAnswer &answer)
{
    if (!answer.isSuccess() && !answer.isAbsent())
        return failedVerdict(m_call, answer);
    if (m_unconfirmed && answer.size != m_plan.size)
        return *m_unconfirmed;
    const bool unknown = answer.isSuccess() && answer.size < 0 && m_fromZero;
    if (answer.size != m_plan.size && !unknown)
        return invalidVerdict(
            {}, answer,
            QStringLiteral("the server keeps %1 of %2 bytes").arg(answer.size).arg(m_plan.size));
    m_offset = m_plan.size;
    return toRename();
}

UploadStep FileServerUpload::toRename()
{
    return m_plan.overwrite ? ask(Stage::Rename) : ask(Stage::TargetAgain);
}

UploadStep FileServerUpload::renamed(const UploadAnswer &answer)
{
    if (answer.isSuccess()) {
        m_exchanged = m_stage == Stage::Aside;
        return m_exchanged ? ask(Stage::Settle) : finishedVerdict();
    }
    m_unclear = failedVerdict(m_call, answer);
    if (m_stage == Stage::Aside) {
        m_exchangeFailed = true;
        return ask(Stage::Settle);
    }
    return ask(Stage::Confirm);
}

/// The temporary name is known to nobody else: when it is gone, it was renamed.
UploadStep FileServerUpload::confirmed(const UploadAnswer &answer)
{
    if (m_stage == Stage::Confirm) {
        if (answer.isSuccess() && m_exchangeFailed) {
            m_unclear.mayHaveArrived = false;
            return m_unclear;
        }
        if (answer.isSuccess() && m_plan.overwrite)
            return ask(Stage::Aside);
        if (!answer.isSuccess() && !answer.isAbsent())
            return m_unclear;
        m_unclear.mayHaveArrived = answer.isAbsent();
        return ask(Stage::ConfirmTarget);
    }
    if (!answer.isSuccess())
        return m_unclear;
    if (!m_unclear.mayHaveArrived)
        return existsVerdict(m_plan.target);
    if (answer.size < 0 || answer.size == m_plan.size)
        return finishedVerdict();
    return m_unclear;
}

namespace {

/// An old file that was put aside has its place again, or is gone, before the rest is removed.
class FileServerRemoval final : public RemovalSteps
{
public:
    FileServerRemoval(RemovalPlan plan, RemovalCalls calls)
        : m_aside(plan.session.address, plan.target)
        , m_rest(std::move(plan), std::move(calls))
    {
    }

    [[nodiscard]] RemovalStep begin() override { return m_aside.settle(); }
    [[nodiscard]] RemovalStep answered(const UploadAnswer &answer) override
    {
        if (m_settled)
            return m_rest.answered(answer);
        AsideFile::Step step = m_aside.answered(answer);
        if (auto *const call = std::get_if<UploadCall>(&step))
            return *std::move(call);
        if (const auto *const unsettled = std::get_if<AsideFile::Unsettled>(&step))
            return failedRemoval(unsettled->answer, 0);
        m_settled = true;
        return m_rest.begin();
    }

private:
    AsideFile m_aside;
    StagedRemoval m_rest;
    bool m_settled = false;
};

} // namespace

std::unique_ptr<RemovalSteps> fileServerRemoval(RemovalPlan plan)
{
    RemovalCalls calls;
    const QByteArray &temporary = plan.session.address;
    if (serverPath(temporary).isEmpty())
        return nullptr;
    calls.probe = sizeOf(temporary);
    calls.abandon = commandsAt(temporary, {removeCommand(temporary)});
    calls.bytesIn = [](const UploadAnswer &answer) { return answer.size; };
    calls.absenceIsDoubtful = plan.session.protocol == UploadProtocol::Ftp;
    if (serverPath(plan.target).isEmpty())
        return std::make_unique<StagedRemoval>(std::move(plan), std::move(calls));
    calls.arrived = sizeOf(plan.target);
    return std::make_unique<FileServerRemoval>(std::move(plan), std::move(calls));
}

} // namespace kurier

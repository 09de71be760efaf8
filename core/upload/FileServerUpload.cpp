// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/FileServerUpload.h"

#include "core/upload/HttpAnswers.h"
#include "core/upload/StagedRemoval.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr char kOldSuffix[] = ".old";

bool isSftp(const QByteArray &url)
{
    return url.toLower().startsWith("sftp:");
}

QByteArray quoted(QByteArray path)
{
    path.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + path + '"';
}

QList<QByteArray> renameCommands(const QByteArray &from, const QByteArray &to)
{
    const QByteArray source = serverPath(from);
    const QByteArray target = serverPath(to);
    if (isSftp(from))
        return {"rename " + quoted(source) + ' ' + quoted(target)};
    return {"RNFR " + source, "RNTO " + target};
}

QByteArray removeCommand(const QByteArray &url)
{
    const QByteArray path = serverPath(url);
    return isSftp(url) ? QByteArray("rm " + quoted(path)) : QByteArray("DELE " + path);
}

/// Commands whose failure is no failure.
QList<QByteArray> tolerant(QList<QByteArray> commands)
{
    for (QByteArray &command : commands)
        command.prepend('*');
    return commands;
}

UploadCall commandsAt(const QByteArray &url, QList<QByteArray> commands)
{
    UploadCall call;
    call.method = kCommands;
    const qsizetype path = url.indexOf('/', url.indexOf("://") + 3);
    call.url = url.left(path) + '/';
    call.commands = std::move(commands);
    return call;
}

UploadCall sizeOf(const QByteArray &url)
{
    UploadCall call;
    call.method = kAskSize;
    call.url = url;
    return call;
}

UploadVerdict existsVerdict(const QByteArray &target)
{
    return errorVerdict(ErrorCode::EFileExists, ErrorContext::RemoteFile,
                        QStringLiteral("the server has a file of this name"), target);
}

} // namespace

QByteArray serverPath(const QByteArray &url)
{
    const qsizetype host = url.indexOf("://") + 3;
    const qsizetype slash = url.indexOf('/', host);
    if (slash < 0)
        return {};
    QByteArray path = QByteArray::fromPercentEncoding(url.mid(slash));
    const bool clean = std::none_of(path.begin(), path.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    if (!clean)
        return {};
    // FTP's paths begin where one is after signing in, SFTP's at the root; "~" is curl's word.
    if (!isSftp(url))
        return path.mid(1);
    return path.startsWith("/~/") ? path.mid(3) : path;
}

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
    return m_plan.overwrite ? afterTarget() : ask(Stage::Target);
}

UploadStep FileServerUpload::afterTarget()
{
    if (m_plan.session.isKnown())
        return ask(Stage::Probe);
    m_plan.session = {m_protocol, sibling(m_plan.target, m_plan.temporaryName), {}};
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
    const QByteArray old = temporary + kOldSuffix;
    switch (stage) {
    case Stage::Target:
    case Stage::TargetAgain:
    case Stage::ConfirmTarget:
        m_call = sizeOf(m_plan.target);
        break;
    case Stage::Probe:
    case Stage::Check:
    case Stage::Confirm:
        m_call = sizeOf(temporary);
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
        m_call =
            commandsAt(temporary,
                       renameCommands(m_plan.target, old) + renameCommands(temporary, m_plan.target)
                           + tolerant({removeCommand(old)}));
        m_call.finishes = true;
        break;
    case Stage::Restore:
        m_call = commandsAt(temporary, tolerant(renameCommands(old, m_plan.target)));
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
    case Stage::Restore:
        break;
    }
    return m_unclear;
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
    const qint64 size = answer.isAbsent() ? 0 : answer.size;
    m_offset = size >= 0 && size <= m_plan.size ? size : 0;
    const bool complete = m_offset == m_plan.size && answer.isSuccess();
    return complete ? toRename() : ask(Stage::Send);
}

UploadStep FileServerUpload::sent(const UploadAnswer &answer)
{
    m_unconfirmed.reset();
    if (!answer.isSuccess()) {
        m_unconfirmed = failedVerdict(m_call, answer);
        // Servers lose sight of the end when a connection with TLS closes; the size tells.
        if (!answer.wasSentWhole || answer.error->code != ErrorCode::BgEConnectionClosed)
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
    if (answer.isSuccess())
        return finishedVerdict();
    m_unclear = failedVerdict(m_call, answer);
    if (m_stage == Stage::Aside) {
        m_unclear.mayHaveArrived = false;
        return ask(Stage::Restore);
    }
    return ask(Stage::Confirm);
}

/// The temporary name is known to nobody else: when it is gone, it was renamed.
UploadStep FileServerUpload::confirmed(const UploadAnswer &answer)
{
    if (m_stage == Stage::Confirm) {
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

std::unique_ptr<RemovalSteps> fileServerRemoval(RemovalPlan plan)
{
    RemovalCalls calls;
    const QByteArray &temporary = plan.session.address;
    if (serverPath(temporary).isEmpty())
        return nullptr;
    calls.probe = sizeOf(temporary);
    QList<QByteArray> commands;
    if (!serverPath(plan.target).isEmpty()) {
        calls.arrived = sizeOf(plan.target);
        // FTP servers rename over what is there.
        if (isSftp(temporary))
            commands = tolerant(renameCommands(temporary + kOldSuffix, plan.target));
    }
    commands.append(removeCommand(temporary));
    calls.abandon = commandsAt(temporary, commands);
    calls.bytesIn = [](const UploadAnswer &answer) { return answer.size; };
    return std::make_unique<StagedRemoval>(std::move(plan), std::move(calls));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/AsideFile.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

bool isSftp(const QByteArray &url)
{
    return url.toLower().startsWith("sftp:");
}

QByteArray quoted(QByteArray path)
{
    path.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + path + '"';
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

AsideFile::AsideFile(const QByteArray &temporary, QByteArray target)
    : m_temporary(temporary)
    , m_old(temporary + ".old")
    , m_target(std::move(target))
{
}

UploadCall AsideFile::exchange() const
{
    // That the old file cannot be removed is no failure of the upload.
    return commandsAt(m_temporary,
                      renameCommands(m_target, m_old) + renameCommands(m_temporary, m_target)
                          + QList<QByteArray> {'*' + removeCommand(m_old)});
}

UploadCall AsideFile::ask(Stage stage, UploadCall call)
{
    m_stage = stage;
    m_call = std::move(call);
    return m_call;
}

UploadCall AsideFile::settle()
{
    m_settled = {};
    return ask(Stage::Look, sizeOf(m_old));
}

AsideFile::Step AsideFile::answered(const UploadAnswer &answer)
{
    const bool mayBeAbsent = m_stage != Stage::Clear;
    if (!answer.isSuccess() && !(mayBeAbsent && answer.isAbsent()))
        return Unsettled {m_call, answer};
    switch (m_stage) {
    case Stage::Look:
        if (answer.isAbsent())
            return m_settled;
        return ask(Stage::Target, sizeOf(m_target));
    case Stage::Target:
        if (answer.isAbsent())
            return ask(Stage::Clear, commandsAt(m_temporary, renameCommands(m_old, m_target)));
        m_settled.replacedBy = answer.size;
        return ask(Stage::Clear, commandsAt(m_temporary, {removeCommand(m_old)}));
    case Stage::Clear:
        break;
    }
    return m_settled;
}

} // namespace kurier

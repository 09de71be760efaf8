// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadCall.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <variant>

namespace kurier {

// Servers of files (SFTP, FTP) by commands. Pure; thread: any.

/// The path that the commands of SFTP and FTP use for \a url; empty when it has control characters,
/// which would end a command.
[[nodiscard]] QByteArray serverPath(const QByteArray &url);
[[nodiscard]] QList<QByteArray> renameCommands(const QByteArray &from, const QByteArray &to);
[[nodiscard]] QByteArray removeCommand(const QByteArray &url);
[[nodiscard]] UploadCall commandsAt(const QByteArray &url, QList<QByteArray> commands);
[[nodiscard]] UploadCall sizeOf(const QByteArray &url);

/// The old file of an upload that may replace it, where a rename does not: it is put aside for the
/// moment of the rename, as TEMPORARY.old. When the connection goes in that moment it stays there;
/// this finds it and puts it back where nothing has its name, or removes it where something has.
/// Thread: the owner's.
class AsideFile final
{
public:
    AsideFile(const QByteArray &temporary, QByteArray target);

    /// Puts the old file aside, the new one in its place, and removes the old one.
    [[nodiscard]] UploadCall exchange() const;

    /// It is not there any more.
    struct Settled
    {
        /// It was beside a file in its place, which has so many bytes; -1 = the server did not say.
        std::optional<qint64> replacedBy;
    };
    /// What the server could not be asked or told.
    struct Unsettled
    {
        UploadCall call;
        UploadAnswer answer;
    };
    using Step = std::variant<UploadCall, Settled, Unsettled>;

    [[nodiscard]] UploadCall settle();
    [[nodiscard]] Step answered(const UploadAnswer &answer);

private:
    enum class Stage : quint8 { Look, Target, Clear };

    UploadCall ask(Stage stage, UploadCall call);

    QByteArray m_temporary;
    QByteArray m_old;
    QByteArray m_target;
    Stage m_stage = Stage::Look;
    UploadCall m_call;
    Settled m_settled;
};

} // namespace kurier

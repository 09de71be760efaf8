// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// SFTP, FTP and FTPS: the file is written under a temporary name, from where the server's file
/// ends, its size compared, and renamed. Where a rename does not replace and may, the old file is
/// put aside for that moment. Without leave to overwrite the target must not be there before the
/// first byte and before the rename; between that look and the rename FTP has no means to be sure.
/// Thread: the owner's.
class FileServerUpload final : public UploadSteps
{
public:
    FileServerUpload(UploadProtocol protocol, UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override { return m_offset; }

private:
    enum class Stage : quint8 {
        Target,
        Probe,
        Send,
        Check,
        TargetAgain,
        Rename,
        Confirm,
        ConfirmTarget,
        Aside,
        Restore
    };

    UploadStep ask(Stage stage);
    UploadStep afterTarget();
    UploadStep targetCame(const UploadAnswer &answer);
    UploadStep probed(const UploadAnswer &answer);
    UploadStep sent(const UploadAnswer &answer);
    UploadStep checked(const UploadAnswer &answer);
    UploadStep renamed(const UploadAnswer &answer);
    UploadStep confirmed(const UploadAnswer &answer);
    UploadStep toRename();

    UploadProtocol m_protocol;
    UploadPlan m_plan;
    Stage m_stage = Stage::Target;
    UploadCall m_call;
    qint64 m_offset = 0;
    bool m_fromZero = true; ///< The last transfer was of the whole.
    std::optional<UploadVerdict> m_unconfirmed; ///< Everything was sent, not confirmed.
    UploadVerdict m_unclear; ///< What became of the rename.
};

/// Asks for the temporary file, removes it and asks again. An old file that was put aside is put
/// back first, where its name is free.
[[nodiscard]] std::unique_ptr<RemovalSteps> fileServerRemoval(RemovalPlan plan);

/// The path that the commands of SFTP and FTP use for \a url; empty when it has control characters,
/// which would end a command. Pure.
[[nodiscard]] QByteArray serverPath(const QByteArray &url);

} // namespace kurier

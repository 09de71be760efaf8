// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/AsideFile.h"
#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// SFTP, FTP and FTPS: the file is written under a temporary name, from where the server's file
/// ends, its size compared, and renamed. Where a rename does not replace and may, the old file is
/// put aside for that moment (AsideFile), and the upload is finished when that is gone. An SFTP
/// server may have written what came later and not what came before, so that the last kUploadBuffer
/// of an interrupted upload, which may not have been confirmed, are read back and compared before
/// it is gone on with. Without leave to overwrite the target must not be there before the first
/// byte and before the rename; between that look and the rename FTP has no means to be sure.
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
        Compare,
        Send,
        Check,
        TargetAgain,
        Rename,
        Confirm,
        ConfirmTarget,
        Aside,
        Settle,
        Arrived
    };

    UploadStep ask(Stage stage);
    UploadStep afterTarget();
    UploadStep targetCame(const UploadAnswer &answer);
    UploadStep probed(const UploadAnswer &answer);
    UploadStep arrived(const UploadAnswer &answer);
    UploadStep sent(const UploadAnswer &answer);
    UploadStep checked(const UploadAnswer &answer);
    UploadStep renamed(const UploadAnswer &answer);
    UploadStep confirmed(const UploadAnswer &answer);
    UploadStep settled(AsideFile::Step step);
    UploadStep compared(const UploadAnswer &answer);
    UploadStep goOn(bool isThere);
    UploadStep toRename();

    UploadProtocol m_protocol;
    UploadPlan m_plan;
    Stage m_stage = Stage::Target;
    UploadCall m_call;
    qint64 m_offset = 0;
    bool m_fromZero = true; ///< The last transfer was of the whole.
    std::optional<UploadVerdict> m_unconfirmed; ///< Everything was sent, not confirmed.
    UploadVerdict m_unclear; ///< What became of the rename.
    std::optional<AsideFile> m_aside;
    std::optional<qint64> m_replacedBy; ///< See AsideFile::Settled.
    bool m_exchanged = false;
    bool m_exchangeFailed = false;
    bool m_lookedForWhole = false;
};

/// Settles what AsideFile tells of, asks for the temporary file, removes it and asks again. By FTP
/// it is removed whatever the answer (RFC 959: 550 says only that something was not done).
[[nodiscard]] std::unique_ptr<RemovalSteps> fileServerRemoval(RemovalPlan plan);

} // namespace kurier

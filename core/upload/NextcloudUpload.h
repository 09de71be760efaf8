// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// Nextcloud's chunked upload, version 2: a folder beside the files, numbered chunks in it, and a
/// MOVE of its ".file" that puts them together under the final name. Continued behind the last
/// chunk of those that PROPFIND tells without a gap and in full size.
/// Source: Nextcloud's developer manual, "Chunked file upload". Thread: the owner's.
class NextcloudUpload final : public UploadSteps
{
public:
    explicit NextcloudUpload(UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override { return m_offset; }

private:
    enum class Stage : quint8 { Target, Begin, Offset, Send, Finish, Confirm };

    UploadStep ask(Stage stage);
    UploadStep targetCame(const UploadAnswer &answer);
    UploadStep afterTarget();
    UploadStep offsetCame(const UploadAnswer &answer);
    UploadStep finished(const UploadAnswer &answer);
    UploadStep confirmed(const UploadAnswer &answer);
    UploadStep goOn();

    UploadPlan m_plan;
    qint64 m_chunk = 0;
    Stage m_stage = Stage::Target;
    UploadCall m_call;
    qint64 m_offset = 0;
    UploadVerdict m_unclear; ///< What became of the MOVE.
};

/// PROPFIND, DELETE and PROPFIND of the upload's folder.
[[nodiscard]] std::unique_ptr<RemovalSteps> nextcloudRemoval(RemovalPlan plan);

/// The folder of an upload called \a name for a file at \a target
/// ("…/remote.php/dav/files/USER/…"); empty when that is none of Nextcloud's. Pure.
[[nodiscard]] QByteArray nextcloudFolder(const QByteArray &target, const QByteArray &name);

/// Sizes of the chunks in an answer to PROPFIND by their numbers, -1 where none is told. Pure.
[[nodiscard]] QList<std::pair<int, qint64>> chunksIn(const QByteArray &multistatus);

} // namespace kurier

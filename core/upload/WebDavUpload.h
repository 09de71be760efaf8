// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// WebDAV (RFC 4918): PUT to a temporary name, MOVE to the final one. What is there is continued
/// by a PUT with Content-Range (RFC 9110 14.5), which counts only when the file then has its whole
/// size: a server that ignores the range leaves a shorter one. Else the file is sent from its
/// begin. Thread: the owner's.
class WebDavUpload final : public UploadSteps
{
public:
    explicit WebDavUpload(UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override { return m_offset; }

private:
    enum class Stage : quint8 { Target, Probe, Send, Check, Move, Confirm, ConfirmTarget };

    UploadStep ask(Stage stage);
    UploadStep targetCame(const UploadAnswer &answer);
    UploadStep afterTarget();
    UploadStep probed(const UploadAnswer &answer);
    UploadStep sent(const UploadAnswer &answer);
    UploadStep checked(const UploadAnswer &answer);
    UploadStep moved(const UploadAnswer &answer);
    UploadStep confirmed(const UploadAnswer &answer);
    UploadStep fromZero();

    UploadPlan m_plan;
    Stage m_stage = Stage::Target;
    UploadCall m_call;
    qint64 m_offset = 0;
    bool m_continued = false; ///< The last PUT was of a part.
    UploadVerdict m_unclear; ///< What became of the MOVE.
};

/// HEAD, DELETE and HEAD of the temporary file.
[[nodiscard]] std::unique_ptr<RemovalSteps> webDavRemoval(RemovalPlan plan);

/// HEAD of a file that bytes are asked for.
[[nodiscard]] UploadCall headOf(const QByteArray &url);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// The BITS upload protocol (MS-BPAU as described by "BITS Upload Protocol"): Ping, Create-Session,
/// Fragments, Close-Session. The server's BITS-Received-Content-Range says from where to go on,
/// also after a break (an empty answer to a fragment it has) and after 416. A BITS-Host-Id becomes
/// the host of the session's address. An empty file cannot be sent: the protocol names no packet
/// for it. Thread: the owner's.
class BitsUpload final : public UploadSteps
{
public:
    explicit BitsUpload(UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override { return m_offset; }

private:
    enum class Stage : quint8 { Ping, Create, Send, Close };

    UploadStep ask(Stage stage);
    UploadStep created(const UploadAnswer &answer);
    UploadStep sent(const UploadAnswer &answer);
    UploadVerdict failed(const UploadAnswer &answer) const;

    UploadPlan m_plan;
    Stage m_stage = Stage::Ping;
    UploadCall m_call;
    qint64 m_offset = 0;
    bool m_confirmed = true; ///< m_offset is the server's word.
    int m_fruitless = 0;
};

/// Cancel-Session, then a look whether the destination is there with the whole size: a server may
/// acknowledge and keep the file. A finished upload is not told from one that the server finished
/// in spite of Cancel-Session, so the look comes first too. Thread: the owner's.
[[nodiscard]] std::unique_ptr<RemovalSteps> bitsRemoval(RemovalPlan plan);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// tus 1.0.0: POST creates the upload, HEAD tells how far it is, PATCH sends. With the checksum
/// extension every PATCH carries a digest, of the best algorithm that the server names.
/// Thread: the owner's.
class TusUpload final : public UploadSteps
{
public:
    explicit TusUpload(UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override { return m_offset; }

private:
    enum class Stage : quint8 { Options, Create, Offset, Send };

    UploadStep ask(Stage stage);
    UploadStep optionsCame(const UploadAnswer &answer);
    UploadStep created(const UploadAnswer &answer);
    UploadStep offsetCame(const UploadAnswer &answer);
    UploadStep sent(const UploadAnswer &answer);
    UploadStep goOn();
    /// Asks for the offset, unless that has not helped several times.
    UploadStep again(const UploadAnswer &answer, const QString &why);

    UploadPlan m_plan;
    Stage m_stage = Stage::Options;
    UploadCall m_call;
    std::optional<BodyDigest> m_digest;
    std::optional<Error> m_refusal; ///< Of the announced address.
    qint64 m_offset = 0;
    int m_fruitless = 0; ///< Answers in a row that brought nothing forward.
};

/// HEAD first, because a finished upload is the person's; DELETE where OPTIONS lists termination;
/// HEAD again. Thread: the owner's.
class TusRemoval final : public RemovalSteps
{
public:
    explicit TusRemoval(RemovalPlan plan);

    [[nodiscard]] RemovalStep begin() override;
    [[nodiscard]] RemovalStep answered(const UploadAnswer &answer) override;

private:
    enum class Stage : quint8 { Probe, Options, Abandon, Verify };

    RemovalStep ask(Stage stage);
    RemovalStep probed(const UploadAnswer &answer);
    RemovalStep optionsCame(const UploadAnswer &answer);

    RemovalPlan m_plan;
    Stage m_stage = Stage::Probe;
    qint64 m_bytes = 0;
};

} // namespace kurier

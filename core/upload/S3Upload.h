// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/S3Calls.h"
#include "core/upload/UploadSteps.h"

#include <map>

namespace kurier {

/// S3's multipart upload, signed by libcurl (Signature Version 4): CreateMultipartUpload,
/// UploadPart, ListParts to go on, CompleteMultipartUpload. "s3://BUCKET/KEY" is the bucket at
/// Amazon; any other server by its https address with the bucket as the first part of the path.
/// The region is that of an Amazon host name, else us-east-1. Thread: the owner's.
class S3Upload final : public UploadSteps
{
public:
    explicit S3Upload(UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override { return m_offset; }

private:
    enum class Stage : quint8 { Target, Create, Parts, Send, Complete, Completed, Arrived };

    UploadStep ask(Stage stage);
    UploadStep targetCame(const UploadAnswer &answer);
    UploadStep afterTarget();
    UploadStep created(const UploadAnswer &answer);
    UploadStep arrived(const UploadAnswer &answer);
    UploadStep partsCame(const UploadAnswer &answer);
    UploadStep sent(const UploadAnswer &answer);
    UploadStep completed(const UploadAnswer &answer);
    UploadStep goOn();
    [[nodiscard]] QByteArray completion() const;

    UploadPlan m_plan;
    QByteArray m_object; ///< URL of the object.
    qint64 m_chunk = 0;
    Stage m_stage = Stage::Target;
    UploadCall m_call;
    qint64 m_offset = 0;
    int m_marker = 0; ///< Parts up to this number are listed.
    std::map<int, QByteArray> m_tags; ///< ETags of the parts that the server has.
};

} // namespace kurier

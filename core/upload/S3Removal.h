// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"

#include <map>

namespace kurier {

/// ListParts, AbortMultipartUpload, ListParts: 404 is success. Some servers list the parts of a
/// completed upload too, and would delete the object's bytes with an abort: an object that is made
/// of just these parts has arrived. Thread: the owner's.
class S3Removal final : public RemovalSteps
{
public:
    explicit S3Removal(RemovalPlan plan);

    [[nodiscard]] RemovalStep begin() override;
    [[nodiscard]] RemovalStep answered(const UploadAnswer &answer) override;

private:
    enum class Stage : quint8 { List, Object, Abort, Verify };

    RemovalStep ask(Stage stage);
    RemovalStep listed(const UploadAnswer &answer);
    RemovalStep objectCame(const UploadAnswer &answer);

    RemovalPlan m_plan;
    Stage m_stage = Stage::List;
    bool m_known = false; ///< The server lists the upload.
    int m_marker = 0; ///< Parts up to this number are listed.
    std::map<int, QByteArray> m_tags;
    qint64 m_bytes = 0;
};

[[nodiscard]] std::unique_ptr<RemovalSteps> s3Removal(RemovalPlan plan);

} // namespace kurier

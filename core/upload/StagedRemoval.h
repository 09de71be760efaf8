// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"

#include <functional>

namespace kurier {

/// The requests by which something is removed.
struct RemovalCalls
{
    /// Whether it is there; also asked afterwards. Absent is told as UploadAnswer::isAbsent().
    UploadCall probe;
    UploadCall abandon;
    /// Asked when it is not there: the file under its final name, which is there with its whole
    /// size when the upload had been finished. Nothing = nobody can tell.
    std::optional<UploadCall> arrived;
    /// Bytes that the server holds, by the answer to probe or arrived; -1 = not told.
    std::function<qint64(const UploadAnswer &)> bytesIn;
    /// An answer that it is absent proves nothing, and there may be none: it is removed anyway.
    bool absenceIsDoubtful = false;
};

/// Probe, abandon, probe again; where that tells nothing, what is gone cannot be abandoned again.
/// Thread: the owner's.
class StagedRemoval final : public RemovalSteps
{
public:
    StagedRemoval(RemovalPlan plan, RemovalCalls calls);

    [[nodiscard]] RemovalStep begin() override;
    [[nodiscard]] RemovalStep answered(const UploadAnswer &answer) override;

private:
    enum class Stage : quint8 { Probe, Arrived, Abandon, Verify, AbandonAgain };

    RemovalStep ask(Stage stage);
    RemovalStep probed(const UploadAnswer &answer);
    RemovalStep abandoned(const UploadAnswer &answer);
    RemovalStep verified(const UploadAnswer &answer);
    RemovalStep absent();

    RemovalPlan m_plan;
    RemovalCalls m_calls;
    Stage m_stage = Stage::Probe;
    qint64 m_bytes = 0;
    bool m_seemedAbsent = false; ///< By the first answer.
    bool m_wasThere = false; ///< Something was abandoned.
};

} // namespace kurier

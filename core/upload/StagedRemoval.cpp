// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/StagedRemoval.h"

#include "core/upload/HttpAnswers.h"

#include <algorithm>
#include <utility>

namespace kurier {

StagedRemoval::StagedRemoval(RemovalPlan plan, RemovalCalls calls)
    : m_plan(std::move(plan))
    , m_calls(std::move(calls))
{
}

RemovalStep StagedRemoval::begin()
{
    return ask(Stage::Probe);
}

RemovalStep StagedRemoval::ask(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Arrived)
        return *m_calls.arrived;
    return stage == Stage::Abandon ? m_calls.abandon : m_calls.probe;
}

RemovalStep StagedRemoval::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Probe:
        return probed(answer);
    case Stage::Arrived: {
        if (!answer.isSuccess() && !answer.isAbsent())
            return failedRemoval(answer, 0);
        // Where sizes are not told nobody may say that nothing has arrived.
        const qint64 bytes = answer.isSuccess() ? m_calls.bytesIn(answer) : 0;
        const bool whole = answer.isSuccess() && (bytes < 0 || bytes == m_plan.size);
        return RemovalVerdict {whole ? RemovalResult::Arrived : RemovalResult::Removed, 0, {}};
    }
    case Stage::Abandon:
        if (answer.isSuccess() || answer.isAbsent())
            return ask(Stage::Verify);
        return failedRemoval(answer, m_bytes);
    case Stage::Verify:
        break;
    }
    return verifiedRemoval(answer, m_bytes, m_plan.session.address);
}

RemovalStep StagedRemoval::probed(const UploadAnswer &answer)
{
    if (answer.isAbsent()) {
        if (m_calls.arrived && m_plan.size >= 0)
            return ask(Stage::Arrived);
        return RemovalVerdict {RemovalResult::Removed, 0, {}};
    }
    // Who cannot tell whether something is there may be able to remove it.
    const int status = answer.status();
    if (!answer.isSuccess() && status != 405 && status != 501)
        return failedRemoval(answer, 0);
    m_bytes = answer.isSuccess() ? std::max<qint64>(m_calls.bytesIn(answer), 0) : 0;
    return ask(Stage::Abandon);
}

} // namespace kurier

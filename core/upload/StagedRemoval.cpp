// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/StagedRemoval.h"

#include "core/upload/HttpAnswers.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

/// The server said no to a command, of whatever reason.
bool isTurnedDown(const UploadAnswer &answer)
{
    return answer.error && answer.error->code == ErrorCode::BgEInvalidServerResponse;
}

} // namespace

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
    const bool abandons = stage == Stage::Abandon || stage == Stage::AbandonAgain;
    return abandons ? m_calls.abandon : m_calls.probe;
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
        return abandoned(answer);
    case Stage::Verify:
        return verified(answer);
    case Stage::AbandonAgain:
        break;
    }
    if (answer.isAbsent() || isTurnedDown(answer))
        return RemovalVerdict {RemovalResult::Removed, m_bytes, {}};
    return verifiedRemoval(answer, m_bytes, m_plan.session.address);
}

RemovalStep StagedRemoval::abandoned(const UploadAnswer &answer)
{
    const bool nothingThere = answer.isAbsent() || (m_seemedAbsent && isTurnedDown(answer));
    if (!answer.isSuccess() && !nothingThere)
        return failedRemoval(answer, m_bytes);
    m_wasThere = answer.isSuccess();
    return ask(Stage::Verify);
}

RemovalStep StagedRemoval::verified(const UploadAnswer &answer)
{
    if (answer.isAbsent() && m_calls.absenceIsDoubtful && !m_wasThere)
        return absent();
    const bool untold = answer.isSuccess() && m_calls.bytesIn(answer) < 0;
    if (untold && m_calls.absenceIsDoubtful && m_wasThere)
        return ask(Stage::AbandonAgain);
    return verifiedRemoval(answer, m_bytes, m_plan.session.address);
}

/// It was not there to be removed: it may have got its final name.
RemovalStep StagedRemoval::absent()
{
    if (m_calls.arrived && m_plan.size >= 0)
        return ask(Stage::Arrived);
    return RemovalVerdict {RemovalResult::Removed, 0, {}};
}

RemovalStep StagedRemoval::probed(const UploadAnswer &answer)
{
    if (answer.isAbsent()) {
        m_seemedAbsent = true;
        return m_calls.absenceIsDoubtful ? ask(Stage::Abandon) : absent();
    }
    // Who cannot tell whether something is there may be able to remove it.
    const int status = answer.status();
    if (!answer.isSuccess() && status != 405 && status != 501)
        return failedRemoval(answer, 0);
    m_bytes = answer.isSuccess() ? std::max<qint64>(m_calls.bytesIn(answer), 0) : 0;
    return ask(Stage::Abandon);
}

} // namespace kurier

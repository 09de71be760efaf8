// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/S3Removal.h"

#include "core/upload/HttpAnswers.h"
#include "core/upload/S3Calls.h"

#include <algorithm>
#include <utility>

namespace kurier {

S3Removal::S3Removal(RemovalPlan plan)
    : m_plan(std::move(plan))
{
}

RemovalStep S3Removal::begin()
{
    return ask(Stage::List);
}

RemovalStep S3Removal::ask(Stage stage)
{
    m_stage = stage;
    const QByteArray &object = m_plan.session.address;
    const QByteArray &id = m_plan.session.token;
    switch (stage) {
    case Stage::List:
        return listCall(object, id, m_marker);
    case Stage::Object:
        return signedCall("HEAD", object, {});
    case Stage::Abort:
        return signedCall("DELETE", object, idQuery(id));
    case Stage::Verify:
        break;
    }
    return listCall(object, id, 0);
}

RemovalStep S3Removal::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::List:
        return listed(answer);
    case Stage::Object:
        return objectCame(answer);
    case Stage::Abort:
        if (answer.isSuccess() || answer.isAbsent())
            return ask(Stage::Verify);
        return failedRemoval(answer, m_bytes);
    case Stage::Verify:
        break;
    }
    return verifiedRemoval(answer, m_bytes, m_plan.session.address);
}

RemovalStep S3Removal::listed(const UploadAnswer &answer)
{
    if (answer.isAbsent())
        return m_plan.size >= 0 ? ask(Stage::Object)
                                : RemovalStep(RemovalVerdict {RemovalResult::Removed, 0, {}});
    // Who cannot tell whether something is there may be able to remove it.
    const int status = answer.status();
    if (status == 405 || status == 501)
        return ask(Stage::Abort);
    if (!answer.isSuccess())
        return failedRemoval(answer, 0);
    m_known = true;
    const PartListing listing = partsIn(answer.body);
    for (const ListedPart &part : listing.parts) {
        m_marker = std::max(m_marker, part.number);
        m_tags[part.number] = part.tag;
        m_bytes += std::max<qint64>(part.size, 0);
    }
    if (listing.truncated && !listing.parts.isEmpty())
        return ask(Stage::List);
    return ask(m_plan.size >= 0 ? Stage::Object : Stage::Abort);
}

RemovalStep S3Removal::objectCame(const UploadAnswer &answer)
{
    // Who may write need not be allowed to read.
    const bool hidden = answer.status() == 403 && m_known;
    if (!answer.isSuccess() && !answer.isAbsent() && !hidden)
        return failedRemoval(answer, 0);
    if (m_known)
        return isMadeOf(answer, m_plan.size, m_tags)
            ? RemovalStep(RemovalVerdict {RemovalResult::Arrived, 0, {}})
            : ask(Stage::Abort);
    const bool whole = answer.isSuccess() && contentLength(answer.head).value_or(-1) == m_plan.size;
    return RemovalVerdict {whole ? RemovalResult::Arrived : RemovalResult::Removed, 0, {}};
}

std::unique_ptr<RemovalSteps> s3Removal(RemovalPlan plan)
{
    return std::make_unique<S3Removal>(std::move(plan));
}

} // namespace kurier

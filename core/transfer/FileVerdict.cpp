// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/FileVerdict.h"

namespace kurier {

namespace {

constexpr char kPrefix[] = "modified=";
constexpr std::chrono::seconds kSettled {60};

QByteArray textOf(qint64 modified)
{
    return kPrefix + QByteArray::number(modified);
}

ResponseVerdict unprovenFile(ErrorCode code, const QString &detail)
{
    ResponseVerdict verdict;
    verdict.kind = VerdictKind::Unproven;
    verdict.error = {code, ErrorContext::RemoteFile, detail, {}};
    return verdict;
}

} // namespace

QByteArray fileValidator(const RemoteFileFacts &facts, std::chrono::seconds now)
{
    const bool settled = facts.modified >= 0 && facts.modified <= (now - kSettled).count();
    return settled && facts.size >= 0 ? textOf(facts.modified) : QByteArray();
}

bool provesFile(const QByteArray &validator)
{
    return validator.startsWith(kPrefix);
}

ResponseVerdict judgeFile(const RemoteFileFacts &facts, const RangeQuestion &question,
                          std::chrono::seconds now)
{
    ResponseVerdict verdict;
    verdict.kind = VerdictKind::Body;
    verdict.total = facts.size;
    verdict.bodyLength = facts.size;
    verdict.validator = fileValidator(facts, now);
    if (!question.isPart())
        return verdict;
    if (facts.size < 0 || facts.modified < 0)
        return unprovenFile(
            ErrorCode::BgEInsufficientRangeSupport,
            QStringLiteral("the server does not say how large the file is or when it was changed"));
    const bool sameSize = question.expectedTotal < 0 || question.expectedTotal == facts.size;
    if (!sameSize || question.offset > facts.size || question.validator != textOf(facts.modified))
        return unprovenFile(ErrorCode::BgERemoteFileChanged,
                            QStringLiteral("the file has another size or time of change now"));
    verdict.bodyLength = facts.size - question.offset;
    verdict.validator = question.validator;
    if (verdict.bodyLength == 0)
        verdict.kind = VerdictKind::Nothing;
    return verdict;
}

} // namespace kurier

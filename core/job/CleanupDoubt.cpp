// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/CleanupDoubt.h"

#include <array>

namespace kurier {

namespace {

struct Mark
{
    CleanupDoubt doubt;
    ErrorCode code;
    const char *words; ///< How a detail begins; a diagnostic, not for people.
};

constexpr std::array kMarks = {
    Mark {CleanupDoubt::Unnamed, ErrorCode::DoEErrorInformationUnavailable,
          "the server may hold an unnamed upload"},
    Mark {CleanupDoubt::MayHaveArrived, ErrorCode::DoEErrorInformationUnavailable,
          "the upload may have arrived"},
    Mark {CleanupDoubt::StillThere, ErrorCode::BgEInvalidServerResponse,
          "the server still holds the upload"},
};

} // namespace

Error doubtError(CleanupDoubt doubt, const QString &target, const Error &said)
{
    for (const Mark &mark : kMarks) {
        if (mark.doubt != doubt)
            continue;
        QString detail = QString::fromLatin1(mark.words);
        if (!said.detail.isEmpty())
            detail += QStringLiteral(": ") + said.detail;
        const ErrorCode code = isSuccess(said.code) ? mark.code : said.code;
        return {code, ErrorContext::RemoteFile, detail, target};
    }
    return said;
}

std::optional<CleanupDoubt> doubtOf(const Error &error)
{
    for (const Mark &mark : kMarks) {
        if (error.detail.startsWith(QLatin1String(mark.words)))
            return mark.doubt;
    }
    return std::nullopt;
}

} // namespace kurier

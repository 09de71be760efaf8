// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/MissingSpace.h"

#include <QRegularExpression>

namespace kurier {

QString MissingSpace::toDetail() const
{
    return QStringLiteral("%1 bytes are missing").arg(bytes);
}

std::optional<MissingSpace> MissingSpace::fromDetail(const QString &detail)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,18}) bytes are missing$"));
    const QRegularExpressionMatch match = form.match(detail);
    if (!match.hasMatch())
        return std::nullopt;
    return MissingSpace {match.captured(1).toLongLong()};
}

Error missingSpaceError(qint64 bytes, const QString &directory)
{
    return {ErrorCode::EDiskFull, ErrorContext::LocalFile, MissingSpace {bytes}.toDetail(),
            directory};
}

bool isDiskFull(const Error *error)
{
    return error && error->code == ErrorCode::EDiskFull
        && error->context == ErrorContext::LocalFile;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TempName.h"

#include <QRegularExpression>

namespace kurier {

QString tempName(const JobId &job, qint32 file, quint32 random)
{
    return QStringLiteral(".kurier-%1-%2-%3.part")
        .arg(job.toString())
        .arg(file)
        .arg(random, 8, 16, QLatin1Char('0'));
}

QString asideName(const FilePlace &place)
{
    return QStringLiteral(".kurier-removing-%1-%2")
        .arg(place.device, 0, 16)
        .arg(place.inode, 0, 16);
}

std::optional<OwnName> parseOwnName(const QString &name)
{
    static const QRegularExpression temp(QStringLiteral(
        "\\A\\.kurier-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(0|[1-9][0-9]{0,8})"
        "-[0-9a-f]{8}\\.part\\z"));
    static const QRegularExpression aside(
        QStringLiteral("\\A\\.kurier-removing-[0-9a-f]{1,16}-[1-9a-f][0-9a-f]{0,15}\\z"));
    if (const auto match = temp.match(name); match.hasMatch()) {
        const JobId job = JobId::fromString(match.captured(1));
        if (!job.isNull())
            return OwnName {job, match.captured(2).toInt()};
        return std::nullopt;
    }
    if (aside.match(name).hasMatch())
        return OwnName {};
    return std::nullopt;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/Artefact.h"

#include "core/job/JobSpec.h"

#include <algorithm>
#include <array>

namespace kurier {

QString Artefact::where() const
{
    if (kind == ArtefactKind::ServerSession)
        return session.isKnown() ? displayUrl(session.address) : directory;
    const bool root = directory.endsWith(QLatin1Char('/'));
    return directory + (root ? QString() : QStringLiteral("/")) + name;
}

QString artefactKindName(ArtefactKind kind)
{
    return kind == ArtefactKind::LocalFile ? QStringLiteral("local-file")
                                           : QStringLiteral("server-session");
}

QString artefactStateName(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Intended:
    case ArtefactState::Live:
        return QStringLiteral("live");
    case ArtefactState::Pending:
        return QStringLiteral("pending");
    case ArtefactState::Removed:
        return QStringLiteral("removed");
    case ArtefactState::Failed:
        return QStringLiteral("failed");
    case ArtefactState::Abandoned:
        return QStringLiteral("abandoned");
    case ArtefactState::Published:
        break;
    }
    return QStringLiteral("published");
}

CleanupState cleanupState(const QList<Artefact> &artefacts)
{
    // Severity grows with the position in this order.
    constexpr auto rank = [](ArtefactState state) {
        switch (state) {
        case ArtefactState::Removed:
            return 1;
        case ArtefactState::Abandoned:
            return 2;
        case ArtefactState::Pending:
            return 3;
        case ArtefactState::Failed:
            return 4;
        default:
            return 0;
        }
    };
    int worst = 0;
    for (const Artefact &artefact : artefacts)
        worst = std::max(worst, rank(artefact.state));
    constexpr std::array byRank = {CleanupState::None, CleanupState::Removed,
                                   CleanupState::Abandoned, CleanupState::Pending,
                                   CleanupState::Failed};
    return byRank.at(static_cast<std::size_t>(worst));
}

QString cleanupStateName(CleanupState state)
{
    switch (state) {
    case CleanupState::None:
        break;
    case CleanupState::Pending:
        return QStringLiteral("pending");
    case CleanupState::Removed:
        return QStringLiteral("removed");
    case CleanupState::Failed:
        return QStringLiteral("failed");
    case CleanupState::Abandoned:
        return QStringLiteral("abandoned");
    }
    return QStringLiteral("none");
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/CleanupLook.h"

#include "ui/style/SymbolicIcon.h"

namespace kurier {

QIcon cleanupIcon(CleanupState state)
{
    switch (state) {
    case CleanupState::None:
        break;
    case CleanupState::Pending:
        return artefactIcon(ArtefactState::Pending);
    case CleanupState::Removed:
        return artefactIcon(ArtefactState::Removed);
    case CleanupState::Failed:
        return artefactIcon(ArtefactState::Failed);
    case CleanupState::Abandoned:
        return artefactIcon(ArtefactState::Abandoned);
    }
    return symbolicIcon(QStringLiteral("give-up"), Tone::Muted);
}

QIcon artefactIcon(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Pending:
        return symbolicIcon(QStringLiteral("state-queued"), Tone::Active);
    case ArtefactState::Removed:
        return symbolicIcon(QStringLiteral("complete"), Tone::Good);
    case ArtefactState::Failed:
        return symbolicIcon(QStringLiteral("warning"), Tone::Warning);
    default:
        return symbolicIcon(QStringLiteral("give-up"), Tone::Muted);
    }
}

bool isOpen(ArtefactState state)
{
    return state == ArtefactState::Pending || state == ArtefactState::Failed;
}

} // namespace kurier

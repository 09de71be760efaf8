// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"
#include "ui/dialogs/QuestionDialog.h"

namespace kurier {

/// Asks whether temporary files that belong to no job are to be deleted, and lists every one of
/// them. Keeping them is the default, Escape and the close box. Thread: the GUI's.
class LeftoversDialog final : public QuestionDialog
{
    Q_OBJECT
public:
    static constexpr int kDelete = kSafe + 1;

    LeftoversDialog(const QList<Artefact> &leftovers, QWidget *parent);
};

} // namespace kurier

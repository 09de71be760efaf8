// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/QuestionDialog.h"
#include "ui/dialogs/UserPrompts.h"

namespace kurier {

/// One question for everything a cancel would delete. Emits chosen() exactly once when it closes.
/// Thread: the GUI's.
class CancelJobsDialog final : public QuestionDialog
{
    Q_OBJECT
public:
    /// \a plan has at least one job that can be cancelled.
    CancelJobsDialog(const CancelPlan &plan, QWidget *parent);

Q_SIGNALS:
    void chosen(kurier::CancelChoice choice);
};

} // namespace kurier

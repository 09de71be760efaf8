// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/CancelPlan.h"
#include "ui/dialogs/QuestionDialog.h"

#include <QString>

namespace kurier {

/// Everything the question before a cancel says, from the plan alone. Pure; the language in use.
struct CancelText
{
    QuestionText question;
    QString cancelButton;
    QString safeButton;
    QString keepFilesButton; ///< Empty when no finished files are at stake.
    QString suspendButton; ///< Empty when there is nothing to suspend.
};

/// \a plan has at least one job that can be cancelled.
[[nodiscard]] CancelText cancelText(const CancelPlan &plan);

/// What cancelling does to one job, for the list: "2.3 GB here".
[[nodiscard]] QString lossText(const CancelPlanItem &item);

} // namespace kurier

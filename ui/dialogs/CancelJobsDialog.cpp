// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CancelJobsDialog.h"

#include "ui/dialogs/CancelListModel.h"
#include "ui/dialogs/CancelText.h"

#include <QPushButton>

namespace kurier {

namespace {

constexpr int number(CancelChoice choice)
{
    return static_cast<int>(choice);
}

static_assert(number(CancelChoice::Keep) == QuestionDialog::kSafe);

} // namespace

CancelJobsDialog::CancelJobsDialog(const CancelPlan &plan, QWidget *parent)
    : QuestionDialog(cancelText(plan).question, parent)
{
    const CancelText text = cancelText(plan);
    if (!text.suspendButton.isEmpty())
        addAnswer(text.suspendButton, number(CancelChoice::SuspendInstead));
    addAnswer(text.cancelButton, number(CancelChoice::Cancel))
        ->setObjectName(QStringLiteral("cancelButton"));
    if (!text.keepFilesButton.isEmpty())
        addAnswer(text.keepFilesButton, number(CancelChoice::KeepFinished));
    addSafeAnswer(text.safeButton);
    if (plan.items.size() > 1)
        addList(new CancelListModel(plan.items, this));
    connect(this, &QDialog::finished, this,
            [this](int result) { Q_EMIT chosen(static_cast<CancelChoice>(result)); });
}

} // namespace kurier

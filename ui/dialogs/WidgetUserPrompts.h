// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/UserPrompts.h"

class QWidget;

namespace kurier {

/// Asks with dialogs over \a window, which outlives this object. Thread: the GUI's.
class WidgetUserPrompts final : public UserPrompts
{
public:
    explicit WidgetUserPrompts(QWidget *window);

    void confirmCancel(const CancelPlan &plan, std::function<void(CancelChoice)> answer) override;
    void confirmComplete(const CompletePlan &plan, std::function<void(bool)> answer) override;
    void confirmOthers(const OthersPlan &plan, std::function<void(bool)> answer) override;
    void confirmAbandon(const AbandonPlan &plan, std::function<void(bool)> answer) override;
    void confirmLeftovers(const QList<Artefact> &leftovers,
                          std::function<void(bool)> answer) override;
    void askSignIn(const SignInQuestion &question,
                   std::function<void(std::optional<SignInAnswer>)> answer) override;
    void confirmTrust(const TrustQuestion &question, std::function<void(bool)> answer) override;
    void confirmQuit(qsizetype active, std::function<void(bool)> answer) override;

private:
    void confirmHostKey(const TrustQuestion &question, std::function<void(bool)> answer);

    QWidget *m_window;
};

} // namespace kurier

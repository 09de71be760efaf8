// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/UserPrompts.h"

#include <QTimer>

namespace kurier {

/// Remembers the questions; answers them when the test says so.
class FakeUserPrompts final : public UserPrompts
{
public:
    void confirmCancel(const CancelPlan &plan, std::function<void(CancelChoice)> answer) override
    {
        cancelPlans.append(plan);
        answerCancel = std::move(answer);
    }
    void confirmComplete(const CompletePlan &plan, std::function<void(bool)> answer) override
    {
        completePlans.append(plan);
        answerComplete = std::move(answer);
    }
    void confirmOthers(const OthersPlan &plan, std::function<void(bool)> answer) override
    {
        othersPlans.append(plan);
        answerOthers = std::move(answer);
    }
    void confirmAbandon(const AbandonPlan &plan, std::function<void(bool)> answer) override
    {
        abandonPlans.append(plan);
        answerAbandon = std::move(answer);
    }
    void confirmLeftovers(const QList<Artefact> &leftovers,
                          std::function<void(bool)> answer) override
    {
        leftoverQuestions.append(leftovers);
        answerLeftovers = std::move(answer);
    }
    void askSignIn(const SignInQuestion &question,
                   std::function<void(std::optional<SignInAnswer>)> answer) override
    {
        signInQuestions.append(question);
        answerSignIn = std::move(answer);
    }
    void confirmTrust(const TrustQuestion &question, std::function<void(bool)> answer) override
    {
        trustQuestions.append(question);
        answerTrust = std::move(answer);
    }
    void confirmQuit(qsizetype active, std::function<void(bool)> answer) override
    {
        quitQuestions.append(active);
        answerQuit = std::move(answer);
    }

    QList<CancelPlan> cancelPlans;
    QList<CompletePlan> completePlans;
    QList<OthersPlan> othersPlans;
    QList<AbandonPlan> abandonPlans;
    QList<QList<Artefact>> leftoverQuestions;
    QList<qsizetype> quitQuestions;
    QList<SignInQuestion> signInQuestions;
    QList<TrustQuestion> trustQuestions;
    std::function<void(CancelChoice)> answerCancel;
    std::function<void(bool)> answerComplete;
    std::function<void(bool)> answerOthers;
    std::function<void(bool)> answerAbandon;
    std::function<void(bool)> answerLeftovers;
    std::function<void(bool)> answerQuit;
    std::function<void(std::optional<SignInAnswer>)> answerSignIn;
    std::function<void(bool)> answerTrust;
};

} // namespace kurier

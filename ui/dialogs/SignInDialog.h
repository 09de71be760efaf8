// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/QuestionDialog.h"
#include "ui/dialogs/UserPrompts.h"

class QCheckBox;
class QLineEdit;

namespace kurier {

/// Asks for user name and password, or a token. done() gives kSignIn or kSafe.
/// Thread: the GUI's.
class SignInDialog final : public QuestionDialog
{
    Q_OBJECT
public:
    static constexpr int kSignIn = kSafe + 1;

    SignInDialog(const SignInQuestion &question, QWidget *parent);

    /// What was typed.
    [[nodiscard]] SignInAnswer answer() const;

private:
    void updateButton();

    const bool m_token;
    QLineEdit *m_user = nullptr; ///< Null when a token is asked for.
    QLineEdit *m_password = nullptr;
    QCheckBox *m_remember = nullptr; ///< Null without a key ring.
    QPushButton *m_signIn = nullptr;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SignInDialog.h"

#include "ui/text/Format.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace kurier {

namespace {

class SignInStrings
{
    Q_DECLARE_TR_FUNCTIONS(SignIn)
};

QuestionText textOf(const SignInQuestion &question)
{
    QuestionText text;
    text.heading = question.proxy
        ? SignInStrings::tr("Sign in to the proxy “%1”").arg(plainName(question.server))
        : SignInStrings::tr("Sign in to “%1”").arg(plainName(question.server));
    if (!question.realm.isEmpty())
        text.body = SignInStrings::tr("The server says: %1").arg(plainName(question.realm));
    if (question.readable)
        text.emphasis = SignInStrings::tr(
            "The connection is not encrypted: others in the network can read the password.");
    return text;
}

} // namespace

SignInDialog::SignInDialog(const SignInQuestion &question, QWidget *parent)
    : QuestionDialog(textOf(question), parent)
    , m_token(question.token)
{
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 4, 0, 0);
    if (!m_token) {
        m_user = new QLineEdit(fields);
        m_user->setAccessibleName(SignInStrings::tr("User name"));
        form->addRow(SignInStrings::tr("&User name:"), m_user);
    }
    m_password = new QLineEdit(fields);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(m_token ? SignInStrings::tr("Token")
                                          : SignInStrings::tr("Password"));
    form->addRow(m_token ? SignInStrings::tr("&Token:") : SignInStrings::tr("&Password:"),
                 m_password);
    if (question.canRemember) {
        m_remember = new QCheckBox(SignInStrings::tr("&Remember in the key ring"), fields);
        form->addRow(QString(), m_remember);
    }
    addBelow(fields);
    m_signIn = addAnswer(SignInStrings::tr("Sign In and Resume"), kSignIn);
    addSafeAnswer(SignInStrings::tr("Not Now"));
    // Nothing can be lost here, so Return does what was typed for.
    m_signIn->setAutoDefault(true);
    m_signIn->setDefault(true);
    for (QLineEdit *field : {m_user, m_password}) {
        if (field)
            connect(field, &QLineEdit::textChanged, this, &SignInDialog::updateButton);
    }
    (m_user ? m_user : m_password)->setFocus();
    updateButton();
}

void SignInDialog::updateButton()
{
    const bool named = m_user ? !m_user->text().isEmpty() : !m_password->text().isEmpty();
    m_signIn->setEnabled(named);
}

SignInAnswer SignInDialog::answer() const
{
    SignInAnswer answer;
    answer.credentials.user = m_user ? m_user->text().toUtf8() : QByteArray();
    answer.credentials.password = m_password->text().toUtf8();
    answer.credentials.scheme = m_token ? AccessScheme::Bearer : AccessScheme::Unknown;
    answer.remember = m_remember && m_remember->isChecked();
    return answer;
}

} // namespace kurier

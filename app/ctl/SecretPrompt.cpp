// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/SecretPrompt.h"

#include "app/ctl/CtlText.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>

namespace kurier {

namespace {

/// The terminal shows nothing of what is typed while this lives.
class NoEcho final
{
public:
    NoEcho()
    {
        m_changed = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_changed)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho()
    {
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

private:
    termios m_before {};
    bool m_changed = false;
};

QByteArray readLine()
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line.append(static_cast<char>(c));
    return line;
}

QByteArray ask(const QString &question, bool secret)
{
    if (::isatty(STDIN_FILENO) == 0)
        return readLine();
    const QByteArray text = question.toUtf8() + ' ';
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stderr);
    std::fflush(stderr);
    if (!secret)
        return readLine();
    const NoEcho quiet;
    return readLine();
}

} // namespace

Result<std::optional<Credentials>> askCredentials(const CtlCall &call)
{
    Credentials credentials;
    if (call.has("ask-token")) {
        credentials.password = ask(CtlText::tr("Token:"), true);
        credentials.scheme = AccessScheme::Bearer;
    } else if (call.has("login") || call.has("ask-password")) {
        credentials.user = call.has("login") ? call.value("login").toUtf8()
                                             : ask(CtlText::tr("User name:"), false);
        credentials.password = ask(CtlText::tr("Password:"), true);
    } else {
        return std::nullopt;
    }
    if (credentials.password.isEmpty() || !credentials.isClean())
        return failure(ErrorCode::EInvalidArg, ErrorContext::None,
                       QStringLiteral("no usable credentials"));
    return credentials;
}

} // namespace kurier

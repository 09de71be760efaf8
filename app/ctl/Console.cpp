// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Console.h"

#include "app/ctl/CtlText.h"

#include <QJsonDocument>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace kurier {

namespace {

void put(const QByteArray &text, std::FILE *stream)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stream);
}

int terminalWidth(int descriptor)
{
    constexpr int kUsualWidth = 80;
    struct winsize size
    {
    };
    const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : kUsualWidth;
}

} // namespace

Console::Console(bool json)
    : m_json(json)
{
}

int Console::width() const
{
    return ::isatty(STDOUT_FILENO) != 0 ? terminalWidth(STDOUT_FILENO) : 0;
}

bool Console::colours() const
{
    return !m_json && ::isatty(STDOUT_FILENO) != 0 && qEnvironmentVariableIsEmpty("NO_COLOR")
        && qgetenv("TERM") != "dumb";
}

bool Console::canAsk()
{
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

bool Console::canShowProgress()
{
    return ::isatty(STDERR_FILENO) != 0 && qgetenv("TERM") != "dumb";
}

void Console::line(const QString &text) const
{
    if (!m_json)
        put(text.toUtf8() + '\n', stdout);
}

void Console::raw(const QByteArray &text)
{
    put(text, stdout);
}

void Console::document(const QJsonObject &json)
{
    put(QJsonDocument(forPeople(json)).toJson(QJsonDocument::Indented), stdout);
}

void Console::error(const QString &text)
{
    put("kurierctl: " + text.toUtf8() + '\n', stderr);
}

void Console::notice(const QString &text)
{
    put(text.toUtf8() + '\n', stderr);
}

void Console::progress(const QString &text)
{
    const QString cut = terminalCut(plainText(text), terminalWidth(STDERR_FILENO) - 1);
    put("\r" + cut.toUtf8() + "\x1b[K", stderr);
    std::fflush(stderr);
}

bool Console::confirm(const QString &question)
{
    put(question.toUtf8() + ' ' + CtlText::tr("[y/N]").toUtf8() + ' ', stderr);
    std::fflush(stderr);
    QByteArray answer;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        answer.append(static_cast<char>(c));
    const QString word = QString::fromUtf8(answer).trimmed().toLower();
    const QString yes = CtlText::tr("yes", "answer to a question on the terminal");
    return !word.isEmpty()
        && (yes.startsWith(word) || word == QLatin1String("y") || word == QLatin1String("yes"));
}

ExitCode Console::finish(ExitCode code)
{
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return code;
    error(CtlText::tr("cannot write to standard output: %1")
              .arg(QString::fromLocal8Bit(std::strerror(errno))));
    return code == ExitCode::Done ? ExitCode::Failed : code;
}

} // namespace kurier

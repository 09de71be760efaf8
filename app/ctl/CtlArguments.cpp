// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlArguments.h"

#include "app/ctl/CommandTable.h"
#include "app/ctl/CtlText.h"

#include <optional>
#include <utility>

namespace kurier {

namespace {

/// Reads the words one after the other; options may stand before the command, too.
class Reader final
{
public:
    explicit Reader(QStringList words)
        : m_words(std::move(words))
    {
    }

    CtlArguments read()
    {
        while (m_next < m_words.size() && m_result.error.isEmpty())
            readWord(m_words.at(m_next++));
        return finish();
    }

private:
    void readWord(const QString &word)
    {
        if (!m_onlyOperands && word == QLatin1String("--"))
            m_onlyOperands = true;
        else if (!m_onlyOperands && word.startsWith(QLatin1String("--")))
            readOption(word.mid(2));
        else if (!m_onlyOperands && word == QLatin1String("-h"))
            m_result.call.options.insert(QStringLiteral("help"), {QString()});
        else if (!m_onlyOperands && word.size() > 1 && word.startsWith(QLatin1Char('-')))
            fail(CtlText::tr("unknown option %1").arg(terminalText(word)));
        else if (m_command == nullptr)
            readCommand(word);
        else
            m_result.call.operands.append(word);
    }

    void readCommand(const QString &word)
    {
        m_command = findCommand(word);
        m_result.call.command = word;
        if (m_command == nullptr)
            fail(CtlText::tr("unknown command “%1”").arg(terminalText(word)));
    }

    /// The whole name of an option given as its beginning; all options count before the command.
    QString fullName(const QString &given)
    {
        QStringList known;
        if (m_command != nullptr)
            known = optionsOf(*m_command);
        else
            known = {QStringLiteral("help"),   QStringLiteral("json"),
                     QStringLiteral("lang"),   QStringLiteral("no-start"),
                     QStringLiteral("user"),   QStringLiteral("all-users"),
                     QStringLiteral("version")};
        if (known.contains(given))
            return given;
        QStringList possible;
        for (const QString &name : std::as_const(known)) {
            if (name.startsWith(given))
                possible.append(name);
        }
        return possible.size() == 1 ? possible.first() : QString();
    }

    void readOption(const QString &text)
    {
        const qsizetype equals = text.indexOf(QLatin1Char('='));
        const QString given = equals < 0 ? text : text.left(equals);
        const QString name = given.isEmpty() ? QString() : fullName(given);
        if (name.isEmpty())
            return fail(CtlText::tr("unknown option --%1").arg(terminalText(given)));
        if (name == QLatin1String("version")) {
            m_command = findCommand(name);
            m_result.call.command = name;
            return;
        }
        const OptionSpec *const option = findOption(name);
        QString value;
        if (option->value == nullptr) {
            if (equals >= 0)
                return fail(CtlText::tr("option --%1 takes no value").arg(name));
        } else if (equals >= 0) {
            value = text.mid(equals + 1);
        } else if (m_next < m_words.size()) {
            value = m_words.at(m_next++);
        } else {
            return fail(CtlText::tr("option --%1 needs a value").arg(name));
        }
        QStringList &values = m_result.call.options[name];
        if (!option->repeatable)
            values.clear();
        values.append(value);
    }

    CtlArguments finish()
    {
        if (m_result.call.has("help") && (m_result.error.isEmpty() || m_command != nullptr)) {
            m_result.error.clear();
            m_result.help = m_command != nullptr ? helpOf(*m_command) : generalHelp();
            return m_result;
        }
        if (!m_result.error.isEmpty())
            return m_result;
        if (m_command == nullptr)
            fail(CtlText::tr("which command?"));
        else if (m_result.call.operands.size() < m_command->minOperands)
            fail(CtlText::tr("something is missing"));
        else if (m_command->maxOperands >= 0
                 && m_result.call.operands.size() > m_command->maxOperands)
            fail(CtlText::tr("“%1” is too much")
                     .arg(terminalText(m_result.call.operands.at(m_command->maxOperands))));
        return m_result;
    }

    void fail(const QString &problem)
    {
        if (m_result.error.isEmpty())
            m_result.error =
                usageError(m_command != nullptr ? m_result.call.command : QString(), problem);
    }

    QStringList m_words;
    qsizetype m_next = 0;
    bool m_onlyOperands = false;
    const CommandSpec *m_command = nullptr;
    CtlArguments m_result;
};

} // namespace

CtlArguments parseArguments(const QStringList &arguments)
{
    return Reader(arguments).read();
}

QString usageError(const QString &command, const QString &problem)
{
    const CommandSpec *const spec = findCommand(command);
    const QString call = spec != nullptr ? usageOf(*spec) : QStringLiteral("kurierctl --help");
    return CtlText::tr("%1; try: %2").arg(problem, call);
}

} // namespace kurier

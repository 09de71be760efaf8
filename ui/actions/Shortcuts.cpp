// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/Shortcuts.h"

#include "core/settings/Settings.h"

#include <QAction>
#include <QRegularExpression>

#include <algorithm>

namespace kurier {

Shortcuts::Shortcuts(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&settings, &Settings::changed, this, &Shortcuts::apply);
}

void Shortcuts::add(const QString &id, QAction &action)
{
    m_commands.append({id, &action, action.shortcut()});
    apply();
}

void Shortcuts::apply()
{
    bool any = false;
    for (const Command &command : std::as_const(m_commands)) {
        const auto stored = m_settings.shortcut(command.id);
        const QKeySequence keys = stored
            ? QKeySequence::fromString(*stored, QKeySequence::PortableText)
            : command.standard;
        if (command.action->shortcut() == keys)
            continue;
        command.action->setShortcut(keys);
        any = true;
    }
    if (any)
        Q_EMIT changed();
}

qsizetype Shortcuts::holder(const QKeySequence &keys, qsizetype index) const
{
    if (keys.isEmpty())
        return -1;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const QKeySequence taken = m_commands.at(i).action->shortcut();
        if (i == index || taken.isEmpty())
            continue;
        if (keys.matches(taken) != QKeySequence::NoMatch
            || taken.matches(keys) != QKeySequence::NoMatch)
            return i;
    }
    return -1;
}

void Shortcuts::set(qsizetype index, const QKeySequence &keys)
{
    const Command &command = m_commands.at(index);
    if (keys == command.standard)
        m_settings.setShortcut(command.id, std::nullopt);
    else
        m_settings.setShortcut(command.id, keys.toString(QKeySequence::PortableText));
}

void Shortcuts::resetAll()
{
    for (const Command &command : std::as_const(m_commands))
        m_settings.setShortcut(command.id, std::nullopt);
}

bool Shortcuts::isStandard() const
{
    return std::all_of(m_commands.cbegin(), m_commands.cend(), [](const Command &command) {
        return command.action->shortcut() == command.standard;
    });
}

QString Shortcuts::name(qsizetype index) const
{
    static const QRegularExpression mark(QStringLiteral("&(.)"));
    QString text = m_commands.at(index).action->text();
    text.replace(mark, QStringLiteral("\\1"));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text.trimmed();
}

} // namespace kurier

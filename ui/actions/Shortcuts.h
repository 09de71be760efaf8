// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace kurier {

class Settings;

/// The keys of the window's commands: each its default unless the person chose others, which the
/// settings keep. A change takes effect at once. Thread: the GUI's.
class Shortcuts final : public QObject
{
    Q_OBJECT
public:
    struct Command
    {
        QString id; ///< Its name in kurier.conf.
        QAction *action = nullptr;
        QKeySequence standard; ///< Empty = none.
    };

    /// \a settings outlive it.
    explicit Shortcuts(Settings &settings, QObject *parent = nullptr);

    /// The keys \a action has now are its default. \a action outlives this object.
    void add(const QString &id, QAction &action);

    [[nodiscard]] const QList<Command> &commands() const { return m_commands; }
    /// The command that has \a keys, or whose keys begin with them or are their beginning; -1 when
    /// they are free for the command at \a index.
    [[nodiscard]] qsizetype holder(const QKeySequence &keys, qsizetype index) const;
    /// \a keys empty = none. Whoever calls this has asked holder().
    void set(qsizetype index, const QKeySequence &keys);
    void resetAll();
    /// No command has other keys than its default.
    [[nodiscard]] bool isStandard() const;
    /// What the command at \a index is called, without marks.
    [[nodiscard]] QString name(qsizetype index) const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    Settings &m_settings;
    QList<Command> m_commands;
};

} // namespace kurier

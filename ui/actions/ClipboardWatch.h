// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/Intake.h"

#include <QObject>

class QClipboard;

namespace kurier {

/// Tells of addresses that other programs put into the clipboard, while it is on. Where the system
/// lets only the program in front read the clipboard (Wayland), it tells only then.
/// Thread: the GUI's.
class ClipboardWatch final : public QObject
{
    Q_OBJECT
public:
    /// \a clipboard outlives it. Off at first.
    explicit ClipboardWatch(QClipboard &clipboard, QObject *parent = nullptr);

    void setOn(bool on);

Q_SIGNALS:
    /// Not told twice in a row for the same ones, nor for what Kurier itself copied.
    void found(const kurier::Intake &intake);

private:
    void look();

    QClipboard &m_clipboard;
    Intake m_last;
    QMetaObject::Connection m_connection;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/ClipboardWatch.h"

#include <QClipboard>
#include <QMimeData>

namespace kurier {

ClipboardWatch::ClipboardWatch(QClipboard &clipboard, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
{
}

void ClipboardWatch::setOn(bool on)
{
    if (on == static_cast<bool>(m_connection))
        return;
    if (on)
        m_connection = connect(&m_clipboard, &QClipboard::dataChanged, this, &ClipboardWatch::look);
    else
        disconnect(m_connection);
    if (!on)
        m_connection = {};
}

void ClipboardWatch::look()
{
    const QMimeData *const data = m_clipboard.mimeData();
    if (!data || m_clipboard.ownsClipboard())
        return;
    Intake intake = intakeOf(*data);
    intake.files.clear();
    if (intake.isEmpty() || intake == m_last)
        return;
    m_last = intake;
    Q_EMIT found(intake);
}

} // namespace kurier

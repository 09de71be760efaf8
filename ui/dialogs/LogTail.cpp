// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/LogTail.h"

#include <QFile>

namespace kurier {

namespace {

struct Part
{
    QByteArray bytes;
    bool exists = false;
    bool cut = false;
    QString trouble;
};

Part readEnd(const QString &path, qint64 room)
{
    QFile file(path);
    Part part;
    part.exists = file.exists();
    if (!part.exists)
        return part;
    if (!file.open(QIODevice::ReadOnly)) {
        part.trouble = file.errorString();
        return part;
    }
    const qint64 size = file.size();
    const qint64 start = qMax<qint64>(0, size - room);
    part.cut = start > 0;
    // The byte before tells whether the part begins with a whole line.
    if (!file.seek(qMax<qint64>(0, start - 1))) {
        part.trouble = file.errorString();
        return part;
    }
    part.bytes = file.read(size - qMax<qint64>(0, start - 1));
    if (file.error() != QFileDevice::NoError)
        part.trouble = file.errorString();
    if (part.cut) {
        const qsizetype line = part.bytes.indexOf('\n');
        part.bytes = line < 0 ? QByteArray() : part.bytes.mid(line + 1);
    }
    return part;
}

} // namespace

LogTail readLogTail(const QString &path, qint64 bytes)
{
    const Part now = readEnd(path, bytes);
    LogTail tail;
    tail.exists = now.exists;
    tail.cut = now.cut;
    tail.trouble = now.trouble;
    QByteArray text = now.bytes;
    if (!now.cut && now.trouble.isEmpty()) {
        const Part before = readEnd(path + QStringLiteral(".1"), bytes - text.size());
        tail.exists |= before.exists;
        tail.cut = before.cut;
        tail.trouble = before.trouble;
        text.prepend(before.bytes);
    }
    tail.text = QString::fromUtf8(text);
    return tail;
}

} // namespace kurier

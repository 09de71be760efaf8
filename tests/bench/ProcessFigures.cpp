// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ProcessFigures.h"

#include <QFile>
#include <QList>

namespace kurier::test {

namespace {

QByteArray contentOf(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 statusBytes(qint64 pid, const QByteArray &field)
{
    const QByteArray start = field + ':';
    for (const QByteArray &line : contentOf(pid, "status").split('\n')) {
        if (line.startsWith(start))
            return line.mid(field.size() + 1).trimmed().split(' ').value(0).toLongLong() * 1024;
    }
    return 0;
}

} // namespace

qint64 residentBytes(qint64 pid)
{
    return statusBytes(pid, "VmRSS");
}

qint64 mostResidentBytes(qint64 pid)
{
    return statusBytes(pid, "VmHWM");
}

double waitedForProcessor(qint64 pid)
{
    return contentOf(pid, "schedstat").split(' ').value(1).toDouble() / 1e6;
}

qint64 usedTicks(qint64 pid)
{
    const QByteArray line = contentOf(pid, "stat");
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong();
}

QString megabytes(qint64 bytes)
{
    return QStringLiteral("%1 MB").arg(static_cast<double>(bytes) / 1e6, 0, 'f', 1);
}

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/PowerCut.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace kurier::test {

PowerCut::PowerCut(QString log)
    : m_log(std::move(log))
{
}

QStringList PowerCut::namesIn(const QString &directory)
{
    return QDir(directory).entryList(QDir::Files | QDir::Hidden);
}

void PowerCut::readLog()
{
    QFile log(m_log);
    if (!log.open(QIODevice::ReadOnly) || !log.seek(m_read))
        return;
    const QList<QByteArray> lines = log.readAll().split('\n');
    m_read = log.pos();
    for (const QByteArray &line : lines) {
        const qsizetype space = line.lastIndexOf(' ');
        if (space < 0)
            continue;
        qint64 &durable = m_durable[line.left(space)];
        durable = std::max(durable, line.mid(space + 1).toLongLong());
    }
}

void PowerCut::spoil(const QString &path)
{
    struct statx status
    {
    };
    if (::statx(AT_FDCWD, QFile::encodeName(path).constData(), AT_SYMLINK_NOFOLLOW,
                STATX_BASIC_STATS | STATX_BTIME, &status)
        != 0)
        return;
    const QByteArray key = QByteArray::number(static_cast<qulonglong>(status.stx_ino)) + ' '
        + QByteArray::number(static_cast<qlonglong>(status.stx_btime.tv_sec)) + '.'
        + QByteArray::number(status.stx_btime.tv_nsec).rightJustified(9, '0');
    const qint64 durable = m_durable.value(key, 0);
    const qint64 lost = static_cast<qint64>(status.stx_size) - durable;
    QFile file(path);
    if (lost <= 0 || !file.open(QIODevice::ReadWrite) || !file.seek(durable))
        return;
    m_spoiled += file.write(QByteArray(lost, '\xAA'));
}

} // namespace kurier::test

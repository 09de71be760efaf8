// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

#include <algorithm>

namespace kurier {

/// A process of its own that stores jobs (StoreWriter.cpp).
class WriterProcess final
{
public:
    WriterProcess(const QString &path, qint64 first, qint64 last)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(KURIER_STORE_WRITER),
                        {path, QString::number(first), QString::number(last)});
    }
    ~WriterProcess() { kill(); }
    WriterProcess(const WriterProcess &) = delete;
    WriterProcess &operator=(const WriterProcess &) = delete;

    /// Waits until \a key is acknowledged.
    bool waitFor(qint64 key)
    {
        while (acknowledged() < key) {
            if (!m_process.waitForReadyRead(30000))
                return false;
            m_output += m_process.readAllStandardOutput();
        }
        return true;
    }

    /// The highest key acknowledged in whole lines so far.
    [[nodiscard]] qint64 acknowledged() const
    {
        const QByteArray lines = m_output.left(m_output.lastIndexOf('\n'));
        return lines.mid(lines.lastIndexOf('\n') + 1).toLongLong();
    }

    /// SIGKILL. Returns the highest key acknowledged.
    qint64 kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        m_output += m_process.readAllStandardOutput();
        return acknowledged();
    }

    /// Ends in an orderly way.
    bool finish()
    {
        m_process.closeWriteChannel();
        return m_process.waitForFinished() && m_process.exitCode() == 0;
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace kurier::test {

/// Turns a killed process into one whose machine lost power, as far as the bytes of files go: what
/// was written but never synced becomes garbage. Works through the SyncWitness the process was
/// started with.
class PowerCut
{
public:
    /// \a log: file the witness writes.
    explicit PowerCut(QString log);

    /// Spoils what is not on the disk of the files in \a directory whose name \a isConcerned says.
    template <class Predicate>
    void strike(const QString &directory, Predicate isConcerned)
    {
        readLog();
        for (const QString &name : namesIn(directory)) {
            if (isConcerned(name))
                spoil(directory + QLatin1Char('/') + name);
        }
    }
    [[nodiscard]] qint64 bytesSpoiled() const { return m_spoiled; }

private:
    static QStringList namesIn(const QString &directory);
    void readLog();
    void spoil(const QString &path);

    QString m_log;
    qint64 m_read = 0;
    QHash<QByteArray, qint64> m_durable; ///< By inode and birth.
    qint64 m_spoiled = 0;
};

} // namespace kurier::test

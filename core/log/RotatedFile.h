// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace kurier {

/// A log file (mode 0600) that lines are appended to. At 1 MiB it becomes NAME.1 and the ones
/// before it .2 to .5; what is older goes. Thread: one; blocks on the disk.
class RotatedFile final
{
public:
    static constexpr qint64 kRotateAt = 1024LL * 1024;
    static constexpr int kKept = 5;

    /// \a directory is made, private to its owner, when something is written.
    RotatedFile(QString directory, const QString &name);

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Appends whole \a lines. False when that is not possible.
    [[nodiscard]] bool append(const QByteArray &lines) const;

private:
    void rotate() const;

    QString m_directory;
    QString m_path;
};

} // namespace kurier

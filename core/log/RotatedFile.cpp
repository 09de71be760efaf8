// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/RotatedFile.h"

#include "core/base/FileHandle.h"
#include "core/base/Paths.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace kurier {

RotatedFile::RotatedFile(QString directory, const QString &name)
    : m_directory(std::move(directory))
    , m_path(m_directory + QLatin1Char('/') + name)
{
}

bool RotatedFile::append(const QByteArray &lines) const
{
    if (!makePrivateDirectory(m_directory))
        return false;
    const QByteArray path = QFile::encodeName(m_path);
    struct stat status
    {
    };
    if (::lstat(path.constData(), &status) == 0 && status.st_size > 0
        && status.st_size + lines.size() > kRotateAt)
        rotate();
    const int descriptor =
        ::open(path.constData(),
               O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return false;
    const FileHandle file(descriptor);
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)
        || ::fchmod(descriptor, 0600) != 0)
        return false;
    for (qsizetype done = 0; done < lines.size();) {
        const auto left = static_cast<std::size_t>(lines.size() - done);
        const ssize_t one = ::write(descriptor, lines.constData() + done, left);
        if (one < 0 && errno == EINTR)
            continue;
        if (one <= 0)
            return false;
        done += one;
    }
    return true;
}

void RotatedFile::rotate() const
{
    const auto numbered = [this](int number) {
        const QString suffix = number == 0 ? QString() : QStringLiteral(".%1").arg(number);
        return QFile::encodeName(m_path + suffix);
    };
    for (int number = kKept; number > 0; --number)
        ::rename(numbered(number - 1).constData(), numbered(number).constData());
}

} // namespace kurier

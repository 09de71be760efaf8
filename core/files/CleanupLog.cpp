// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/CleanupLog.h"

#include "core/base/LogCategories.h"
#include "core/base/Paths.h"
#include "core/files/FileError.h"
#include "core/job/JobSpec.h"

#include <QDateTime>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace kurier {

namespace {

constexpr qint64 kRotateAt = 1024LL * 1024;
constexpr int kKept = 5;

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QByteArray quoted(const QString &text)
{
    QByteArray result = "\"";
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points) {
        if (!isHarmless(c))
            result += "\\u{" + QByteArray::number(uint(c), 16).rightJustified(4, '0') + '}';
        else if (c == U'"' || c == U'\\')
            result += QByteArray("\\") + static_cast<char>(c);
        else
            result += QString::fromUcs4(&c, 1).toUtf8();
    }
    return result + '"';
}

QString where(const FilePlace &place)
{
    if (!place.directory.startsWith(QLatin1Char('/')))
        return displayUrl(place.directory.toUtf8());
    const bool root = place.directory.endsWith(QLatin1Char('/'));
    return place.directory + (root ? QString() : QStringLiteral("/")) + place.name;
}

} // namespace

CleanupLog::CleanupLog(QString directory)
    : m_directory(std::move(directory))
    , m_path(m_directory + QStringLiteral("/cleanup.log"))
{
}

void CleanupLog::removed(const FilePlace &place, qint64 bytes, const Error &error)
{
    add(error.code == ErrorCode::Ok ? "removed" : "refused", place, bytes, error);
}

void CleanupLog::abandoned(const FilePlace &place, qint64 bytes, const Error &reason)
{
    add("abandoned", place, bytes, reason);
}

void CleanupLog::add(const char *what, const FilePlace &place, qint64 bytes, const Error &error)
{
    m_lines += QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    m_lines += ' ';
    m_lines += what;
    m_lines += ' ' + quoted(where(place)) + " size=" + QByteArray::number(bytes) + " file="
        + QByteArray::number(place.device, 16) + ':' + QByteArray::number(place.inode, 16) + ' ';
    if (error.code == ErrorCode::Ok) {
        m_lines += "ok";
    } else {
        m_lines += errorCodeName(error.code).toLatin1() + ' ' + quoted(error.detail);
        if (!error.subject.isEmpty() && error.subject != where(place))
            m_lines += " at " + quoted(error.subject);
    }
    m_lines += '\n';
}

void CleanupLog::flush()
{
    if (m_lines.isEmpty())
        return;
    const bool written = write();
    m_lines.clear();
    if (!written && !std::exchange(m_complained, true))
        qCWarning(lcFiles, "the clean-up log cannot be written: %s", qUtf8Printable(m_path));
    m_complained = m_complained && !written;
}

bool CleanupLog::write()
{
    if (!makePrivateDirectory(m_directory))
        return false;
    const QByteArray path = QFile::encodeName(m_path);
    struct stat status
    {
    };
    if (::lstat(path.constData(), &status) == 0 && status.st_size > 0
        && status.st_size + m_lines.size() > kRotateAt)
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
    for (qsizetype done = 0; done < m_lines.size();) {
        const auto left = static_cast<std::size_t>(m_lines.size() - done);
        const ssize_t one = ::write(descriptor, m_lines.constData() + done, left);
        if (one < 0 && errno == EINTR)
            continue;
        if (one <= 0)
            return false;
        done += one;
    }
    return true;
}

void CleanupLog::rotate() const
{
    const auto numbered = [this](int number) {
        const QString suffix = number == 0 ? QString() : QStringLiteral(".%1").arg(number);
        return QFile::encodeName(m_path + suffix);
    };
    for (int number = kKept; number > 0; --number)
        ::rename(numbered(number - 1).constData(), numbered(number).constData());
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/CleanupLog.h"

#include "core/base/LogCategories.h"
#include "core/files/FileError.h"
#include "core/job/JobSpec.h"

#include <QDateTime>

namespace kurier {

namespace {

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

const char *wordOf(CleanupNote what)
{
    switch (what) {
    case CleanupNote::Removed:
        return "removed";
    case CleanupNote::Refused:
        return "refused";
    case CleanupNote::Kept:
        return "kept";
    case CleanupNote::Abandoned:
        break;
    }
    return "abandoned";
}

bool isOnServer(const FilePlace &place)
{
    return !place.directory.startsWith(QLatin1Char('/'));
}

QString where(const FilePlace &place)
{
    if (isOnServer(place))
        return displayUrl(place.directory.toUtf8());
    const bool root = place.directory.endsWith(QLatin1Char('/'));
    return place.directory + (root ? QString() : QStringLiteral("/")) + place.name;
}

} // namespace

CleanupLog::CleanupLog(QString directory, Copy copy)
    : m_file(std::move(directory), QStringLiteral("cleanup.log"))
    , m_copy(std::move(copy))
{
}

void CleanupLog::removed(const FilePlace &place, qint64 bytes, const Error &error)
{
    add(error.code == ErrorCode::Ok ? "removed" : "refused", place, bytes, error);
}

void CleanupLog::note(CleanupNote what, const FilePlace &place, qint64 bytes, const Error &reason)
{
    add(wordOf(what), place, bytes, reason);
}

void CleanupLog::add(const char *what, const FilePlace &place, qint64 bytes, const Error &error)
{
    m_lines += QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    m_lines += ' ';
    m_lines += what;
    m_lines += ' ' + quoted(where(place)) + " size=" + QByteArray::number(bytes) + ' ';
    m_lines += isOnServer(place) ? QByteArray("server")
                                 : "file=" + QByteArray::number(place.device, 16) + ':'
            + QByteArray::number(place.inode, 16);
    m_lines += ' ';
    if (error.code == ErrorCode::Ok) {
        m_lines += "ok";
    } else {
        m_lines += errorCodeName(error.code).toLatin1() + ' ' + quoted(error.detail);
        if (!error.subject.isEmpty() && error.subject != where(place))
            m_lines += " at " + quoted(error.subject);
    }
    m_lines += '\n';
    if (m_copy)
        m_copy({what, where(place), bytes, error.code});
}

void CleanupLog::flush()
{
    if (m_lines.isEmpty())
        return;
    const bool written = m_file.append(m_lines);
    m_lines.clear();
    if (!written && !std::exchange(m_complained, true))
        qCWarning(lcFiles, "the clean-up log cannot be written: %s", qUtf8Printable(m_file.path()));
    m_complained = m_complained && !written;
}

} // namespace kurier

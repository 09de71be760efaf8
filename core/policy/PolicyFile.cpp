// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/PolicyFile.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <sys/stat.h>

#include <cerrno>
#include <limits>

namespace kurier {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

bool readNumber(const QString &value, qint64 &number)
{
    bool is = false;
    qint64 unit = 1;
    QString digits = value;
    const QString units = QStringLiteral("KMG");
    if (const auto power = units.indexOf(value.right(1).toUpper());
        !value.isEmpty() && power >= 0) {
        for (qsizetype i = 0; i <= power; ++i)
            unit *= 1000;
        digits.chop(1);
    }
    number = digits.toLongLong(&is);
    const bool fits = is && number > 0 && number <= std::numeric_limits<qint64>::max() / unit;
    number *= fits ? unit : 0;
    return fits;
}

/// A host as it is compared: lower case, as it is looked up.
QString hostPattern(const QString &word)
{
    if (word == QLatin1String("*"))
        return word;
    const bool below = word.startsWith(QLatin1String("*."));
    const QByteArray ace = QUrl::toAce(below ? word.mid(2) : word);
    if (ace.isEmpty() || ace.contains('*'))
        return {};
    return (below ? QStringLiteral("*.") : QString()) + QString::fromLatin1(ace).toLower();
}

QString folder(const QString &word)
{
    return QDir::isAbsolutePath(word) ? QDir::cleanPath(word) : QString();
}

QString scheme(const QString &word)
{
    static const QStringList known = {QStringLiteral("http"), QStringLiteral("https"),
                                      QStringLiteral("ftp"),  QStringLiteral("ftps"),
                                      QStringLiteral("sftp"), QStringLiteral("s3")};
    return known.contains(word.toLower()) ? word.toLower() : QString();
}

bool readList(const QString &value, QString (*form)(const QString &), QStringList &list)
{
    const QStringList words = value.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString item = form(word);
        if (item.isEmpty())
            return false;
        list.append(item);
    }
    return !words.isEmpty();
}

bool readRule(const QString &key, const QString &value, Policy &policy)
{
    if (key == QLatin1String("jobs-most"))
        return readNumber(value, policy.jobsMost);
    if (key == QLatin1String("rate-most"))
        return readNumber(value, policy.rateMost);
    if (key == QLatin1String("hosts-allowed"))
        return readList(value, hostPattern, policy.hostsAllowed);
    if (key == QLatin1String("hosts-denied"))
        return readList(value, hostPattern, policy.hostsDenied);
    if (key == QLatin1String("schemes-allowed"))
        return readList(value, scheme, policy.schemesAllowed);
    if (key == QLatin1String("destinations-allowed"))
        return readList(value, folder, policy.destinationsAllowed);
    if (key == QLatin1String("destinations-denied"))
        return readList(value, folder, policy.destinationsDenied);
    return false;
}

} // namespace

Policy parsePolicy(const QByteArray &text)
{
    Policy policy;
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).simplified();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const bool read = equals > 0
            && readRule(line.left(equals).trimmed(), line.mid(equals + 1).trimmed(), policy);
        if (!read && policy.broken.isEmpty())
            policy.broken = QStringLiteral("line %1: %2").arg(i + 1).arg(line.left(200));
    }
    return policy;
}

Policy readPolicy(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray text = file.read(kMostBytes + 1);
        if (file.error() == QFileDevice::NoError && text.size() <= kMostBytes)
            return parsePolicy(text);
    } else {
        // Only a file that certainly is not there leaves everything allowed.
        struct stat status
        {
        };
        const int known = ::stat(QFile::encodeName(path).constData(), &status);
        if (known != 0 && (errno == ENOENT || errno == ENOTDIR))
            return {};
    }
    Policy policy;
    policy.broken = QStringLiteral("%1: %2").arg(path, file.errorString());
    return policy;
}

} // namespace kurier

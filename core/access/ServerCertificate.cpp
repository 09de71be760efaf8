// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/ServerCertificate.h"

#include <QStringList>

#include <algorithm>

namespace kurier {

namespace {

constexpr QLatin1String kFingerprint("sha-256: ");
constexpr QLatin1String kSubject("subject: ");
constexpr QLatin1String kIssuer("issuer: ");
constexpr QLatin1String kFrom("from: ");
constexpr QLatin1String kTo("to: ");
constexpr QLatin1String kKeyKind("ssh key: ");
constexpr QLatin1String kExpected("expected sha-256: ");

/// A name without what would end its line.
QString oneLine(QString text)
{
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20; }, QLatin1Char(' '));
    return text.left(512);
}

} // namespace

QString certificateDetail(const ServerCertificate &certificate)
{
    if (certificate.isHostKey()) {
        QStringList lines {kFingerprint + QString::fromLatin1(certificate.sha256),
                           kKeyKind + oneLine(certificate.keyKind)};
        if (certificate.hasChanged())
            lines.append(kExpected + QString::fromLatin1(certificate.expected));
        return lines.join(QLatin1Char('\n'));
    }
    QStringList lines {kFingerprint + QString::fromLatin1(certificate.sha256),
                       kSubject + oneLine(certificate.subject),
                       kIssuer + oneLine(certificate.issuer)};
    if (certificate.validFrom.isValid())
        lines.append(kFrom + certificate.validFrom.toString(Qt::ISODate));
    if (certificate.validTo.isValid())
        lines.append(kTo + certificate.validTo.toString(Qt::ISODate));
    return lines.join(QLatin1Char('\n'));
}

std::optional<ServerCertificate> certificateIn(const Error &error)
{
    const bool about = error.code == ErrorCode::ECertificateUntrusted
        || error.code == ErrorCode::ECertificateDateInvalid
        || error.code == ErrorCode::ECertificateNameInvalid;
    if (!about)
        return std::nullopt;
    ServerCertificate certificate;
    const QStringList lines = error.detail.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.startsWith(kFingerprint))
            certificate.sha256 = parseFingerprint(line.mid(kFingerprint.size()));
        else if (line.startsWith(kSubject))
            certificate.subject = line.mid(kSubject.size());
        else if (line.startsWith(kIssuer))
            certificate.issuer = line.mid(kIssuer.size());
        else if (line.startsWith(kFrom))
            certificate.validFrom = QDateTime::fromString(line.mid(kFrom.size()), Qt::ISODate);
        else if (line.startsWith(kKeyKind))
            certificate.keyKind = line.mid(kKeyKind.size());
        else if (line.startsWith(kExpected))
            certificate.expected = parseFingerprint(line.mid(kExpected.size()));
        else if (line.startsWith(kTo))
            certificate.validTo = QDateTime::fromString(line.mid(kTo.size()), Qt::ISODate);
    }
    return certificate.sha256.isEmpty() ? std::nullopt : std::optional(certificate);
}

QString plainDetail(const Error &error)
{
    return error.detail.section(QLatin1Char('\n'), 0, 0);
}

QByteArray parseFingerprint(const QString &text)
{
    QString hex = text.trimmed().toLower();
    if (hex.startsWith(QLatin1String("sha-256:")))
        hex = hex.mid(8);
    hex.remove(QLatin1Char(':'));
    const bool valid = hex.size() == 64 && std::all_of(hex.begin(), hex.end(), [](QChar c) {
                           return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
                               || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
                       });
    return valid ? hex.toLatin1() : QByteArray();
}

} // namespace kurier

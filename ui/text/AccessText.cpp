// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/AccessText.h"

#include "core/access/ServerCertificate.h"
#include "core/access/SignInNeed.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace kurier {

namespace {

class AccessStrings
{
    Q_DECLARE_TR_FUNCTIONS(Access)
};

QString day(const QDateTime &moment)
{
    return QLocale().toString(moment.date(), QLocale::ShortFormat);
}

} // namespace

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toUpper())
        .replace(QRegularExpression(QStringLiteral("(..)(?!$)")), QStringLiteral("\\1:"));
}

QString sshFingerprintText(const QByteArray &sha256)
{
    return QStringLiteral("SHA256:")
        + QString::fromLatin1(QByteArray::fromHex(sha256).toBase64(QByteArray::OmitTrailingEquals));
}

namespace {

QStringList hostKeyFacts(const ServerCertificate &key)
{
    QStringList facts {AccessStrings::tr("Kind of key: %1").arg(plainName(key.keyKind))};
    if (key.hasChanged())
        facts.append(
            AccessStrings::tr("Known until now: %1").arg(sshFingerprintText(key.expected)));
    facts.append((key.hasChanged() ? AccessStrings::tr("Shown by the server: %1")
                                   : AccessStrings::tr("Fingerprint: %1"))
                     .arg(sshFingerprintText(key.sha256)));
    return facts;
}

} // namespace

QStringList accessFacts(const Error &error)
{
    QStringList facts;
    const auto certificate = certificateIn(error);
    if (certificate && certificate->isHostKey()) {
        facts.append(hostKeyFacts(*certificate));
    } else if (certificate) {
        facts.append(AccessStrings::tr("Certificate for: %1").arg(plainName(certificate->subject)));
        facts.append(AccessStrings::tr("Issued by: %1").arg(plainName(certificate->issuer)));
        if (certificate->validFrom.isValid() && certificate->validTo.isValid())
            facts.append(AccessStrings::tr("Valid: %1 to %2")
                             .arg(day(certificate->validFrom), day(certificate->validTo)));
        facts.append(AccessStrings::tr("SHA-256: %1").arg(fingerprintText(certificate->sha256)));
    }
    if (const auto need = signInNeed(error); need && !need->realm.isEmpty())
        facts.append(AccessStrings::tr("Realm: %1").arg(plainName(need->realm)));
    return facts;
}

} // namespace kurier

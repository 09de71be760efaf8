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

class Text
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

QStringList accessFacts(const Error &error)
{
    QStringList facts;
    if (const auto certificate = certificateIn(error)) {
        facts.append(Text::tr("Certificate for: %1").arg(plainName(certificate->subject)));
        facts.append(Text::tr("Issued by: %1").arg(plainName(certificate->issuer)));
        if (certificate->validFrom.isValid() && certificate->validTo.isValid())
            facts.append(Text::tr("Valid: %1 to %2")
                             .arg(day(certificate->validFrom), day(certificate->validTo)));
        facts.append(Text::tr("SHA-256: %1").arg(fingerprintText(certificate->sha256)));
    }
    if (const auto need = signInNeed(error); need && !need->realm.isEmpty())
        facts.append(Text::tr("Realm: %1").arg(plainName(need->realm)));
    return facts;
}

} // namespace kurier

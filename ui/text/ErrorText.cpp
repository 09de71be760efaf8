// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/ErrorText.h"

#include "core/access/ServerCertificate.h"
#include "core/job/Checksum.h"
#include "core/job/CleanupDoubt.h"
#include "core/job/JobSpec.h"
#include "core/job/MissingSpace.h"
#include "ui/text/ErrorWords.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

constexpr ErrorWords kUnknown {ErrorCode::EFail,
                               QT_TRANSLATE_NOOP("ErrorText", "An unexpected error occurred"),
                               QT_TRANSLATE_NOOP("ErrorText", "unexpected error"),
                               QT_TRANSLATE_NOOP("ErrorText", "Resume the transfer to try again.")};

/// By CleanupDoubt.
constexpr std::array kDoubts = {
    ErrorWords {ErrorCode::DoEErrorInformationUnavailable,
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The server may hold an upload whose address it did not tell"),
                QT_TRANSLATE_NOOP("ErrorText", "maybe left on the server"),
                QT_TRANSLATE_NOOP("ErrorText", "Look there, or wait until the server drops it.")},
    ErrorWords {ErrorCode::DoEErrorInformationUnavailable,
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The file may already have reached the server; nothing was "
                                  "deleted there"),
                QT_TRANSLATE_NOOP("ErrorText", "may have reached the server"),
                QT_TRANSLATE_NOOP("ErrorText", "Look there whether the file is wanted.")},
    ErrorWords {ErrorCode::BgEInvalidServerResponse,
                QT_TRANSLATE_NOOP("ErrorText",
                                  "The server said that it removed the upload, but still holds it"),
                QT_TRANSLATE_NOOP("ErrorText", "still on the server"),
                QT_TRANSLATE_NOOP("ErrorText", "Tell those who run the server.")},
};

constexpr ErrorWords kUnknownKey {
    ErrorCode::ECertificateUntrusted,
    QT_TRANSLATE_NOOP("ErrorText", "The SSH key of the server is not known yet"),
    QT_TRANSLATE_NOOP("ErrorText", "unknown SSH key"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "Compare its fingerprint with the one that those who run the server name, "
                      "then trust it.")};
constexpr ErrorWords kChangedKey {
    ErrorCode::ECertificateUntrusted,
    QT_TRANSLATE_NOOP("ErrorText", "The SSH key of the server is not the one that is known"),
    QT_TRANSLATE_NOOP("ErrorText", "changed SSH key"),
    QT_TRANSLATE_NOOP(
        "ErrorText",
        "Ask those who run the server whether it has a new key. Until then nothing is "
        "sent to it.")};

const ErrorWords &entryOf(const Error &error)
{
    if (const auto key = certificateIn(error); key && key->isHostKey())
        return key->hasChanged() ? kChangedKey : kUnknownKey;
    if (const auto doubt = doubtOf(error))
        return kDoubts.at(static_cast<std::size_t>(*doubt));
    if (const int status = httpStatusOf(error.code))
        return wordsOfHttp(status);
    const ErrorWords *const words = wordsOf(error.code, error.context);
    return words ? *words : kUnknown;
}

QString translated(const char *words, ErrorCode code)
{
    if (*words == '\0')
        return {};
    QString text = QCoreApplication::translate("ErrorText", words);
    const int status = httpStatusOf(code);
    return status > 0 ? text.replace(QLatin1String("%1"), QString::number(status)) : text;
}

QString shownSubject(const QString &subject)
{
    static constexpr std::array schemes = {"http://", "https://", "ftp://",
                                           "ftps://", "sftp://",  "s3://"};
    const bool address =
        std::any_of(schemes.begin(), schemes.end(), [&subject](const char *scheme) {
            return subject.startsWith(QLatin1String(scheme));
        });
    return plainName(address ? displayUrl(subject.toUtf8()) : subject);
}

} // namespace

QString errorText(const Error &error)
{
    QString sentence = translated(entryOf(error).sentence, error.code);
    if (const auto values = ChecksumMismatch::fromDetail(error.detail))
        sentence = QCoreApplication::translate("ErrorText", "%1 (expected %2, received %3)",
                                               "sentence, checksum, checksum")
                       .arg(sentence, QString::fromLatin1(values->expected.toText()),
                            QString::fromLatin1(values->found.toText()));
    else if (const auto sizes = SizeMismatch::fromDetail(error.detail))
        sentence = QCoreApplication::translate(
                       "ErrorText", "The file has another size (expected %1, found %2 bytes)")
                       .arg(QLocale().toString(sizes->expected), QLocale().toString(sizes->found));
    else if (const auto missing = MissingSpace::fromDetail(error.detail))
        sentence =
            QCoreApplication::translate("ErrorText", "%1 (%2 more needed)", "sentence, amount")
                .arg(sentence, formatBytes(missing->bytes));
    else if (error.code == ErrorCode::BgEBlockedByPolicy && !error.detail.isEmpty())
        sentence = QCoreApplication::translate("ErrorText", "%1 (rule %2)", "sentence, rule")
                       .arg(sentence, plainName(error.detail));
    if (error.subject.isEmpty())
        return QCoreApplication::translate("ErrorText", "%1.", "a whole sentence").arg(sentence);
    return QCoreApplication::translate("ErrorText", "%1: %2", "sentence: file or address")
        .arg(sentence, shownSubject(error.subject));
}

QString errorShortText(const Error &error)
{
    return translated(entryOf(error).shortText, error.code);
}

QString errorAdvice(const Error &error)
{
    if (MissingSpace::fromDetail(error.detail))
        return QCoreApplication::translate(
            "ErrorText", "The transfer continues by itself as soon as there is enough space.");
    return translated(entryOf(error).advice, error.code);
}

} // namespace kurier

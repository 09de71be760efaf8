// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TextDecoding.h"

#include <QStringDecoder>

namespace kurier {

namespace {

/// The byte behind "%XX" at \a index of \a text, or -1.
int byteAt(const QByteArray &text, qsizetype index)
{
    constexpr auto digit = [](char character) {
        if (character >= '0' && character <= '9')
            return character - '0';
        const int letter = character | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    };
    if (text.at(index) != '%' || index + 2 >= text.size())
        return -1;
    const int high = digit(text.at(index + 1));
    const int low = digit(text.at(index + 2));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

} // namespace

std::optional<QString> decodeUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

QString decodeUtf8OrLatin1(const QByteArray &bytes)
{
    return decodeUtf8(bytes).value_or(QString::fromLatin1(bytes));
}

QByteArray percentDecoded(const QByteArray &text)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int byte = byteAt(text, i);
        decoded += byte < 0 ? text.at(i) : static_cast<char>(byte);
        i += byte < 0 ? 0 : 2;
    }
    return decoded;
}

bool isPercentEncoded(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == '%' && byteAt(text, i) < 0)
            return false;
    }
    return true;
}

} // namespace kurier

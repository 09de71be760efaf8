// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TargetPath.h"
#include "core/files/TextDecoding.h"

#include <algorithm>
#include <optional>

namespace kurier {

namespace {

bool isTokenCharacter(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte > 32 && byte < 127 && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(character);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// Where the parameter that begins at \a from ends: at a semicolon outside quotes, or at the end.
qsizetype parameterEnd(const QByteArray &value, qsizetype from)
{
    bool quoted = false;
    for (qsizetype i = from; i < value.size(); ++i) {
        const char character = value.at(i);
        if (quoted && character == '\\')
            ++i;
        else if (character == '"')
            quoted = !quoted;
        else if (character == ';' && !quoted)
            return i;
    }
    return value.size();
}

/// The content of a quoted-string (RFC 9110 section 5.6.4) that is the whole of \a text.
std::optional<QByteArray> unquoted(const QByteArray &text)
{
    QByteArray content;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const char character = text.at(i);
        if (character == '"')
            return i + 1 == text.size() ? std::optional(content) : std::nullopt;
        if (character == '\\' && i + 1 < text.size())
            content += text.at(++i);
        else
            content += character;
    }
    return std::nullopt;
}

/// A parameter's value. Servers often forget the quotes, so an unquoted value may hold more than a
/// token, unless it looks like two parameters or two fields run together.
std::optional<QByteArray> parameterValue(const QByteArray &text)
{
    if (text.startsWith('"'))
        return unquoted(text);
    const bool runTogether = text.contains(' ') && (text.contains('=') || text.contains(','));
    if (text.isEmpty() || text.contains('"') || runTogether)
        return std::nullopt;
    return text;
}

/// An ext-value by RFC 8187 section 3.2: charset'language'percent-encoded.
std::optional<QString> extendedValue(const QByteArray &value)
{
    const qsizetype first = value.indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    if (second < 0)
        return std::nullopt;
    const QByteArray charset = value.left(first).toLower();
    const QByteArray encoded = value.mid(second + 1);
    if (!isPercentEncoded(encoded))
        return std::nullopt;
    const QByteArray bytes = percentDecoded(encoded);
    if (charset == "utf-8")
        return decodeUtf8(bytes);
    if (charset == "iso-8859-1")
        return QString::fromLatin1(bytes);
    return std::nullopt;
}

} // namespace

QString fileNameFromContentDisposition(const QByteArray &value)
{
    qsizetype position = parameterEnd(value, 0);
    if (!isToken(value.left(position).trimmed()))
        return {};
    std::optional<QString> plain;
    std::optional<QString> extended;
    while (position < value.size()) {
        const qsizetype end = parameterEnd(value, position + 1);
        const QByteArray parameter = value.mid(position + 1, end - position - 1);
        position = end;
        const qsizetype equals = parameter.indexOf('=');
        if (equals < 0)
            continue;
        const QByteArray name = parameter.left(equals).trimmed().toLower();
        const auto content = parameterValue(parameter.mid(equals + 1).trimmed());
        if (name == "filename" && content && !plain)
            plain = decodeUtf8OrLatin1(*content);
        else if (name == "filename*" && content && !extended)
            extended = extendedValue(*content);
    }
    return extended.value_or(plain.value_or(QString()));
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/StructuredField.h"

#include <algorithm>

namespace kurier {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isLetter(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

/// Reads RFC 8941 4.2 from front to back; every function says whether it could.
class Reader final
{
public:
    using Member = std::pair<QByteArray, QByteArray>;

    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    bool dictionary(std::vector<Member> &members)
    {
        skip(" ");
        while (!m_rest.empty()) {
            if (!member(members))
                return false;
            skip(" \t");
            if (m_rest.empty())
                return true;
            if (!take(','))
                return false;
            skip(" \t");
            if (m_rest.empty())
                return false;
        }
        return true;
    }

private:
    bool member(std::vector<Member> &members)
    {
        QByteArray name;
        if (!key(name))
            return false;
        std::optional<QByteArray> bytes;
        const bool read = take('=') ? itemOrList(bytes) : true;
        if (!read || !parameters())
            return false;
        const auto same = std::find_if(members.begin(), members.end(),
                                       [&](const Member &each) { return each.first == name; });
        if (same != members.end())
            members.erase(same);
        if (bytes)
            members.emplace_back(name, *bytes);
        return true;
    }

    bool key(QByteArray &name)
    {
        if (m_rest.empty() || !(isLower(m_rest.front()) || m_rest.front() == '*'))
            return false;
        const std::string_view text = takeWhile([](char c) {
            return isLower(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
        });
        name = QByteArray(text.data(), static_cast<qsizetype>(text.size()));
        return true;
    }

    bool itemOrList(std::optional<QByteArray> &bytes)
    {
        if (!take('('))
            return bareItem(bytes);
        std::optional<QByteArray> ignored;
        for (;;) {
            skip(" ");
            if (take(')'))
                return true;
            if (!bareItem(ignored) || !parameters())
                return false;
            if (m_rest.empty() || (m_rest.front() != ' ' && m_rest.front() != ')'))
                return false;
        }
    }

    bool bareItem(std::optional<QByteArray> &bytes)
    {
        if (m_rest.empty())
            return false;
        const char first = m_rest.front();
        if (first == '"')
            return string();
        if (first == ':')
            return byteSequence(bytes);
        if (take('?'))
            return take('0') || take('1');
        if (first == '-' || isDigit(first))
            return number();
        if (!isLetter(first) && first != '*')
            return false;
        constexpr std::string_view marks = "!#$%&'*+-.^_`|~:/";
        takeWhile([marks](char c) {
            return isLetter(c) || isDigit(c) || marks.find(c) != std::string_view::npos;
        });
        return true;
    }

    bool byteSequence(std::optional<QByteArray> &bytes)
    {
        m_rest.remove_prefix(1);
        const std::size_t end = m_rest.find(':');
        if (end == std::string_view::npos)
            return false;
        bytes = decodeBase64(m_rest.substr(0, end));
        m_rest.remove_prefix(end + 1);
        return bytes.has_value();
    }

    bool string()
    {
        for (std::size_t i = 1; i < m_rest.size(); ++i) {
            const char c = m_rest[i];
            if (c == '"') {
                m_rest.remove_prefix(i + 1);
                return true;
            }
            if (c == '\\') {
                ++i;
                if (i == m_rest.size() || (m_rest[i] != '"' && m_rest[i] != '\\'))
                    return false;
            } else if (static_cast<unsigned char>(c) < 0x20
                       || static_cast<unsigned char>(c) > 0x7E) {
                return false;
            }
        }
        return false;
    }

    bool number()
    {
        static_cast<void>(take('-'));
        const std::size_t whole = takeWhile(isDigit).size();
        if (!take('.'))
            return whole >= 1 && whole <= 15;
        const std::size_t part = takeWhile(isDigit).size();
        return whole >= 1 && whole <= 12 && part >= 1 && part <= 3;
    }

    bool parameters()
    {
        while (take(';')) {
            skip(" ");
            QByteArray name;
            std::optional<QByteArray> ignored;
            if (!key(name) || (take('=') && !bareItem(ignored)))
                return false;
        }
        return true;
    }

    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    template <class Accepts>
    std::string_view takeWhile(Accepts accepts)
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), accepts);
        const std::string_view taken =
            m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    void skip(std::string_view characters)
    {
        takeWhile([characters](char c) { return characters.find(c) != std::string_view::npos; });
    }

    std::string_view m_rest;
};

} // namespace

std::optional<std::vector<std::pair<QByteArray, QByteArray>>>
byteSequencesOfDictionary(std::string_view text)
{
    std::vector<Reader::Member> members;
    if (!Reader(text).dictionary(members))
        return std::nullopt;
    return members;
}

std::optional<QByteArray> decodeBase64(std::string_view text)
{
    const QByteArray encoded(text.data(), static_cast<qsizetype>(text.size()));
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != encoded)
        return std::nullopt;
    return decoded.decoded;
}

} // namespace kurier

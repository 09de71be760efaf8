// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/Netrc.h"

namespace kurier {

namespace {

/// Words separated by white space; quotes and comments as the usual readers take them.
class Words final
{
public:
    explicit Words(const QByteArray &text)
        : m_text(text)
    {
    }

    QByteArray next()
    {
        // A password may begin with a hash; only a line that does is a comment.
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '#' && m_fresh)
                skipLine();
            else if (!isBlank(c))
                break;
            else
                m_fresh = m_fresh || c == '\n';
        }
        m_fresh = false;
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return quoted();
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }
    /// A macro ends at an empty line.
    void skipMacro()
    {
        const qsizetype end = m_text.indexOf("\n\n", m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    void skipLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        m_at = end < 0 ? m_text.size() - 1 : end;
    }
    QByteArray quoted()
    {
        QByteArray word;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            word.append(m_text[m_at]);
        }
        ++m_at;
        return word;
    }

    const QByteArray m_text;
    qsizetype m_at = 0;
    bool m_fresh = true; ///< Nothing but blanks in this line so far.
};

} // namespace

std::optional<Credentials> credentialsFromNetrc(const QByteArray &text, const QByteArray &host)
{
    Words words(text);
    Credentials entry;
    bool ours = false;
    for (QByteArray word = words.next(); !word.isEmpty(); word = words.next()) {
        if (word == "machine" || word == "default") {
            if (ours && !entry.isEmpty())
                return entry;
            entry = {};
            ours = word == "machine" && words.next().toLower() == host;
        } else if (word == "login") {
            entry.user = words.next();
        } else if (word == "password") {
            entry.password = words.next();
        } else if (word == "account") {
            words.next();
        } else if (word == "macdef") {
            words.skipMacro();
        }
    }
    return ours && !entry.isEmpty() ? std::optional(entry) : std::nullopt;
}

} // namespace kurier

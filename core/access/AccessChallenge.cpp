// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/AccessChallenge.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kurier {

namespace {

/// Walks over one field value; RFC 9110 5.6.
class Cursor final
{
public:
    explicit Cursor(const QByteArray &text)
        : m_text(text.constData(), static_cast<std::size_t>(text.size()))
    {
    }

    [[nodiscard]] bool atEnd() const { return m_text.empty(); }
    void skip(std::string_view any)
    {
        const std::size_t first = m_text.find_first_not_of(any);
        m_text.remove_prefix(first == std::string_view::npos ? m_text.size() : first);
    }
    bool take(char c)
    {
        const bool there = !m_text.empty() && m_text.front() == c;
        if (there)
            m_text.remove_prefix(1);
        return there;
    }
    QByteArray word()
    {
        const std::size_t end = std::min(m_text.find_first_of(" \t,=\""), m_text.size());
        const QByteArray word(m_text.data(), static_cast<qsizetype>(end));
        m_text.remove_prefix(end);
        return word;
    }
    QByteArray value()
    {
        if (!take('"'))
            return word();
        QByteArray text;
        while (!m_text.empty() && !take('"')) {
            take('\\');
            if (m_text.empty())
                break;
            text.append(m_text.front());
            m_text.remove_prefix(1);
        }
        return text;
    }
    void dropOne()
    {
        if (!m_text.empty())
            m_text.remove_prefix(1);
    }

private:
    std::string_view m_text;
};

struct Offer
{
    QByteArray scheme;
    QByteArray realm;
};

void readOffers(const QByteArray &field, std::vector<Offer> &offers)
{
    Cursor cursor(field);
    while (!cursor.atEnd()) {
        cursor.skip(" \t,");
        const QByteArray word = cursor.word().toLower();
        cursor.skip(" \t");
        if (!cursor.take('=')) {
            if (!word.isEmpty())
                offers.push_back({word, {}});
            else
                cursor.dropOne();
            continue;
        }
        // The padding of a token68 looks like a parameter without a value.
        cursor.skip("= \t");
        const QByteArray value = cursor.value();
        if (word == "realm" && !offers.empty())
            offers.back().realm = value;
    }
}

} // namespace

AccessChallenge parseChallenge(const std::vector<QByteArray> &fields)
{
    std::vector<Offer> offers;
    for (const QByteArray &field : fields)
        readOffers(field, offers);
    AccessChallenge challenge;
    QByteArray realms[3];
    for (const Offer &offer : offers) {
        const auto note = [&offer](bool &flag, QByteArray &realm) {
            if (!std::exchange(flag, true))
                realm = offer.realm;
        };
        if (offer.scheme == "digest")
            note(challenge.digest, realms[0]);
        else if (offer.scheme == "basic")
            note(challenge.basic, realms[1]);
        else if (offer.scheme == "bearer")
            note(challenge.bearer, realms[2]);
    }
    const int used = challenge.digest ? 0 : challenge.basic ? 1 : 2;
    challenge.realm = QString::fromUtf8(realms[used]).left(256);
    return challenge;
}

AccessScheme schemeFor(const AccessChallenge &challenge, const Credentials &credentials)
{
    if (credentials.scheme == AccessScheme::Bearer)
        return challenge.bearer ? AccessScheme::Bearer : AccessScheme::Unknown;
    if (challenge.digest)
        return AccessScheme::Digest;
    return challenge.basic ? AccessScheme::Basic : AccessScheme::Unknown;
}

} // namespace kurier

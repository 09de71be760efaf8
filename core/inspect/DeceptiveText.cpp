// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/DeceptiveText.h"

#include <QChar>
#include <QList>

namespace kurier {

namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kZeroWidthNonJoiner = 0x200C;

bool isHidden(char32_t c)
{
    // Joiners belong to the spelling of some languages and to pictures made of several.
    if (c == kZeroWidthJoiner || c == kZeroWidthNonJoiner)
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// Cyrillic letters whose usual shape is that of a Latin one.
bool looksLatin(char32_t c)
{
    static const QString letters = QStringLiteral("аеорсухіјѕԁһӏԛԝАВЕКМНОРСТХІЈЅҮԌ");
    return c < 0x10000 && letters.contains(QChar(static_cast<char16_t>(c)));
}

/// What the letters of one word are.
class Word final
{
public:
    void add(char32_t c)
    {
        switch (QChar::script(c)) {
        case QChar::Script_Latin:
            m_latin = true;
            break;
        case QChar::Script_Cyrillic:
            m_cyrillic = true;
            m_all = m_all && looksLatin(c);
            ++m_letters;
            break;
        case QChar::Script_Greek:
            m_greek = true;
            break;
        default:
            break;
        }
    }
    [[nodiscard]] bool isDeceptive() const
    {
        constexpr int kOneLetterWords = 2;
        const bool mixed = (m_latin && (m_cyrillic || m_greek)) || (m_cyrillic && m_greek);
        return mixed || (m_cyrillic && m_all && m_letters > kOneLetterWords);
    }

private:
    bool m_latin = false;
    bool m_cyrillic = false;
    bool m_greek = false;
    bool m_all = true;
    int m_letters = 0;
};

} // namespace

bool isDeceptive(const QString &text)
{
    Word word;
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points) {
        if (isHidden(c))
            return true;
        if (QChar::isLetter(c)) {
            word.add(c);
            continue;
        }
        if (word.isDeceptive())
            return true;
        word = {};
    }
    return word.isDeceptive();
}

} // namespace kurier

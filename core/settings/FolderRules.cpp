// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/FolderRules.h"

#include <QDir>

#include <algorithm>

namespace kurier {

namespace {

constexpr QLatin1String kArrow(" -> ");

/// \a pattern and \a name in one case. Greedy with one point to go back to, so that no pattern
/// takes long.
bool fits(QStringView pattern, QStringView name)
{
    qsizetype at = 0;
    qsizetype next = 0;
    qsizetype star = -1;
    qsizetype tried = 0;
    while (next < name.size()) {
        const bool left = at < pattern.size();
        if (left && pattern.at(at) == QLatin1Char('*')) {
            star = at++;
            tried = next;
        } else if (left
                   && (pattern.at(at) == QLatin1Char('?') || pattern.at(at) == name.at(next))) {
            ++at;
            ++next;
        } else if (star >= 0) {
            at = star + 1;
            next = ++tried;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern.at(at) == QLatin1Char('*'))
        ++at;
    return at == pattern.size();
}

} // namespace

FolderRules::FolderRules(const QList<FolderRule> &rules)
{
    for (const FolderRule &rule : rules) {
        const FolderRule clean {rule.patterns.simplified(), QDir::cleanPath(rule.folder)};
        if (m_rules.size() >= kMostRules || clean.patterns.isEmpty()
            || !QDir::isAbsolutePath(clean.folder))
            continue;
        m_rules.append(clean);
        m_patterns.append(clean.patterns.toCaseFolded().split(QLatin1Char(' ')));
    }
}

QString FolderRules::folderFor(const QString &name, const QString &otherwise) const
{
    const QString file = name.section(QLatin1Char('/'), -1).toCaseFolded();
    if (file.isEmpty())
        return otherwise;
    const auto rule =
        std::find_if(m_patterns.cbegin(), m_patterns.cend(), [&file](const QStringList &patterns) {
            return std::any_of(patterns.cbegin(), patterns.cend(),
                               [&file](const QString &pattern) { return fits(pattern, file); });
        });
    return rule == m_patterns.cend() ? otherwise : m_rules.at(rule - m_patterns.cbegin()).folder;
}

QString toText(const FolderRule &rule)
{
    return rule.patterns + kArrow + rule.folder;
}

std::optional<FolderRule> folderRuleFromText(const QString &text)
{
    const qsizetype arrow = text.indexOf(kArrow);
    if (arrow < 0)
        return std::nullopt;
    const FolderRules read({{text.left(arrow), text.mid(arrow + kArrow.size())}});
    return read.isEmpty() ? std::nullopt : std::optional(read.rules().constFirst());
}

} // namespace kurier

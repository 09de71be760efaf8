// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace kurier {

/// A folder for files of certain types.
struct FolderRule
{
    /// Wildcards for names, with spaces between them: "*.iso *.img". Upper and lower case are the
    /// same; "*" any text, "?" one character.
    QString patterns;
    QString folder; ///< Absolute.

    friend bool operator==(const FolderRule &, const FolderRule &) = default;
};

/// Folders by the types of files. Of rules that fit a name the first counts. Value; any thread;
/// looks at no file system.
class FolderRules
{
public:
    static constexpr qsizetype kMostRules = 64;

    FolderRules() = default;
    /// Takes the first kMostRules of \a rules; those without a pattern or with a folder that is
    /// not absolute are left out.
    explicit FolderRules(const QList<FolderRule> &rules);

    [[nodiscard]] const QList<FolderRule> &rules() const { return m_rules; }
    [[nodiscard]] bool isEmpty() const { return m_rules.isEmpty(); }
    /// Where a file called \a name goes; \a otherwise when no rule fits. \a name may have folders
    /// before it, of which no rule knows.
    [[nodiscard]] QString folderFor(const QString &name, const QString &otherwise) const;

    friend bool operator==(const FolderRules &, const FolderRules &) = default;

private:
    QList<FolderRule> m_rules;
    QList<QStringList> m_patterns; ///< Of each rule, one by one and in one case.
};

/// "*.iso *.img -> /home/anna/Images": how kurier.conf holds a rule.
[[nodiscard]] QString toText(const FolderRule &rule);
/// Nothing when \a text is no rule.
[[nodiscard]] std::optional<FolderRule> folderRuleFromText(const QString &text);

} // namespace kurier

Q_DECLARE_METATYPE(kurier::FolderRules)

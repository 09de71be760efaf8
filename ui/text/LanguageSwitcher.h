// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace kurier {

/// Loads the texts of one language into the application and replaces them while it runs: the own
/// ones from :/i18n, Qt's from its translations directory. Installing a translator makes Qt send
/// LanguageChange to every widget. Also sets the default locale, so that numbers fit the words.
/// Thread: the one of the application object. Removes its translators when destroyed.
class LanguageSwitcher final : public QObject
{
    Q_OBJECT
public:
    explicit LanguageSwitcher(QObject *parent = nullptr);
    ~LanguageSwitcher() override;

    /// \a code is "de", "en", or empty for the language of the system; anything there are no texts
    /// for means English. Nothing happens when that language is in use already.
    void use(const QString &code);
    /// The language in use: "de" or "en"; empty before the first use().
    [[nodiscard]] QString current() const { return m_current; }

    /// Codes there are texts for.
    [[nodiscard]] static QStringList available();

private:
    [[nodiscard]] static QLocale localeFor(const QString &language);
    void install(const QString &language);

    QTranslator m_own;
    QTranslator m_qt;
    QLocale m_system;
    QString m_current;
};

} // namespace kurier

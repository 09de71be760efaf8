// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/LanguageSwitcher.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace kurier {

namespace {

QString languageOf(const QLocale &locale)
{
    return locale.name().section(QLatin1Char('_'), 0, 0);
}

} // namespace

LanguageSwitcher::LanguageSwitcher(QObject *parent)
    : QObject(parent)
    , m_system(QLocale::system())
{
}

LanguageSwitcher::~LanguageSwitcher()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList LanguageSwitcher::available()
{
    return {QStringLiteral("de"), QStringLiteral("en")};
}

void LanguageSwitcher::use(const QString &code)
{
    QString language = code;
    if (language.isEmpty()) {
        const QStringList wanted = m_system.uiLanguages();
        language = languageOf(wanted.isEmpty() ? m_system : QLocale(wanted.constFirst()));
    }
    if (!available().contains(language))
        language = QStringLiteral("en");
    if (language != m_current)
        install(language);
}

QLocale LanguageSwitcher::localeFor(const QString &language)
{
    // A territory the person has set (de_AT, en_GB) keeps its number and date formats.
    const QLocale system = QLocale::system();
    return languageOf(system) == language ? system : QLocale(language);
}

void LanguageSwitcher::install(const QString &language)
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // First, as the LanguageChange that follows makes widgets format their numbers again.
    QLocale::setDefault(localeFor(language));
    m_current = language;
    const QString qtTexts = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (m_qt.load(QStringLiteral("qtbase_") + language, qtTexts))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral("kurier_") + language, QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/CommandLine.h"

#include "app/ctl/OwnerProcess.h"
#include "core/metalink/Metalink.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace kurier {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

StartOptions usageError(const QString &problem)
{
    StartOptions options;
    options.mode = StartOptions::Mode::Usage;
    options.text = tr("kurier: %1. Try: kurier --help").arg(problem);
    return options;
}

/// --user or --all-users, \a mixed with what does not go with it.
StartOptions inspection(StartOptions options, const QString &user, bool mixed)
{
    if (mixed)
        return usageError(tr("--user and --all-users open a window of their own"));
    if (!options.urls.isEmpty())
        return usageError(tr("only the user may add jobs"));
    options.mode = StartOptions::Mode::Inspect;
    options.user = user;
    return options;
}

} // namespace

StartOptions parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("The transfer queue of the desktop. Addresses are offered in the Add dialog.\n"
           "Example: kurier https://example.org/file.iso"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  tr("Show this help."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     tr("Show the version."));
    const QCommandLineOption background(QStringLiteral("background"),
                                        tr("Start with the window hidden."));
    const QCommandLineOption headless(QStringLiteral("headless"),
                                      tr("Run the queue without any display."));
    const QCommandLineOption language(QStringLiteral("lang"), tr("Language of this run: de or en."),
                                      QStringLiteral("code"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        tr("Write a picture of the window to a file and end."),
                                        QStringLiteral("file"));
    const QCommandLineOption user(QStringLiteral("user"), tr("Show the queue of another user."),
                                  QStringLiteral("name"));
    const QCommandLineOption allUsers(QStringLiteral("all-users"),
                                      tr("Show the queues of all users."));
    parser.addOptions({help, version, background, headless, language, screenshot, user, allUsers});
    parser.addPositionalArgument(QStringLiteral("URL"), tr("Addresses to add."),
                                 QStringLiteral("[URL…]"));
    StartOptions options;
    if (arguments == QStringList {QLatin1String(kServeStored)}) {
        options.mode = StartOptions::Mode::ServeStored;
        return options;
    }
    if (!parser.parse(QStringList {QStringLiteral("kurier")} + arguments))
        return usageError(parser.errorText().chopped(parser.errorText().endsWith(u'.') ? 1 : 0));

    if (parser.isSet(help) || parser.isSet(version)) {
        options.mode = StartOptions::Mode::PrintAndExit;
        options.text =
            parser.isSet(help) ? parser.helpText() : QStringLiteral("kurier " KURIER_VERSION "\n");
        return options;
    }
    // Whoever shows them may have been started in another folder.
    for (const QString &word : parser.positionalArguments()) {
        const auto path = localMetalinkPath(word);
        options.urls.append(path ? QFileInfo(*path).absoluteFilePath() : word);
    }
    options.language = parser.value(language);
    options.screenshot = parser.value(screenshot);
    const bool known = options.language.isEmpty() || options.language == QLatin1String("de")
        || options.language == QLatin1String("en");
    if (!known)
        return usageError(tr("no language “%1”, there are de and en").arg(options.language));
    if (parser.isSet(user) || parser.isSet(allUsers))
        return inspection(std::move(options), parser.isSet(user) ? parser.value(user) : QString(),
                          parser.isSet(user) == parser.isSet(allUsers) || parser.isSet(headless)
                              || parser.isSet(background));
    if (parser.isSet(headless)) {
        if (!options.urls.isEmpty())
            return usageError(tr("--headless takes no addresses; use kurierctl add"));
        options.mode = StartOptions::Mode::Headless;
    } else if (parser.isSet(background)) {
        options.mode = StartOptions::Mode::Background;
    }
    return options;
}

} // namespace kurier

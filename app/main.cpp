// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"
#include "app/Run.h"
#include "app/ctl/OwnerProcess.h"
#include "app/ctl/OwnerQueue.h"

#include <QApplication>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

namespace {

bool needsNoWindow(int argc, char **argv)
{
    constexpr std::array words = {"--headless", "--help", "-h",
                                  "--version",  "-v",     kurier::kServeStored};
    return std::any_of(argv + 1, argv + argc, [&words](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

} // namespace

int main(int argc, char **argv)
{
    using namespace kurier;
    // Own files are private; finished downloads get what the person's umask allows.
    const mode_t inherited = ::umask(077);
    const quint32 publishedMode = 0666U & ~static_cast<quint32>(inherited);
    std::unique_ptr<QCoreApplication> application;
    if (needsNoWindow(argc, argv))
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kurier"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KURIER_VERSION));

    const StartOptions options = parseCommandLine(QCoreApplication::arguments().mid(1));
    switch (options.mode) {
    case StartOptions::Mode::PrintAndExit:
        std::fputs(qUtf8Printable(options.text), stdout);
        return 0;
    case StartOptions::Mode::Usage:
        std::fputs(qUtf8Printable(options.text + QLatin1Char('\n')), stderr);
        return 2;
    case StartOptions::Mode::Headless:
        return runHeadless(Paths::fromEnvironment(), publishedMode);
    case StartOptions::Mode::ServeStored:
        return serveStored();
    case StartOptions::Mode::Inspect:
        return runInspector(options, Paths::fromEnvironment(), publishedMode);
    case StartOptions::Mode::Window:
    case StartOptions::Mode::Background:
        break;
    }
    return runWindow(options, Paths::fromEnvironment(), publishedMode);
}

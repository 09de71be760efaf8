// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlApplication.h"

#include <QCoreApplication>

#include <langinfo.h>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace {

/// Everything here is written in UTF-8; in a locale with another encoding Qt would say so on
/// stderr with every call. The language stays as it is.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    if (const char *const all = std::getenv("LC_ALL"); all != nullptr && *all != '\0') {
        ::setenv("LC_MESSAGES", all, 1);
        ::unsetenv("LC_ALL");
    }
    ::setenv("LC_CTYPE", "C.UTF-8", 1);
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8();
    // Whoever reads no further does not end what was asked for; it fails like any other output.
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kurierctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KURIER_VERSION));
    return kurier::runKurierctl(QCoreApplication::arguments().mid(1));
}

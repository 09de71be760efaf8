// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/InstanceLock.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>

/// Takes the lock named by its argument, says so, and keeps it until it is killed.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    kurier::InstanceLock lock(QCoreApplication::arguments().value(1));
    if (!lock.tryLock())
        return 1;
    std::puts("locked");
    std::fflush(stdout);
    ::pause();
    return 0;
}

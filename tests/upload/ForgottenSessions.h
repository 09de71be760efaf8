// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_ADDRESS__)
// libcurl 7.88 gives up taking leave of a silent SSH server after a second, and libssh2 forgets its
// session, as it does where the server hangs up in the middle of it. For one file of a program.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libssh2.so\nleak:libcurl.so\n";
}
#endif

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/Programs.h"

#include <QJsonArray>
#include <QProcessEnvironment>
#include <QStringList>

namespace kurier::test {

/// The users that tests/with_two_users makes, and the real programs with their rights or root's.
/// Thread: the test's.
struct User
{
    uint uid = 0;
    QString name;
    QString home;

    [[nodiscard]] QString data() const { return home + QStringLiteral("/.local/share/kurier"); }
    [[nodiscard]] QString database() const { return data() + QStringLiteral("/queue.db"); }
    [[nodiscard]] QString runtime() const { return QStringLiteral("/run/user/%1/kurier").arg(uid); }
    [[nodiscard]] QString socket() const { return runtime() + QStringLiteral("/control.sock"); }
};

/// Where their homes are; empty where the test does not run by that script.
[[nodiscard]] QString top();
[[nodiscard]] const User &anna();
[[nodiscard]] const User &bert();
inline const User *const kRoot = nullptr;

[[nodiscard]] QProcessEnvironment environmentOf(const User *user);
/// A command with the rights of \a user, of root for null.
ProgramResult runAs(const User *user, const QStringList &command);
/// kurierctl.
ProgramResult ctl(const User *user, const QStringList &arguments);
/// The id of a job that is added.
QString add(const User &user, const QStringList &arguments);
[[nodiscard]] QJsonArray jobsOf(const ProgramResult &run);
[[nodiscard]] QStringList ownersOf(const ProgramResult &run);
/// Ends the user's queue, and everything of it is forgotten.
void reset(const User &user);
[[nodiscard]] qint64 pidOf(const User &user);
void killHard(const User &user);

} // namespace kurier::test

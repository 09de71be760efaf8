// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QueueOpener.h"

#include "core/control/PeerCredentials.h"
#include "core/control/UserAccount.h"
#include "ui/dialogs/OpenQueueDialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QThreadPool>

#include <unistd.h>

#include <utility>

namespace kurier {

namespace {

/// The list of accounts may come over the network.
QStringList usersToOffer()
{
    if (::geteuid() != 0)
        return {userName(::geteuid())};
    QStringList names;
    const QList<UserAccount> accounts = allAccounts();
    for (const UserAccount &account : accounts)
        names.append(account.name);
    return names;
}

void openWindow(const QString &user)
{
    const QStringList arguments = user.isEmpty() ? QStringList {QStringLiteral("--all-users")}
                                                 : QStringList {QStringLiteral("--user"), user};
    QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments, QDir::rootPath());
}

} // namespace

QueueOpener::QueueOpener(QObject *parent)
    : QObject(parent)
{
}

void QueueOpener::ask(QWidget &window)
{
    if (std::exchange(m_asking, true))
        return;
    m_window = &window;
    QThreadPool::globalInstance()->start([self = QPointer(this)] {
        const QStringList users = usersToOffer();
        QMetaObject::invokeMethod(
            qApp,
            [self, users] {
                if (self)
                    self->offer(users);
            },
            Qt::QueuedConnection);
    });
}

void QueueOpener::offer(const QStringList &users)
{
    m_asking = false;
    if (!m_window)
        return;
    auto *dialog = new OpenQueueDialog(users, ::geteuid() == 0, m_window);
    connect(dialog, &OpenQueueDialog::chosen, this, openWindow);
    dialog->open();
}

} // namespace kurier

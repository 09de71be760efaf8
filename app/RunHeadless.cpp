// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/EngineModule.h"
#include "app/QueueHost.h"
#include "app/QueueOwnership.h"
#include "app/Run.h"
#include "app/SystemNetworkState.h"
#include "app/UnixSignals.h"
#include "core/settings/Settings.h"
#include "ui/text/ErrorText.h"

#include <QCoreApplication>

#include <cstdio>

namespace kurier {

namespace {

int complain(const QString &sentence)
{
    std::fputs(qUtf8Printable(QStringLiteral("kurier: ") + sentence + QLatin1Char('\n')), stderr);
    return 1;
}

QString ownershipText(const Error &error)
{
    if (error.code == ErrorCode::BgEDestinationLocked)
        return QCoreApplication::translate(
                   "Run",
                   "the queue is already run by process %1. End that one first: kurierctl quit")
            .arg(error.detail);
    return errorText(error);
}

} // namespace

int runHeadless(const Paths &paths, quint32 publishedMode)
{
    QueueOwnership ownership(paths);
    if (auto owner = ownership.forHeadless(); !owner)
        return complain(ownershipText(owner.error()));
    EngineModule module;
    QueueHost host(paths, publishedMode, false, module);
    if (auto opened = host.open(); !opened)
        return complain(errorText(opened.error()));

    host.queue().setLimits(Settings(paths.settingsFile).queueLimits());
    SystemNetworkState network(module);
    host.watch(network);

    const UnixSignals signalWatch;
    QObject::connect(&signalWatch, &UnixSignals::terminationRequested, &host, &QueueHost::shutdown);
    QObject::connect(&host, &QueueHost::quitRequested, &host, &QueueHost::shutdown);
    QObject::connect(&host, &QueueHost::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(&host, &QueueHost::controlFailed, &host, [&host](const Error &error) {
        // Nobody could reach the queue: it is of no use without its socket.
        complain(errorText(error));
        host.shutdown();
    });
    QObject::connect(&host.queue(), &TransferQueue::storeSetAside, &host,
                     [](const QString &keptAs, const QString &reason) {
                         complain(
                             QCoreApplication::translate(
                                 "Run",
                                 "the queue’s database was damaged (%1). It is kept as %2; the "
                                 "queue starts empty.")
                                 .arg(reason, keptAs));
                     });
    QMetaObject::invokeMethod(&host, &QueueHost::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace kurier

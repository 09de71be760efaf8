// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/QueueHost.h"

#include "app/EngineModule.h"
#include "app/LazyTransferEngine.h"
#include "app/LazyUploadEngine.h"
#include "core/access/DesktopKeyRing.h"
#include "core/control/ControlServer.h"
#include "core/control/JobEventLog.h"
#include "core/files/PosixFileWorker.h"
#include "core/policy/PolicyFile.h"
#include "core/queue/JobController.h"
#include "core/queue/NetworkState.h"
#include "core/settings/Settings.h"
#include "core/storage/SqliteJobStore.h"

#include <QDir>
#include <QTimer>

namespace kurier {

namespace {
constexpr std::chrono::seconds kPatienceAtEnd {5};
constexpr std::chrono::milliseconds kEngineDeadline {500};

LogEvent removalEvent(const CleanupLog::Entry &entry)
{
    LogEvent event;
    event.kind = entry.what;
    event.message = QByteArray(entry.what) + ": " + entry.where.toUtf8();
    event.fields = {{"WHERE", entry.where.toUtf8()},
                    {"BYTES", QByteArray::number(entry.bytes)},
                    {"CODE", errorCodeName(entry.code).toLatin1()}};
    return event;
}

} // namespace

QueueHost::QueueHost(const Paths &paths, quint32 publishedMode, bool window, EngineModule &module)
    : m_paths(paths)
    , m_publishedMode(publishedMode)
    , m_window(window)
    , m_module(module)
    , m_inbox(ControllerInbox::create())
{
}

QueueHost::~QueueHost()
{
    joinThreads();
    delete m_server;
    delete m_controller;
}

Result<> QueueHost::open()
{
    if (auto made = makePrivateDirectory(m_paths.dataDirectory); !made)
        return made;
    if (auto usable = SqliteJobStore::check(m_paths.database); !usable)
        return usable;
    m_store =
        std::make_unique<SqliteJobStore>(m_paths.database, ControllerInbox::storeSink(m_inbox));
    m_log = std::make_unique<EventLog>(m_paths.stateDirectory, QLatin1String(EventLog::kJournal));
    m_files = std::make_unique<PosixFileWorker>(
        ControllerInbox::fileSink(m_inbox),
        [&module = m_module](ChecksumAlgorithm algorithm) { return module.makeDigest(algorithm); },
        std::make_unique<CleanupLog>(m_paths.stateDirectory,
                                     [log = m_log.get()](const CleanupLog::Entry &entry) {
                                         log->write(removalEvent(entry));
                                     }));
    const Policy policy = readPolicy(QLatin1String(kPolicyFile));
    TransferOptions options;
    options.mayFollow = [policy](const QByteArray &address) {
        return policy.checkAddress(address);
    };
    m_engine = std::make_unique<LazyTransferEngine>(
        m_module, ControllerInbox::transferSink(m_inbox), std::move(options));
    m_uploads = std::make_unique<LazyUploadEngine>(m_module, ControllerInbox::uploadSink(m_inbox));
    m_keyRing = openDesktopKeyRing();
    m_controller = new JobController(
        {m_clock, *m_store, *m_files, *m_engine, m_inbox, m_publishedMode, m_keyRing.get(),
         QDir::home().filePath(QStringLiteral(".netrc")),
         Settings(m_paths.settingsFile).downloadDirectory(), m_uploads.get(), policy},
        this);
    new JobEventLog(*m_controller, *m_log, m_clock.wall().count(), m_controller);
    return {};
}

TransferQueue &QueueHost::queue()
{
    return *m_controller;
}

void QueueHost::start()
{
    m_server = new ControlServer(*m_controller, m_paths.controlSocket,
                                 ControlInfo::ofThisProcess(m_window), this);
    connect(m_server, &ControlServer::quitRequested, this, &QueueHost::quitRequested);
    connect(m_server, &ControlServer::raiseRequested, this, &QueueHost::raiseRequested);
    if (auto listening = m_server->listen(); !listening)
        Q_EMIT controlFailed(listening.error());
    m_controller->load();
}

void QueueHost::watch(NetworkState &network)
{
    m_controller->awaitNetwork();
    connect(m_controller, &JobController::networkWanted, this, [this, &network] {
        // Here nobody waits for it to be loaded; there the window may.
        static_cast<void>(m_module.engines());
        // Not from inside the controller's turn, even where both live on one thread.
        QMetaObject::invokeMethod(&network, &NetworkState::begin, Qt::QueuedConnection);
    });
    connect(&network, &NetworkState::changed, m_controller, &JobController::setNetwork);
}

void QueueHost::shutdown()
{
    if (std::exchange(m_ending, true))
        return;
    const auto end = [this, ended = std::make_shared<bool>(false)] {
        if (std::exchange(*ended, true))
            return;
        joinThreads();
        Q_EMIT finished();
    };
    QTimer::singleShot(kPatienceAtEnd, this, end);
    m_controller->shutdown(end);
}

void QueueHost::joinThreads()
{
    if (m_engine)
        m_engine->shutdown(kEngineDeadline);
    if (m_uploads)
        m_uploads->shutdown(kEngineDeadline);
    if (m_files)
        m_files->shutdown();
    if (m_store)
        m_store->shutdown();
}

} // namespace kurier

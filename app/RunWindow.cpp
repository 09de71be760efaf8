// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EngineModule.h"
#include "app/InspectedQueues.h"
#include "app/QueueAttachment.h"
#include "app/QueueHost.h"
#include "app/QueueOpener.h"
#include "app/QueueOwnership.h"
#include "app/Run.h"
#include "app/SystemNetworkState.h"
#include "app/UnixSignals.h"
#include "app/desktop/DesktopLink.h"
#include "core/metalink/ThreadSourceReader.h"
#include "core/queue/LocalTransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/MainWindow.h"
#include "ui/style/ColorSchemeSwitcher.h"
#include "ui/text/ErrorText.h"
#include "ui/text/LanguageSwitcher.h"

#include <QApplication>
#include <QMessageBox>
#include <QThread>
#include <QTimer>

#include <unistd.h>

#include <cstdio>
#include <optional>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kPictureSettles {1200};
const QString kSystemSchemeKey = QStringLiteral("systemColors");

/// Tells why there is no window, on stderr and as a dialog, and ends when that is closed.
int complainInWindow(const Error &error)
{
    const QString sentence = errorText(error);
    std::fputs(qUtf8Printable(QStringLiteral("kurier: ") + sentence + QLatin1Char('\n')), stderr);
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        return 1;
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Kurier"), sentence, QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(errorAdvice(error));
    QObject::connect(&box, &QMessageBox::finished, qApp, [] { QCoreApplication::exit(1); });
    box.open();
    return QApplication::exec();
}

ThreadSourceReader::Fetch fetchBy(EngineModule &module)
{
    return [&module](const QByteArray &url, const std::stop_token &stop) {
        return module.fetch(url, stop);
    };
}

/// The window, the queue on its own thread, and the order in which they end.
class WindowRun final : public QObject
{
public:
    WindowRun(const StartOptions &options, const Paths &paths, EngineModule &module,
              std::unique_ptr<QueueBackend> backend,
              const std::optional<QString> &inspected = std::nullopt)
        : m_options(options)
        , m_settings(paths.settingsFile)
        , m_network(module)
        , m_backend(backend.release())
        , m_queue(m_backend->queue())
        , m_sources(fetchBy(module))
    {
        m_language.use(options.language.isEmpty() ? m_settings.language() : options.language);
        m_colors.use(m_settings.colorScheme());
        // What the desktop said last, until it answers.
        m_colors.setSystem(
            static_cast<ColorScheme>(m_settings.windowState(kSystemSchemeKey).toInt()));
        m_window = std::make_unique<MainWindow>(m_queue, m_settings);
        m_window->setSourceReader(&m_sources);
        if (inspected)
            m_window->setInspecting(*inspected);
        else
            m_window->setCleanupLog(paths.stateDirectory + QStringLiteral("/cleanup.log"));
        m_tellsDesktop = !inspected;
        connect(m_window.get(), &MainWindow::openQueueRequested, this,
                [this] { m_opener.ask(*m_window); });
        connect(&m_desktop, &DesktopLink::raiseRequested, m_window.get(),
                &MainWindow::showAndRaise);
        connect(&m_desktop, &DesktopLink::trayFound, this,
                [this] { m_window->showInTray([this] { return m_desktop.hasTray(); }); });
        if (m_backend->isElsewhere())
            m_window->setAttached();
        m_thread.setObjectName(QStringLiteral("queue"));
        m_backend->watch(m_network);
        m_backend->moveToThread(&m_thread);
        connectEnds();
        connect(&m_settings, &Settings::changed, this, [this] {
            if (m_options.language.isEmpty())
                m_language.use(m_settings.language());
            m_colors.use(m_settings.colorScheme());
        });
        connect(&m_desktop, &DesktopLink::colorSchemeTold, this, [this](ColorScheme scheme) {
            m_settings.setWindowState(kSystemSchemeKey,
                                      QByteArray::number(static_cast<int>(scheme)));
            m_colors.setSystem(scheme);
        });
        connect(m_backend, &QueueBackend::reachableChanged, m_window.get(),
                &MainWindow::showReachable);
        connect(m_backend, &QueueBackend::raiseRequested, this, [this](const QStringList &urls) {
            m_window->showAndRaise();
            if (!urls.isEmpty())
                m_window->addUrls(urls);
        });
    }

    ~WindowRun() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    /// Shows the window until the program is to end. \returns the exit code.
    [[nodiscard]] int exec()
    {
        start();
        const int code = QApplication::exec();
        return m_exitCode != 0 ? m_exitCode : code;
    }

private:
    void start()
    {
        m_thread.start();
        QMetaObject::invokeMethod(m_backend, &QueueBackend::start, Qt::QueuedConnection);
        if (m_options.mode != StartOptions::Mode::Background)
            m_window->show();
        // What happens in other users' queues is for them to be told.
        if (m_tellsDesktop)
            m_desktop.start();
        if (!m_options.urls.isEmpty())
            m_window->addUrls(m_options.urls);
        if (!m_options.screenshot.isEmpty())
            QTimer::singleShot(kPictureSettles, this, &WindowRun::takePicture);
    }

    void connectEnds()
    {
        // The backend and what it holds are deleted on their own thread, when its loop has ended.
        connect(&m_thread, &QThread::finished, m_backend, &QObject::deleteLater);
        connect(m_backend, &QueueBackend::finished, this, [this] {
            m_thread.quit();
            m_thread.wait();
            QCoreApplication::quit();
        });
        connect(m_backend, &QueueBackend::quitRequested, this, &WindowRun::end);
        connect(m_window.get(), &MainWindow::quitRequested, this, &WindowRun::end);
        connect(&m_signals, &UnixSignals::terminationRequested, this, &WindowRun::end);
        connect(
            qApp, &QGuiApplication::commitDataRequest, this, [this] { m_window->saveState(); },
            Qt::DirectConnection);
    }

    void end()
    {
        if (std::exchange(m_ending, true))
            return;
        m_window->saveState();
        m_window->hide();
        QMetaObject::invokeMethod(m_backend, &QueueBackend::shutdown, Qt::QueuedConnection);
    }

    void takePicture()
    {
        const bool saved = m_window->grab().save(m_options.screenshot, "PNG");
        if (!saved) {
            std::fputs("kurier: the picture could not be written\n", stderr);
            m_exitCode = 1;
        }
        end();
    }

    const StartOptions m_options;
    Settings m_settings;
    LanguageSwitcher m_language;
    ColorSchemeSwitcher m_colors;
    SystemNetworkState m_network;
    QThread m_thread;
    QueueBackend *m_backend; ///< Deleted on m_thread.
    LocalTransferQueue m_queue;
    ThreadSourceReader m_sources;
    UnixSignals m_signals;
    std::unique_ptr<MainWindow> m_window;
    QueueOpener m_opener;
    DesktopLink m_desktop {m_queue, m_settings,
                           [this] { return m_window && m_window->isActiveWindow(); }};
    bool m_tellsDesktop = true;
    bool m_ending = false;
    int m_exitCode = 0;
};

/// What the desktop knows the program by, and that it outlives its windows.
void introduce()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Kurier"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.kurier.Kurier"));
}

} // namespace

int runWindow(const StartOptions &options, const Paths &paths, quint32 publishedMode)
{
    introduce();
    QueueOwnership ownership(paths);
    const auto outcome = ownership.forWindow(options.urls);
    if (!outcome)
        return complainInWindow(outcome.error());
    if (*outcome == QueueOwnership::Outcome::Raised)
        return 0;
    EngineModule module;
    std::unique_ptr<QueueBackend> backend;
    if (*outcome == QueueOwnership::Outcome::Attach) {
        backend = std::make_unique<QueueAttachment>(paths.controlSocket);
    } else {
        auto host = std::make_unique<QueueHost>(paths, publishedMode, true, module);
        if (auto opened = host->open(); !opened)
            return complainInWindow(opened.error());
        backend = std::move(host);
    }
    WindowRun run(options, paths, module, std::move(backend));
    return run.exec();
}

namespace {

/// The accounts whose queues are to be shown: of \a user, or of everybody.
Result<QList<UserAccount>> inspectedAccounts(const QString &user,
                                             const std::optional<UserAccount> &account)
{
    if (!user.isEmpty() && !account)
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       QStringLiteral("no such user"), user);
    if (::geteuid() != 0)
        return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                       QStringLiteral("only root may see the queues of other users"), user);
    return user.isEmpty() ? allAccounts() : QList<UserAccount> {*account};
}

} // namespace

int runInspector(const StartOptions &options, const Paths &paths, quint32 publishedMode)
{
    std::optional<UserAccount> account;
    if (!options.user.isEmpty())
        account = findAccount(options.user);
    if (account && account->user == ::geteuid())
        return runWindow(options, paths, publishedMode);
    introduce();
    const auto accounts = inspectedAccounts(options.user, account);
    if (!accounts) {
        complainInWindow(accounts.error());
        constexpr int notPermitted = 5;
        return accounts.error().code == ErrorCode::EAccessDenied ? notPermitted : 1;
    }
    const QString user = options.user.isEmpty() ? QString() : accounts->first().name;
    EngineModule module;
    WindowRun run(options, paths, module, std::make_unique<InspectedQueues>(*accounts), user);
    return run.exec();
}

} // namespace kurier

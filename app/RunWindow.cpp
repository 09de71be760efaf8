// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/QueueHost.h"
#include "app/QueueOwnership.h"
#include "app/Run.h"
#include "app/SystemNetworkState.h"
#include "app/UnixSignals.h"
#include "core/metalink/ThreadSourceReader.h"
#include "core/queue/LocalTransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/MainWindow.h"
#include "ui/text/ErrorText.h"
#include "ui/text/LanguageSwitcher.h"

#include <QApplication>
#include <QMessageBox>
#include <QThread>
#include <QTimer>

#include <cstdio>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kPictureSettles {1200};

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

/// The window, the queue on its own thread, and the order in which they end.
class WindowRun final : public QObject
{
public:
    WindowRun(const StartOptions &options, const Paths &paths, std::unique_ptr<QueueHost> host)
        : m_options(options)
        , m_settings(paths.settingsFile)
        , m_host(host.release())
        , m_queue(m_host->queue())
    {
        m_language.use(options.language.isEmpty() ? m_settings.language() : options.language);
        m_window = std::make_unique<MainWindow>(m_queue, m_settings);
        m_window->setSourceReader(&m_sources);
        m_window->setCleanupLog(paths.stateDirectory + QStringLiteral("/cleanup.log"));
        m_thread.setObjectName(QStringLiteral("queue"));
        m_host->watch(m_network);
        m_host->moveToThread(&m_thread);
        connectEnds();
        connect(&m_settings, &Settings::changed, this, [this] {
            if (m_options.language.isEmpty())
                m_language.use(m_settings.language());
        });
        connect(m_host, &QueueHost::raiseRequested, this, [this](const QStringList &urls) {
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

    void start()
    {
        m_thread.start();
        QMetaObject::invokeMethod(m_host, &QueueHost::start, Qt::QueuedConnection);
        if (m_options.mode != StartOptions::Mode::Background)
            m_window->show();
        if (!m_options.urls.isEmpty())
            m_window->addUrls(m_options.urls);
        if (!m_options.screenshot.isEmpty())
            QTimer::singleShot(kPictureSettles, this, &WindowRun::takePicture);
    }

private:
    void connectEnds()
    {
        // The host and what it holds are deleted on their own thread, when its loop has ended.
        connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
        connect(m_host, &QueueHost::finished, this, [this] {
            m_thread.quit();
            m_thread.wait();
            QCoreApplication::quit();
        });
        connect(m_host, &QueueHost::quitRequested, this, &WindowRun::end);
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
        QMetaObject::invokeMethod(m_host, &QueueHost::shutdown, Qt::QueuedConnection);
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

public:
    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    const StartOptions m_options;
    Settings m_settings;
    LanguageSwitcher m_language;
    const SystemNetworkState m_network;
    QThread m_thread;
    QueueHost *m_host; ///< Deleted on m_thread.
    LocalTransferQueue m_queue;
    ThreadSourceReader m_sources;
    UnixSignals m_signals;
    std::unique_ptr<MainWindow> m_window;
    bool m_ending = false;
    int m_exitCode = 0;
};

} // namespace

int runWindow(const StartOptions &options, const Paths &paths, quint32 publishedMode)
{
    QApplication::setQuitOnLastWindowClosed(false);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Kurier"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.kurier.Kurier"));
    QueueOwnership ownership(paths);
    const auto outcome = ownership.forWindow(options.urls);
    if (!outcome)
        return complainInWindow(outcome.error());
    if (*outcome == QueueOwnership::Outcome::Raised)
        return 0;
    auto host = std::make_unique<QueueHost>(paths, publishedMode, true);
    if (auto opened = host->open(); !opened)
        return complainInWindow(opened.error());
    WindowRun run(options, paths, std::move(host));
    run.start();
    const int code = QApplication::exec();
    return run.exitCode() != 0 ? run.exitCode() : code;
}

} // namespace kurier

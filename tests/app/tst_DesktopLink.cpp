// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/DesktopLink.h"
#include "app/desktop/EndNotices.h"
#include "app/desktop/SleepGuard.h"
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace kurier;

/// What a desktop's notification server does.
class NotificationServer final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Notice
    {
        uint replaces;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    QList<Notice> notices;

public Q_SLOTS:
    QStringList GetCapabilities() { return {QStringLiteral("body-markup")}; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &summary,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int)
    {
        notices.append({replaces, summary, body, actions, hints});
        return replaces != 0 ? replaces : ++m_last;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &key);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 6;
};

class FileManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")
public:
    QStringList shown;

public Q_SLOTS:
    void ShowItems(const QStringList &uris, const QString &) { shown += uris; }
};

/// Whoever holds the other end of the pipe keeps the computer awake.
class SleepManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~SleepManager() override { forget(); }

    [[nodiscard]] bool isHeld() const
    {
        char byte = 0;
        return m_pipe[0] >= 0 && ::read(m_pipe[0], &byte, 1) != 0;
    }
    QStringList asked;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &,
                                    const QString &mode)
    {
        asked.append(what + QLatin1Char(' ') + who + QLatin1Char(' ') + mode);
        forget();
        if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        QDBusUnixFileDescriptor given(m_pipe[1]);
        ::close(m_pipe[1]);
        return given;
    }

private:
    void forget()
    {
        if (m_pipe[0] >= 0)
            ::close(m_pipe[0]);
        m_pipe[0] = -1;
    }

    int m_pipe[2] = {-1, -1};
};

class LauncherBar final : public QObject
{
    Q_OBJECT
public:
    QString application;
    QVariantMap state;

public Q_SLOTS:
    void update(const QString &uri, const QVariantMap &values)
    {
        application = uri;
        state = values;
    }
};

/// Kurier and a desktop on a private bus.
class tst_DesktopLink final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void oneEnd();
    void manyEndsAreOneNotice();
    void failuresAreTold();
    void laterEndsReplaceTheNotice();
    void cancelledIsNoNews();
    void nothingWhileTheWindowIsInFront();
    void notWanted();
    void folderByTheFileManager();
    void fileAndWindow();
    void progressOnTheIcon();
    void awakeWhileTransferring();
    void sleepIsAllowedBySetting();

private:
    JobId end(const QString &name, JobState state = JobState::Acknowledged);
    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

    QProcess m_daemon;
    QString m_address;
    QTemporaryDir m_directory;
    std::unique_ptr<NotificationServer> m_server;
    std::unique_ptr<FileManager> m_files;
    std::unique_ptr<SleepManager> m_sleep;
    std::unique_ptr<LauncherBar> m_bar;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<DesktopLink> m_link;
    bool m_watched = false;
};

void tst_DesktopLink::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address=1")});
    QVERIFY(m_daemon.waitForStarted() && m_daemon.waitForReadyRead());
    m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    QVERIFY(connection(QStringLiteral("desktop")).isConnected());
    QVERIFY(connection(QStringLiteral("kurier")).isConnected());
}

void tst_DesktopLink::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    QDBusConnection::disconnectFromBus(QStringLiteral("kurier"));
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void tst_DesktopLink::init()
{
    QDBusConnection desktop = connection(QStringLiteral("desktop"));
    m_server = std::make_unique<NotificationServer>();
    m_files = std::make_unique<FileManager>();
    m_sleep = std::make_unique<SleepManager>();
    m_bar = std::make_unique<LauncherBar>();
    const auto all = QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals;
    QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/Notifications"), m_server.get(),
                                   all));
    QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/FileManager1"), m_files.get(),
                                   all));
    QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/login1"), m_sleep.get(), all));
    QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.Notifications")));
    QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.FileManager1")));
    QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.login1")));
    QVERIFY(
        desktop.connect(QString(), QString(), QStringLiteral("com.canonical.Unity.LauncherEntry"),
                        QStringLiteral("Update"), m_bar.get(), SLOT(update(QString, QVariantMap))));
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_queue = std::make_unique<FakeTransferQueue>();
    m_watched = false;
    m_link = std::make_unique<DesktopLink>(*m_queue, *m_settings, [this] { return m_watched; });
    m_link->attach(connection(QStringLiteral("kurier")), connection(QStringLiteral("kurier")));
    QSignalSpy told(m_queue.get(), &TransferQueue::changed);
    m_queue->subscribe();
    QVERIFY(told.wait());
}

void tst_DesktopLink::cleanup()
{
    m_link.reset();
    m_queue.reset();
    m_settings.reset();
    QDBusConnection desktop = connection(QStringLiteral("desktop"));
    for (const char *path : {"/org/freedesktop/Notifications", "/org/freedesktop/FileManager1",
                             "/org/freedesktop/login1"})
        desktop.unregisterObject(QLatin1String(path));
    m_server.reset();
    m_files.reset();
    m_sleep.reset();
    m_bar.reset();
}

JobId tst_DesktopLink::end(const QString &name, JobState state)
{
    const JobId id = m_queue->put(sampleJob(name, JobState::Transferring, 10));
    m_queue->change(id, [state](Job &job) {
        job.state = state;
        if (state == JobState::Error)
            job.error = std::make_shared<const Error>(
                Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    });
    return id;
}

void tst_DesktopLink::oneEnd()
{
    end(QStringLiteral("ä <b>1</b>.iso"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    const auto &notice = m_server->notices.constFirst();
    QVERIFY2(notice.summary.contains(QStringLiteral("ä <b>1</b>.iso")), qPrintable(notice.summary));
    QCOMPARE(notice.body, QStringLiteral("/home/anna/Backup/ä &lt;b&gt;1&lt;/b&gt;.iso"));
    QVERIFY(notice.actions.contains(QStringLiteral("open")));
    QVERIFY(notice.actions.contains(QStringLiteral("folder")));
    QCOMPARE(notice.hints.value(QStringLiteral("desktop-entry")).toString(),
             QStringLiteral("org.kurier.Kurier"));
    QCOMPARE(notice.hints.value(QStringLiteral("category")).toString(),
             QStringLiteral("transfer.complete"));
}

void tst_DesktopLink::manyEndsAreOneNotice()
{
    for (int i = 0; i < 50; ++i)
        end(QStringLiteral("file-%1").arg(i));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QVERIFY(m_server->notices.constFirst().summary.contains(QStringLiteral("50")));
    QVERIFY(m_queue->callsOf(QStringLiteral("details")).size() <= EndNotices::kMostLookedAt);
    QVERIFY(!m_server->notices.constFirst().actions.contains(QStringLiteral("open")));
}

void tst_DesktopLink::failuresAreTold()
{
    end(QStringLiteral("lost.zip"), JobState::Error);
    QTRY_COMPARE(m_server->notices.size(), 1);
    const auto &notice = m_server->notices.constFirst();
    QVERIFY(notice.summary.contains(QStringLiteral("lost.zip")));
    QVERIFY(notice.body.contains(QStringLiteral("404")));
    QCOMPARE(notice.hints.value(QStringLiteral("category")).toString(),
             QStringLiteral("transfer.error"));
}

void tst_DesktopLink::laterEndsReplaceTheNotice()
{
    end(QStringLiteral("a"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QTest::qWait(50);
    end(QStringLiteral("b"));
    QTRY_COMPARE(m_server->notices.size(), 2);
    QCOMPARE(m_server->notices.at(1).replaces, 7U);
    QVERIFY(m_server->notices.at(1).summary.contains(QLatin1Char('2')));
    // One that was put away is not counted again.
    Q_EMIT m_server->NotificationClosed(7, 2);
    QTest::qWait(50);
    end(QStringLiteral("c"));
    QTRY_COMPARE(m_server->notices.size(), 3);
    QCOMPARE(m_server->notices.at(2).replaces, 0U);
    QVERIFY(m_server->notices.at(2).summary.contains(QLatin1Char('c')));
}

void tst_DesktopLink::cancelledIsNoNews()
{
    end(QStringLiteral("a"), JobState::Cancelled);
    QTRY_COMPARE(m_queue->callsOf(QStringLiteral("details")).size(), 1);
    end(QStringLiteral("b"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QVERIFY(m_server->notices.constFirst().summary.contains(QLatin1Char('b')));
}

void tst_DesktopLink::nothingWhileTheWindowIsInFront()
{
    m_watched = true;
    end(QStringLiteral("a"));
    m_watched = false;
    end(QStringLiteral("b"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QVERIFY(m_server->notices.constFirst().summary.contains(QLatin1Char('b')));
}

void tst_DesktopLink::notWanted()
{
    m_settings->setNotifyEnds(false);
    end(QStringLiteral("a"));
    m_settings->setNotifyEnds(true);
    end(QStringLiteral("b"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QVERIFY(m_server->notices.constFirst().summary.contains(QLatin1Char('b')));
}

void tst_DesktopLink::folderByTheFileManager()
{
    end(QStringLiteral("ä b.iso"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QTest::qWait(50);
    Q_EMIT m_server->ActionInvoked(99, QStringLiteral("folder"));
    Q_EMIT m_server->ActionInvoked(7, QStringLiteral("folder"));
    QTRY_COMPARE(m_files->shown,
                 QStringList(QStringLiteral("file:///home/anna/Backup/%C3%A4%20b.iso")));
}

void tst_DesktopLink::fileAndWindow()
{
    m_link.reset();
    EndNotices notices(*m_queue, connection(QStringLiteral("kurier")));
    QList<QUrl> opened;
    notices.setOpener([&opened](const QUrl &url) { opened.append(url); });
    QSignalSpy raised(&notices, &EndNotices::raiseRequested);
    QTest::qWait(50);
    end(QStringLiteral("a.iso"));
    QTRY_COMPARE(m_server->notices.size(), 1);
    QTest::qWait(50);
    Q_EMIT m_server->ActionInvoked(7, QStringLiteral("open"));
    QTRY_COMPARE(opened,
                 QList<QUrl> {QUrl::fromLocalFile(QStringLiteral("/home/anna/Backup/a.iso"))});
    Q_EMIT m_server->ActionInvoked(7, QStringLiteral("default"));
    QTRY_COMPARE(raised.count(), 1);
    // Without a file manager that shows items, the folder is opened.
    QVERIFY(connection(QStringLiteral("desktop"))
                .unregisterService(QStringLiteral("org.freedesktop.FileManager1")));
    Q_EMIT m_server->ActionInvoked(7, QStringLiteral("folder"));
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(opened.at(1), QUrl::fromLocalFile(QStringLiteral("/home/anna/Backup")));
}

void tst_DesktopLink::progressOnTheIcon()
{
    const JobId a =
        m_queue->put(sampleJob(QStringLiteral("a"), JobState::Transferring, 100'000, 1'000'000));
    QTRY_COMPARE(m_bar->state.value(QStringLiteral("count")).toLongLong(), 1);
    QCOMPARE(m_bar->application, QStringLiteral("application://org.kurier.Kurier.desktop"));
    QCOMPARE(m_bar->state.value(QStringLiteral("progress")).toDouble(), 0.1);
    QVERIFY(m_bar->state.value(QStringLiteral("progress-visible")).toBool());
    m_queue->put(sampleJob(QStringLiteral("b"), JobState::Transferring, 900'000, 1'000'000));
    m_queue->put(sampleJob(QStringLiteral("waits"), JobState::Queued, 0, 9'000'000));
    QTRY_COMPARE(m_bar->state.value(QStringLiteral("progress")).toDouble(), 0.5);
    m_queue->change(a, [](Job &job) { job.state = JobState::Suspended; });
    QTRY_COMPARE(m_bar->state.value(QStringLiteral("progress")).toDouble(), 0.9);
}

void tst_DesktopLink::awakeWhileTransferring()
{
    SleepGuard guard(connection(QStringLiteral("kurier")));
    QVERIFY(!m_sleep->isHeld());
    guard.setActive(true);
    guard.setActive(true);
    QTRY_VERIFY(guard.isHolding());
    QVERIFY(m_sleep->isHeld());
    QCOMPARE(m_sleep->asked, QStringList(QStringLiteral("sleep Kurier block")));
    guard.setActive(false);
    guard.setActive(true);
    guard.setActive(false);
    QVERIFY(m_sleep->isHeld());
    QTRY_VERIFY_WITH_TIMEOUT(!m_sleep->isHeld(), 15'000);
    QCOMPARE(m_sleep->asked.size(), 1);
}

void tst_DesktopLink::sleepIsAllowedBySetting()
{
    m_queue->put(sampleJob(QStringLiteral("a"), JobState::Transferring, 1));
    QTRY_VERIFY(m_sleep->isHeld());
    m_settings->setInhibitSleep(false);
    QTRY_VERIFY(!m_sleep->isHeld());
    m_settings->setInhibitSleep(true);
    QTRY_VERIFY(m_sleep->isHeld());
}

QTEST_MAIN(tst_DesktopLink)
#include "tst_DesktopLink.moc"

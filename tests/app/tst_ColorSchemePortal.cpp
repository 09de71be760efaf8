// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/ColorSchemePortal.h"
#include "app/desktop/DesktopLink.h"
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// What a desktop's portal does.
class SettingsPortal final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;
    bool knows = true;
    bool answers = true;
    QStringList asked;
    QList<QDBusMessage> held;

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        asked.append(group + QLatin1Char(' ') + key);
        if (!answers) {
            setDelayedReply(true);
            held.append(message());
        } else if (!knows) {
            sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"),
                           QStringLiteral("Requested setting not found"));
        }
        // The portal's own quirk: a variant in a variant.
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

/// Kurier and a portal on a private bus.
class tst_ColorSchemePortal final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void asked_data();
    void asked();
    void changes();
    void othersSettingsMeanNothing();
    void portalThatDoesNotKnow();
    void noPortal();
    void slowAnswerIsOld();

private:
    void attach();
    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }
    void change(const char *group, const char *key, uint value)
    {
        Q_EMIT m_portal->SettingChanged(QString::fromLatin1(group), QString::fromLatin1(key),
                                        QDBusVariant(value));
    }
    [[nodiscard]] QList<ColorScheme> told() const
    {
        QList<ColorScheme> all;
        for (const QList<QVariant> &call : *m_told)
            all.append(call.constFirst().value<ColorScheme>());
        return all;
    }

    QProcess m_daemon;
    QString m_address;
    QTemporaryDir m_directory;
    std::unique_ptr<SettingsPortal> m_portal;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<DesktopLink> m_link;
    std::unique_ptr<QSignalSpy> m_told;
};

void tst_ColorSchemePortal::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address=1")});
    QVERIFY(m_daemon.waitForStarted() && m_daemon.waitForReadyRead());
    m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    QVERIFY(connection(QStringLiteral("desktop")).isConnected());
    QVERIFY(connection(QStringLiteral("kurier")).isConnected());
    QVERIFY(connection(QStringLiteral("desktop"))
                .registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
}

void tst_ColorSchemePortal::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    QDBusConnection::disconnectFromBus(QStringLiteral("kurier"));
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void tst_ColorSchemePortal::init()
{
    m_portal = std::make_unique<SettingsPortal>();
    QVERIFY(
        connection(QStringLiteral("desktop"))
            .registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), m_portal.get(),
                            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("kurier.conf")));
    m_queue = std::make_unique<FakeTransferQueue>();
    m_link = std::make_unique<DesktopLink>(*m_queue, *m_settings, [] { return false; });
    m_told = std::make_unique<QSignalSpy>(m_link.get(), &DesktopLink::colorSchemeTold);
}

void tst_ColorSchemePortal::cleanup()
{
    m_told.reset();
    m_link.reset();
    m_queue.reset();
    m_settings.reset();
    connection(QStringLiteral("desktop"))
        .unregisterObject(QStringLiteral("/org/freedesktop/portal/desktop"));
    m_portal.reset();
}

void tst_ColorSchemePortal::attach()
{
    m_link->attach(connection(QStringLiteral("kurier")), QDBusConnection(QString()));
}

void tst_ColorSchemePortal::asked_data()
{
    QTest::addColumn<uint>("value");
    QTest::addColumn<ColorScheme>("meant");
    QTest::newRow("no preference") << 0U << ColorScheme::System;
    QTest::newRow("dark") << 1U << ColorScheme::Dark;
    QTest::newRow("light") << 2U << ColorScheme::Light;
    QTest::newRow("not invented yet") << 3U << ColorScheme::System;
}

void tst_ColorSchemePortal::asked()
{
    QFETCH(uint, value);
    QFETCH(ColorScheme, meant);
    m_portal->scheme = value;
    attach();
    // Nothing waited for the answer.
    QVERIFY(m_told->isEmpty());
    QTRY_COMPARE(told(), QList {meant});
    QCOMPARE(m_portal->asked,
             QStringList(QStringLiteral("org.freedesktop.appearance color-scheme")));
}

void tst_ColorSchemePortal::changes()
{
    attach();
    QTRY_COMPARE(m_told->count(), 1);
    change("org.freedesktop.appearance", "color-scheme", 1);
    QTRY_COMPARE(told().constLast(), ColorScheme::Dark);
    change("org.freedesktop.appearance", "color-scheme", 2);
    QTRY_COMPARE(told().constLast(), ColorScheme::Light);
    QCOMPARE(m_told->count(), 3);
}

void tst_ColorSchemePortal::othersSettingsMeanNothing()
{
    attach();
    QTRY_COMPARE(m_told->count(), 1);
    change("org.freedesktop.appearance", "accent-color", 1);
    change("org.gnome.desktop.interface", "color-scheme", 1);
    change("org.freedesktop.appearance", "color-scheme", 2);
    QTRY_COMPARE(told().constLast(), ColorScheme::Light);
    QCOMPARE(m_told->count(), 2);
}

void tst_ColorSchemePortal::portalThatDoesNotKnow()
{
    m_portal->knows = false;
    attach();
    QTRY_COMPARE(m_portal->asked.size(), 1);
    change("org.freedesktop.appearance", "color-scheme", 1);
    QTRY_COMPARE(told(), QList {ColorScheme::Dark});
}

void tst_ColorSchemePortal::noPortal()
{
    QVERIFY(connection(QStringLiteral("desktop"))
                .unregisterService(QStringLiteral("org.freedesktop.portal.Desktop")));
    attach();
    // The next call's answer comes behind the refusal.
    QDBusMessage ping = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
        QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping"));
    QCOMPARE(connection(QStringLiteral("kurier")).call(ping, QDBus::BlockWithGui).type(),
             QDBusMessage::ReplyMessage);
    QTest::qWait(20);
    QVERIFY(m_told->isEmpty());
    // It may come later, as when the desktop is still starting.
    QVERIFY(connection(QStringLiteral("desktop"))
                .registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    QTest::qWait(20);
    change("org.freedesktop.appearance", "color-scheme", 1);
    QTRY_COMPARE(told(), QList {ColorScheme::Dark});
}

void tst_ColorSchemePortal::slowAnswerIsOld()
{
    m_portal->answers = false;
    attach();
    QTRY_COMPARE(m_portal->held.size(), 1);
    change("org.freedesktop.appearance", "color-scheme", 1);
    QTRY_COMPARE(told(), QList {ColorScheme::Dark});
    const QDBusMessage late = m_portal->held.constFirst().createReply(
        QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(2U)))));
    QVERIFY(connection(QStringLiteral("desktop")).send(late));
    QTest::qWait(50);
    QCOMPARE(told(), QList {ColorScheme::Dark});
}

QTEST_MAIN(tst_ColorSchemePortal)
#include "tst_ColorSchemePortal.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on a screen nobody sees, and its icon as a desktop's panel finds it on the bus.
#include "tests/app/PrivateBus.h"
#include "tests/app/TrayPanel.h"
#include "tests/app/XScreen.h"
#include "tests/support/FaultOrigin.h"

#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

using namespace kurier::test;

namespace {

constexpr int kPatience = 60'000;
const QString kResume = QStringLiteral("Resume All");
const QString kSuspend = QStringLiteral("Suspend All");
const QString kAdd = QStringLiteral("Add Transfers…");
const QString kShow = QStringLiteral("Show Window");
const QString kQuit = QStringLiteral("Quit");

template <class Condition>
bool waitFor(Condition condition)
{
    return QTest::qWaitFor(condition, kPatience);
}

} // namespace

class tst_Tray final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void tellsWhatRuns();
    void menuSuspendsAndResumes();
    void windowComesAndGoes();
    void waitsInTheBackground();
    void quitEnds();
    void quitAsksWhileSomethingRuns();
    void closingEndsWithoutATray_data();
    void closingEndsWithoutATray();
    void comesWithThePanel_data();
    void comesWithThePanel();
    void anInspectorHasNone();

private:
    void start(const QStringList &arguments = {});
    /// The icon, once the program has one.
    void find();
    [[nodiscard]] bool shows(qsizetype windows) const
    {
        return waitFor([&] { return m_screen->windows().size() == windows; });
    }
    void closeLastWindow() const { m_screen->close(m_screen->windows().constLast()); }
    /// Closed until it is gone; one that would end asks first, which is answered with no.
    [[nodiscard]] bool hidesWhenClosed() const;
    /// Closed until the program has ended; one that only hides is shown again.
    [[nodiscard]] bool endsWhenClosed() const;
    [[nodiscard]] bool ends() const
    {
        return waitFor([this] { return m_kurier->state() == QProcess::NotRunning; });
    }
    [[nodiscard]] bool isRunning() const { return m_kurier->state() == QProcess::Running; }
    /// A download that takes long.
    [[nodiscard]] QString addSlow(const char *path);

    FaultOrigin m_origin;
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<XScreen> m_screen;
    std::unique_ptr<TrayPanel> m_panel;
    std::unique_ptr<Programs> m_programs;
    ProcessPtr m_kurier;
    std::unique_ptr<TrayItem> m_item;
};

void tst_Tray::initTestCase()
{
    if (!PrivateBus::isPossible())
        QSKIP("dbus-daemon and dbus-send are needed");
    for (const char *program : {"Xvfb", "openbox"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            QSKIP("Xvfb and openbox are needed");
    }
}

void tst_Tray::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_screen = std::make_unique<XScreen>();
    QVERIFY(m_screen->isReady());
    m_panel = std::make_unique<TrayPanel>(m_bus->address());
    m_programs = std::make_unique<Programs>();
}

void tst_Tray::cleanup()
{
    m_item.reset();
    m_kurier.reset();
    m_programs.reset();
    m_panel.reset();
    m_screen.reset();
    m_bus.reset();
}

void tst_Tray::start(const QStringList &arguments)
{
    QProcessEnvironment values = m_programs->environment();
    values.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_bus->address());
    values.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_screen->name()));
    values.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    for (const char *name : {"XDG_CURRENT_DESKTOP", "XDG_SESSION_DESKTOP", "WAYLAND_DISPLAY"})
        values.remove(QLatin1String(name));
    m_kurier = m_programs->startKurier(arguments, values);
    QVERIFY(isRunning());
}

void tst_Tray::find()
{
    QVERIFY(waitFor([this] { return m_panel->items().size() == 1; }));
    m_item = std::make_unique<TrayItem>(m_panel->bus(), m_panel->items().constFirst());
}

bool tst_Tray::hidesWhenClosed() const
{
    constexpr int kMoment = 2000;
    return waitFor([this] {
        if (!m_screen->windows().isEmpty())
            closeLastWindow();
        static_cast<void>(
            QTest::qWaitFor([this] { return m_screen->windows().size() != 1; }, kMoment));
        return m_screen->windows().isEmpty();
    });
}

bool tst_Tray::endsWhenClosed() const
{
    constexpr int kMoment = 200;
    return waitFor([this] {
        if (!m_screen->windows().isEmpty())
            closeLastWindow();
        else if (isRunning() && m_item)
            m_item->activate();
        QTest::qWait(kMoment);
        return !isRunning();
    });
}

QString tst_Tray::addSlow(const char *path)
{
    OriginAnswer slow = OriginAnswer::file(40'000'000);
    slow.bytesPerSecond = 300'000;
    m_origin.route(path, slow);
    return m_programs->add({QString::fromStdString(m_origin.url(path))});
}

void tst_Tray::tellsWhatRuns()
{
    QVERIFY(m_panel->appear());
    start();
    find();
    QCOMPARE(m_item->property("Category").toString(), QStringLiteral("ApplicationStatus"));
    QCOMPARE(m_item->property("Status").toString(), QStringLiteral("Active"));
    QCOMPARE(m_item->property("Title").toString(), QStringLiteral("kurier"));
    QVERIFY(m_item->hasPicture());
    const QString nothing = QStringLiteral("Kurier\nNothing is being transferred.");
    QCOMPARE(m_item->toolTip(), nothing);

    const QString id = addSlow("/a");
    const auto tellsRate = [](const QString &text) {
        return text.startsWith(QStringLiteral("↓ ")) && text.contains(QStringLiteral("kB/s"));
    };
    const QString active = QStringLiteral("Kurier\n1 active\n");
    QVERIFY(waitFor([&] {
        const QString told = m_item->toolTip();
        return told.startsWith(active) && tellsRate(told.mid(active.size()));
    }));
    QVERIFY(tellsRate(m_item->labels().constFirst()));
    // A panel asks again when it is told to.
    QVERIFY(waitFor([this] { return m_item->announcements() > 0; }));
    const int before = m_item->announcements();
    QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    QVERIFY(waitFor([&] { return m_item->toolTip() == nothing; }));
    QVERIFY(waitFor([&] { return m_item->announcements() > before; }));
}

void tst_Tray::menuSuspendsAndResumes()
{
    QVERIFY(m_panel->appear());
    start();
    find();
    const QString line = QStringLiteral("-");
    QCOMPARE(m_item->labels().mid(1),
             (QStringList {line, kResume, kSuspend, line, kAdd, kShow, line, kQuit}));
    QVERIFY(!m_item->isEnabled(kSuspend) && !m_item->isEnabled(kResume));
    const QStringList ids {addSlow("/a"), addSlow("/b")};
    QVERIFY(waitFor([this] { return m_item->isEnabled(kSuspend); }));
    const auto all = [&](const std::function<bool(const QString &)> &holds) {
        return waitFor([&] {
            return holds(m_programs->state(ids.at(0))) && holds(m_programs->state(ids.at(1)));
        });
    };
    const auto isSuspended = [](const QString &state) {
        return state == QLatin1String("suspended");
    };
    QVERIFY(m_item->choose(kSuspend));
    QVERIFY(all(isSuspended));
    QVERIFY(waitFor([this] { return m_item->isEnabled(kResume); }));
    QVERIFY(waitFor([this] { return !m_item->isEnabled(kSuspend); }));
    QVERIFY(m_item->choose(kResume));
    QVERIFY(all([&](const QString &state) { return !isSuspended(state); }));
}

void tst_Tray::windowComesAndGoes()
{
    QVERIFY(m_panel->appear());
    start();
    find();
    const QString id = addSlow("/a");
    QVERIFY(shows(1));
    closeLastWindow();
    QVERIFY(shows(0));
    // Its transfers go on.
    QVERIFY(isRunning());
    QVERIFY(m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 0;
    }));
    QVERIFY(m_item->choose(kShow));
    QVERIFY(shows(1));
    closeLastWindow();
    QVERIFY(shows(0));
    m_item->activate();
    QVERIFY(shows(1));
    closeLastWindow();
    QVERIFY(shows(0));
    QVERIFY(m_item->choose(kAdd));
    QVERIFY(shows(2));
    QVERIFY(isRunning());
}

void tst_Tray::waitsInTheBackground()
{
    QVERIFY(m_panel->appear());
    start({QStringLiteral("--background")});
    find();
    QVERIFY(m_screen->windows().isEmpty());
    QVERIFY(m_item->choose(kShow));
    QVERIFY(shows(1));
}

void tst_Tray::quitEnds()
{
    QVERIFY(m_panel->appear());
    start();
    find();
    QVERIFY(shows(1));
    QVERIFY(m_item->choose(kQuit));
    QVERIFY(ends());
    QCOMPARE(m_kurier->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_kurier->exitCode(), 0);
    QVERIFY(waitFor([this] { return m_panel->items().isEmpty(); }));
}

void tst_Tray::quitAsksWhileSomethingRuns()
{
    QVERIFY(m_panel->appear());
    start({QStringLiteral("--background")});
    find();
    const QString id = addSlow("/a");
    QVERIFY(waitFor([this] { return m_item->toolTip().contains(QStringLiteral("1 active")); }));
    QVERIFY(m_item->choose(kQuit));
    // The question and the window it belongs to; closing it means no.
    QVERIFY(shows(2));
    closeLastWindow();
    QVERIFY(shows(1));
    QVERIFY(isRunning());
    QVERIFY(m_programs->state(id) != QLatin1String("suspended"));
}

void tst_Tray::closingEndsWithoutATray_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("list");
    QTest::newRow("never one") << false << false;
    QTest::newRow("nobody shows icons") << false << true;
    QTest::newRow("nobody any more") << true << true;
    QTest::newRow("panel gone") << true << false;
}

void tst_Tray::closingEndsWithoutATray()
{
    QFETCH(bool, before);
    QFETCH(bool, list);
    m_panel->setShown(before);
    if (before || list)
        QVERIFY(m_panel->appear());
    start();
    QVERIFY(shows(1));
    if (before) {
        find();
        if (list)
            m_panel->setShown(false);
        else
            m_panel->vanish();
    }
    QVERIFY(endsWhenClosed());
    QCOMPARE(m_kurier->exitCode(), 0);
}

void tst_Tray::comesWithThePanel_data()
{
    QTest::addColumn<bool>("anew");
    QTest::newRow("later than the program") << false;
    QTest::newRow("started anew") << true;
}

void tst_Tray::comesWithThePanel()
{
    QFETCH(bool, anew);
    m_panel->setShown(anew);
    QVERIFY(m_panel->appear());
    start();
    QVERIFY(shows(1));
    if (anew) {
        find();
        m_panel->vanish();
        QVERIFY(m_panel->appear());
    } else {
        QVERIFY(waitFor([this] { return m_panel->wasAsked(); }));
        QVERIFY(m_panel->items().isEmpty());
        m_panel->setShown(true);
    }
    find();
    QVERIFY(m_item->isEnabled(kShow));
    QVERIFY(!addSlow("/a").isEmpty());
    QVERIFY(waitFor([this] { return m_item->toolTip().contains(QStringLiteral("1 active")); }));
    QVERIFY(hidesWhenClosed());
    QVERIFY(isRunning());
    QVERIFY(m_item->choose(kShow));
    QVERIFY(shows(1));
}

void tst_Tray::anInspectorHasNone()
{
    if (::geteuid() != 0)
        QSKIP("only root may inspect");
    QVERIFY(m_panel->appear());
    start({QStringLiteral("--user"), QStringLiteral("nobody")});
    QVERIFY(shows(1));
    closeLastWindow();
    QVERIFY(ends());
    QCOMPARE(m_kurier->exitCode(), 0);
    QVERIFY(m_panel->items().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Tray)
#include "tst_Tray.moc"

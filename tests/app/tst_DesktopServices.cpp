// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs with services of the desktop, each on a bus of its own: GNOME's key ring, and
// NetworkManager as python3-dbusmock plays it.
#include "tests/app/PrivateBus.h"
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QStandardPaths>
#include <QTest>

using namespace kurier::test;

namespace {

/// The system's, which has the system's modules.
const QString kPython = QStringLiteral("/usr/bin/python3");

constexpr qint64 kSize = 4'000'000;
const QString kManager = QStringLiteral("org.freedesktop.NetworkManager");

ProcessPtr startProcess(const QString &program, const QStringList &arguments,
                        const QProcessEnvironment &values)
{
    ProcessPtr process(new QProcess);
    process->setProcessEnvironment(values);
    process->start(program, arguments);
    process->waitForStarted();
    return process;
}

ProcessPtr startQueue(const Programs &programs, const QProcessEnvironment &values)
{
    auto queue = programs.startKurier({QStringLiteral("--headless")}, values);
    const bool answers = QTest::qWaitFor(
        [&programs] {
            return programs.ctl({QStringLiteral("--no-start"), QStringLiteral("status")}).exitCode
                == 0;
        },
        20'000);
    if (!answers)
        qWarning("the queue did not start");
    return queue;
}

QString stateOf(const QJsonObject &job)
{
    return job.value(QLatin1String("state")).toString();
}

QString errorOf(const QJsonObject &job)
{
    return job.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

bool isDone(const QJsonObject &job)
{
    return stateOf(job) == QLatin1String("acknowledged");
}

bool isRefused(const QJsonObject &job)
{
    return errorOf(job) == QLatin1String("BG_E_HTTP_ERROR_401");
}

bool hasMock()
{
    QProcess python;
    python.start(kPython, {QStringLiteral("-c"), QStringLiteral("import dbusmock")});
    return python.waitForFinished(30'000) && python.exitCode() == 0;
}

} // namespace

class tst_DesktopServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void networkGoesAndComes();
    void keyRingRemembers();
};

void tst_DesktopServices::initTestCase()
{
    if (!PrivateBus::isPossible())
        QSKIP("dbus-daemon and dbus-send are needed");
}

void tst_DesktopServices::networkGoesAndComes()
{
    if (!hasMock())
        QSKIP("python3-dbusmock is needed");
    const PrivateBus bus;
    const Programs programs;
    QProcessEnvironment values = programs.environment();
    values.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), bus.address());
    const auto manager =
        startProcess(kPython,
                     {QStringLiteral("-m"), QStringLiteral("dbusmock"), QStringLiteral("--system"),
                      QStringLiteral("--template"), QStringLiteral("networkmanager")},
                     values);
    QVERIFY(bus.waitFor(kManager));
    // Which of the two is looked at depends on the version of Qt.
    const auto setState = [&bus](const char *state, const char *connectivity) {
        const QString path = QStringLiteral("/org/freedesktop/NetworkManager");
        const QString mock = QStringLiteral("org.freedesktop.DBus.Mock.");
        return bus.call(kManager, path, mock + QStringLiteral("SetConnectivity"),
                        QStringLiteral("uint32:") + QLatin1String(connectivity))
            && bus.call(kManager, path, mock + QStringLiteral("SetGlobalConnectionState"),
                        QStringLiteral("uint32:") + QLatin1String(state));
    };
    QVERIFY(setState("70", "4"));

    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 400'000;
    origin.route("/f.bin", std::vector {slow, OriginAnswer::file(kSize)});
    const auto queue = startQueue(programs, values);
    // This machine, by an address that does not say so: its own needs no network.
    const QString url = QString::fromStdString(origin.url("/f.bin"))
                            .replace(QLatin1String("127.0.0.1"), QLatin1String("0.0.0.0"));
    const QString id = programs.add({QStringLiteral("--retry-delay=600"), url});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 0;
    }));
    QVERIFY(setState("20", "1"));
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return stateOf(job) == QLatin1String("transient-error")
            && errorOf(job) == QLatin1String("BG_E_NETWORK_DISCONNECTED");
    }));
    // The server could be reached all the time, and the next attempt is ten minutes away.
    QCOMPARE(origin.requests("/f.bin").size(), std::size_t(1));
    QVERIFY(setState("70", "4"));
    QVERIFY(programs.waitUntil(id, isDone));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/f.bin"), 1, kSize));
}

void tst_DesktopServices::keyRingRemembers()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
    if (daemon.isEmpty())
        QSKIP("gnome-keyring is needed");
    const QByteArray password = "geh3imesWort";
    FaultOrigin origin;
    const std::string right = "Basic " + QByteArray("anna:" + password).toBase64().toStdString();
    origin.route("/f.bin", [right](const OriginRequest &request) {
        return request.header("authorization") == right
            ? OriginAnswer::file(5000)
            : OriginAnswer::error(401, {"WWW-Authenticate: Basic realm=\"Files\""});
    });
    const QString url = QString::fromStdString(origin.url("/f.bin"));

    const PrivateBus bus;
    const Programs programs;
    QProcessEnvironment values = programs.environment();
    values.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus.address());
    // The service is asked for by its own name, whatever desktop this is.
    values.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
    const auto ring = startProcess(daemon,
                                   {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                                    QStringLiteral("--components=secrets")},
                                   values);
    ring->write("ring");
    ring->closeWriteChannel();
    QVERIFY(bus.waitFor(QStringLiteral("org.freedesktop.secrets")));

    auto queue = startQueue(programs, values);
    const QString first = programs.add({url});
    QVERIFY(programs.waitUntil(first, isRefused));
    QCOMPARE(programs
                 .ctlWithInput("anna\n" + password + '\n',
                               {QStringLiteral("resume"), first, QStringLiteral("--ask-password"),
                                QStringLiteral("--remember")})
                 .exitCode,
             0);
    QVERIFY(programs.waitUntil(first, isDone));
    // After a restart only the key ring knows it.
    queue.reset();
    queue = startQueue(programs, values);
    const QString second = programs.add({url});
    QVERIFY(programs.waitUntil(second, isDone));
    // Without the key ring nothing does.
    values.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    queue.reset();
    queue = startQueue(programs, values);
    const QString third = programs.add({url});
    QVERIFY(programs.waitUntil(third, isRefused));
}

QTEST_GUILESS_MAIN(tst_DesktopServices)
#include "tst_DesktopServices.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with the real programs, and that a password is found nowhere afterwards.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace kurier::test;

namespace {

const QByteArray kPassword = "geh3imesWort";

/// Lets in who says anna and the password by Basic; everybody else is asked.
void protect(FaultOrigin &origin, const std::string &path)
{
    const std::string right = "Basic " + QByteArray("anna:" + kPassword).toBase64().toStdString();
    origin.route(path, [right](const OriginRequest &request) {
        return request.header("authorization") == right
            ? OriginAnswer::file(5000)
            : OriginAnswer::error(401, {"WWW-Authenticate: Basic realm=\"Files\""});
    });
}

QString withUser(const FaultOrigin &origin, const char *path)
{
    return QStringLiteral("http://anna:%1@127.0.0.1:%2%3")
        .arg(QString::fromLatin1(kPassword))
        .arg(origin.port())
        .arg(QLatin1String(path));
}

/// Files of the account that hold the password, in plain or as Basic sends it.
QStringList filesWithPassword(const Programs &programs)
{
    QStringList found;
    const QByteArray encoded = QByteArray("anna:" + kPassword).toBase64();
    QDirIterator all(programs.path(QString()), QDir::Files | QDir::Hidden | QDir::System,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = file.readAll();
        if (text.contains(kPassword) || text.contains(encoded))
            found.append(file.fileName());
    }
    return found;
}

bool isError(const QJsonObject &job)
{
    return job.value(QLatin1String("state")).toString() == QLatin1String("error");
}

bool isDone(const QJsonObject &job)
{
    return job.value(QLatin1String("state")).toString() == QLatin1String("acknowledged");
}

} // namespace

class tst_AccessPrograms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUserInTheAddressIsStoredNowhere();
    void whoIsRefusedIsAskedAndGoesOn();
    void askedWhenAdding();
    void afterARestartItAsksAgain();
    void netrc();
    void cookies();
};

void tst_AccessPrograms::aUserInTheAddressIsStoredNowhere()
{
    FaultOrigin origin;
    protect(origin, "/f.bin");
    const Programs programs;
    const auto queue = programs.startQueue();
    const QString id = programs.add({withUser(origin, "/f.bin")});
    QVERIFY(programs.waitUntil(id, isDone));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/f.bin"), 1, 5000));
    for (const auto &call : {QStringList {QStringLiteral("show"), id},
                             QStringList {QStringLiteral("--json"), QStringLiteral("show"), id},
                             QStringList {QStringLiteral("list"), QStringLiteral("--history")}}) {
        const ProgramResult shown = programs.ctl(call);
        QVERIFY(!shown.out.contains(QString::fromLatin1(kPassword)));
        QVERIFY(!shown.out.contains(QLatin1String("anna")));
    }
    QCOMPARE(filesWithPassword(programs), QStringList());
    // Nobody asked for it before the server did: the connection can be read.
    QVERIFY(!origin.requests("/f.bin").front().has("authorization"));
}

void tst_AccessPrograms::whoIsRefusedIsAskedAndGoesOn()
{
    FaultOrigin origin;
    protect(origin, "/f.bin");
    const Programs programs;
    const auto queue = programs.startQueue();
    const QString id = programs.add({QString::fromStdString(origin.url("/f.bin"))});
    QVERIFY(programs.waitUntil(id, isError));
    const QString code = programs.show(id)
                             .value(QLatin1String("error"))
                             .toObject()
                             .value(QLatin1String("code"))
                             .toString();
    QCOMPARE(code, QStringLiteral("BG_E_HTTP_ERROR_401"));
    QVERIFY(programs.ctl({QStringLiteral("show"), id}).out.contains(QLatin1String("Files")));

    const QStringList resume {QStringLiteral("resume"), id, QStringLiteral("--ask-password")};
    QCOMPARE(programs.ctlWithInput("anna\nfalsch\n", resume).exitCode, 0);
    QVERIFY(programs.waitUntil(id, isError));
    QCOMPARE(programs.ctlWithInput("anna\n" + kPassword + '\n', resume).exitCode, 0);
    QVERIFY(programs.waitUntil(id, isDone));
    QCOMPARE(filesWithPassword(programs), QStringList());
    // The session knows it now: the next job of this server is not refused.
    const QString next = programs.add({QString::fromStdString(origin.url("/f.bin"))});
    QVERIFY(programs.waitUntil(next, isDone));
    QCOMPARE(programs.ctlWithInput("anna\n", resume).exitCode, 1);
}

void tst_AccessPrograms::askedWhenAdding()
{
    FaultOrigin origin;
    protect(origin, "/f.bin");
    const Programs programs;
    const auto queue = programs.startQueue();
    const ProgramResult added =
        programs.ctlWithInput(kPassword + '\n',
                              {QStringLiteral("add"), QStringLiteral("--login"),
                               QStringLiteral("anna"), QStringLiteral("--dir"),
                               programs.downloads(), QString::fromStdString(origin.url("/f.bin"))});
    QCOMPARE(added.exitCode, 0);
    QVERIFY(programs.waitUntil(added.out.trimmed(), isDone));
    QCOMPARE(filesWithPassword(programs), QStringList());
}

void tst_AccessPrograms::afterARestartItAsksAgain()
{
    FaultOrigin origin;
    protect(origin, "/f.bin");
    const Programs programs;
    auto queue = programs.startQueue();
    const QString id = programs.add({QStringLiteral("--suspended"), withUser(origin, "/f.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("quit")}).exitCode, 0);
    QVERIFY(queue->waitForFinished());
    queue = programs.startQueue();
    programs.ctl({QStringLiteral("resume"), id});
    QVERIFY(programs.waitUntil(id, isError));
    QCOMPARE(programs
                 .ctlWithInput(kPassword + '\n',
                               {QStringLiteral("resume"), id, QStringLiteral("--login"),
                                QStringLiteral("anna")})
                 .exitCode,
             0);
    QVERIFY(programs.waitUntil(id, isDone));
}

void tst_AccessPrograms::netrc()
{
    FaultOrigin origin;
    protect(origin, "/f.bin");
    const Programs programs;
    const auto queue = programs.startQueue();
    QFile file(programs.path(QStringLiteral(".netrc")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine 127.0.0.1 login anna password " + kPassword + '\n');
    file.close();
    const QString address = QString::fromStdString(origin.url("/f.bin"));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const QString open = programs.add({QStringLiteral("--netrc"), address});
    QVERIFY(programs.waitUntil(open, isError));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    // Only who asks for it gets it.
    const QString without = programs.add({address});
    QVERIFY(programs.waitUntil(without, isError));
    const QString with = programs.add({QStringLiteral("--netrc"), address});
    QVERIFY(programs.waitUntil(with, isDone));
}

void tst_AccessPrograms::cookies()
{
    FaultOrigin origin;
    origin.route("/f.bin", [](const OriginRequest &request) {
        return request.header("cookie") == "session=1" ? OriginAnswer::file(5000)
                                                       : OriginAnswer::error(403);
    });
    const Programs programs;
    const auto queue = programs.startQueue();
    QFile file(programs.path(QStringLiteral("cookies.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t1\n");
    file.close();
    const QString id = programs.add({QStringLiteral("--cookies"), file.fileName(),
                                     QString::fromStdString(origin.url("/f.bin"))});
    QVERIFY(programs.waitUntil(id, isDone));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t1\n"));
}

QTEST_GUILESS_MAIN(tst_AccessPrograms)
#include "tst_AccessPrograms.moc"

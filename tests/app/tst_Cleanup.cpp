// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cancel leaves nothing behind, touches nothing else, and says so when it cannot.
#include "tests/app/CleanupBench.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kurier::test;

namespace {

/// A directory in which nobody may remove anything, until the end of the scope: not even root.
class Undeletable
{
public:
    explicit Undeletable(const QString &path)
        : m_path(QFile::encodeName(path))
    {
        works = set(true);
    }
    ~Undeletable() { set(false); }
    Undeletable(const Undeletable &) = delete;
    Undeletable &operator=(const Undeletable &) = delete;

    bool set(bool on) const
    {
        if (::geteuid() != 0)
            return ::chmod(m_path.constData(), on ? 0555 : 0755) == 0;
        const int directory = ::open(m_path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        int flags = 0;
        bool done = ::ioctl(directory, FS_IOC_GETFLAGS, &flags) == 0;
        flags = on ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
        done = done && ::ioctl(directory, FS_IOC_SETFLAGS, &flags) == 0;
        ::close(directory);
        return done;
    }
    bool works = false;

private:
    const QByteArray m_path;
};

} // namespace

class tst_Cleanup : public QObject, private CleanupBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { reset(); }
    void undeletableIsReportedAndTriedAgain();
    void givenUpIsNotOfferedAgain();
    void replacedTempIsLeftAlone_data();
    void replacedTempIsLeftAlone();
    void renamedFolderIsFollowed();
    void removedFolderIsProven();
    void folderRenamedBetweenRuns();
    void leftoversAreOffered();
    void longNamesAndTwins();
    void otherFileSystem();
    void fullDisk();

private:
    QJsonArray leftovers() const
    {
        return m_programs->json({QStringLiteral("cleanup"), QStringLiteral("leftovers")})
            .value(QLatin1String("artefacts"))
            .toArray();
    }
};

void tst_Cleanup::undeletableIsReportedAndTriedAgain()
{
    const QString id = startJob();
    const QString file = temp(m_programs->downloads());
    QVERIFY(!file.isEmpty());
    const Undeletable folder(m_programs->downloads());
    if (!folder.works)
        QSKIP("this file system cannot protect a directory from root");
    const ProgramResult cancelled = cancel(id);
    QCOMPARE(cancelled.exitCode, 7);
    const QJsonObject result = firstOf(cancelled.json(), "results");
    QCOMPARE(result.value(QLatin1String("code")).toString(),
             QStringLiteral("BG_S_UNABLE_TO_DELETE_FILES"));
    QVERIFY(cancelled.err.contains(file));
    QVERIFY(QFile::exists(file));

    const QJsonObject shown = m_programs->show(id).value(QLatin1String("cleanup")).toObject();
    QCOMPARE(shown.value(QLatin1String("state")).toString(), QStringLiteral("failed"));
    for (const QJsonObject &artefact :
         {firstOf(shown, "artefacts"),
          firstOf(m_programs->json({QStringLiteral("cleanup"), QStringLiteral("list")}),
                  "artefacts")}) {
        QCOMPARE(artefact.value(QLatin1String("where")).toString(), file);
        QVERIFY(artefact.value(QLatin1String("bytes")).toInteger() >= kSent);
        QVERIFY(artefact.value(QLatin1String("attempts")).toInt() >= 1);
        QVERIFY(!artefact.value(QLatin1String("nextAttempt")).toString().isEmpty());
        QVERIFY(!artefact.value(QLatin1String("reason")).toString().isEmpty());
    }
    QVERIFY(folder.set(false));
    QCOMPARE(
        m_programs
            ->ctl({QStringLiteral("cleanup"), QStringLiteral("retry"), QStringLiteral("--all")})
            .exitCode,
        0);
    QVERIFY(m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("cleanup"))
                   .toObject()
                   .value(QLatin1String("state"))
                   .toString()
            == QLatin1String("removed");
    }));
    QCOMPARE(everythingIn(m_programs->downloads()), QStringList());
    const QByteArray refused = " refused \"" + file.toUtf8();
    const QByteArray removed = " removed \"" + file.toUtf8();
    QVERIFY(log().contains(refused));
    QVERIFY(log().indexOf(removed) > log().indexOf(refused));
}

void tst_Cleanup::givenUpIsNotOfferedAgain()
{
    const QString id = startJob();
    const QString file = temp(m_programs->downloads());
    {
        const Undeletable folder(m_programs->downloads());
        if (!folder.works)
            QSKIP("this file system cannot protect a directory from root");
        QCOMPARE(cancel(id).exitCode, 7);
        QCOMPARE(
            m_programs->ctl({QStringLiteral("cleanup"), QStringLiteral("abandon"), id}).exitCode,
            0);
    }
    const QJsonObject artefact =
        firstOf(m_programs->json({QStringLiteral("cleanup"), QStringLiteral("list")}), "artefacts");
    QCOMPARE(artefact.value(QLatin1String("state")).toString(), QStringLiteral("abandoned"));
    QVERIFY(QFile::exists(file));
    QCOMPARE(leftovers().size(), 0);
    const QByteArray abandoned = " abandoned \"" + file.toUtf8();
    QTRY_VERIFY(log().contains(abandoned));
}

void tst_Cleanup::replacedTempIsLeftAlone_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"file", "link", "hard link", "directory"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void tst_Cleanup::replacedTempIsLeftAlone()
{
    QFETCH(const QString, by);
    const QString id = startJob();
    const QString file = temp(m_programs->downloads());
    const QString mine = m_programs->path(QStringLiteral("mine"));
    QVERIFY(write(mine, "mine"));
    QVERIFY(QFile::remove(file));
    if (by == QLatin1String("file"))
        QVERIFY(QFile::copy(mine, file));
    else if (by == QLatin1String("link"))
        QVERIFY(QFile::link(mine, file));
    else if (by == QLatin1String("hard link"))
        QCOMPARE(::link(qPrintable(mine), qPrintable(file)), 0);
    else
        QVERIFY(QDir().mkdir(file) && write(file + QStringLiteral("/inside"), "mine"));
    const ProgramResult cancelled = cancel(id);
    QCOMPARE(cancelled.exitCode, 7);
    const QJsonObject artefact =
        firstOf(m_programs->show(id).value(QLatin1String("cleanup")).toObject(), "artefacts");
    QVERIFY(!artefact.value(QLatin1String("reason")).toString().isEmpty());
    QCOMPARE(contentOf(mine), QByteArray("mine"));
    QCOMPARE(contentOf(by == QLatin1String("directory") ? file + QStringLiteral("/inside") : file),
             QByteArray("mine"));
    QVERIFY(log().contains("BG_E_LOCAL_FILE_CHANGED"));
}

void tst_Cleanup::renamedFolderIsFollowed()
{
    const QString id = startJob();
    const QString moved = m_programs->path(QStringLiteral("elsewhere/deep"));
    QVERIFY(QDir().mkpath(m_programs->path(QStringLiteral("elsewhere"))));
    QVERIFY(QDir().rename(m_programs->downloads(), moved));
    QCOMPARE(cancel(id).exitCode, 0);
    QCOMPARE(everythingIn(moved), QStringList());
}

void tst_Cleanup::removedFolderIsProven()
{
    const QString id = startJob();
    QVERIFY(QDir(m_programs->downloads()).removeRecursively());
    QVERIFY(QDir().mkdir(m_programs->downloads()));
    QCOMPARE(cancel(id).exitCode, 0);
}

void tst_Cleanup::folderRenamedBetweenRuns()
{
    const QString id = startJob();
    QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    QCOMPARE(m_programs->ctl({QStringLiteral("quit")}).exitCode, 0);
    const QString near = m_programs->path(QStringLiteral("near"));
    QVERIFY(QDir().rename(m_programs->downloads(), near));
    QCOMPARE(cancel(id).exitCode, 0);
    QCOMPARE(everythingIn(near), QStringList());

    QVERIFY(QDir().mkdir(m_programs->downloads()));
    const QString second = startJob();
    QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), second}).exitCode, 0);
    QCOMPARE(m_programs->ctl({QStringLiteral("quit")}).exitCode, 0);
    const QString far = m_programs->path(QStringLiteral("a/b"));
    QVERIFY(QDir().mkpath(m_programs->path(QStringLiteral("a"))));
    QVERIFY(QDir().rename(m_programs->downloads(), far));
    // Nothing shows where it went, and nothing shows that it is gone.
    QCOMPARE(cancel(second).exitCode, 7);
    QVERIFY(!temp(far).isEmpty());
    QVERIFY(QDir().rename(far, m_programs->downloads()));
    QCOMPARE(m_programs->ctl({QStringLiteral("cleanup"), QStringLiteral("retry"), second}).exitCode,
             0);
    QTRY_COMPARE(everythingIn(m_programs->downloads()), QStringList());
}

void tst_Cleanup::leftoversAreOffered()
{
    const QString id = startJob();
    const QString orphan = temp(m_programs->downloads());
    {
        // The queue is lost, and its file stays.
        QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), id}).exitCode, 0);
        QCOMPARE(m_programs->ctl({QStringLiteral("quit")}).exitCode, 0);
        QVERIFY(QFile::remove(m_programs->database()));
    }
    const QString mine = m_programs->downloads() + QStringLiteral("/.kurier-mine.part");
    QVERIFY(write(mine, "mine"));
    const QString running = startJob();
    QCOMPARE(everythingIn(m_programs->downloads()).size(), 3);
    const QJsonArray found = leftovers();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.at(0).toObject().value(QLatin1String("where")).toString(), orphan);
    QVERIFY(found.at(0).toObject().value(QLatin1String("bytes")).toInteger() >= kSent);

    const QStringList remove {QStringLiteral("cleanup"), QStringLiteral("leftovers"),
                              QStringLiteral("--remove")};
    QCOMPARE(m_programs->ctl(remove).exitCode, 2);
    QVERIFY(QFile::exists(orphan));
    const ProgramResult removed = m_programs->ctl(remove + QStringList(QStringLiteral("--yes")));
    QVERIFY2(removed.exitCode == 0, qPrintable(removed.err));
    QVERIFY(!QFile::exists(orphan));
    QVERIFY(QFile::exists(mine));
    QCOMPARE(everythingIn(m_programs->downloads()).size(), 2);
    QCOMPARE(leftovers().size(), 0);
    QCOMPARE(cancel(running).exitCode, 0);
    QCOMPARE(everythingIn(m_programs->downloads()),
             QStringList(QStringLiteral(".kurier-mine.part")));
}

void tst_Cleanup::longNamesAndTwins()
{
    OriginAnswer answer = OriginAnswer::file(1000);
    const std::string longest(251, 'n');
    answer.headers = {"Content-Disposition: attachment; filename=\"" + longest + ".bin\""};
    m_origin->route("/long", answer);
    const QString url = QString::fromStdString(m_origin->url("/long"));
    for (int i = 0; i < 3; ++i) {
        const QString id = m_programs->add({url});
        QVERIFY(m_programs->waitUntil(id, [](const QJsonObject &job) {
            return job.value(QLatin1String("state")).toString() == QLatin1String("acknowledged");
        }));
    }
    const QStringList names = everythingIn(m_programs->downloads());
    QCOMPARE(names.size(), 3);
    for (const QString &name : names) {
        QVERIFY(QFile::encodeName(name).size() <= 255);
        QVERIFY(name.startsWith(QLatin1String("nnn")));
    }
    // Of two jobs with one name, cancelling one takes nothing from the other.
    const QString first = startJob();
    const QString second = startJob();
    QCOMPARE(everythingIn(m_programs->downloads()).size(), 5);
    QCOMPARE(cancel(first).exitCode, 0);
    QCOMPARE(everythingIn(m_programs->downloads()).size(), 4);
    QVERIFY(temp(m_programs->downloads()).contains(second));
    QCOMPARE(cancel(second).exitCode, 0);
    QCOMPARE(everythingIn(m_programs->downloads()), names);
}

void tst_Cleanup::otherFileSystem()
{
    const QTemporaryDir memory(QStringLiteral("/dev/shm/kurier-XXXXXX"));
    if (!memory.isValid())
        QSKIP("there is no /dev/shm");
    const QString id = startJob(memory.path());
    QVERIFY(!temp(memory.path()).isEmpty());
    QCOMPARE(cancel(id).exitCode, 0);
    QCOMPARE(everythingIn(memory.path()), QStringList());
}

void tst_Cleanup::fullDisk()
{
    const QString disk = m_programs->path(QStringLiteral("data"));
    QVERIFY(QDir().mkdir(disk));
    if (::mount("none", qPrintable(disk), "tmpfs", 0, "size=16m") != 0)
        QSKIP("mounting needs root");
    const auto unmount = qScopeGuard([this, &disk] {
        m_programs->ctl({QStringLiteral("--no-start"), QStringLiteral("quit")});
        ::umount2(qPrintable(disk), MNT_DETACH);
    });
    const QString folder = disk + QStringLiteral("/dl");
    QVERIFY(QDir().mkdir(folder));
    const QString id = startJob(folder);
    QVERIFY(!temp(folder).isEmpty());
    const QString reserve = disk + QStringLiteral("/kurier/queue.reserve");
    QCOMPARE(QFileInfo(reserve).size(), 2 * 1024 * 1024);
    QFile filler(disk + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) { }
    const ProgramResult cancelled = cancel(id);
    QVERIFY2(cancelled.exitCode == 0, qPrintable(cancelled.err));
    QCOMPARE(everythingIn(folder), QStringList());
    QCOMPARE(m_programs->state(id), QStringLiteral("cancelled"));
    filler.close();
    QVERIFY(filler.remove());
    // The next record makes room for the ones after it.
    const QString next = startJob(folder);
    QCOMPARE(cancel(next).exitCode, 0);
    QTRY_COMPARE(QFileInfo(reserve).size(), 2 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(tst_Cleanup)
#include "tst_Cleanup.moc"

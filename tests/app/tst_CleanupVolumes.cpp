// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cancel on file systems that are unmounted, read-only, broken, or not made for it: never blocked,
// never wrong, and made up for as soon as the file system is well again.
#include "tests/app/CleanupBench.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace kurier::test;

namespace {

/// "Shut down": every access fails with EIO from then on (fs/ext4/ext4.h; not in a user header).
constexpr unsigned long kExt4Shutdown = _IOR('X', 125, quint32);

bool ran(const QString &program, const QStringList &arguments, QString *output = nullptr)
{
    QProcess process;
    // Where mkfs and losetup are, and an ordinary user's PATH does not look.
    const QString found =
        QStandardPaths::findExecutable(program,
                                       {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"),
                                        QStringLiteral("/usr/bin"), QStringLiteral("/bin")});
    process.start(found, arguments);
    const bool done = !found.isEmpty() && process.waitForFinished() && process.exitCode() == 0;
    if (output)
        *output = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    return done;
}

/// A mount point that is free again at the end of the scope.
class Mounted
{
public:
    explicit Mounted(QString path)
        : m_path(std::move(path))
    {
        QDir().mkpath(m_path);
    }
    ~Mounted() { unmount(); }
    Mounted(const Mounted &) = delete;
    Mounted &operator=(const Mounted &) = delete;

    [[nodiscard]] bool memory() const
    {
        return ::mount("none", name(), "tmpfs", 0, "size=16m") == 0;
    }
    [[nodiscard]] bool bind(const QString &from) const
    {
        return ::mount(qPrintable(from), name(), nullptr, MS_BIND, nullptr) == 0;
    }
    [[nodiscard]] bool device(const QString &device) const
    {
        return ::mount(qPrintable(device), name(), "ext4", 0, nullptr) == 0;
    }
    [[nodiscard]] bool setReadOnly(bool on) const
    {
        return ::mount("none", name(), nullptr,
                       MS_REMOUNT | (on ? static_cast<unsigned long>(MS_RDONLY) : 0UL), nullptr)
            == 0;
    }
    bool unmount() const { return ::umount2(name(), MNT_DETACH) == 0; }
    /// Not before the last open file: as long as one is open, the next mount of the device gets the
    /// same broken file system again.
    [[nodiscard]] bool unmountAtRest() const { return ::umount2(name(), 0) == 0; }
    [[nodiscard]] QString path() const { return m_path; }

private:
    [[nodiscard]] const char *name() const { return m_name.constData(); }

    const QString m_path;
    const QByteArray m_name = QFile::encodeName(m_path);
};

/// A file as a disk.
class Disk
{
public:
    explicit Disk(const QString &image)
    {
        QFile file(image);
        if (file.open(QIODevice::WriteOnly) && file.resize(64LL * 1024 * 1024))
            ran(QStringLiteral("losetup"), {QStringLiteral("-f"), QStringLiteral("--show"), image},
                &m_device);
    }
    ~Disk()
    {
        if (isThere())
            ran(QStringLiteral("losetup"), {QStringLiteral("-d"), m_device});
    }
    Disk(const Disk &) = delete;
    Disk &operator=(const Disk &) = delete;

    [[nodiscard]] bool isThere() const { return !m_device.isEmpty(); }
    [[nodiscard]] QString device() const { return m_device; }

private:
    QString m_device;
};

} // namespace

class tst_CleanupVolumes : public QObject, private CleanupBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { reset(); }
    void cleanup();
    void unmounted();
    void readOnly();
    void inputOutputError();
    void exfat();

private:
    /// Whatever became of one folder, cancelling in another one goes on at once.
    void verifyOthersGoOn();
};

void tst_CleanupVolumes::cleanup()
{
    m_programs->ctl({QStringLiteral("--no-start"), QStringLiteral("quit")});
}

void tst_CleanupVolumes::verifyOthersGoOn()
{
    const QString id = startJob();
    QVERIFY(!temp(m_programs->downloads()).isEmpty());
    QCOMPARE(cancel(id).exitCode, 0);
    QCOMPARE(everythingIn(m_programs->downloads()), QStringList());
}

void tst_CleanupVolumes::unmounted()
{
    const Mounted stick(m_programs->path(QStringLiteral("devices/stick")));
    const Mounted folder(m_programs->path(QStringLiteral("media/stick")));
    if (!stick.memory() || !folder.bind(stick.path()))
        QSKIP("nothing can be mounted here");
    const QString id = startJob(folder.path());
    QVERIFY(!temp(folder.path()).isEmpty());
    QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    QCOMPARE(m_programs->ctl({QStringLiteral("quit")}).exitCode, 0);
    QVERIFY(folder.unmount());
    QCOMPARE(cancel(id).exitCode, 7);
    QVERIFY(log().contains("BG_E_VOLUME_CHANGED"));
    QVERIFY(!temp(stick.path()).isEmpty());
    verifyOthersGoOn();

    QVERIFY(folder.bind(stick.path()));
    QCOMPARE(m_programs->ctl({QStringLiteral("cleanup"), QStringLiteral("retry"), id}).exitCode, 0);
    QTRY_COMPARE(everythingIn(stick.path()), QStringList());
    QTRY_COMPARE(cleanupState(id), QStringLiteral("removed"));
}

void tst_CleanupVolumes::readOnly()
{
    const Mounted folder(m_programs->path(QStringLiteral("media/card")));
    if (!folder.memory())
        QSKIP("nothing can be mounted here");
    const QString id = startJob(folder.path());
    QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    // The switch is refused while the transfer still has its file open for writing.
    QTRY_VERIFY(folder.setReadOnly(true));
    QCOMPARE(cancel(id).exitCode, 7);
    QVERIFY(log().contains("ERROR_WRITE_PROTECT"));
    QVERIFY(!temp(folder.path()).isEmpty());
    verifyOthersGoOn();

    QVERIFY(folder.setReadOnly(false));
    QCOMPARE(m_programs->ctl({QStringLiteral("cleanup"), QStringLiteral("retry"), id}).exitCode, 0);
    QTRY_COMPARE(everythingIn(folder.path()), QStringList());
    QTRY_COMPARE(cleanupState(id), QStringLiteral("removed"));
}

void tst_CleanupVolumes::inputOutputError()
{
    const Disk disk(m_programs->path(QStringLiteral("disk")));
    const Mounted folder(m_programs->path(QStringLiteral("media/disk")));
    if (!disk.isThere() || !ran(QStringLiteral("mkfs.ext4"), {QStringLiteral("-q"), disk.device()})
        || !folder.device(disk.device()))
        QSKIP("there is no disk to break here");
    const QString inside = folder.path() + QStringLiteral("/dl");
    QVERIFY(QDir().mkdir(inside));
    const QString id = startJob(inside);
    const QString file = temp(inside);
    QVERIFY(!file.isEmpty());
    const int root = ::open(qPrintable(folder.path()), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    quint32 logFlush = 1;
    QCOMPARE(::ioctl(root, kExt4Shutdown, &logFlush), 0);
    ::close(root);
    const ProgramResult cancelled = cancel(id);
    QCOMPARE(cancelled.exitCode, 7);
    QVERIFY(cancelled.err.contains(inside));
    verifyOthersGoOn();

    QCOMPARE(m_programs->ctl({QStringLiteral("quit")}).exitCode, 0);
    QVERIFY(QTest::qWaitFor([&] { return folder.unmountAtRest(); }, 30000));
    QVERIFY(folder.device(disk.device()));
    QCOMPARE(temp(inside), file);
    QCOMPARE(m_programs->ctl({QStringLiteral("cleanup"), QStringLiteral("retry"), id}).exitCode, 0);
    QTRY_COMPARE(everythingIn(inside), QStringList());
    QTRY_COMPARE(cleanupState(id), QStringLiteral("removed"));
}

/// No unnamed files, no links, no rename that never replaces, no case.
void tst_CleanupVolumes::exfat()
{
    const Disk disk(m_programs->path(QStringLiteral("disk")));
    const Mounted folder(m_programs->path(QStringLiteral("media/exfat")));
    if (!disk.isThere() || !ran(QStringLiteral("mkfs.exfat"), {disk.device()})
        || !ran(QStringLiteral("mount.exfat-fuse"), {disk.device(), folder.path()}))
        QSKIP("there is no exFAT here (packages exfat-fuse, exfatprogs; /dev/fuse; root)");
    const QString mine = folder.path() + QStringLiteral("/FILM.mkv");
    QVERIFY(write(mine, "mine"));
    QVERIFY(QFile::exists(folder.path() + QStringLiteral("/film.MKV")));
    const QString first = startJob(folder.path());
    const QString second = startJob(folder.path());
    QStringList names;
    for (const QString &id : {first, second})
        names << firstOf(m_programs->show(id), "files").value(QLatin1String("path")).toString();
    QCOMPARE(names,
             (QStringList {folder.path() + QStringLiteral("/film (1).mkv"),
                           folder.path() + QStringLiteral("/film (2).mkv")}));
    QCOMPARE(everythingIn(folder.path()).size(), 3);
    QCOMPARE(cancel(first).exitCode, 0);
    QVERIFY(temp(folder.path()).contains(second));
    QCOMPARE(cancel(second).exitCode, 0);
    QCOMPARE(everythingIn(folder.path()), QStringList(QStringLiteral("FILM.mkv")));
    QCOMPARE(contentOf(mine), QByteArray("mine"));
}

QTEST_GUILESS_MAIN(tst_CleanupVolumes)
#include "tst_CleanupVolumes.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Paths.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace kurier;

namespace {

const QString kHome = QStringLiteral("/home/somebody");

mode_t modeOf(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0;
}

} // namespace

/// Where everything lies, and that nobody else can look inside.
class PathsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void defaults();
    void fromXdg();
    void relativePathsAreIgnored();
    void privateDirectory();
    void closesAnOpenDirectory();
    void leavesASharedDirectoryAlone();
    void refusesWhatIsNoDirectory();
    void refusesWhatBelongsToOthers();
    void refusesWithoutRights();

private:
    QByteArray m_home;
};

void PathsTest::init()
{
    m_home = qgetenv("HOME");
    qputenv("HOME", kHome.toUtf8());
    for (const char *const name :
         {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        qunsetenv(name);
}

void PathsTest::cleanup()
{
    qputenv("HOME", m_home);
}

void PathsTest::defaults()
{
    const Paths paths = Paths::fromEnvironment();
    const QString data = kHome + QStringLiteral("/.local/share/kurier");
    QCOMPARE(paths.dataDirectory, data);
    QCOMPARE(paths.database, QString(data + QStringLiteral("/queue.db")));
    QCOMPARE(paths.lockFile, QString(data + QStringLiteral("/queue.lock")));
    QCOMPARE(paths.settingsFile, QString(kHome + QStringLiteral("/.config/kurier/kurier.conf")));
    QCOMPARE(paths.stateDirectory, QString(kHome + QStringLiteral("/.local/state/kurier")));
    QCOMPARE(paths.runtimeDirectory, QString(data + QStringLiteral("/run")));
    QCOMPARE(paths.controlSocket, QString(data + QStringLiteral("/run/control.sock")));
}

void PathsTest::fromXdg()
{
    qputenv("XDG_DATA_HOME", "/x/data/");
    qputenv("XDG_CONFIG_HOME", "/x/config");
    qputenv("XDG_STATE_HOME", "/x/state");
    qputenv("XDG_RUNTIME_DIR", "/x/run");
    const Paths paths = Paths::fromEnvironment();
    QCOMPARE(paths.database, QStringLiteral("/x/data/kurier/queue.db"));
    QCOMPARE(paths.settingsFile, QStringLiteral("/x/config/kurier/kurier.conf"));
    QCOMPARE(paths.stateDirectory, QStringLiteral("/x/state/kurier"));
    QCOMPARE(paths.controlSocket, QStringLiteral("/x/run/kurier/control.sock"));
}

void PathsTest::relativePathsAreIgnored()
{
    qputenv("XDG_DATA_HOME", "data");
    qputenv("XDG_RUNTIME_DIR", "./run");
    const Paths paths = Paths::fromEnvironment();
    QCOMPARE(paths.dataDirectory, QString(kHome + QStringLiteral("/.local/share/kurier")));
    QCOMPARE(paths.runtimeDirectory, QString(paths.dataDirectory + QStringLiteral("/run")));
}

void PathsTest::privateDirectory()
{
    const QTemporaryDir root;
    const QString deep = root.filePath(QStringLiteral("a/b/c"));
    const mode_t before = ::umask(0);
    const auto made = makePrivateDirectory(deep);
    ::umask(before);
    QVERIFY(made);
    for (const char *const part : {"a", "a/b", "a/b/c"})
        QCOMPARE(modeOf(root.filePath(QString::fromLatin1(part))), mode_t(0700));
    QVERIFY(makePrivateDirectory(deep));
}

void PathsTest::closesAnOpenDirectory()
{
    const QTemporaryDir root;
    const QString path = root.filePath(QStringLiteral("open"));
    QCOMPARE(::mkdir(QFile::encodeName(path).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0775), 0);
    QVERIFY(makePrivateDirectory(path));
    QCOMPARE(modeOf(path), mode_t(0700));
}

void PathsTest::leavesASharedDirectoryAlone()
{
    const QTemporaryDir root;
    const QString path = root.filePath(QStringLiteral("shared"));
    QCOMPARE(::mkdir(QFile::encodeName(path).constData(), 0755), 0);
    for (const mode_t mode : {mode_t(0777), mode_t(01777), mode_t(01755)}) {
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
        const auto made = makePrivateDirectory(path);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::EAccessDenied);
        struct stat status
        {
        };
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, mode);
    }
}

void PathsTest::refusesWhatIsNoDirectory()
{
    const QTemporaryDir root;
    const QString path = root.filePath(QStringLiteral("file"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QString &wanted : {path, QString(path + QStringLiteral("/below"))}) {
        const auto made = makePrivateDirectory(wanted);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::EAccessDenied);
        QCOMPARE(made.error().subject, wanted);
    }
}

void PathsTest::refusesWhatBelongsToOthers()
{
    const QTemporaryDir root;
    QString path = QStringLiteral("/");
    if (::geteuid() == 0) {
        path = root.filePath(QStringLiteral("foreign"));
        QCOMPARE(::mkdir(QFile::encodeName(path).constData(), 0755), 0);
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 12345, 12345), 0);
    }
    const mode_t before = modeOf(path);
    const auto made = makePrivateDirectory(path);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::EAccessDenied);
    QCOMPARE(modeOf(path), before);
}

void PathsTest::refusesWithoutRights()
{
    // Nobody can make a directory there, root included.
    const auto made = makePrivateDirectory(QStringLiteral("/proc/kurier/data"));
    QVERIFY(!made);
    QVERIFY(made.error().code == ErrorCode::EPathNotFound
            || made.error().code == ErrorCode::EAccessDenied);
    QCOMPARE(made.error().context, ErrorContext::LocalFile);
}

QTEST_GUILESS_MAIN(PathsTest)
#include "tst_Paths.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Root's window with the queues of two users (tests/with_two_users): real queues, real sockets,
// real databases read with their owners' rights.
#include "app/InspectedQueues.h"
#include "app/ctl/OwnerProcess.h"
#include "app/ctl/OwnerQueue.h"
#include "core/queue/LocalTransferQueue.h"
#include "core/settings/Settings.h"
#include "tests/app/TwoUsers.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/queue/TransferQueueView.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QMenuBar>
#include <QTest>
#include <QThread>

#include <sys/stat.h>
#include <unistd.h>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr int kPatience = 40'000;

/// The window as `kurier --user` and `--all-users` assemble it, less the process around it.
class Inspection final
{
public:
    explicit Inspection(const QList<UserAccount> &accounts)
        : m_settings(m_directory.filePath(QStringLiteral("kurier.conf")))
        , m_backend(new InspectedQueues(accounts))
        , m_queue(m_backend->queue())
        , m_window(m_queue, m_settings)
    {
        m_window.setInspecting({});
        m_backend->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_backend, &QObject::deleteLater);
        m_thread.start();
        QMetaObject::invokeMethod(m_backend, &QueueBackend::start, Qt::QueuedConnection);
        m_window.show();
    }
    ~Inspection()
    {
        QMetaObject::invokeMethod(m_backend, &QueueBackend::shutdown, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] QAbstractItemModel &model() { return *m_window.queueView().model(); }
    /// "user: name" of every row, sorted.
    [[nodiscard]] QStringList rows()
    {
        QStringList rows;
        for (int row = 0; row < model().rowCount(); ++row)
            rows.append(cell(row, QueueColumn::Owner) + QStringLiteral(": ")
                        + cell(row, QueueColumn::Name));
        rows.sort();
        return rows;
    }
    [[nodiscard]] QString cell(int row, QueueColumn column)
    {
        return model().index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] int rowOf(const QString &user)
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (cell(row, QueueColumn::Owner) == user)
                return row;
        }
        return -1;
    }
    void select(const QString &user) { m_window.queueView().selectRow(rowOf(user)); }
    [[nodiscard]] bool offers(JobCommand command)
    {
        return m_window.actions().action(command)->isEnabled();
    }

private:
    QTemporaryDir m_directory;
    Settings m_settings;
    QThread m_thread;
    InspectedQueues *m_backend; ///< Deleted on m_thread.
    LocalTransferQueue m_queue;
    MainWindow m_window;
};

QList<UserAccount> both()
{
    return {*findAccount(anna().name), *findAccount(bert().name)};
}

QString row(const User &user, const char *name)
{
    return QStringLiteral("%1: %2").arg(user.name, QLatin1String(name));
}

QString suspendedJob(const User &user, const char *name)
{
    return add(user,
               {QStringLiteral("--suspended"),
                QStringLiteral("https://example.org/") + QLatin1String(name)});
}

} // namespace

class tst_Inspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (top().isEmpty() || ::geteuid() != 0)
            QSKIP("to be run by tests/with_two_users");
    }
    void cleanup()
    {
        reset(anna());
        reset(bert());
    }

    void showsEverybody();
    void drivesWhatRuns();
    void onlyLooksAtWhatDoesNotRun();
    void followsStartAndEnd();
    void namesWhatCannotBeRead();
    void offersNothingElse();
    void readsNoFileOfRootsThroughALink();
    void programRefusesOthers();
};

void tst_Inspector::showsEverybody()
{
    suspendedJob(anna(), "a.bin");
    suspendedJob(bert(), "b.bin");
    QCOMPARE(ctl(&bert(), {QStringLiteral("quit")}).exitCode, 0);
    Inspection inspection(both());
    QTRY_COMPARE_WITH_TIMEOUT(
        inspection.rows(), (QStringList {row(anna(), "a.bin"), row(bert(), "b.bin")}), kPatience);
    QVERIFY(!inspection.window().queueView().isColumnHidden(static_cast<int>(QueueColumn::Owner)));
    QVERIFY(inspection.window().windowTitle().contains(QStringLiteral("queues of all users")));
    // What happens is shown.
    suspendedJob(anna(), "a2.bin");
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows().size(), 3, kPatience);
}

void tst_Inspector::drivesWhatRuns()
{
    const QString id = suspendedJob(anna(), "a.bin");
    Inspection inspection(both());
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows().size(), 1, kPatience);
    inspection.select(anna().name);
    QTRY_VERIFY(inspection.offers(JobCommand::Resume));
    QVERIFY(inspection.offers(JobCommand::Cancel));
    // Nor is what only the owner may do.
    QVERIFY(!inspection.offers(JobCommand::Complete));
    QVERIFY(!inspection.window().actions().priorityMenu()->isEnabled());
    QVERIFY(!inspection.window().actions().copyAction()->isEnabled());
    inspection.window().actions().action(JobCommand::Resume)->trigger();
    const auto state = [&id] {
        return jobsOf(ctl(&anna(), {QStringLiteral("--json"), QStringLiteral("show"), id}))
            .at(0)
            .toObject()
            .value(QLatin1String("state"))
            .toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(state() != QLatin1String("suspended"), kPatience);
}

void tst_Inspector::onlyLooksAtWhatDoesNotRun()
{
    suspendedJob(bert(), "b.bin");
    QCOMPARE(ctl(&bert(), {QStringLiteral("quit")}).exitCode, 0);
    Inspection inspection({*findAccount(bert().name)});
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows(), QStringList {row(bert(), "b.bin")}, kPatience);
    // Who reads it is its owner.
    const auto readers = [](uint user) {
        return runAs(kRoot,
                     {QStringLiteral("pgrep"), QStringLiteral("-U"), QString::number(user),
                      QStringLiteral("-f"), QStringLiteral("--"), QLatin1String(kServeStored)})
            .out.count(QLatin1Char('\n'));
    };
    QCOMPARE(readers(bert().uid), 1);
    QCOMPARE(readers(0), 0);
    inspection.select(bert().name);
    for (const JobCommand command : kAllJobCommands)
        QVERIFY(!inspection.offers(command));
    QVERIFY(inspection.window()
                .actions()
                .action(JobCommand::Cancel)
                ->toolTip()
                .contains(QLatin1String("not permitted")));
    QTRY_VERIFY(inspection.window().notice().isVisible());
    QVERIFY(inspection.window().notice().text().contains(bert().name));
}

void tst_Inspector::followsStartAndEnd()
{
    suspendedJob(anna(), "a.bin");
    QCOMPARE(ctl(&anna(), {QStringLiteral("quit")}).exitCode, 0);
    Inspection inspection(both());
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows(), QStringList {row(anna(), "a.bin")}, kPatience);
    inspection.select(anna().name);
    QVERIFY(!inspection.offers(JobCommand::Cancel));
    suspendedJob(anna(), "a2.bin");
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows().size(), 2, kPatience);
    inspection.select(anna().name);
    QTRY_VERIFY_WITH_TIMEOUT(inspection.offers(JobCommand::Cancel), kPatience);
    killHard(anna());
    QTRY_VERIFY_WITH_TIMEOUT(!inspection.offers(JobCommand::Cancel), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows().size(), 2, kPatience);
}

void tst_Inspector::namesWhatCannotBeRead()
{
    suspendedJob(anna(), "a.bin");
    suspendedJob(bert(), "b.bin");
    QCOMPARE(ctl(&bert(), {QStringLiteral("quit")}).exitCode, 0);
    QVERIFY(QFile::setPermissions(bert().database(), {}));
    Inspection inspection(both());
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows(), QStringList {row(anna(), "a.bin")}, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(inspection.window().notice().isVisible(), kPatience);
    const QString notice = inspection.window().notice().text();
    QVERIFY2(notice.contains(bert().name) && !notice.contains(anna().name), qPrintable(notice));
    // It is tried again.
    QVERIFY(QFile::setPermissions(bert().database(), QFile::ReadOwner | QFile::WriteOwner));
    QTRY_COMPARE_WITH_TIMEOUT(inspection.rows().size(), 2, kPatience);
    QVERIFY(!inspection.window().notice().isVisible());
}

void tst_Inspector::offersNothingElse()
{
    Inspection inspection(both());
    QVERIFY(!inspection.window().acceptDrops());
    QAction *add = nullptr;
    for (const QAction *menu : inspection.window().menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->shortcut() == QKeySequence(QKeySequence::New))
                add = action;
        }
    }
    QVERIFY(add);
    QVERIFY(!add->isEnabled());
}

void tst_Inspector::readsNoFileOfRootsThroughALink()
{
    suspendedJob(bert(), "b.bin");
    QCOMPARE(ctl(&bert(), {QStringLiteral("quit")}).exitCode, 0);
    // Two things keep it from being read: no link is followed, and root's rights are given up
    // (namesWhatCannotBeRead and onlyLooksAtWhatDoesNotRun prove that alone).
    const QString roots = top() + QStringLiteral("/root/queue.db");
    QVERIFY(QFile::copy(bert().database(), roots));
    QVERIFY(QFile::setPermissions(roots, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(QFile::remove(bert().database()));
    QVERIFY(QFile::link(roots, bert().database()));
    Inspection inspection({*findAccount(bert().name)});
    QTRY_VERIFY_WITH_TIMEOUT(inspection.window().notice().isVisible(), kPatience);
    QVERIFY(inspection.rows().isEmpty());
}

void tst_Inspector::programRefusesOthers()
{
    const auto kurier = [](const User *user, const QStringList &arguments) {
        return runAs(user, QStringList {QStringLiteral(KURIER_PROGRAM)} + arguments);
    };
    const ProgramResult other = kurier(&bert(), {QStringLiteral("--user"), anna().name});
    QCOMPARE(other.exitCode, 5);
    QCOMPARE(other.err.count(QLatin1Char('\n')), 1);
    QCOMPARE(kurier(&bert(), {QStringLiteral("--all-users")}).exitCode, 5);
    QCOMPARE(
        kurier(kRoot, {QStringLiteral("--user"), QStringLiteral("nobody-of-that-name")}).exitCode,
        1);
    QCOMPARE(kurier(kRoot, {QStringLiteral("--all-users"), QStringLiteral("http://a/")}).exitCode,
             2);
    // A whole program's window.
    suspendedJob(anna(), "a.bin");
    const QString picture = top() + QStringLiteral("/root/window.png");
    const ProgramResult shown =
        kurier(kRoot, {QStringLiteral("--all-users"), QStringLiteral("--screenshot"), picture});
    QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
    QVERIFY(QFile::exists(picture));
}

int main(int argc, char **argv)
{
    // The process that reads a queue with its owner's rights is this program again.
    if (argc == 2 && qstrcmp(argv[1], kServeStored) == 0) {
        const QCoreApplication application(argc, argv);
        return serveStored();
    }
    const QApplication application(argc, argv);
    tst_Inspector test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Inspector.moc"

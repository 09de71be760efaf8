// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/actions/LeftoverFlow.h"
#include "ui/dialogs/LeftoversDialog.h"
#include "ui/dialogs/LeftoversModel.h"
#include "ui/text/Format.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

namespace {

/// Keeps the answers about leftovers until the test gives them; knows nothing else.
class LeftoverQueue final : public TransferQueue
{
public:
    void subscribe() override { }
    void addJobs(QList<JobSpec>, const QObject *, Reply<Result<QList<JobId>>>,
                 AddingWatchPtr) override
    {
    }
    void command(JobCommand, QList<JobId>, const QObject *, Reply<CommandResults>) override { }
    void planCancel(QList<JobId>, const QObject *, Reply<CancelPlan>) override { }
    void cancel(QList<JobId>, std::optional<FilesTold>, const QObject *,
                Reply<CommandResults>) override
    {
    }
    void change(JobChanges, QList<JobId>, const QObject *, Reply<CommandResults>) override { }
    void grantAccess(AccessGrant, QList<JobId>, const QObject *, Reply<CommandResults>) override { }
    void requestRows(RowsQuery, const QObject *, Reply<RowsPage>) override { }
    void findJobs(QString, const QObject *, Reply<QList<JobId>>) override { }
    void requestDetails(JobId, const QObject *, Reply<Result<JobDetails>>) override { }
    void requestAddresses(QList<JobId>, const QObject *, Reply<Result<QStringList>>) override { }
    void requestHistory(HistoryQuery, const QObject *, Reply<HistoryPage>) override { }
    void requestCleanup(const QObject *, Reply<QList<Artefact>>) override { }
    void retryCleanup(QList<JobId>) override { }
    void abandonCleanup(QList<JobId>, const QObject *, Reply<Error>) override { }
    void setLimits(const QueueLimits &) override { }

    void requestLeftovers(const QObject *, Reply<QList<Artefact>> reply) override
    {
        ++requests;
        found = std::move(reply);
    }
    void removeLeftovers(QList<Artefact> leftovers, const QObject *,
                         Reply<QList<Artefact>> reply) override
    {
        removals.append(leftovers);
        removed = std::move(reply);
    }
    void load(bool loaded)
    {
        QueueStatus status;
        status.loaded = loaded;
        Q_EMIT statusChanged(status);
    }

    int requests = 0;
    QList<QList<Artefact>> removals;
    Reply<QList<Artefact>> found;
    Reply<QList<Artefact>> removed;
};

Artefact leftover(const QString &name, qint64 bytes = 5'000'000)
{
    Artefact artefact;
    artefact.directory = QStringLiteral("/home/anna/Downloads");
    artefact.name = name;
    artefact.bytes = bytes;
    artefact.inode = 7;
    artefact.birth = 1'760'000'000'000'000'000;
    return artefact;
}

QList<Artefact> leftovers(int count)
{
    QList<Artefact> made;
    for (int i = 0; i < count; ++i)
        made.append(leftover(QStringLiteral(".kurier-%1.part").arg(i)));
    return made;
}

/// Flow and notice on a queue of the test.
struct Bench
{
    LeftoverQueue queue;
    FakeUserPrompts prompts;
    NoticeBar notice;
    LeftoverFlow flow {queue, prompts, notice};

    QPushButton &action() const
    {
        return *notice.findChild<QPushButton *>(QStringLiteral("noticeAction"));
    }
    void find(const QList<Artefact> &list)
    {
        queue.load(true);
        queue.found(list);
    }
};

} // namespace

class tst_Leftovers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_languages.use(QStringLiteral("en")); }
    void askedForOnceWhenLoaded();
    void nothingFoundSaysNothing();
    void nothingGoesWithoutTheButton();
    void exactlyWhatWasShownIsRemoved();
    void failuresAreNamed();
    void manyFailuresAreCounted();
    void noticeFollowsTheLanguage();
    void dialogListsEveryFile();
    void dialogKeepsByDefault_data();
    void dialogKeepsByDefault();
    void windowOffersAndDeletes();

private:
    LanguageSwitcher m_languages;
};

void tst_Leftovers::askedForOnceWhenLoaded()
{
    Bench bench;
    bench.queue.load(false);
    QCOMPARE(bench.queue.requests, 0);
    bench.queue.load(true);
    bench.queue.load(true);
    QCOMPARE(bench.queue.requests, 1);
    bench.queue.found({});
    bench.queue.load(true);
    QCOMPARE(bench.queue.requests, 1);
}

void tst_Leftovers::nothingFoundSaysNothing()
{
    Bench bench;
    bench.find({});
    QVERIFY(bench.notice.isHidden());
    bench.flow.retranslate();
    QVERIFY(bench.notice.isHidden());
}

void tst_Leftovers::nothingGoesWithoutTheButton()
{
    Bench bench;
    bench.find(leftovers(2));
    QVERIFY(!bench.notice.isHidden());
    QCOMPARE(bench.notice.text(),
             QStringLiteral("2 temporary files of earlier downloads were found."));
    QCOMPARE(bench.action().text(), QStringLiteral("Show"));
    QVERIFY(bench.queue.removals.isEmpty());
    bench.action().click();
    bench.action().click();
    QCOMPARE(bench.prompts.leftoverQuestions.size(), 1);
    bench.prompts.answerLeftovers(false);
    QVERIFY(bench.notice.isHidden());
    QVERIFY(bench.queue.removals.isEmpty());
}

void tst_Leftovers::exactlyWhatWasShownIsRemoved()
{
    Bench bench;
    QSignalSpy said(&bench.flow, &LeftoverFlow::message);
    bench.find(leftovers(3));
    bench.action().click();
    QCOMPARE(bench.prompts.leftoverQuestions.constFirst().size(), 3);
    bench.prompts.answerLeftovers(true);
    QCOMPARE(bench.queue.removals.size(), 1);
    const QList<Artefact> asked = bench.queue.removals.constFirst();
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked.constLast().where(), QStringLiteral("/home/anna/Downloads/.kurier-2.part"));
    QCOMPARE(asked.constLast().inode, quint64 {7});
    QVERIFY(bench.notice.isHidden());
    QList<Artefact> gone = asked;
    for (Artefact &artefact : gone)
        artefact.state = ArtefactState::Removed;
    bench.queue.removed(gone);
    QCOMPARE(said.count(), 1);
    QCOMPARE(said.at(0).at(0).toString(), QStringLiteral("3 temporary files deleted."));
    QVERIFY(bench.notice.isHidden());
}

void tst_Leftovers::failuresAreNamed()
{
    Bench bench;
    QSignalSpy said(&bench.flow, &LeftoverFlow::message);
    bench.find(leftovers(2));
    bench.action().click();
    bench.prompts.answerLeftovers(true);
    QList<Artefact> tried = leftovers(2);
    tried[0].state = ArtefactState::Removed;
    tried[1].state = ArtefactState::Failed;
    tried[1].reason = Error {ErrorCode::EWriteProtect, ErrorContext::LocalFile, {}, {}};
    bench.queue.removed(tried);
    QCOMPARE(said.at(0).at(0).toString(), QStringLiteral("1 temporary file deleted."));
    QVERIFY(!bench.notice.isHidden());
    const QString path = plainName(QStringLiteral("/home/anna/Downloads/.kurier-1.part"));
    QCOMPARE(bench.notice.text(),
             QStringLiteral("1 temporary file could not be deleted.\n%1: The disk is read-only.")
                 .arg(path));
    QVERIFY(bench.action().isHidden());
}

void tst_Leftovers::manyFailuresAreCounted()
{
    Bench bench;
    QSignalSpy said(&bench.flow, &LeftoverFlow::message);
    bench.find(leftovers(20));
    bench.action().click();
    bench.prompts.answerLeftovers(true);
    QList<Artefact> tried = leftovers(20);
    for (Artefact &artefact : tried) {
        artefact.state = ArtefactState::Failed;
        artefact.reason = Error {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}};
    }
    bench.queue.removed(tried);
    QCOMPARE(said.count(), 0);
    const QStringList lines = bench.notice.text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.constFirst(), QStringLiteral("20 temporary files could not be deleted."));
    QCOMPARE(lines.constLast(), QStringLiteral("and 17 more"));
}

void tst_Leftovers::noticeFollowsTheLanguage()
{
    Bench bench;
    bench.find(leftovers(1));
    QCOMPARE(bench.notice.text(),
             QStringLiteral("1 temporary file of earlier downloads was found."));
    m_languages.use(QStringLiteral("de"));
    bench.flow.retranslate();
    QCOMPARE(bench.notice.text(),
             QStringLiteral("1 temporäre Datei früherer Downloads wurde gefunden."));
    QCOMPARE(bench.action().text(), QStringLiteral("Anzeigen"));
    // A notice that was closed stays closed.
    bench.notice.hide();
    m_languages.use(QStringLiteral("en"));
    bench.flow.retranslate();
    QVERIFY(bench.notice.isHidden());
}

void tst_Leftovers::dialogListsEveryFile()
{
    QList<Artefact> list = leftovers(2);
    list[1].birth = 0;
    LeftoversDialog dialog(list, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(dialog.headingText(), QStringLiteral("Delete 2 temporary files?"));
    QVERIFY(dialog.informativeText().contains(QStringLiteral("no transfer of the queue")));
    QVERIFY(dialog.informativeText().contains(formatBytes(10'000'000)));
    QAbstractItemModel *model = dialog.findChild<QTableView *>()->model();
    QAbstractItemModelTester tester(model);
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(1, LeftoversModel::Where).data().toString(),
             QStringLiteral("/home/anna/Downloads/.kurier-1.part"));
    QCOMPARE(model->index(0, LeftoversModel::Size).data().toString(), formatBytes(5'000'000));
    QCOMPARE(model->index(0, LeftoversModel::Created).data().toString(),
             formatTime(1'760'000'000'000));
    QCOMPARE(model->index(1, LeftoversModel::Created).data().toString(), formatTime(0));
}

void tst_Leftovers::dialogKeepsByDefault_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("enter") << static_cast<int>(Qt::Key_Return);
    QTest::newRow("escape") << static_cast<int>(Qt::Key_Escape);
    QTest::newRow("space") << static_cast<int>(Qt::Key_Space);
}

void tst_Leftovers::dialogKeepsByDefault()
{
    QFETCH(int, key);
    LeftoversDialog dialog(leftovers(1), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *remove = dialog.findChild<QPushButton *>(QStringLiteral("deleteButton"));
    QCOMPARE(remove->text(), QStringLiteral("Delete 1 File"));
    QSignalSpy finished(&dialog, &QDialog::finished);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(dialog.focusWidget(), static_cast<Qt::Key>(key));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), QuestionDialog::kSafe);
}

void tst_Leftovers::windowOffersAndDeletes()
{
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("kurier.conf")));
    FakeTransferQueue queue;
    queue.leftovers = leftovers(2);
    MainWindow window(queue, settings);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    queue.publishStatus();
    QTRY_VERIFY(window.leftoverNotice().isVisible());
    // Trouble with the queue takes nothing from the offer.
    Q_EMIT queue.storeSetAside(QStringLiteral("/x/queue.db.damaged"), QStringLiteral("bad"));
    QVERIFY(window.notice().isVisible());
    QVERIFY(window.leftoverNotice().isVisible());
    window.leftoverNotice().findChild<QPushButton *>()->click();
    auto *dialog = window.findChild<LeftoversDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!queue.leftovers.isEmpty());
    dialog->findChild<QPushButton *>(QStringLiteral("deleteButton"))->click();
    QTRY_VERIFY(queue.leftovers.isEmpty());
    QTRY_VERIFY(!window.leftoverNotice().isVisible());
}

QTEST_MAIN(tst_Leftovers)
#include "tst_Leftovers.moc"

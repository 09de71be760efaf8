// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <map>
#include <random>
#include <set>

using namespace kurier;

namespace {

constexpr std::array kStates = {JobState::Suspended, JobState::Transferring, JobState::Queued,
                                JobState::Error, JobState::Transferred};

JobSnapshot snapshot(qint64 key, JobState state = JobState::Queued)
{
    JobSnapshot row;
    row.id = JobId::create();
    row.key = JobKey {key};
    row.name = QStringLiteral("file %1").arg(key);
    row.host = QStringLiteral("host%1.example.org").arg(key % 3);
    row.state = state;
    row.created = key;
    row.filesTotal = 1;
    return row;
}

QList<JobSnapshot> snapshots(int count)
{
    QList<JobSnapshot> rows;
    for (int i = 0; i < count; ++i)
        rows.append(snapshot(i + 1));
    return rows;
}

QueueDelta adding(const QList<JobSnapshot> &rows)
{
    QueueDelta delta;
    delta.upserted = rows;
    return delta;
}

QueueDelta removing(const QList<JobId> &ids)
{
    QueueDelta delta;
    delta.removed = ids;
    return delta;
}

QList<JobId> idsOf(const QList<JobSnapshot> &rows)
{
    QList<JobId> ids;
    for (const JobSnapshot &row : rows)
        ids.append(row.id);
    return ids;
}

std::set<JobId> shownIds(const TransferQueueModel &model)
{
    std::set<JobId> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.insert(model.idAt(row));
    return ids;
}

} // namespace

/// Jobs that are being cancelled are out of sight before the queue has told that they left.
class tst_LeavingJobs final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void fewLeaveAtOnce();
    void manyLeaveTogether();
    void whatStaysComesBack();
    void manyComeBackInTheirOrder();
    void whatChangesMeanwhileIsKept();
    void theyStayAwayFromANewOrder();
    void everythingToldAnewIsShown();
    void removalWhileTheyAreMarked();
    void commandsOnAllLeaveThemAlone();
    void selectionForgetsThem();
    void randomly_data();
    void randomly();

private:
    SystemClock m_clock;
};

void tst_LeavingJobs::fewLeaveAtOnce()
{
    TransferQueueModel model(m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<JobSnapshot> rows = snapshots(20);
    model.apply(adding(rows));
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy counts(&model, &TransferQueueModel::countsChanged);
    QSignalSpy leaving(&model, &TransferQueueModel::leavingChanged);
    model.hideLeaving({rows.at(3).id, rows.at(4).id, rows.at(9).id, JobId::create()});
    QCOMPARE(model.rowCount(), 17);
    QCOMPARE(model.rowOf(rows.at(3).id), -1);
    QCOMPARE(model.rowOf(rows.at(5).id), 3);
    QCOMPARE(removed.count(), 2);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.leavingCount(), 3);
    QCOMPARE(model.counts().total(), 17);
    QCOMPARE(model.counts().of(JobState::Queued), 17);
    QCOMPARE(model.jobCount(), 20);
    QCOMPARE(counts.count(), 1);
    QCOMPARE(leaving.count(), 1);
    // Twice is once.
    model.hideLeaving({rows.at(3).id});
    QCOMPARE(model.leavingCount(), 3);
    QCOMPARE(model.counts().total(), 17);
    model.apply(removing({rows.at(3).id, rows.at(4).id, rows.at(9).id}));
    QCOMPARE(model.leavingCount(), 0);
    QCOMPARE(model.counts().total(), 17);
    QCOMPARE(model.jobCount(), 17);
    QCOMPARE(model.rowCount(), 17);
    QCOMPARE(leaving.count(), 2);
    // Their slots are other jobs' now.
    model.apply(adding({snapshot(30), snapshot(31), snapshot(32)}));
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(model.counts().total(), 20);
}

/// Whoever looks in between sees all of them or none.
void tst_LeavingJobs::manyLeaveTogether()
{
    constexpr int kRows = 35'000;
    TransferQueueModel model(m_clock);
    const QList<JobSnapshot> rows = snapshots(kRows);
    model.apply(adding(rows));
    QList<JobId> ids = idsOf(rows);
    const JobId kept = ids.takeAt(17'000);
    std::set<int> seen;
    connect(&model, &QAbstractItemModel::modelReset, this, [&] { seen.insert(model.rowCount()); });
    model.hideLeaving(ids);
    QCOMPARE(model.rowCount(), kRows);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(seen, std::set<int> {1});
    QCOMPARE(model.idAt(0), kept);
    QCOMPARE(model.leavingCount(), kRows - 1);
    QCOMPARE(model.counts().total(), 1);
    // In parts, as the queue tells it; nothing is to be seen of it.
    QSignalSpy rebuilt(&model, &TransferQueueModel::rebuilt);
    for (qsizetype at = 0; at < ids.size(); at += 5000)
        model.apply(removing(ids.mid(at, 5000)));
    QCOMPARE(rebuilt.count(), 0);
    QCOMPARE(model.leavingCount(), 0);
    QCOMPARE(model.jobCount(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void tst_LeavingJobs::whatStaysComesBack()
{
    TransferQueueModel model(m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<JobSnapshot> rows = snapshots(100);
    model.apply(adding(rows));
    model.hideLeaving(idsOf(rows));
    QCOMPARE(model.rowCount(), 0);
    QSignalSpy leaving(&model, &TransferQueueModel::leavingChanged);
    model.showStaying({rows.at(40).id, rows.at(7).id, JobId::create()});
    QCOMPARE(leaving.count(), 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.idAt(0), rows.at(7).id);
    QCOMPARE(model.counts().total(), 2);
    QCOMPARE(model.leavingCount(), 98);
    model.showStaying({rows.at(7).id});
    QCOMPARE(model.counts().total(), 2);
    model.apply(removing(idsOf(rows.mid(50))));
    // Late: it has left.
    model.showStaying({rows.at(60).id});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.leavingCount(), 48);
    model.showStaying(idsOf(rows));
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.counts().total(), 50);
    QCOMPARE(model.leavingCount(), 0);
    for (int row = 0; row < 50; ++row)
        QCOMPARE(model.idAt(row), rows.at(row).id);
}

/// The connection broke while all were cancelled.
void tst_LeavingJobs::manyComeBackInTheirOrder()
{
    constexpr int kRows = 25'000;
    TransferQueueModel model(m_clock);
    const QList<JobSnapshot> rows = snapshots(kRows);
    model.apply(adding(rows));
    model.sort(static_cast<int>(QueueColumn::Added), Qt::DescendingOrder);
    QTRY_COMPARE(model.idAt(0), rows.last().id);
    model.hideLeaving(idsOf(rows));
    // Said before the first part was done: the last word counts.
    model.showStaying(idsOf(rows));
    QTRY_VERIFY(model.leavingCount() == 0 && model.rowCount() == kRows);
    model.hideLeaving(idsOf(rows));
    QTRY_COMPARE(model.rowCount(), 0);
    model.showStaying(idsOf(rows));
    QTRY_COMPARE(model.rowCount(), kRows);
    QCOMPARE(model.counts().total(), kRows);
    for (int row = 0; row < kRows; ++row) {
        if (model.idAt(row) != rows.at(kRows - 1 - row).id)
            QFAIL(qPrintable(QStringLiteral("row %1").arg(row)));
    }
}

void tst_LeavingJobs::whatChangesMeanwhileIsKept()
{
    TransferQueueModel model(m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<JobSnapshot> rows = snapshots(5);
    model.apply(adding(rows));
    model.hideLeaving({rows.at(2).id});
    rows[2].state = JobState::Transferring;
    rows[2].host = QStringLiteral("elsewhere.example.org");
    rows[2].bytesTransferred = 17;
    model.apply(adding({rows.at(2)}));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.counts().of(JobState::Transferring), 0);
    QCOMPARE(model.counts().of(QStringLiteral("elsewhere.example.org")), 0);
    model.showStaying({rows.at(2).id});
    QCOMPARE(model.rowOf(rows.at(2).id), 2);
    QCOMPARE(model.job(2).bytesTransferred, 17);
    QCOMPARE(model.counts().of(JobState::Transferring), 1);
    QCOMPARE(model.counts().of(JobState::Queued), 4);
    QCOMPARE(model.counts().of(QStringLiteral("elsewhere.example.org")), 1);
    // What a filter hides does not come into sight by staying.
    model.hideLeaving({rows.at(2).id});
    JobFilter filter;
    filter.states.insert(JobState::Queued);
    model.setFilter(filter);
    model.showStaying({rows.at(2).id});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.counts().of(JobState::Transferring), 1);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
}

/// The worker sorts rows that know nothing of it.
void tst_LeavingJobs::theyStayAwayFromANewOrder()
{
    constexpr int kRows = 6000;
    static_assert(kRows > static_cast<int>(TransferQueueModel::kSortedAtOnce));
    TransferQueueModel model(m_clock);
    const QList<JobSnapshot> rows = snapshots(kRows);
    model.apply(adding(rows));
    QSignalSpy rebuilt(&model, &TransferQueueModel::rebuilt);
    // Before it is asked, and while it sorts.
    model.hideLeaving({rows.at(10).id, rows.at(12).id});
    model.sort(static_cast<int>(QueueColumn::Added), Qt::DescendingOrder);
    model.hideLeaving({rows.at(20).id, rows.at(22).id});
    model.showStaying({rows.at(12).id, rows.at(22).id});
    QTRY_COMPARE(model.idAt(0), rows.last().id);
    QCOMPARE(model.rowCount(), kRows - 2);
    QCOMPARE(model.rowOf(rows.at(10).id), -1);
    QCOMPARE(model.rowOf(rows.at(20).id), -1);
    // One that left stood before it.
    QCOMPARE(model.rowOf(rows.at(12).id), kRows - 1 - 12 - 1);
    QCOMPARE(model.counts().total(), kRows - 2);
    // New rows that wait to be shown may leave as well.
    QList<JobSnapshot> more;
    for (int i = 0; i < 100; ++i)
        more.append(snapshot(kRows + i + 1));
    model.apply(adding(more.mid(0, 50)));
    model.apply(adding(more.mid(50)));
    model.hideLeaving(idsOf(more.mid(70)));
    QTRY_COMPARE(model.rowCount(), kRows - 2 + 70);
    QTest::qWait(500);
    QCOMPARE(model.rowCount(), kRows - 2 + 70);
}

void tst_LeavingJobs::everythingToldAnewIsShown()
{
    TransferQueueModel model(m_clock);
    const QList<JobSnapshot> rows = snapshots(30'000);
    model.apply(adding(rows));
    model.hideLeaving(idsOf(rows));
    QTRY_COMPARE(model.rowCount(), 0);
    QueueDelta anew = adding(rows.mid(0, 50));
    anew.reset = true;
    model.apply(anew);
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.counts().total(), 50);
    QCOMPARE(model.leavingCount(), 0);
    // What was still to be marked is forgotten with it.
    model.apply(adding(rows.mid(50)));
    QTRY_COMPARE(model.rowCount(), 30'000);
    model.hideLeaving(idsOf(rows));
    model.apply(anew);
    QTest::qWait(50);
    QCOMPARE(model.rowCount(), 50);
}

/// The queue is faster than the marking.
void tst_LeavingJobs::removalWhileTheyAreMarked()
{
    constexpr int kRows = 30'000;
    TransferQueueModel model(m_clock);
    const QList<JobSnapshot> rows = snapshots(kRows);
    model.apply(adding(rows));
    model.hideLeaving(idsOf(rows));
    model.apply(removing(idsOf(rows.mid(0, 15'000))));
    QList<JobSnapshot> more;
    for (int i = 0; i < 5; ++i)
        more.append(snapshot(kRows + i + 1));
    // In the slots of those that have just left.
    model.apply(adding(more));
    QTRY_COMPARE(model.rowCount(), 5);
    QCOMPARE(model.leavingCount(), 15'000);
    QCOMPARE(model.counts().total(), 5);
    model.apply(removing(idsOf(rows.mid(15'000))));
    QCOMPARE(model.leavingCount(), 0);
    QCOMPARE(model.rowCount(), 5);
    const std::set<JobId> shown = shownIds(model);
    for (const JobSnapshot &row : more)
        QVERIFY(shown.contains(row.id));
}

void tst_LeavingJobs::commandsOnAllLeaveThemAlone()
{
    TransferQueueModel model(m_clock);
    const QList<JobSnapshot> rows = snapshots(3);
    model.apply(adding(rows));
    model.hideLeaving({rows.at(1).id});
    QCOMPARE(model.idsWhere([](const JobSnapshot &) { return true; }),
             QList<JobId>({rows.at(0).id, rows.at(2).id}));
}

void tst_LeavingJobs::selectionForgetsThem()
{
    TransferQueueModel model(m_clock);
    TransferQueueView view(model);
    view.setLoaded(true);
    const QList<JobSnapshot> rows = snapshots(3000);
    model.apply(adding(rows));
    view.selectAll();
    QSignalSpy touched(&view, &TransferQueueView::selectionTouched);
    model.hideLeaving(idsOf(rows.mid(1)));
    QCOMPARE(view.selectedIds({}), QList<JobId> {rows.at(0).id});
    QVERIFY(touched.count() > 0);
    // Back in sight, nobody has selected them.
    model.showStaying(idsOf(rows.mid(1, 100)));
    QCOMPARE(model.rowCount(), 101);
    QCOMPARE(view.selectedIds({}), QList<JobId> {rows.at(0).id});
    view.selectAll();
    QCOMPARE(view.selection().count, 101);
    QVERIFY(view.selection().effective.contains(JobCommand::Suspend));
}

void tst_LeavingJobs::randomly_data()
{
    QTest::addColumn<Grouping>("grouping");
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << Grouping::None << 300;
    QTest::newRow("by state") << Grouping::State << 300;
    QTest::newRow("by server") << Grouping::Server << 300;
    QTest::newRow("by state, sorted beside") << Grouping::State << 2500;
    QTest::newRow("by server, sorted beside") << Grouping::Server << 2500;
}

/// Against the same kept the simplest way: rows, counts and the sizes of groups.
void tst_LeavingJobs::randomly()
{
    QFETCH(Grouping, grouping);
    QFETCH(int, rows);
    std::mt19937 random(20261130);
    const auto pick = [&random](int below) {
        return std::uniform_int_distribution<int>(0, below - 1)(random);
    };
    TransferQueueModel model(m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::map<JobId, JobSnapshot> jobs;
    std::set<JobId> leaving;
    JobFilter filter;
    qint64 key = 0;
    const auto add = [&](int count) {
        QueueDelta delta;
        for (int i = 0; i < count; ++i) {
            delta.upserted.append(snapshot(++key, kStates.at(std::size_t(pick(5)))));
            jobs[delta.upserted.constLast().id] = delta.upserted.constLast();
        }
        model.apply(delta);
    };
    const auto some = [&](std::size_t most) {
        QList<JobId> ids;
        for (const auto &[id, job] : jobs) {
            if (static_cast<std::size_t>(ids.size()) < most && pick(3) == 0)
                ids.append(id);
        }
        return ids;
    };
    add(rows);
    model.setGrouping(grouping);
    for (int step = 0; step < 120; ++step) {
        const std::size_t most = pick(3) == 0 ? 200 : 3;
        switch (pick(7)) {
        case 0:
            add(pick(40));
            break;
        case 1:
        case 2: {
            const QList<JobId> ids = some(most);
            leaving.insert(ids.cbegin(), ids.cend());
            model.hideLeaving(ids);
            break;
        }
        case 3: {
            const QList<JobId> ids = some(most);
            for (const JobId &id : ids)
                leaving.erase(id);
            model.showStaying(ids);
            break;
        }
        case 4: {
            const QList<JobId> ids = some(most / 2);
            for (const JobId &id : ids) {
                jobs.erase(id);
                leaving.erase(id);
            }
            model.apply(removing(ids));
            break;
        }
        case 5: {
            QueueDelta delta;
            for (const JobId &id : some(most)) {
                JobSnapshot &job = jobs[id];
                job.state = kStates.at(std::size_t(pick(5)));
                job.host = QStringLiteral("host%1.example.org").arg(pick(4));
                delta.upserted.append(job);
            }
            model.apply(delta);
            break;
        }
        default:
            filter = {};
            if (pick(2) == 0)
                filter.states.insert(kStates.at(std::size_t(pick(5))));
            model.setFilter(filter);
            model.sort(pick(2) == 0 ? 0 : 7,
                       pick(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        }
        std::set<JobId> expected;
        QueueCounts counts;
        std::map<QString, int> groups;
        const auto groupOf = [grouping](const JobSnapshot &job) {
            return grouping == Grouping::Server ? job.host
                                                : QString::number(static_cast<int>(job.state));
        };
        for (const auto &[id, job] : jobs) {
            if (leaving.contains(id))
                continue;
            counts.add(job);
            if (!filter.fits(job))
                continue;
            expected.insert(id);
            ++groups[groupOf(job)];
        }
        QTRY_VERIFY2(shownIds(model) == expected, qPrintable(QStringLiteral("step %1").arg(step)));
        QCOMPARE(model.counts().total(), counts.total());
        QCOMPARE(model.leavingCount(), static_cast<qsizetype>(leaving.size()));
        QCOMPARE(model.jobCount(), static_cast<qsizetype>(jobs.size()));
        for (const JobState state : kStates)
            QCOMPARE(model.counts().of(state), counts.of(state));
        QTRY_COMPARE(model.grouping(), grouping);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.rowOf(model.idAt(row)), row);
            QCOMPARE(model.groupSize(row),
                     grouping == Grouping::None ? 0 : groups[groupOf(model.job(row))]);
        }
    }
}

QTEST_MAIN(tst_LeavingJobs)
#include "tst_LeavingJobs.moc"

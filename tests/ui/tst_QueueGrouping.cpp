// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>

using namespace kurier;

namespace {

JobSnapshot snapshot(qint64 key, const QString &name, JobState state = JobState::Queued)
{
    JobSnapshot row;
    row.id = JobId::create();
    row.key = JobKey {key};
    row.name = name;
    row.host = QStringLiteral("host%1.example.org").arg(key % 3);
    row.state = state;
    row.created = 1000 * key;
    row.filesTotal = 1;
    return row;
}

QueueDelta adding(const QList<JobSnapshot> &rows)
{
    QueueDelta delta;
    delta.upserted = rows;
    return delta;
}

QStringList shownNames(const TransferQueueModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.job(row).name);
    return names;
}

/// Of \a row, in the table as it is painted.
QImage nameCell(TransferQueueView &view, int row)
{
    const QRect cell = view.visualRect(view.model()->index(row, 0));
    return view.viewport()->grab(cell.adjusted(0, 2, 0, -2)).toImage();
}

/// What is painted of a widget from now on.
class PaintedRegion final : public QObject
{
public:
    explicit PaintedRegion(QWidget &widget) { widget.installEventFilter(this); }

    QRegion region;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

/// Whether something is drawn where headings stand.
bool hasHeading(TransferQueueView &view, int row)
{
    const QImage cell = nameCell(view, row);
    const QRgb ground = cell.pixel(1, 1);
    for (int y = 0; y < cell.height(); ++y) {
        for (int x = 0; x < cell.width() / 4; ++x) {
            if (cell.pixel(x, y) != ground)
                return true;
        }
    }
    return false;
}

} // namespace

class tst_QueueGrouping final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void groupsHaveTheirOrderAndHeadings();
    void newJobsJoinTheirGroups_data();
    void newJobsJoinTheirGroups();
    void jobsMoveToTheirGroups();
    void longQueuesAreGroupedWhenTheOrderCame();
    void selectionFollowsItsJobs();
    void headingsAreDrawn();
    void headingsCountTheirJobs();
    void countsOfLongQueuesAreLive();
    void newCountsAreDrawn();
    void longHeadingsAreTold_data();
    void longHeadingsAreTold();

private:
    SystemClock m_clock;
};

void tst_QueueGrouping::groupsHaveTheirOrderAndHeadings()
{
    TransferQueueModel model(m_clock);
    QList<JobSnapshot> rows;
    // Backwards, so that nothing is where it belongs.
    for (auto state = kStatesByLife.crbegin(); state != kStatesByLife.crend(); ++state) {
        for (int i = 0; i < 2; ++i)
            rows.append(snapshot(rows.size() + 1, QStringLiteral("x"), *state));
    }
    rows.last().host.clear();
    model.apply(adding(rows));
    QVERIFY(!model.startsGroup(0));
    QVERIFY(model.index(0, 0).data(TransferQueueModel::GroupRole).toString().isEmpty());
    QSignalSpy grouped(&model, &TransferQueueModel::groupingChanged);
    model.setGrouping(Grouping::State);
    QCOMPARE(grouped.count(), 1);
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        model.sort(static_cast<int>(QueueColumn::Added), order);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.job(row).state, kStatesByLife.at(static_cast<std::size_t>(row / 2)));
            QCOMPARE(model.startsGroup(row), row % 2 == 0);
        }
        QCOMPARE(model.job(0).created > model.job(1).created, order == Qt::DescendingOrder);
    }
    QCOMPARE(model.index(2, 0).data(TransferQueueModel::GroupRole).toString(),
             QStringLiteral("Connecting"));
    model.setGrouping(Grouping::Server);
    QStringList headings;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.startsGroup(row))
            headings += model.index(row, 0).data(TransferQueueModel::GroupRole).toString();
    }
    QCOMPARE(
        headings,
        QStringList({QStringLiteral("Without a server"), QStringLiteral("host0.example.org"),
                     QStringLiteral("host1.example.org"), QStringLiteral("host2.example.org")}));
    const auto spoken = [&model](int row) {
        return model.index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(spoken(1).startsWith(QStringLiteral("host0.example.org, 4 transfers, x, ")));
    QVERIFY(spoken(2).startsWith(QStringLiteral("host0.example.org, x, ")));
    model.setGrouping(Grouping::State);
    QVERIFY(spoken(0).startsWith(QStringLiteral("Transferring, 2 transfers, x, Transferring")));
    QVERIFY(spoken(1).startsWith(QStringLiteral("x, Transferring")));
    JobSnapshot waiting = model.job(9);
    QCOMPARE(waiting.state, JobState::TransientError);
    waiting.retryAt = m_clock.wall().count() + 24'000;
    model.apply(adding({waiting}));
    QVERIFY(spoken(9).startsWith(QStringLiteral("Transient error, x, Retry in ")));
}

void tst_QueueGrouping::newJobsJoinTheirGroups_data()
{
    QTest::addColumn<Grouping>("grouping");
    QTest::newRow("state") << Grouping::State;
    QTest::newRow("server") << Grouping::Server;
}

/// At once: nothing but the new rows is looked at.
void tst_QueueGrouping::newJobsJoinTheirGroups()
{
    QFETCH(Grouping, grouping);
    TransferQueueModel model(m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGrouping(grouping);
    qint64 key = 0;
    // One by one, then so many that they are one reset.
    for (const int count : {1, 2, 60}) {
        QList<JobSnapshot> rows;
        for (int i = 0; i < count; ++i) {
            ++key;
            const auto state = static_cast<std::size_t>((key * 5) % 7);
            rows.append(snapshot(key, QStringLiteral("x"), kStatesByLife.at(state)));
        }
        model.apply(adding(rows));
        QCOMPARE(model.rowCount(), static_cast<int>(key));
        const auto groupOf = [&model, grouping](int row) {
            const JobSnapshot job = model.job(row);
            if (grouping == Grouping::Server)
                return job.host;
            const auto *const place =
                std::find(kStatesByLife.begin(), kStatesByLife.end(), job.state);
            return QString::number(std::distance(kStatesByLife.begin(), place));
        };
        for (int row = 1; row < model.rowCount(); ++row) {
            QVERIFY(groupOf(row - 1) <= groupOf(row));
            QVERIFY(groupOf(row - 1) < groupOf(row) || model.job(row - 1).key < model.job(row).key);
            QCOMPARE(model.startsGroup(row), groupOf(row - 1) != groupOf(row));
        }
    }
}

/// With the delta that moves them, as a heading between wrong rows would flicker.
void tst_QueueGrouping::jobsMoveToTheirGroups()
{
    TransferQueueModel model(m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<JobSnapshot> rows;
    for (int i = 0; i < 6; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("%1").arg(i)));
    model.apply(adding(rows));
    model.setGrouping(Grouping::State);
    rows[4].state = JobState::Transferring;
    rows[1].state = JobState::Error;
    model.apply(adding({rows.at(4), rows.at(1)}));
    QCOMPARE(shownNames(model).join(QString()), QStringLiteral("402351"));
    rows[4].state = JobState::Transferred;
    rows.append(snapshot(7, QStringLiteral("6"), JobState::Transferring));
    model.apply(adding({rows.at(4), rows.at(6)}));
    QCOMPARE(shownNames(model).join(QString()), QStringLiteral("6023514"));
    model.setGrouping(Grouping::Server);
    QCOMPARE(shownNames(model).join(QString()), QStringLiteral("2503614"));
    rows[3].host = QStringLiteral("a.example.org");
    model.apply(adding({rows.at(3)}));
    QCOMPARE(shownNames(model).join(QString()), QStringLiteral("3250614"));
    model.setGrouping(Grouping::None);
    QCOMPARE(shownNames(model).join(QString()), QStringLiteral("0123456"));
}

/// Until then headings would stand between rows in the old order.
void tst_QueueGrouping::longQueuesAreGroupedWhenTheOrderCame()
{
    TransferQueueModel model(m_clock);
    QList<JobSnapshot> rows;
    for (int i = 0; i < 3000; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("x")));
    model.apply(adding(rows));
    model.setGrouping(Grouping::Server);
    QCOMPARE(model.grouping(), Grouping::None);
    QVERIFY(!model.startsGroup(1));
    QTRY_COMPARE(model.grouping(), Grouping::Server);
    QList<int> headings;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.startsGroup(row))
            headings.append(row);
    }
    QCOMPARE(headings, QList<int>({0, 1000, 2000}));
    // A job moves with the next sorting, as in a queue sorted by a value that changes.
    rows[5].host = QStringLiteral("host1.example.org");
    model.apply(adding({rows.at(5)}));
    QTRY_COMPARE_WITH_TIMEOUT(model.rowOf(rows.at(5).id), 1001, 5000);
    QVERIFY(model.startsGroup(999));
    // An emptied queue has no order to wait for.
    model.setGrouping(Grouping::State);
    QueueDelta anew = adding({rows.at(0)});
    anew.reset = true;
    model.apply(anew);
    QCOMPARE(model.grouping(), Grouping::State);
}

void tst_QueueGrouping::selectionFollowsItsJobs()
{
    TransferQueueModel model(m_clock);
    TransferQueueView view(model);
    QList<JobSnapshot> rows;
    for (int i = 0; i < 9; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("%1").arg(i)));
    model.apply(adding(rows));
    view.selectRow(4);
    view.selectionModel()->select(model.index(7, 0),
                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QList<JobId> expected {rows.at(4).id, rows.at(7).id};
    std::sort(expected.begin(), expected.end());
    const auto selected = [&view] {
        QList<JobId> ids = view.selectedIds({});
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    model.setGrouping(Grouping::State);
    rows[4].state = JobState::Transferring;
    rows[7].state = JobState::Error;
    model.apply(adding({rows.at(4), rows.at(7)}));
    QCOMPARE(model.rowOf(rows.at(4).id), 0);
    QCOMPARE(model.rowOf(rows.at(7).id), 8);
    QCOMPARE(selected(), expected);
    QCOMPARE(view.currentIndex().row(), 0);
    model.setGrouping(Grouping::Server);
    QCOMPARE(selected(), expected);
    model.sort(static_cast<int>(QueueColumn::Name), Qt::DescendingOrder);
    QCOMPARE(selected(), expected);
    model.setGrouping(Grouping::None);
    QCOMPARE(selected(), expected);
}

void tst_QueueGrouping::headingsAreDrawn()
{
    TransferQueueModel model(m_clock);
    TransferQueueView view(model);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    view.resize(1400, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QList<JobSnapshot> rows;
    for (int i = 0; i < 90; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("x"),
                             i < 3 ? JobState::Transferring : JobState::Queued));
    model.apply(adding(rows));
    const QList<QImage> plain {nameCell(view, 1), nameCell(view, 3)};
    model.setGrouping(Grouping::State);
    QVERIFY(hasHeading(view, 0));
    QVERIFY(!hasHeading(view, 1));
    QVERIFY(hasHeading(view, 3));
    QVERIFY(!hasHeading(view, 4));
    // Scrolled into a group, the first row that is whole tells which one it is.
    const int height = view.verticalHeader()->defaultSectionSize();
    view.verticalScrollBar()->setValue(40 * height);
    QVERIFY(hasHeading(view, 40));
    QVERIFY(!hasHeading(view, 41));
    view.verticalScrollBar()->setValue(41 * height + height / 2);
    QVERIFY(hasHeading(view, 42));
    QVERIFY(!hasHeading(view, 43));
    // What scrolling only moves would keep a heading where none is any more.
    view.verticalScrollBar()->setValue(43 * height);
    QTest::qWait(50);
    const PaintedRegion painted(*view.viewport());
    view.verticalScrollBar()->setValue(42 * height);
    const QPoint inOldTop = view.visualRect(model.index(43, 0)).center();
    QTRY_VERIFY(painted.region.contains(inOldTop));
    view.verticalScrollBar()->setValue(0);
    model.setGrouping(Grouping::None);
    QCOMPARE(QList<QImage>({nameCell(view, 1), nameCell(view, 3)}), plain);
}

void tst_QueueGrouping::headingsCountTheirJobs()
{
    TransferQueueModel model(m_clock);
    QList<JobSnapshot> rows;
    for (int i = 0; i < 30; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("%1").arg(i),
                             i < 3 ? JobState::Transferring : JobState::Queued));
    model.apply(adding(rows));
    QCOMPARE(model.groupSize(0), 0);
    model.setGrouping(Grouping::State);
    QCOMPARE(model.groupSize(0), 3);
    QCOMPARE(model.groupSize(29), 27);
    QSignalSpy sizes(&model, &TransferQueueModel::groupSizesChanged);
    rows[0].bytesTransferred = 5;
    model.apply(adding({rows.at(0)}));
    QCOMPARE(sizes.count(), 0);
    rows[0].state = JobState::Error;
    model.apply(adding({rows.at(0), snapshot(31, QStringLiteral("x"))}));
    QCOMPARE(sizes.count(), 1);
    QCOMPARE(model.groupSize(0), 2);
    QCOMPARE(model.groupSize(2), 28);
    QCOMPARE(model.groupSize(30), 1);
    QueueDelta gone;
    gone.removed = {rows.at(1).id, rows.at(0).id};
    model.apply(gone);
    QCOMPARE(model.groupSize(0), 1);
    // Those a filter hides are not under the heading.
    JobFilter filter;
    filter.hosts.insert(QStringLiteral("host1.example.org"));
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.groupSize(0), 10);
    model.setGrouping(Grouping::Server);
    QCOMPARE(model.groupSize(9), 10);
    model.setFilter({});
    QCOMPARE(model.groupSize(0), model.rowOf(rows.at(3).id));
    QCOMPARE(groupHeading(QStringLiteral("Queued"), 1234), QStringLiteral("Queued (1234)"));
    QLocale::setDefault(QLocale(QStringLiteral("de")));
    QCOMPARE(groupHeading(QStringLiteral("Queued"), 1234), QStringLiteral("Queued (1.234)"));
}

/// Rows move with the next sorting; until then they count where they belong.
void tst_QueueGrouping::countsOfLongQueuesAreLive()
{
    TransferQueueModel model(m_clock);
    QList<JobSnapshot> rows;
    for (int i = 0; i < 3000; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("x")));
    model.apply(adding(rows));
    model.setGrouping(Grouping::State);
    QTRY_COMPARE(model.grouping(), Grouping::State);
    QCOMPARE(model.groupSize(0), 3000);
    rows[7].state = JobState::Transferring;
    model.apply(adding({rows.at(7)}));
    QCOMPARE(model.groupSize(7), 1);
    QCOMPARE(model.groupSize(0), 2999);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowOf(rows.at(7).id), 0, 5000);
    QCOMPARE(model.groupSize(0), 1);
    QCOMPARE(model.groupSize(1), 2999);
}

/// Also when the row that has changed is out of sight.
void tst_QueueGrouping::newCountsAreDrawn()
{
    TransferQueueModel model(m_clock);
    TransferQueueView view(model);
    view.resize(1400, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QList<JobSnapshot> rows;
    for (int i = 0; i < 3000; ++i)
        rows.append(snapshot(i + 1, QStringLiteral("x")));
    model.apply(adding(rows));
    model.setGrouping(Grouping::State);
    QTRY_COMPARE(model.grouping(), Grouping::State);
    QTest::qWait(50);
    const QImage before = nameCell(view, 0);
    const PaintedRegion painted(*view.viewport());
    rows[2000].state = JobState::Transferring;
    model.apply(adding({rows.at(2000)}));
    const QPoint inTop = view.visualRect(model.index(0, 0)).center();
    QTRY_VERIFY(painted.region.contains(inTop));
    QVERIFY(nameCell(view, 0) != before);
}

void tst_QueueGrouping::longHeadingsAreTold_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("percent"); // Where the heading has ended.
    QTest::newRow("wide") << 600 << 55;
    QTest::newRow("narrow") << 130 << 71;
}

void tst_QueueGrouping::longHeadingsAreTold()
{
    QFETCH(int, width);
    QFETCH(int, percent);
    TransferQueueModel model(m_clock);
    TransferQueueView view(model);
    view.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    view.setColumnWidth(0, width);
    view.resize(1400, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QList<JobSnapshot> rows;
    for (int i = 0; i < 12; ++i) {
        rows.append(snapshot(i + 1, QStringLiteral("a name of some length")));
        rows.last().host = QStringLiteral("<b>mirror.of.a.long.name.example.org");
    }
    model.apply(adding(rows));
    model.setGrouping(Grouping::Server);
    const auto tip = [&view](QPoint place) {
        QHelpEvent event(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
        QApplication::sendEvent(view.viewport(), &event);
        return QToolTip::text();
    };
    const QRect first = view.visualRect(model.index(0, 0));
    const QRect second = view.visualRect(model.index(1, 0));
    QCOMPARE(tip(first.center() - QPoint(first.width() / 4, 0)),
             QStringLiteral("<qt>&lt;b&gt;mirror.of.a.long.name.example.org (12)</qt>"));
    // Where the name is, the tip is about the name; and in rows without a heading.
    const QString server = QStringLiteral("Server: ");
    QVERIFY(tip(QPoint(first.right() - 3, first.center().y())).contains(server));
    QVERIFY(tip(second.center() - QPoint(second.width() / 4, 0)).contains(server));
    // However long it is, the name has some room.
    const QImage withHeading = nameCell(view, 0);
    const QRgb ground = withHeading.pixel(1, 1);
    int ink = 0;
    for (int y = 0; y < withHeading.height(); ++y) {
        for (int x = withHeading.width() * percent / 100; x < withHeading.width(); ++x)
            ink += withHeading.pixel(x, y) != ground ? 1 : 0;
    }
    QVERIFY(ink > 0);
}

QTEST_MAIN(tst_QueueGrouping)
#include "tst_QueueGrouping.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace kurier;

namespace {

JobFilter searchFor(const QString &text)
{
    JobFilter filter;
    filter.text = text;
    return filter;
}

JobSnapshot snapshot(qint64 key, JobState state = JobState::Queued)
{
    JobSnapshot row;
    row.id = JobId::create();
    row.key = JobKey {key};
    row.name = QStringLiteral("file %1").arg(key);
    row.state = state;
    row.created = key;
    return row;
}

} // namespace

class tst_TransferQueueView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void selectionAndScrollOutliveRebuilding();
    void sortingKeepsTheSelection();
    void allSelectedStaysAllSelected();
    void newRowsAreNotSelected();
    void movedColumnsSelectRowsOnce();
    void selectionSaysWhatIsPossible();
    void emptyViewSaysWhatToDo();

private:
    [[nodiscard]] int paintedInk() const;

    SystemClock m_clock;
    std::unique_ptr<TransferQueueModel> m_model;
    std::unique_ptr<TransferQueueView> m_view;
    QList<JobSnapshot> m_rows;
};

void tst_TransferQueueView::init()
{
    m_model = std::make_unique<TransferQueueModel>(m_clock);
    m_view = std::make_unique<TransferQueueView>(*m_model);
    m_view->resize(900, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_rows.clear();
    for (int i = 0; i < 1000; ++i)
        m_rows.append(snapshot(i + 1));
}

void tst_TransferQueueView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void tst_TransferQueueView::selectionAndScrollOutliveRebuilding()
{
    QueueDelta all;
    all.upserted = m_rows;
    m_model->apply(all);
    m_view->verticalScrollBar()->setValue(500 * m_view->verticalHeader()->defaultSectionSize());
    m_view->selectRow(510);
    m_view->selectionModel()->select(m_model->index(700, 0),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const JobId top = m_model->job(m_view->rowAt(0)).id;
    QueueDelta delta;
    for (int i = 0; i < 400; i += 2)
        delta.removed.append(m_rows.at(i).id);
    m_model->apply(delta);
    const QList<JobSnapshot> selected = m_view->selectedJobs();
    QCOMPARE(selected.size(), 2);
    QCOMPARE(selected.at(0).id, m_rows.at(510).id);
    QCOMPARE(selected.at(1).id, m_rows.at(700).id);
    QCOMPARE(m_model->job(m_view->rowAt(0)).id, top);
    QCOMPARE(m_model->job(m_view->currentIndex().row()).id, m_rows.at(510).id);
}

void tst_TransferQueueView::sortingKeepsTheSelection()
{
    QueueDelta all;
    all.upserted = m_rows;
    m_model->apply(all);
    m_view->selectRow(3);
    m_view->sortByColumn(static_cast<int>(QueueColumn::Added), Qt::DescendingOrder);
    QCOMPARE(m_view->selectedJobs().size(), 1);
    QCOMPARE(m_view->selectedJobs().constFirst().id, m_rows.at(3).id);
    QCOMPARE(m_model->rowOf(m_rows.at(3).id), 996);
}

void tst_TransferQueueView::allSelectedStaysAllSelected()
{
    QueueDelta all;
    all.upserted = m_rows;
    m_model->apply(all);
    m_view->selectAll();
    m_view->sortByColumn(static_cast<int>(QueueColumn::Name), Qt::DescendingOrder);
    QCOMPARE(m_view->selection().count, 1000);
    QueueDelta delta;
    for (int i = 0; i < 1000; i += 2)
        delta.removed.append(m_rows.at(i).id);
    m_model->apply(delta);
    QCOMPARE(m_view->selection().count, 500);
    delta.removed.clear();
    for (int i = 1; i < 1000; i += 2)
        delta.removed.append(m_rows.at(i).id);
    m_model->apply(delta);
    QCOMPARE(m_view->selection().count, 0);
    m_model->apply(all);
    QCOMPARE(m_view->selection().count, 0);
}

void tst_TransferQueueView::newRowsAreNotSelected()
{
    QueueDelta some;
    some.upserted = m_rows.mid(0, 100);
    m_model->apply(some);
    m_view->selectAll();
    some.upserted = m_rows.mid(100, 100);
    m_model->apply(some);
    QCOMPARE(m_model->rowCount(), 200);
    const QList<JobSnapshot> selected = m_view->selectedJobs();
    QCOMPARE(selected.size(), 100);
    QCOMPARE(selected.constLast().id, m_rows.at(99).id);
    // What a filter hides is not selected any more when it comes back.
    m_view->selectAll();
    m_model->setFilter(searchFor(QStringLiteral("file 1")));
    const qsizetype left = m_view->selection().count;
    QVERIFY(left > 0 && left < 200);
    m_model->setFilter({});
    QCOMPARE(m_view->selection().count, left);
}

/// With moved columns, a view selects each stretch of columns as a range of its own.
void tst_TransferQueueView::movedColumnsSelectRowsOnce()
{
    QueueDelta all;
    all.upserted = m_rows;
    m_model->apply(all);
    QItemSelection stretches(m_model->index(3, 0), m_model->index(12, 2));
    stretches.select(m_model->index(3, 3), m_model->index(12, kQueueColumnCount - 1));
    m_view->selectionModel()->select(stretches, QItemSelectionModel::ClearAndSelect);
    QCOMPARE(m_view->selectionModel()->selection().size(), 2);
    QCOMPARE(m_view->selection().count, 10);
    QCOMPARE(m_view->selectedJobs().size(), 10);
    m_view->sortByColumn(static_cast<int>(QueueColumn::Added), Qt::DescendingOrder);
    QCOMPARE(m_view->selection().count, 10);
}

void tst_TransferQueueView::selectionSaysWhatIsPossible()
{
    QueueDelta all;
    all.upserted = {snapshot(1, JobState::Transferred), snapshot(2, JobState::Suspended)};
    m_model->apply(all);
    QCOMPARE(m_view->selection().count, 0);
    m_view->selectRow(0);
    QVERIFY(!m_view->selection().effective.contains(JobCommand::Resume));
    QVERIFY(m_view->selection().effective.contains(JobCommand::Complete));
    m_view->selectAll();
    QCOMPARE(m_view->selection().count, 2);
    QVERIFY(m_view->selection().effective.contains(JobCommand::Resume));
    QVERIFY(!m_view->selection().effective.contains(JobCommand::Suspend));
}

int tst_TransferQueueView::paintedInk() const
{
    const QImage image = m_view->viewport()->grab().toImage();
    const QRgb ground = image.pixel(2, 2);
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixel(x, y) != ground ? 1 : 0;
    }
    return ink;
}

void tst_TransferQueueView::emptyViewSaysWhatToDo()
{
    const int loading = paintedInk();
    QVERIFY(loading > 100);
    m_view->setLoaded(true);
    const int empty = paintedInk();
    QVERIFY(empty > loading);
    QueueDelta all;
    all.upserted = m_rows.mid(0, 3);
    m_model->apply(all);
    m_model->setFilter(searchFor(QStringLiteral("nothing fits this")));
    QVERIFY(paintedInk() > 100);
}

QTEST_MAIN(tst_TransferQueueView)
#include "tst_TransferQueueView.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/JobText.h"
#include "ui/text/LanguageSwitcher.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

#include <memory>
#include <utility>

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
    void waitingRowsAreNotSelectedBySorting();
    void movedColumnsSelectRowsOnce();
    void selectionSaysWhatIsPossible();
    void summaryOfAPartIsThatOfItsJobs();
    void idsAreThoseOfTheJobs();
    void headerKnowsNothingOfTheSelection();
    void emptyViewSaysWhatToDo();
    void usualStatesFit_data();
    void usualStatesFit();
    void longStatesKeepTheirBeginning();

private:
    void mixTheRows();
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

/// What waits to be shown comes with the next order, which is no mere reordering then.
void tst_TransferQueueView::waitingRowsAreNotSelectedBySorting()
{
    constexpr int kRows = static_cast<int>(TransferQueueModel::kShownAtOnce) + 1000;
    const auto tell = [this](qint64 first, int count) {
        QueueDelta delta;
        for (int i = 0; i < count; ++i)
            delta.upserted.append(snapshot(first + i));
        m_model->apply(delta);
    };
    tell(1, kRows);
    tell(kRows + 1, 20);
    m_view->selectAll();
    tell(kRows + 21, 20);
    QCOMPARE(m_model->rowCount(), kRows + 20);
    m_view->sortByColumn(static_cast<int>(QueueColumn::Name), Qt::DescendingOrder);
    QTRY_COMPARE(m_model->rowCount(), kRows + 40);
    QCOMPARE(m_view->selection().count, kRows + 20);
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

void tst_TransferQueueView::mixTheRows()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        JobSnapshot &row = m_rows[i];
        row.state = kAllJobStates.at(static_cast<std::size_t>(i) % 7);
        row.type = i % 3 == 0 ? JobType::Upload : JobType::Download;
        row.priority = static_cast<JobPriority>(i % 4);
    }
    QueueDelta all;
    all.upserted = m_rows;
    m_model->apply(all);
}

/// The summary is made without looking at the jobs.
void tst_TransferQueueView::summaryOfAPartIsThatOfItsJobs()
{
    mixTheRows();
    const auto compare = [this] {
        JobCommands effective;
        std::optional<JobPriority> priority;
        bool same = true;
        const QList<JobSnapshot> jobs = m_view->selectedJobs();
        for (const JobSnapshot &job : jobs) {
            effective |= effectiveCommands(job.type, job.state);
            same = same && (!priority || *priority == job.priority);
            priority = job.priority;
        }
        const JobSelection summary = m_view->selection();
        QCOMPARE(summary.count, jobs.size());
        QVERIFY(summary.effective == effective);
        QVERIFY(summary.priority == (same ? priority : std::nullopt));
        QCOMPARE(summary.first->id, jobs.constFirst().id);
    };
    JobFilter some;
    some.states.insert(JobState::Suspended);
    some.states.insert(JobState::Error);
    some.priorities.insert(JobPriority::High);
    m_model->setFilter(some);
    m_view->selectAll();
    QVERIFY(m_view->selection().count > 0 && m_view->selection().count < m_rows.size());
    compare();
    m_model->setFilter({});
    compare();
    // Another state, and a slot that is another job's.
    QueueDelta delta;
    for (JobSnapshot job : m_view->selectedJobs()) {
        job.state = JobState::Queued;
        job.priority = JobPriority::Low;
        delta.upserted.append(job);
    }
    m_model->apply(delta);
    compare();
    QVERIFY(m_view->selection().effective.contains(JobCommand::Suspend));
    QCOMPARE(m_view->selection().priority, JobPriority::Low);
    delta = {};
    delta.removed = {m_rows.constFirst().id};
    delta.upserted = {snapshot(5000, JobState::Transferred)};
    m_model->apply(delta);
    m_view->selectRow(m_model->rowOf(delta.upserted.constFirst().id));
    compare();
    QVERIFY(m_view->selection().effective.contains(JobCommand::Complete));
}

void tst_TransferQueueView::idsAreThoseOfTheJobs()
{
    mixTheRows();
    m_view->sortByColumn(static_cast<int>(QueueColumn::Name), Qt::DescendingOrder);
    m_view->selectAll();
    QList<JobId> all;
    QList<JobId> able;
    for (const JobSnapshot &job : m_view->selectedJobs()) {
        all.append(job.id);
        if (effectiveCommands(job.type, job.state).contains(JobCommand::Resume))
            able.append(job.id);
    }
    QCOMPARE(m_view->selectedIds({}), all);
    QCOMPARE(m_view->selectedIds(JobCommand::Resume), able);
    QVERIFY(!able.isEmpty() && able.size() < all.size());
}

/// A header that knows of it walks through all selected rows whenever it paints.
void tst_TransferQueueView::headerKnowsNothingOfTheSelection()
{
    mixTheRows();
    m_view->selectAll();
    QVERIFY(!m_view->horizontalHeader()->selectionModel()->hasSelection());
    QVERIFY(m_view->selectionModel()->hasSelection());
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

void tst_TransferQueueView::usualStatesFit_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void tst_TransferQueueView::usualStatesFit()
{
    QFETCH(QString, language);
    LanguageSwitcher languages;
    languages.use(language);
    TransferQueueModel model(m_clock);
    const TransferQueueView view(model);
    QStringList texts;
    for (const JobState state : kStatesByLife)
        texts.append(stateText(state));
    JobSnapshot job = snapshot(1, JobState::Error);
    job.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    texts.append(stateText(job, 0));
    job.state = JobState::TransientError;
    job.retryAt = 59'000;
    texts.append(stateText(job, 0));
    // Icon, its gap, and the margins of the cell.
    const int room = view.columnWidth(static_cast<int>(QueueColumn::State)) - 16 - 6 - 18;
    for (const QString &text : std::as_const(texts))
        QVERIFY2(view.fontMetrics().horizontalAdvance(text) <= room, qPrintable(text));
    languages.use(QStringLiteral("en"));
}

/// What they begin with tells more than how they end.
void tst_TransferQueueView::longStatesKeepTheirBeginning()
{
    const auto failed = [](qint64 key, int status) {
        JobSnapshot job = snapshot(key, JobState::Error);
        job.error = std::make_shared<const Error>(
            Error {httpErrorCode(status), ErrorContext::RemoteFile, {}, {}});
        return job;
    };
    QueueDelta all;
    all.upserted = {failed(1, 404), snapshot(2), failed(3, 503)};
    m_model->apply(all);
    constexpr int column = static_cast<int>(QueueColumn::State);
    const auto cell = [this](int row) {
        const QRect place = m_view->visualRect(m_model->index(row, column));
        return m_view->viewport()->grab(place).toImage();
    };
    QVERIFY(cell(0) != cell(2));
    m_view->setColumnWidth(
        column, 40 + m_view->fontMetrics().horizontalAdvance(QStringLiteral("Error:… ")));
    QCOMPARE(cell(0), cell(2));
    QVERIFY(m_model->index(0, column)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("(404)")));
}

QTEST_MAIN(tst_TransferQueueView)
#include "tst_TransferQueueView.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/queue/FilterSidebar.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace kurier;

namespace {

JobSnapshot snapshot(qint64 key, JobState state, const QString &host)
{
    JobSnapshot row;
    row.id = JobId::create();
    row.key = JobKey {key};
    row.name = QStringLiteral("file-%1").arg(key);
    row.host = host;
    row.state = state;
    row.filesTotal = 1;
    return row;
}

QString hostName(int number)
{
    return QStringLiteral("mirror%1.example.org").arg(number);
}

/// A queue kept as a list, changed at random: what the counts are compared with.
class RandomQueue
{
public:
    explicit RandomQueue(unsigned seed)
        : m_random(seed)
    {
    }

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }

    QueueDelta change(int most)
    {
        QueueDelta delta;
        delta.reset = pick(40) == 0;
        if (delta.reset)
            rows.clear();
        std::shuffle(rows.begin(), rows.end(), m_random);
        for (int gone = pick(most); gone > 0 && !rows.empty(); --gone) {
            delta.removed.append(rows.back().id);
            rows.pop_back();
        }
        delta.removed.append(JobId::create());
        for (JobSnapshot &row : rows) {
            if (pick(4) == 0) {
                edit(row);
                delta.upserted.append(row);
            }
        }
        for (int more = pick(most); more > 0; --more) {
            rows.push_back(snapshot(++m_key, JobState::Queued, {}));
            edit(rows.back());
            delta.upserted.append(rows.back());
        }
        return delta;
    }

    template <class Fits>
    [[nodiscard]] qsizetype count(Fits fits) const
    {
        return std::count_if(rows.begin(), rows.end(), fits);
    }

    std::vector<JobSnapshot> rows;

private:
    void edit(JobSnapshot &row)
    {
        row.state = kAllJobStates.at(static_cast<std::size_t>(pick(7)));
        row.type = static_cast<JobType>(pick(2));
        row.priority = static_cast<JobPriority>(pick(4));
        row.host = pick(30) == 0 ? QString() : hostName(pick(12));
    }

    std::mt19937 m_random;
    qint64 m_key = 0;
};

} // namespace

class tst_FilterSidebar final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void countsMatchARecount();
    void choiceShowsExactlyWhatFits();
    void longQueuesAreNarrowedBeside();
    void arrowKeysChooseAndEscapeClears();
    void ctrlCombines();
    void allAndAChoiceExcludeEachOther();
    void countsFollowInTheRows();
    void manyServers();
    void chosenServerStays();
    void rowsSpeak();
    void searchAndSidebarTogether();
    void hiddenIsRememberedAndHidesNothing();

private:
    [[nodiscard]] QTreeWidgetItem *row(const QString &name) const;
    void click(const QString &name, Qt::KeyboardModifiers modifiers = {});
    void apply(const QList<JobSnapshot> &rows, const QList<JobId> &removed = {});

    SystemClock m_clock;
    LanguageSwitcher m_languages;
    std::unique_ptr<TransferQueueModel> m_model;
    std::unique_ptr<FilterSidebar> m_sidebar;
};

void tst_FilterSidebar::init()
{
    m_languages.use(QStringLiteral("en"));
    m_model = std::make_unique<TransferQueueModel>(m_clock);
    m_sidebar = std::make_unique<FilterSidebar>(*m_model);
    m_sidebar->resize(260, 900);
    m_sidebar->show();
    connect(m_sidebar.get(), &FilterSidebar::choiceChanged, m_model.get(),
            [this] { m_model->setFilter(m_sidebar->choice()); });
}

void tst_FilterSidebar::cleanup()
{
    m_sidebar.reset();
    m_model.reset();
}

QTreeWidgetItem *tst_FilterSidebar::row(const QString &name) const
{
    return m_sidebar->findItems(name, Qt::MatchExactly).value(0);
}

void tst_FilterSidebar::click(const QString &name, Qt::KeyboardModifiers modifiers)
{
    QTreeWidgetItem *item = row(name);
    QVERIFY2(item, qPrintable(name));
    QTest::mouseClick(m_sidebar->viewport(), Qt::LeftButton, modifiers,
                      m_sidebar->visualItemRect(item).center());
}

void tst_FilterSidebar::apply(const QList<JobSnapshot> &rows, const QList<JobId> &removed)
{
    QueueDelta delta;
    delta.upserted = rows;
    delta.removed = removed;
    m_model->apply(delta);
}

void tst_FilterSidebar::countsMatchARecount()
{
    RandomQueue queue(20261128);
    for (int step = 0; step < 400; ++step) {
        m_model->apply(queue.change(step % 9 == 0 ? 80 : 6));
        const QueueCounts &counts = m_model->counts();
        QCOMPARE(counts.total(), static_cast<qsizetype>(queue.rows.size()));
        for (const JobState state : kAllJobStates)
            QCOMPARE(counts.of(state),
                     queue.count([state](const JobSnapshot &job) { return job.state == state; }));
        for (const JobType type : {JobType::Download, JobType::Upload})
            QCOMPARE(counts.of(type),
                     queue.count([type](const JobSnapshot &job) { return job.type == type; }));
        for (int i = 0; i < 4; ++i) {
            const auto priority = static_cast<JobPriority>(i);
            QCOMPARE(counts.of(priority), queue.count([priority](const JobSnapshot &job) {
                return job.priority == priority;
            }));
        }
        std::map<QString, qsizetype> hosts;
        for (const JobSnapshot &job : queue.rows)
            ++hosts[job.host];
        QCOMPARE(counts.hostCount(), static_cast<qsizetype>(hosts.size()));
        QList<QueueCounts::HostCount> ranked;
        for (const auto &[host, jobs] : hosts) {
            QCOMPARE(counts.of(host), jobs);
            ranked.append({host, jobs});
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const auto &a, const auto &b) { return a.jobs > b.jobs; });
        QCOMPARE(m_model->largestHosts(5), ranked.mid(0, 5));
    }
}

void tst_FilterSidebar::choiceShowsExactlyWhatFits()
{
    RandomQueue queue(7);
    for (int step = 0; step < 200; ++step) {
        m_model->apply(queue.change(12));
        JobFilter filter;
        for (int i = queue.pick(3); i > 0; --i)
            filter.states.insert(kAllJobStates.at(static_cast<std::size_t>(queue.pick(7))));
        if (queue.pick(3) == 0)
            filter.types.insert(static_cast<JobType>(queue.pick(2)));
        if (queue.pick(3) == 0)
            filter.priorities.insert(static_cast<JobPriority>(queue.pick(4)));
        for (int i = queue.pick(4); i > 0; --i)
            filter.hosts.insert(hostName(queue.pick(12)));
        m_model->setFilter(filter);
        m_model->apply(queue.change(12));
        const auto shown = [&filter](const JobSnapshot &job) {
            return (filter.states.isEmpty() || filter.states.contains(job.state))
                && (filter.types.isEmpty() || filter.types.contains(job.type))
                && (filter.priorities.isEmpty() || filter.priorities.contains(job.priority))
                && (filter.hosts.isEmpty() || filter.hosts.contains(job.host));
        };
        QCOMPARE(m_model->rowCount(), static_cast<int>(queue.count(shown)));
        for (const JobSnapshot &job : queue.rows)
            QCOMPARE(m_model->rowOf(job.id) >= 0, shown(job));
    }
}

void tst_FilterSidebar::longQueuesAreNarrowedBeside()
{
    QList<JobSnapshot> rows;
    for (int i = 1; i <= 5000; ++i)
        rows.append(snapshot(i, i % 2 == 0 ? JobState::Queued : JobState::Error, hostName(0)));
    apply(rows);
    JobFilter filter;
    filter.states.insert(JobState::Error);
    m_model->setFilter(filter);
    // While the worker narrows its copy, rows leave the choice and others enter it.
    QList<JobSnapshot> changed;
    for (int i = 0; i < 100; ++i) {
        JobSnapshot &job = rows[i];
        job.state = job.state == JobState::Error ? JobState::Queued : JobState::Error;
        changed.append(job);
    }
    changed.append(snapshot(5001, JobState::Error, hostName(1)));
    apply(changed);
    rows.append(changed.constLast());
    QTRY_COMPARE(m_model->rowCount(), 2501);
    for (const JobSnapshot &job : std::as_const(rows))
        QCOMPARE(m_model->rowOf(job.id) >= 0, job.state == JobState::Error);
}

void tst_FilterSidebar::arrowKeysChooseAndEscapeClears()
{
    apply({snapshot(1, JobState::Transferring, hostName(1)),
           snapshot(2, JobState::Error, hostName(2))});
    QSignalSpy changed(m_sidebar.get(), &FilterSidebar::choiceChanged);
    // The heading between is stepped over.
    QTest::keyClick(m_sidebar.get(), Qt::Key_Down);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_sidebar->choice().states.contains(JobState::Transferring));
    QCOMPARE(m_model->rowCount(), 1);
    QTest::keyClick(m_sidebar.get(), Qt::Key_Escape);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!m_sidebar->choice().hasChoice());
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(row(QStringLiteral("All transfers"))->isSelected());
}

void tst_FilterSidebar::ctrlCombines()
{
    apply({snapshot(1, JobState::Queued, hostName(1)), snapshot(2, JobState::Error, hostName(1)),
           snapshot(3, JobState::Error, hostName(2)),
           snapshot(4, JobState::Suspended, hostName(1))});
    QTRY_VERIFY(row(hostName(1)));
    click(QStringLiteral("Error"));
    QCOMPARE(m_model->rowCount(), 2);
    click(QStringLiteral("Queued"), Qt::ControlModifier);
    QCOMPARE(m_model->rowCount(), 3);
    click(hostName(1), Qt::ControlModifier);
    QCOMPARE(m_model->rowCount(), 2);
    click(QStringLiteral("Suspended"));
    QCOMPARE(m_model->rowCount(), 1);
}

void tst_FilterSidebar::allAndAChoiceExcludeEachOther()
{
    apply({snapshot(1, JobState::Queued, hostName(1)), snapshot(2, JobState::Error, hostName(1))});
    click(QStringLiteral("Error"), Qt::ControlModifier);
    QVERIFY(!row(QStringLiteral("All transfers"))->isSelected());
    QCOMPARE(m_model->rowCount(), 1);
    click(QStringLiteral("All transfers"), Qt::ControlModifier);
    QVERIFY(!row(QStringLiteral("Error"))->isSelected());
    QVERIFY(row(QStringLiteral("All transfers"))->isSelected());
    QCOMPARE(m_model->rowCount(), 2);
    click(QStringLiteral("Error"));
    click(QStringLiteral("Error"), Qt::ControlModifier);
    QVERIFY(row(QStringLiteral("All transfers"))->isSelected());
    QCOMPARE(m_model->rowCount(), 2);
}

void tst_FilterSidebar::countsFollowInTheRows()
{
    JobSnapshot job = snapshot(1, JobState::Queued, hostName(1));
    apply({job, snapshot(2, JobState::Queued, hostName(1))});
    QTRY_COMPARE(row(QStringLiteral("Queued"))->text(1), QStringLiteral("2"));
    job.state = JobState::Error;
    apply({job});
    QTRY_COMPARE(row(QStringLiteral("Queued"))->text(1), QStringLiteral("1"));
    QCOMPARE(row(QStringLiteral("Error"))->text(1), QStringLiteral("1"));
    apply({}, {job.id});
    QTRY_COMPARE(row(QStringLiteral("Error"))->text(1), QStringLiteral("0"));
    QCOMPARE(row(QStringLiteral("All transfers"))->text(1), QStringLiteral("1"));
}

void tst_FilterSidebar::manyServers()
{
    QList<JobSnapshot> rows;
    for (int i = 0; i < 50; ++i) {
        for (int j = 0; j <= i; ++j)
            rows.append(snapshot(rows.size() + 1, JobState::Queued, hostName(i)));
    }
    apply(rows);
    QTRY_VERIFY(row(hostName(49)));
    QVERIFY(row(hostName(30)));
    QVERIFY(!row(hostName(29)));
    QVERIFY(row(QStringLiteral("30 more servers")));
}

void tst_FilterSidebar::chosenServerStays()
{
    const JobSnapshot only = snapshot(1, JobState::Queued, hostName(99));
    apply({only});
    QTRY_VERIFY(row(hostName(99)));
    click(hostName(99));
    QList<JobSnapshot> rows;
    for (int i = 0; i < 60; ++i)
        rows.append(snapshot(2 + i, JobState::Queued, hostName(i % 30)));
    apply(rows, {only.id});
    QTRY_VERIFY(row(hostName(10)));
    QVERIFY(row(hostName(99)));
    QVERIFY(row(hostName(99))->isSelected());
    QCOMPARE(row(hostName(99))->text(1), QStringLiteral("0"));
    QCOMPARE(m_model->rowCount(), 0);
    m_sidebar->clearChoice();
    QCOMPARE(m_model->rowCount(), 60);
}

void tst_FilterSidebar::rowsSpeak()
{
    apply({snapshot(1, JobState::Error, hostName(1)), snapshot(2, JobState::Error, hostName(1))});
    const auto spoken = [this](const QString &name) {
        return row(name)->data(0, Qt::AccessibleTextRole).toString();
    };
    QTRY_COMPARE(spoken(QStringLiteral("Error")), QStringLiteral("State: Error, 2 transfers"));
    QCOMPARE(spoken(hostName(1)), QStringLiteral("Server: mirror1.example.org, 2 transfers"));
    QCOMPARE(spoken(QStringLiteral("All transfers")), QStringLiteral("All transfers, 2 transfers"));
    QVERIFY(!m_sidebar->accessibleName().isEmpty());
    m_languages.use(QStringLiteral("de"));
    QTRY_VERIFY(row(QStringLiteral("Angehalten")));
    QCOMPARE(spoken(QStringLiteral("Fehler")), QStringLiteral("Zustand: Fehler, 2 Übertragungen"));
}

void tst_FilterSidebar::searchAndSidebarTogether()
{
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("kurier.conf")));
    FakeTransferQueue queue;
    queue.put(sampleJob(QStringLiteral("one"), JobState::Error));
    queue.put(sampleJob(QStringLiteral("two"), JobState::Error));
    queue.put(sampleJob(QStringLiteral("one more"), JobState::Suspended));
    MainWindow window(queue, settings);
    QAbstractItemModel *model = window.queueView().model();
    QTRY_COMPARE(model->rowCount(), 3);
    window.findChild<QLineEdit *>()->setText(QStringLiteral("one"));
    QCOMPARE(model->rowCount(), 2);
    const auto error = window.sidebar().findItems(QStringLiteral("Error"), Qt::MatchExactly);
    window.sidebar().setCurrentItem(error.value(0));
    QCOMPARE(model->rowCount(), 1);
    window.findChild<QLineEdit *>()->clear();
    QCOMPARE(model->rowCount(), 2);
}

void tst_FilterSidebar::hiddenIsRememberedAndHidesNothing()
{
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("kurier.conf")));
    FakeTransferQueue queue;
    queue.put(sampleJob(QStringLiteral("one"), JobState::Suspended));
    const auto toggle = [](const MainWindow &window) -> QAction * {
        for (const QMenu *menu : window.findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->shortcut() == QKeySequence(Qt::Key_F9))
                    return action;
            }
        }
        return nullptr;
    };
    {
        MainWindow window(queue, settings);
        window.show();
        QTRY_COMPARE(window.queueView().model()->rowCount(), 1);
        QVERIFY(window.sidebar().isVisible());
        const auto error = window.sidebar().findItems(QStringLiteral("Error"), Qt::MatchExactly);
        window.sidebar().setCurrentItem(error.value(0));
        QCOMPARE(window.queueView().model()->rowCount(), 0);
        toggle(window)->trigger();
        QVERIFY(!window.sidebar().isVisible());
        QCOMPARE(window.queueView().model()->rowCount(), 1);
        window.saveState();
    }
    MainWindow window(queue, settings);
    window.show();
    QVERIFY(!window.sidebar().isVisible());
    QVERIFY(!toggle(window)->isChecked());
    toggle(window)->trigger();
    QVERIFY(window.sidebar().isVisible());
}

QTEST_MAIN(tst_FilterSidebar)
#include "tst_FilterSidebar.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/actions/QueueActions.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/text/LanguageSwitcher.h"
#include "ui/tray/TrayIcon.h"

#include <QAction>
#include <QMenu>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace kurier;

/// The tray's menu and tool tip, and the commands on the whole queue that it offers.
class tst_TrayIcon final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void menuOffersWhatIsNeeded();
    void ratesAreTold();
    void suspendAllMeansWhatRunsOrWaits();
    void resumeAllMeansWhatIsSuspended();
    void hiddenJobsToo();
    void germanWhileItRuns();

private:
    JobId put(const char *name, JobState state)
    {
        return m_queue->put(sampleJob(QString::fromLatin1(name), state, 10));
    }
    [[nodiscard]] QSet<JobId> askedFor(const char *what) const
    {
        QSet<JobId> ids;
        for (const auto &call : m_queue->callsOf(QString::fromLatin1(what)))
            ids += QSet<JobId>(call.ids.cbegin(), call.ids.cend());
        return ids;
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const QAction *action : m_icon->menu().actions())
            all.append(action->text());
        return all;
    }
    [[nodiscard]] QAction *action(const QString &text) const;

    SystemClock m_clock;
    LanguageSwitcher m_languages;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<TransferQueueModel> m_model;
    std::unique_ptr<QueueActions> m_actions;
    std::unique_ptr<TrayIcon> m_icon;
};

void tst_TrayIcon::init()
{
    m_languages.use(QStringLiteral("en"));
    m_queue = std::make_unique<FakeTransferQueue>();
    m_model = std::make_unique<TransferQueueModel>(m_clock);
    connect(m_queue.get(), &TransferQueue::changed, m_model.get(), &TransferQueueModel::apply);
    m_actions = std::make_unique<QueueActions>(*m_queue, *m_model);
    m_icon = std::make_unique<TrayIcon>(*m_actions);
    connect(m_queue.get(), &TransferQueue::statusChanged, m_icon.get(), &TrayIcon::setStatus);
    m_queue->subscribe();
}

void tst_TrayIcon::cleanup()
{
    m_icon.reset();
    m_actions.reset();
    m_model.reset();
    m_queue.reset();
}

QAction *tst_TrayIcon::action(const QString &text) const
{
    for (QAction *action : m_icon->menu().actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void tst_TrayIcon::menuOffersWhatIsNeeded()
{
    QSignalSpy shown(m_icon.get(), &TrayIcon::showRequested);
    QSignalSpy added(m_icon.get(), &TrayIcon::addRequested);
    QSignalSpy quit(m_icon.get(), &TrayIcon::quitRequested);
    for (const char *text : {"Show &Window", "&Add Transfers…", "&Quit"}) {
        QVERIFY2(action(QString::fromUtf8(text)), text);
        action(QString::fromUtf8(text))->trigger();
    }
    QCOMPARE(shown.count(), 1);
    QCOMPARE(added.count(), 1);
    QCOMPARE(quit.count(), 1);
    // Nothing to suspend or to resume yet.
    QVERIFY(!m_actions->suspendAll()->isEnabled());
    QVERIFY(!m_actions->resumeAll()->isEnabled());
    QVERIFY(m_icon->menu().actions().contains(m_actions->suspendAll()));
    QVERIFY(m_icon->menu().actions().contains(m_actions->resumeAll()));
}

void tst_TrayIcon::ratesAreTold()
{
    QCOMPARE(m_icon->toolTip(), QStringLiteral("Kurier\nNothing is being transferred."));
    QueueStatus status;
    status.jobs.at(static_cast<std::size_t>(JobState::Transferring)) = 3;
    status.bytesPerSecond = 3'500'000;
    status.bytesPerSecondUp = 1'000'000;
    m_icon->setStatus(status);
    const QString rates = QStringLiteral("↓ 2.5\u00A0MB/s   ↑ 1.0\u00A0MB/s");
    QCOMPARE(m_icon->menu().actions().constFirst()->text(), rates);
    // What cannot be chosen would be hard to read.
    QSignalSpy shown(m_icon.get(), &TrayIcon::showRequested);
    m_icon->menu().actions().constFirst()->trigger();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(m_icon->toolTip(), QStringLiteral("Kurier\n3 active\n") + rates);
}

void tst_TrayIcon::suspendAllMeansWhatRunsOrWaits()
{
    const QSet<JobId> wanted {put("a", JobState::Transferring), put("b", JobState::Queued),
                              put("c", JobState::Connecting), put("d", JobState::TransientError)};
    for (const JobState state : {JobState::Suspended, JobState::Error, JobState::Transferred})
        put("other", state);
    QTRY_VERIFY(m_actions->suspendAll()->isEnabled());
    QTRY_COMPARE(m_model->jobCount(), 7);
    m_actions->suspendAll()->trigger();
    QTRY_COMPARE(askedFor("suspend"), wanted);
    QTRY_VERIFY(!m_actions->suspendAll()->isEnabled());
    QVERIFY(m_queue->callsOf(QStringLiteral("cancel")).isEmpty());
}

void tst_TrayIcon::resumeAllMeansWhatIsSuspended()
{
    const QSet<JobId> wanted {put("a", JobState::Suspended), put("b", JobState::Suspended)};
    for (const JobState state : {JobState::Queued, JobState::Error, JobState::TransientError})
        put("other", state);
    QTRY_COMPARE(m_model->jobCount(), 5);
    m_actions->resumeAll()->trigger();
    QTRY_COMPARE(askedFor("resume"), wanted);
    QTRY_VERIFY(!m_actions->resumeAll()->isEnabled());
}

void tst_TrayIcon::hiddenJobsToo()
{
    const QSet<JobId> wanted {put("alpha", JobState::Queued), put("beta", JobState::Queued)};
    QTRY_COMPARE(m_model->jobCount(), 2);
    JobFilter filter;
    filter.text = QStringLiteral("alpha");
    m_model->setFilter(filter);
    m_actions->suspendAll()->trigger();
    QTRY_COMPARE(askedFor("suspend"), wanted);
}

void tst_TrayIcon::germanWhileItRuns()
{
    m_languages.use(QStringLiteral("de"));
    m_actions->retranslate();
    m_icon->retranslate();
    QVERIFY(texts().contains(QStringLiteral("&Fenster anzeigen")));
    QVERIFY(texts().contains(QStringLiteral("Alle an&halten")));
    QCOMPARE(m_icon->toolTip(), QStringLiteral("Kurier\nNichts wird übertragen."));
}

QTEST_MAIN(tst_TrayIcon)
#include "tst_TrayIcon.moc"

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobTransitions.h"

#include <QTest>

using namespace kurier;

namespace {

constexpr std::size_t kStates = 9;

/// One letter for each state, in the order of the columns: Q C T S E R D A X
/// (queued, connecting, transferring, suspended, error, transient error, transferred,
/// acknowledged, cancelled); "-" = refused.
constexpr const char *kColumns = "QCTSERDAX";
constexpr std::array kColumnStates = {
    JobState::Queued,      JobState::Connecting,   JobState::Transferring,
    JobState::Suspended,   JobState::Error,        JobState::TransientError,
    JobState::Transferred, JobState::Acknowledged, JobState::Cancelled,
};

struct Row
{
    JobTrigger trigger;
    const char *name;
    const char *to;
};

// The table of method and state, and what happens by itself, by hand.
constexpr std::array kMatrix = {
    //                                                     Q C T S E R D A X
    Row {JobTrigger::Suspend, "suspend", "SSSSESD--"},
    Row {JobTrigger::Resume, "resume", "QCTQQQQ--"},
    Row {JobTrigger::Cancel, "cancel", "XXXXXXX--"},
    Row {JobTrigger::Complete, "complete", "AAAAAAA--"},
    Row {JobTrigger::Started, "started", "C--------"},
    Row {JobTrigger::Connected, "connected", "-TT------"},
    Row {JobTrigger::AllFilesDone, "all files done", "DDDD-----"},
    Row {JobTrigger::UnfinishedDropped, "rest dropped", "DDDDDD---"},
    Row {JobTrigger::TransientFailure, "transient failure", "RRR------"},
    Row {JobTrigger::FatalFailure, "fatal failure", "EEE------"},
    Row {JobTrigger::RetryDue, "retry due", "-----Q---"},
    Row {JobTrigger::NoProgressTimeout, "no progress", "-----E---"},
    Row {JobTrigger::SliceEnded, "slice ended", "-QQ------"},
};

std::optional<JobState> stateOf(char letter)
{
    const std::size_t column = std::string_view(kColumns).find(letter);
    return column < kStates ? std::optional(kColumnStates[column]) : std::nullopt;
}

JobCommands commands(const QByteArray &letters)
{
    JobCommands all;
    for (const char letter : letters) {
        if (letter == 'r')
            all.insert(JobCommand::Resume);
        if (letter == 's')
            all.insert(JobCommand::Suspend);
        if (letter == 'x')
            all.insert(JobCommand::Cancel);
        if (letter == 'c')
            all.insert(JobCommand::Complete);
    }
    return all;
}

} // namespace

/// The whole life of a job, written down a second time.
class JobTransitionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matrix_data();
    void matrix();
    void nothingBeyondTheMatrix();
    void allowed_data();
    void allowed();
    void commandSets();
    void numbers();
    void stateNames();
    void otherNames();
    void classes();
};

void JobTransitionsTest::matrix_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    for (int row = 0; row < int(kMatrix.size()); ++row) {
        for (int column = 0; column < int(kStates); ++column)
            QTest::addRow("%s in %c", kMatrix[std::size_t(row)].name, kColumns[column])
                << row << column;
    }
}

void JobTransitionsTest::matrix()
{
    QFETCH(int, row);
    QFETCH(int, column);
    const Row &entry = kMatrix.at(std::size_t(row));
    const auto next = nextState(kColumnStates.at(std::size_t(column)), entry.trigger);
    QVERIFY(next == stateOf(entry.to[column]));
}

void JobTransitionsTest::nothingBeyondTheMatrix()
{
    std::size_t wanted = 0;
    for (const Row &row : kMatrix) {
        const std::string_view to(row.to);
        wanted += to.size() - std::size_t(std::count(to.begin(), to.end(), '-'));
    }
    QCOMPARE(kTransitions.size(), wanted);
    QCOMPARE(triggerOf(JobCommand::Resume), JobTrigger::Resume);
    QCOMPARE(triggerOf(JobCommand::Suspend), JobTrigger::Suspend);
    QCOMPARE(triggerOf(JobCommand::Cancel), JobTrigger::Cancel);
    QCOMPARE(triggerOf(JobCommand::Complete), JobTrigger::Complete);
}

void JobTransitionsTest::allowed_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QByteArray>("download");
    QTest::addColumn<QByteArray>("upload");
    QTest::addColumn<QByteArray>("offeredDownload");
    QTest::addColumn<QByteArray>("offeredUpload");
    const auto row = [](JobState state, const char *download, const char *upload,
                        const char *offeredDownload, const char *offeredUpload) {
        QTest::newRow(qPrintable(jobStateName(state)))
            << state << QByteArray(download) << QByteArray(upload) << QByteArray(offeredDownload)
            << QByteArray(offeredUpload);
    };
    row(JobState::Queued, "rsxc", "rsx", "sxc", "sx");
    row(JobState::Connecting, "rsxc", "rsx", "sxc", "sx");
    row(JobState::Transferring, "rsxc", "rsx", "sxc", "sx");
    row(JobState::Suspended, "rsxc", "rsx", "rxc", "rx");
    row(JobState::Error, "rsxc", "rsx", "rxc", "rx");
    row(JobState::TransientError, "rsxc", "rsx", "rsxc", "rsx");
    row(JobState::Transferred, "rsxc", "rsxc", "xc", "xc");
    row(JobState::Acknowledged, "", "", "", "");
    row(JobState::Cancelled, "", "", "", "");
}

void JobTransitionsTest::allowed()
{
    QFETCH(JobState, state);
    QFETCH(QByteArray, download);
    QFETCH(QByteArray, upload);
    QFETCH(QByteArray, offeredDownload);
    QFETCH(QByteArray, offeredUpload);
    QVERIFY(allowedCommands(JobType::Download, state) == commands(download));
    QVERIFY(allowedCommands(JobType::Upload, state) == commands(upload));
    QVERIFY(effectiveCommands(JobType::Download, state) == commands(offeredDownload));
    QVERIFY(effectiveCommands(JobType::Upload, state) == commands(offeredUpload));
}

void JobTransitionsTest::commandSets()
{
    JobCommands set;
    QVERIFY(set.isEmpty());
    set.insert(JobCommand::Cancel);
    set.insert(JobCommand::Cancel);
    QVERIFY(!set.isEmpty());
    QVERIFY(set.contains(JobCommand::Cancel));
    QVERIFY(!set.contains(JobCommand::Resume));
    set |= commands("rs");
    QVERIFY(set == commands("rsx"));
}

void JobTransitionsTest::numbers()
{
    for (std::size_t i = 0; i < kStates; ++i)
        QCOMPARE(std::size_t(kColumnStates[i]), i);
    QCOMPARE(int(JobType::Download), 0);
    QCOMPARE(int(JobType::Upload), 1);
    QCOMPARE(int(JobPriority::Foreground), 0);
    QCOMPARE(int(JobPriority::High), 1);
    QCOMPARE(int(JobPriority::Normal), 2);
    QCOMPARE(int(JobPriority::Low), 3);
}

void JobTransitionsTest::stateNames()
{
    const QStringList names {QStringLiteral("queued"),       QStringLiteral("connecting"),
                             QStringLiteral("transferring"), QStringLiteral("suspended"),
                             QStringLiteral("error"),        QStringLiteral("transient-error"),
                             QStringLiteral("transferred"),  QStringLiteral("acknowledged"),
                             QStringLiteral("cancelled")};
    for (std::size_t i = 0; i < kStates; ++i) {
        QCOMPARE(jobStateName(kColumnStates[i]), names[qsizetype(i)]);
        QVERIFY(jobStateFromName(names[qsizetype(i)]) == kColumnStates[i]);
    }
    for (const char *const bad : {"", "Queued", "queued ", "canceled", "transient_error", "3"})
        QVERIFY(!jobStateFromName(QString::fromLatin1(bad)));
}

void JobTransitionsTest::otherNames()
{
    const QStringList priorities {QStringLiteral("foreground"), QStringLiteral("high"),
                                  QStringLiteral("normal"), QStringLiteral("low")};
    for (int i = 0; i < 4; ++i) {
        const auto priority = static_cast<JobPriority>(i);
        QCOMPARE(jobPriorityName(priority), priorities[i]);
        QVERIFY(jobPriorityFromName(priorities[i]) == priority);
    }
    QVERIFY(!jobPriorityFromName(QStringLiteral("HIGH")));
    QVERIFY(!jobPriorityFromName(QString()));
    QCOMPARE(jobTypeName(JobType::Download), QStringLiteral("download"));
    QCOMPARE(jobTypeName(JobType::Upload), QStringLiteral("upload"));
    QCOMPARE(jobCommandName(JobCommand::Resume), QStringLiteral("resume"));
    QCOMPARE(jobCommandName(JobCommand::Suspend), QStringLiteral("suspend"));
    QCOMPARE(jobCommandName(JobCommand::Cancel), QStringLiteral("cancel"));
    QCOMPARE(jobCommandName(JobCommand::Complete), QStringLiteral("complete"));
}

void JobTransitionsTest::classes()
{
    for (const JobState state : kAllJobStates) {
        QCOMPARE(isFinal(state), state == JobState::Acknowledged || state == JobState::Cancelled);
        QCOMPARE(isActive(state), state == JobState::Connecting || state == JobState::Transferring);
    }
}

QTEST_GUILESS_MAIN(JobTransitionsTest)
#include "tst_JobTransitions.moc"

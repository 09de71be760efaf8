// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/DetailsReader.h"
#include "ui/details/FilesModel.h"
#include "ui/details/LogModel.h"
#include "ui/details/RateHistory.h"
#include "ui/details/UploadHosts.h"

#include <QWidget>

#include <optional>

class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace kurier {

class CleanupPanel;
class Clock;
class JobActions;
class OverviewTab;
class SpeedGraph;
class UserPrompts;

/// Everything about the selected job on tabs; without one, what the whole queue does.
/// Reads through DetailsReader and only while it is seen. Thread: the GUI's.
class DetailsPane final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Overview, Files, Speed, Connections, Log, Cleanup };

    /// All outlive the pane. \a actions act on the selected job.
    DetailsPane(TransferQueue &queue, UserPrompts &prompts, JobActions &actions, const Clock &clock,
                QWidget *parent = nullptr);
    ~DetailsPane() override;

    /// \a count jobs are selected; \a only is the one, when it is one.
    void setSelection(qsizetype count, const std::optional<JobSnapshot> &only);
    /// Rates of the whole queue.
    void setStatus(const QueueStatus &status);

    [[nodiscard]] int currentTab() const;
    void setCurrentTab(int tab);
    /// The tabs are shown, not the sentence that stands for them.
    [[nodiscard]] bool showsJob() const;
    [[nodiscard]] QString placeholderText() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *buildPlaceholder();
    QTableView *buildFiles();
    QTableView *buildConnections();
    QTableView *buildLog();
    void showDetails(const JobDetails &details);
    void showNothing();
    void showTotals();
    void retranslate();

    const Clock &m_clock;
    DetailsReader m_reader;
    UploadHosts m_uploadHosts;
    FilesModel m_files;
    LogModel m_logModel;
    RateHistory m_totals;
    qsizetype m_selected = 0;

    QStackedWidget *m_pages = nullptr;
    QLabel *m_placeholder = nullptr;
    SpeedGraph *m_totalSpeed = nullptr;
    QTabWidget *m_tabs = nullptr;
    OverviewTab *m_overview = nullptr;
    SpeedGraph *m_speed = nullptr;
    QSortFilterProxyModel *m_active = nullptr;
    QTableView *m_filesTable = nullptr;
    QTableView *m_connections = nullptr;
    QTableView *m_log = nullptr;
    CleanupPanel *m_cleanup = nullptr;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/DetailsText.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTextEdit;
class QToolButton;

namespace kurier {

class JobActions;
class SpeedGraph;

/// The facts about a job as text that can be selected and copied, above it what is wrong with it,
/// with advice and the action that helps, at its side its speed. Thread: the GUI's.
class OverviewTab final : public QWidget
{
    Q_OBJECT
public:
    /// \a actions act on the job that is shown; they outlive the tab.
    explicit OverviewTab(JobActions &actions, QWidget *parent = nullptr);

    /// \a uploadHosts: as overviewRows().
    void show(const JobDetails &details, qint64 nowMs, const QSet<QString> *uploadHosts = nullptr);
    [[nodiscard]] const QList<DetailRow> &rows() const { return m_rows; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void showError(const JobSnapshot &job);
    void showRows(const QList<DetailRow> &rows);
    void fill();

    JobActions &m_actions;
    QList<DetailRow> m_rows;
    QWidget *m_trouble = nullptr;
    QLabel *m_troubleIcon = nullptr;
    QLabel *m_troubleText = nullptr;
    QToolButton *m_help = nullptr;
    QTextEdit *m_facts = nullptr;
    SpeedGraph *m_speed = nullptr;
};

} // namespace kurier

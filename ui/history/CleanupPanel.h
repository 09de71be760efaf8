// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/history/CleanupModel.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace kurier {

class UserPrompts;

/// What was to be removed for one job, or what is still to be removed for all, with the means to
/// try again or to give up. Thread: the GUI's.
class CleanupPanel final : public QWidget
{
    Q_OBJECT
public:
    /// \a queue and \a prompts outlive the panel.
    CleanupPanel(TransferQueue &queue, UserPrompts &prompts, QWidget *parent = nullptr);

    /// Shows the record of \a job.
    void showJob(const JobSnapshot &job);
    /// The same, of a job whose record has been read already.
    void showDetails(const JobDetails &details);
    /// Shows everything that is still to be removed or could not be.
    void showEverything();
    void showNothing();
    /// Reads the shown record again.
    void refresh();
    [[nodiscard]] const CleanupModel &model() const { return m_model; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void readEverything();
    void show(const QList<Artefact> &artefacts);
    void retranslate();
    void retry();
    void giveUp();
    void updateGiveUp();
    void choose(const Artefact &artefact);
    [[nodiscard]] std::optional<Artefact> chosen() const;
    /// The shown job, or in the list of everything the one the chosen row belongs to.
    [[nodiscard]] JobId jobToGiveUp() const;
    [[nodiscard]] bool hasOpen() const;
    [[nodiscard]] QString summary() const;

    TransferQueue &m_queue;
    UserPrompts &m_prompts;
    CleanupModel m_model;
    JobId m_job; ///< Null = everything.
    QString m_name;
    bool m_nothing = true;
    bool m_reading = false; ///< Everything has been asked for.
    bool m_readAgain = false;
    QLabel *m_title = nullptr;
    QLabel *m_summary = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_giveUp = nullptr;
};

} // namespace kurier

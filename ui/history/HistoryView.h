// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/JobActions.h"
#include "ui/history/HistoryModel.h"

#include <QWidget>

class QSplitter;
class QTableView;

namespace kurier {

class CleanupPanel;
class UserPrompts;

/// Ended jobs above, the clean-up record of the selected one below. Thread: the GUI's.
class HistoryView final : public QWidget
{
    Q_OBJECT
public:
    /// \a queue and \a prompts outlive the page.
    HistoryView(TransferQueue &queue, UserPrompts &prompts, QWidget *parent = nullptr);

    /// Shows what is still to be removed, whichever job it belongs to.
    void showCleanup();
    /// Shows whose the jobs are.
    void showOwners(const QList<QueueOwner> &owners);
    /// Something ended or a clean-up moved on.
    void refresh();
    void setOpener(UrlOpener opener) { m_opener = std::move(opener); }

    [[nodiscard]] HistoryModel &model() { return m_model; }
    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] CleanupPanel &cleanup() { return *m_cleanup; }
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void createActions();
    void retranslate();
    void selectionMoved();
    void keepSelection();
    void restoreSelection();
    void openJob(bool file);

    TransferQueue &m_queue;
    HistoryModel m_model;
    QSplitter *m_splitter = nullptr;
    QTableView *m_table = nullptr;
    CleanupPanel *m_cleanup = nullptr;
    QAction *m_openFile = nullptr;
    QAction *m_openFolder = nullptr;
    JobId m_kept;
    bool m_restoring = false;
    UrlOpener m_opener;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/JobFilter.h"

#include <QTimer>
#include <QTreeWidget>

namespace kurier {

class TransferQueueModel;

/// Narrows the queue by state, type, priority and server, each with the number of its jobs. One row
/// shows what it says; Ctrl combines rows: those of a section widen each other, sections narrow.
/// Thread: the GUI's.
class FilterSidebar final : public QTreeWidget
{
    Q_OBJECT
public:
    /// More servers than this are not listed, but for those that are chosen.
    static constexpr qsizetype kMostHosts = 20;

    /// \a model outlives the sidebar.
    explicit FilterSidebar(TransferQueueModel &model, QWidget *parent = nullptr);

    /// What the rows choose; without a text.
    [[nodiscard]] JobFilter choice() const;
    void clearChoice();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void choiceChanged();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Kind : quint8 { All, Heading, State, Type, Priority, Host, More };

    QTreeWidgetItem *append(Kind kind, const QVariant &value = {});
    void retranslate();
    void updateMetrics();
    /// Height, font and colour of a row.
    void dress(QTreeWidgetItem *item) const;
    void refresh();
    void showCounts();
    void showHosts();
    void choose();
    [[nodiscard]] static Kind kindOf(const QTreeWidgetItem *item);
    [[nodiscard]] qsizetype countOf(const QTreeWidgetItem *item) const;
    [[nodiscard]] QString textOf(const QTreeWidgetItem *item) const;
    [[nodiscard]] QStringList shownHosts() const;

    TransferQueueModel &m_model;
    QTimer m_soon; ///< Counts change many times a second.
    bool m_stale = false;
    bool m_choosing = false;
    QTreeWidgetItem *m_all = nullptr;
    QTreeWidgetItem *m_hostHeading = nullptr;
    JobFilter m_choice;
};

} // namespace kurier

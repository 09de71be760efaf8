// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace kurier {

/// A small table with a widget in each cell, whose lines a person adds and removes. Thread: the
/// GUI's.
class RuleTable : public QWidget
{
    Q_OBJECT
Q_SIGNALS:
    /// A person changed something.
    void edited();

protected:
    /// \a most: lines; \a what ends the object names of the buttons.
    RuleTable(int columns, int visibleRows, qsizetype most, const QString &what, QWidget *parent);

    [[nodiscard]] QTableWidget &table() const { return *m_table; }
    [[nodiscard]] QPushButton &addButton() const { return *m_add; }
    [[nodiscard]] QPushButton &removeButton() const { return *m_remove; }

    virtual void addRule() = 0;
    virtual void retranslate() = 0;
    /// While it is true nothing is a person's doing.
    void setFilling(bool filling) { m_filling = filling; }
    /// A cell was changed.
    void tell();
    void updateButtons();
    /// Makes the last line the current one and puts the focus into its first cell.
    void enterLast();
    void changeEvent(QEvent *event) override;

private:
    void build(int visibleRows);
    void removeRule();

    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    const qsizetype m_most;
    bool m_filling = false;
};

} // namespace kurier

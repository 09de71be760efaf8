// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace kurier {

/// What a question says, in plain text.
struct QuestionText
{
    QString heading; ///< The question or the finding, with the name or the count.
    QString body; ///< What would happen.
    QString emphasis; ///< What must not be overlooked; may be empty.
};

/// A question whose safe answer is the default, Escape and the close box. Shown with open(). All
/// text is plain text. done() gives the number of the button, kSafe for the safe one.
/// Thread: the GUI's.
class QuestionDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr int kSafe = 0;

    QuestionDialog(const QuestionText &text, QWidget *parent);

    /// A button that answers \a result (> kSafe). To be added before the safe one.
    QPushButton *addAnswer(const QString &label, int result);
    QPushButton *addSafeAnswer(const QString &label);
    /// A list behind a "Show list" button; \a model becomes the dialog's and has two columns.
    void addList(QAbstractItemModel *model);

    /// Puts \a widget, which becomes the dialog's, under the texts.
    void addBelow(QWidget *widget);
    /// Puts \a table under the texts, gives it the room there is and makes the dialog resizable.
    void addTable(QTableView *table);

    [[nodiscard]] QString headingText() const;
    /// Body and emphasis.
    [[nodiscard]] QString informativeText() const;

private:
    [[nodiscard]] QLabel *addLabel(const QString &text, bool strong);
    void showList(bool show);

    QVBoxLayout *m_rows = nullptr;
    QVBoxLayout *m_texts = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QLabel *m_heading = nullptr;
    QuestionText m_text;
    QPushButton *m_listButton = nullptr;
    QTableView *m_list = nullptr;
};

} // namespace kurier

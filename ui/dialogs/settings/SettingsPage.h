// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace kurier {

/// One page of the settings: labelled fields below each other. Each change takes effect at once.
/// Thread: the GUI's.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(QWidget *parent = nullptr);

    /// What its tab says.
    [[nodiscard]] virtual QString title() const = 0;
    virtual void retranslate() = 0;

protected:
    /// A line of its own. \a wide: the field takes all the room there is.
    QLabel *addField(QWidget *field, bool wide = false);
    /// A line that needs no label.
    void addLine(QWidget *field);
    /// What is below keeps its height.
    void addStretch();

private:
    QGridLayout *m_grid;
    int m_row = 0;
};

} // namespace kurier

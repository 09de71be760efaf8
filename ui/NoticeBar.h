// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace kurier {

/// A line over the pages for what must be read but does not interrupt. Hidden while it has nothing
/// to say. Text is plain text. Thread: the GUI's.
class NoticeBar final : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const QString &text);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void retranslate();

    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace kurier

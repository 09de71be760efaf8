// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace kurier {

/// A line over the pages for what must be read but does not interrupt. Hidden while it has nothing
/// to say. Text is plain text. Thread: the GUI's.
class NoticeBar final : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// \a action labels a button beside the text; none when empty.
    void showNotice(const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void offer(const QString &action);
    void applyColors();
    void retranslate();

    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
    QHBoxLayout *m_layout;
    QPushButton *m_action = nullptr; ///< None until a notice offers something.
};

} // namespace kurier

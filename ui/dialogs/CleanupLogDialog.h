// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/LogTail.h"

#include <QDialog>
#include <QUrl>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kurier {

/// Shows the end of the clean-up log. Reads the file on another thread. Thread: the GUI's.
class CleanupLogDialog final : public QDialog
{
    Q_OBJECT
public:
    static constexpr qint64 kMostBytes = 1024 * 1024;

    /// \a open shows a folder; the desktop's own way when empty.
    CleanupLogDialog(const QString &path, QWidget *parent,
                     std::function<void(const QUrl &)> open = {});

    /// What is said above the text.
    [[nodiscard]] QString headline() const;

Q_SIGNALS:
    /// The file has been read and is shown.
    void ready();

private:
    void build();
    void read();
    void fill(const LogTail &tail, bool folderExists);
    void copy();

    const QString m_path;
    std::function<void(const QUrl &)> m_open;
    QLabel *m_headline = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_folder = nullptr;
};

} // namespace kurier

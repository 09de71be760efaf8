// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace kurier {

/// A folder to type or to choose. Looks at no file system; "~" stands for the home directory.
/// Thread: the GUI's.
class FolderField final : public QWidget
{
    Q_OBJECT
public:
    explicit FolderField(QWidget *parent = nullptr);

    /// Absolute and clean, or what was typed when it is not absolute.
    [[nodiscard]] QString folder() const;
    void setFolder(const QString &folder);
    /// An absolute path stands in the field.
    [[nodiscard]] bool isValid() const;
    void setAccessibleNames(const QString &field);

Q_SIGNALS:
    void folderChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void browse();
    void retranslate();

    QLineEdit *m_edit;
    QPushButton *m_browse;
};

} // namespace kurier

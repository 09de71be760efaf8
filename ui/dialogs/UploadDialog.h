// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"
#include "core/job/JobSpec.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace kurier {

class TransferQueue;

/// Makes an upload of chosen or dropped files. Checks while typing; closes when the queue has taken
/// the job, and says why when it has not. Thread: the GUI's.
class UploadDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a queue outlives the dialog.
    explicit UploadDialog(TransferQueue &queue, QWidget *parent = nullptr);

    /// Adds paths of files to those that are chosen already.
    void addFiles(const QStringList &paths);
    /// What would be asked of the queue now; empty while something is wrong.
    [[nodiscard]] QList<JobSpec> specs() const;

Q_SIGNALS:
    /// The queue has taken the jobs.
    void added(const QList<kurier::JobId> &ids);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildOptions();
    void retranslate();
    void chooseFiles();
    void removeSelected();
    void check();
    void say(const QString &text, bool mistake);
    void submit();
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] UploadProtocol protocol() const;
    [[nodiscard]] QString mistake() const;

    TransferQueue &m_queue;
    bool m_waiting = false;

    QLabel *m_filesLabel = nullptr;
    QListWidget *m_files = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_targetLabel = nullptr;
    QLineEdit *m_target = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_protocolLabel = nullptr;
    QComboBox *m_protocol = nullptr;
    QCheckBox *m_overwrite = nullptr;
    QCheckBox *m_start = nullptr;
    QPushButton *m_upload = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kurier

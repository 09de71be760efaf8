// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"
#include "core/job/JobSpec.h"
#include "core/settings/FolderRules.h"
#include "ui/dialogs/AddSources.h"
#include "ui/dialogs/AddressList.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace kurier {

class FolderField;
class LongListPanel;
struct JobPattern;
class Settings;
class SourceReader;
class TransferQueue;

/// Makes jobs of typed or pasted addresses, or of a list in a file. Checks while typing; closes
/// when the queue has taken the jobs, and says why when it has not. Thread: the GUI's.
class AddJobDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a queue and \a settings outlive the dialog.
    /// \a reader, which outlives it too, reads Metalink files and looks for checksum files; with
    /// null neither is offered.
    AddJobDialog(TransferQueue &queue, Settings &settings, SourceReader *reader = nullptr,
                 QWidget *parent = nullptr);

    /// Adds lines to what is typed already; very many become a list of their own.
    void addAddresses(const QStringList &addresses);
    /// The addresses among the lines of \a text, whatever its length.
    void addText(const QString &text);
    /// What would be asked of the queue now; empty while something is wrong.
    [[nodiscard]] QList<JobSpec> specs() const;

Q_SIGNALS:
    /// The queue has taken the jobs.
    void added(const QList<kurier::JobId> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildOptions();
    void retranslate();
    void check();
    void say(const QString &text, bool mistake);
    void markMistakes();
    void submit();
    [[nodiscard]] QString firstMistake() const;
    [[nodiscard]] QString brokenMetalink() const;
    /// What the lines ask for, Metalink files unfolded and checksums that were found filled in.
    [[nodiscard]] QList<FileSpec> files() const;
    [[nodiscard]] bool isWaitingForSources() const;
    [[nodiscard]] QString summary(const QList<FileSpec> &files) const;
    [[nodiscard]] QString expansions() const;
    /// Where what goes to another folder than the chosen one goes.
    [[nodiscard]] QString folders(const QList<FileSpec> &files) const;
    void chooseMetalink();
    void chooseList();
    void checkList();
    [[nodiscard]] QString mistakeText(const QList<AddressList::Mistake> &mistakes) const;
    [[nodiscard]] JobPattern pattern(bool together) const;
    [[nodiscard]] QList<JobSpec> jobsOf(const QList<FileSpec> &files) const;
    void lookAtSources();

    TransferQueue &m_queue;
    AddSources m_sources;
    AddressList m_list;
    const FolderRules m_folderRules;
    QTimer m_lookSoon;
    bool m_waiting = false;

    QLabel *m_urlsLabel = nullptr;
    QPlainTextEdit *m_urls = nullptr;
    QStackedWidget *m_input = nullptr; ///< The text field or the long list.
    LongListPanel *m_long = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_folderLabel = nullptr;
    FolderField *m_folder = nullptr;
    QCheckBox *m_byType = nullptr; ///< There are such folders, and they are used.
    QLabel *m_priorityLabel = nullptr;
    QComboBox *m_priority = nullptr;
    QRadioButton *m_each = nullptr;
    QRadioButton *m_together = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QCheckBox *m_start = nullptr;
    QCheckBox *m_checksums = nullptr;
    QPushButton *m_openList = nullptr;
    QPushButton *m_metalink = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kurier

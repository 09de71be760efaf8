// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/Intake.h"

#include <QObject>
#include <QPointer>

namespace kurier {

class AddJobDialog;
class ClipboardWatch;
class Settings;
class SourceReader;
class TransferQueue;
class UploadDialog;

/// Ways for transfers to come in: asks by the Add dialog for addresses and by the Upload dialog for
/// files, wherever they are from; one dialog of each kind at a time. Nothing is added without the
/// person's word. Thread: the GUI's.
class IntakeFlow final : public QObject
{
    Q_OBJECT
public:
    /// \a window is the dialogs' parent. All outlive the flow.
    IntakeFlow(TransferQueue &queue, Settings &settings, QWidget &window);
    ~IntakeFlow() override;

    /// Reads files for the Add dialog; null = none are read. Outlives the flow.
    void setSourceReader(SourceReader *reader) { m_reader = reader; }

    /// Opens the Add dialog with \a addresses, or adds them to the open one.
    void add(const QStringList &addresses);
    /// The Add dialog with what addresses the clipboard holds.
    void addWithClipboard();
    /// The same for the Upload dialog and paths of files.
    void upload(const QStringList &files);
    /// Files mean uploads, else addresses downloads. False when there is neither.
    bool take(const QMimeData &data) { return take(intakeOf(data)); }
    bool take(const Intake &intake);
    /// take() of the clipboard; says so when it holds neither.
    void paste();

Q_SIGNALS:
    void added(qsizetype count);
    /// One line for the status bar.
    void message(const QString &text);
    /// The clipboard, which the person lets us watch, holds addresses.
    void noticed(const kurier::Intake &intake);

private:
    /// The open one, or a new one.
    AddJobDialog &addDialog();

    TransferQueue &m_queue;
    Settings &m_settings;
    QWidget &m_window;
    std::unique_ptr<ClipboardWatch> m_watch;
    SourceReader *m_reader = nullptr;
    QPointer<AddJobDialog> m_addDialog;
    QPointer<UploadDialog> m_uploadDialog;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/IntakeFlow.h"

#include "core/queue/TransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/actions/ClipboardWatch.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/UploadDialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace kurier {

IntakeFlow::IntakeFlow(TransferQueue &queue, Settings &settings, QWidget &window)
    : m_queue(queue)
    , m_settings(settings)
    , m_window(window)
    , m_watch(std::make_unique<ClipboardWatch>(*QGuiApplication::clipboard()))
{
    const auto apply = [this] { m_watch->setOn(m_settings.watchClipboard()); };
    connect(&settings, &Settings::changed, this, apply);
    connect(m_watch.get(), &ClipboardWatch::found, this, &IntakeFlow::noticed);
    apply();
}

IntakeFlow::~IntakeFlow() = default;

AddJobDialog &IntakeFlow::addDialog()
{
    if (!m_addDialog) {
        m_addDialog = new AddJobDialog(m_queue, m_settings, m_reader, &m_window);
        connect(m_addDialog, &AddJobDialog::added, this,
                [this](const QList<JobId> &ids) { Q_EMIT added(ids.size()); });
    }
    m_addDialog->open();
    return *m_addDialog;
}

void IntakeFlow::add(const QStringList &addresses)
{
    addDialog().addAddresses(addresses);
}

void IntakeFlow::addWithClipboard()
{
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
    if (data && data->hasUrls())
        add(intakeOf(*data).addresses);
    else
        addDialog().addText(data ? data->text() : QString());
}

void IntakeFlow::upload(const QStringList &files)
{
    if (!m_uploadDialog) {
        m_uploadDialog = new UploadDialog(m_queue, &m_window);
        connect(m_uploadDialog, &UploadDialog::added, this,
                [this](const QList<JobId> &ids) { Q_EMIT added(ids.size()); });
    }
    m_uploadDialog->addFiles(files);
    m_uploadDialog->open();
}

bool IntakeFlow::take(const Intake &intake)
{
    if (!intake.files.isEmpty())
        upload(intake.files);
    else if (!intake.addresses.isEmpty())
        add(intake.addresses);
    else if (!intake.longText.isEmpty())
        addDialog().addText(intake.longText);
    return !intake.isEmpty();
}

void IntakeFlow::paste()
{
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
    if (!data || !take(*data))
        Q_EMIT message(tr("The clipboard holds no web address and no file."));
}

} // namespace kurier

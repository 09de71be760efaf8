// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/GeneralPage.h"

#include "core/settings/Settings.h"
#include "ui/dialogs/FolderField.h"

#include <QCheckBox>
#include <QLabel>

namespace kurier {

namespace {

constexpr int kFolderWidth = 360;

} // namespace

GeneralPage::GeneralPage(Settings &settings)
    : m_folder(new FolderField(this))
    , m_watch(new QCheckBox(this))
    , m_notify(new QCheckBox(this))
    , m_awake(new QCheckBox(this))
    , m_tray(new QCheckBox(this))
{
    m_folder->setMinimumWidth(kFolderWidth);
    m_folderLabel = addField(m_folder, true);
    for (QCheckBox *box : {m_watch, m_notify, m_awake, m_tray})
        addLine(box);
    addStretch();
    m_watch->setObjectName(QStringLiteral("watchClipboard"));
    m_tray->setObjectName(QStringLiteral("closeToTray"));
    m_tray->setEnabled(false);
    m_folder->setFolder(settings.downloadDirectory());
    m_watch->setChecked(settings.watchClipboard());
    m_notify->setChecked(settings.notifyEnds());
    m_awake->setChecked(settings.inhibitSleep());
    m_tray->setChecked(settings.closeToTray());
    connect(m_folder, &FolderField::folderChanged, this, [this, &settings] {
        if (m_folder->isValid())
            settings.setDownloadDirectory(m_folder->folder());
    });
    connect(m_watch, &QCheckBox::toggled, &settings, &Settings::setWatchClipboard);
    connect(m_notify, &QCheckBox::toggled, &settings, &Settings::setNotifyEnds);
    connect(m_awake, &QCheckBox::toggled, &settings, &Settings::setInhibitSleep);
    connect(m_tray, &QCheckBox::toggled, &settings, &Settings::setCloseToTray);
}

void GeneralPage::setHasTray(bool has)
{
    m_tray->setEnabled(has);
}

QString GeneralPage::title() const
{
    return tr("General");
}

void GeneralPage::retranslate()
{
    m_folderLabel->setText(tr("&Save downloads to:"));
    m_folder->setAccessibleNames(tr("Folder for downloads"));
    m_watch->setText(tr("&Offer web addresses that other programs copy"));
    m_notify->setText(tr("&Notify when transfers end"));
    m_awake->setText(tr("Keep the computer a&wake while transfers run"));
    m_tray->setText(tr("&Keep running in the system tray when the window is closed"));
}

} // namespace kurier

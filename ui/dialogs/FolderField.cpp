// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/FolderField.h"

#include <QBoxLayout>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

namespace kurier {

FolderField::FolderField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_browse(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_browse);
    m_browse->setAutoDefault(false);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &FolderField::folderChanged);
    connect(m_browse, &QPushButton::clicked, this, &FolderField::browse);
    retranslate();
}

QString FolderField::folder() const
{
    QString text = m_edit->text().trimmed();
    if (text == QLatin1String("~") || text.startsWith(QLatin1String("~/")))
        text.replace(0, 1, QDir::homePath());
    return QDir::isAbsolutePath(text) ? QDir::cleanPath(text) : text;
}

void FolderField::setFolder(const QString &folder)
{
    if (folder != this->folder())
        m_edit->setText(folder);
}

bool FolderField::isValid() const
{
    return QDir::isAbsolutePath(folder());
}

void FolderField::setAccessibleNames(const QString &field)
{
    m_edit->setAccessibleName(field);
}

void FolderField::browse()
{
    auto *dialog = new QFileDialog(window(), tr("Choose Folder"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &FolderField::setFolder);
    dialog->open();
}

void FolderField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FolderField::retranslate()
{
    m_browse->setText(tr("Browse…"));
    m_browse->setAccessibleName(tr("Browse for a folder"));
}

} // namespace kurier

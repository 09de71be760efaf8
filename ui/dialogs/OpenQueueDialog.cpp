// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/OpenQueueDialog.h"

#include "ui/text/Format.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace kurier {

OpenQueueDialog::OpenQueueDialog(const QStringList &users, bool everybody, QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open Queue"));
    auto *label = new QLabel(tr("&User whose queue is to be shown:"));
    label->setBuddy(m_list);
    if (everybody) {
        auto *all = new QListWidgetItem(tr("All users"), m_list);
        all->setData(Qt::UserRole, QString());
    }
    // Alone in its line a name needs no isolates, which would keep the keyboard from finding it.
    for (const QString &user : users) {
        auto *item = new QListWidgetItem(plainName(user, false), m_list);
        item->setData(Qt::UserRole, user);
    }
    m_list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox;
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("openButton"));
    m_open->setEnabled(m_list->count() > 0);
    buttons->addButton(tr("Go Back"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_list);
    if (!everybody) {
        auto *why = new QLabel(tr("Only root may see the queues of other users."));
        why->setTextFormat(Qt::PlainText);
        why->setWordWrap(true);
        layout->addWidget(why);
    }
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &OpenQueueDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &OpenQueueDialog::choose);
}

void OpenQueueDialog::choose()
{
    const QListWidgetItem *const item = m_list->currentItem();
    if (!item)
        return;
    Q_EMIT chosen(item->data(Qt::UserRole).toString());
    accept();
}

} // namespace kurier

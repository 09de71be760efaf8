// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AboutDialog.h"

#include "ui/style/SymbolicIcon.h"

#include <QBoxLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>

namespace kurier {

namespace {

constexpr int kAboutIconSize = 72;
constexpr int kTextWidth = 340;

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Kurier"));
    auto *icon = new QLabel(this);
    icon->setPixmap(
        applicationIcon().pixmap(QSize(kAboutIconSize, kAboutIconSize), devicePixelRatioF()));
    auto *name = new QLabel(tr("Kurier %1").arg(QStringLiteral(KURIER_VERSION)), this);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    name->setFont(large);
    auto *text = new QLabel(
        tr("The transfer queue of the desktop. Cancelling a transfer leaves nothing behind.")
            + QStringLiteral("\n\n")
            + tr("Copyright © 2026 the Kurier authors. Free software under the GNU General Public "
                 "License, version 3 or later; there is no warranty."),
        this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFixedWidth(kTextWidth);
    auto *versions = new QLabel(QStringLiteral("Qt %1 (%2) · %3")
                                    .arg(QLatin1String(qVersion()), QGuiApplication::platformName(),
                                         QSysInfo::prettyProductName()),
                                this);
    versions->setTextFormat(Qt::PlainText);
    versions->setWordWrap(true);
    versions->setFixedWidth(kTextWidth);
    versions->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    versions->setObjectName(QStringLiteral("versions"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *texts = new QVBoxLayout;
    texts->addWidget(name);
    texts->addWidget(text);
    texts->addWidget(versions);
    auto *top = new QHBoxLayout;
    top->setSpacing(20);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 22, 22, 18);
    layout->setSpacing(18);
    layout->addLayout(top);
    layout->addWidget(close, 0, Qt::AlignRight);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoticeBar.h"

#include "ui/style/SymbolicIcon.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QToolButton>

namespace kurier {

namespace {

constexpr int kIconSize = 20;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(symbolicIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    applyColors();
    retranslate();
    hide();
}

void NoticeBar::showNotice(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    show();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::applyColors()
{
    QPalette colors = QApplication::palette();
    colors.setColor(QPalette::Window,
                    mixed(colors.color(QPalette::Base), toneColor(colors, Tone::Warning), 0.18));
    if (palette() != colors)
        setPalette(colors);
    m_icon->setPixmap(symbolicIcon(QStringLiteral("warning"), Tone::Warning)
                          .pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

void NoticeBar::retranslate()
{
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationPaletteChange)
        applyColors();
}

} // namespace kurier

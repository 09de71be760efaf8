// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoticeBar.h"

#include "ui/style/SymbolicIcon.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace kurier {

namespace {

constexpr int kIconSize = 20;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
    , m_layout(new QHBoxLayout(this))
{
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(symbolicIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_layout->setContentsMargins(12, 8, 8, 8);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    applyColors();
    retranslate();
    hide();
}

void NoticeBar::showNotice(const QString &text, const QString &action)
{
    m_text->setText(text);
    offer(action);
    setAccessibleName(text);
    show();
}

void NoticeBar::offer(const QString &action)
{
    if (action.isEmpty()) {
        // It may be the one that is being clicked.
        if (QPushButton *gone = std::exchange(m_action, nullptr)) {
            gone->hide();
            gone->deleteLater();
        }
        return;
    }
    if (!m_action) {
        m_action = new QPushButton(this);
        m_action->setObjectName(QStringLiteral("noticeAction"));
        m_layout->insertWidget(2, m_action, 0, Qt::AlignTop);
        connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    }
    m_action->setText(action);
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

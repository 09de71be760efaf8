// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ProxyField.h"

#include "core/job/JobSpec.h"
#include "ui/style/Colors.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace kurier {

namespace {
enum Kind : int { System, None, Own };
} // namespace

ProxyField::ProxyField(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_address(new QLineEdit(this))
{
    for (int i = 0; i <= Own; ++i)
        m_kind->addItem(QString());
    setFocusProxy(m_kind);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_kind, 0, Qt::AlignLeft);
    layout->addWidget(m_address, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProxyField::update);
    connect(m_address, &QLineEdit::textChanged, this, &ProxyField::update);
    retranslate();
    update();
}

void ProxyField::setProxy(const QByteArray &proxy)
{
    const bool own = proxy != "system" && proxy != "none" && !proxy.isEmpty();
    m_address->setText(own ? QString::fromUtf8(proxy) : QString());
    m_kind->setCurrentIndex(own ? Own : proxy == "none" ? None : System);
}

QByteArray ProxyField::proxy() const
{
    switch (m_kind->currentIndex()) {
    case System:
        return QByteArrayLiteral("system");
    case None:
        return QByteArrayLiteral("none");
    default:
        break;
    }
    const QString typed = m_address->text().trimmed();
    const auto proxy = parseProxy(typed);
    // A password would lie in the settings; it is asked for when it is needed.
    const bool usable = proxy && !proxy->isEmpty() && *proxy != "system" && *proxy != "none"
        && !proxy->contains('@');
    return usable ? *proxy : QByteArray();
}

void ProxyField::update()
{
    const bool own = m_kind->currentIndex() == Own;
    m_address->setVisible(own);
    const QByteArray chosen = proxy();
    const bool wrong = own && chosen.isEmpty() && !m_address->text().isEmpty();
    QPalette colors = palette();
    if (wrong)
        colors.setColor(QPalette::Text, toneColor(colors, Tone::Bad));
    m_address->setPalette(colors);
    m_address->setToolTip(wrong ? tr("Write it like http://proxy.example.org:3128 or "
                                     "socks5h://127.0.0.1:1080, without user and password.")
                                : QString());
    if (!chosen.isEmpty())
        Q_EMIT proxyChanged(chosen);
}

void ProxyField::retranslate()
{
    m_kind->setItemText(System, tr("The system’s"));
    m_kind->setItemText(None, tr("None"));
    m_kind->setItemText(Own, tr("This one:"));
    m_kind->setAccessibleName(tr("Proxy"));
    m_address->setAccessibleName(tr("Address of the proxy"));
    m_address->setPlaceholderText(QStringLiteral("http://proxy.example.org:3128"));
}

void ProxyField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier

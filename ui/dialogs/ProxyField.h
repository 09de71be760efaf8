// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace kurier {

/// Chooses a proxy: the system's, none, or one that is typed. Thread: the GUI's.
class ProxyField final : public QWidget
{
    Q_OBJECT
public:
    explicit ProxyField(QWidget *parent = nullptr);

    /// "system", "none" or a proxy's URL.
    void setProxy(const QByteArray &proxy);
    /// The same; empty while what is typed is no proxy.
    [[nodiscard]] QByteArray proxy() const;

Q_SIGNALS:
    /// Only with a proxy that can be used.
    void proxyChanged(const QByteArray &proxy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void update();

    QComboBox *m_kind = nullptr;
    QLineEdit *m_address = nullptr;
};

} // namespace kurier

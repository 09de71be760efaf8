// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QObject>
#include <QStringList>

namespace kurier::test {

/// What a desktop's panel does to show tray icons: keeps their list on the bus
/// (org.kde.StatusNotifierWatcher) and says whether somebody shows it. Thread: the test's.
class TrayPanel final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ askedIfShown)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
public:
    explicit TrayPanel(const QString &busAddress);
    ~TrayPanel() override;

    /// The list is kept from now on, or not any more.
    [[nodiscard]] bool appear();
    void vanish();
    /// Whether somebody shows it; told to those who listen.
    void setShown(bool shown);

    [[nodiscard]] bool askedIfShown()
    {
        m_asked = true;
        return m_shown;
    }
    /// Somebody wanted to know whether the list is shown.
    [[nodiscard]] bool wasAsked() const { return m_asked; }
    [[nodiscard]] int protocolVersion() const { return 0; }
    /// The bus names of the icons there are.
    [[nodiscard]] QStringList items() const { return m_items; }
    [[nodiscard]] const QDBusConnection &bus() const { return m_bus; }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service);
    void RegisterStatusNotifierHost(const QString &) { }

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &service);
    void StatusNotifierItemUnregistered(const QString &service);
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    QDBusConnection m_bus;
    bool m_shown = true;
    bool m_asked = false;
    QStringList m_items;
};

/// An icon as the panel knows it. Thread: the test's.
class TrayItem final : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        int id = 0;
        QString label; ///< Without marks; "-" for a separator.
        bool enabled = true;
    };

    TrayItem(const QDBusConnection &bus, const QString &service);

    [[nodiscard]] QVariant property(const char *name) const;
    [[nodiscard]] QString toolTip() const;
    /// It has a name of the icon theme, or pixels.
    [[nodiscard]] bool hasPicture() const;
    [[nodiscard]] QList<Entry> menu() const;
    [[nodiscard]] QStringList labels() const;
    [[nodiscard]] bool isEnabled(const QString &label) const;
    /// Clicks an entry of the menu. False when there is none of that name.
    [[nodiscard]] bool choose(const QString &label) const;
    /// Clicks the icon.
    void activate() const;

    /// How often it said that its tool tip is another.
    [[nodiscard]] int announcements() const { return m_announcements; }

private Q_SLOTS:
    void toolTipAnnounced() { ++m_announcements; }

private:
    QVariantList call(const QString &path, const QString &interface, const QString &method,
                      const QVariantList &arguments) const;

    QDBusConnection m_bus;
    const QString m_service;
    int m_announcements = 0;
};

} // namespace kurier::test

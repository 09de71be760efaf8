// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/TrayPanel.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

#include <algorithm>

namespace kurier::test {

namespace {

const QString kConnection = QStringLiteral("panel");
const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kWatcherPath = QStringLiteral("/StatusNotifierWatcher");
const QString kItem = QStringLiteral("org.kde.StatusNotifierItem");
const QString kItemPath = QStringLiteral("/StatusNotifierItem");
const QString kMenu = QStringLiteral("com.canonical.dbusmenu");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
constexpr int kPatience = 30'000;

/// "a(iiay)": how many pictures, none without pixels.
int pictures(const QDBusArgument &argument)
{
    int count = 0;
    argument.beginArray();
    while (!argument.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray pixels;
        argument.beginStructure();
        argument >> width >> height >> pixels;
        argument.endStructure();
        // A picture that is nowhere opaque shows nothing.
        const bool seen = std::any_of(pixels.cbegin(), pixels.cend(), [](char c) { return c; });
        count += seen && pixels.size() == qsizetype {4} * width * height ? 1 : 0;
    }
    argument.endArray();
    return count;
}

QString withoutMarks(const QString &label)
{
    QString text;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label.at(i) == QLatin1Char('_') && ++i == label.size())
            break;
        text += label.at(i);
    }
    return text;
}

} // namespace

TrayPanel::TrayPanel(const QString &busAddress)
    : m_bus(QDBusConnection::connectToBus(busAddress, kConnection))
{
    auto *gone = new QDBusServiceWatcher(this);
    gone->setConnection(m_bus);
    gone->setWatchMode(QDBusServiceWatcher::WatchForUnregistration);
    connect(this, &TrayPanel::StatusNotifierItemRegistered, gone,
            &QDBusServiceWatcher::addWatchedService);
    connect(gone, &QDBusServiceWatcher::serviceUnregistered, this, [this](const QString &service) {
        if (m_items.removeAll(service) > 0)
            Q_EMIT StatusNotifierItemUnregistered(service);
    });
}

TrayPanel::~TrayPanel()
{
    QDBusConnection::disconnectFromBus(kConnection);
}

bool TrayPanel::appear()
{
    const auto all = QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals
        | QDBusConnection::ExportAllProperties;
    return m_bus.registerObject(kWatcherPath, this, all) && m_bus.registerService(kWatcher);
}

void TrayPanel::vanish()
{
    m_bus.unregisterService(kWatcher);
    m_bus.unregisterObject(kWatcherPath);
    m_items.clear();
}

void TrayPanel::setShown(bool shown)
{
    m_shown = shown;
    if (shown)
        Q_EMIT StatusNotifierHostRegistered();
    else
        Q_EMIT StatusNotifierHostUnregistered();
}

void TrayPanel::RegisterStatusNotifierItem(const QString &service)
{
    const QString owner =
        calledFromDBus() && service.startsWith(QLatin1Char('/')) ? message().service() : service;
    if (!m_items.contains(owner))
        m_items.append(owner);
    Q_EMIT StatusNotifierItemRegistered(owner);
}

TrayItem::TrayItem(const QDBusConnection &bus, const QString &service)
    : m_bus(bus)
    , m_service(service)
{
    m_bus.connect(service, kItemPath, kItem, QStringLiteral("NewToolTip"), this,
                  SLOT(toolTipAnnounced()));
}

QVariantList TrayItem::call(const QString &path, const QString &interface, const QString &method,
                            const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_service, path, interface, method);
    message.setArguments(arguments);
    // The program may be asking the panel at the same time.
    const QDBusMessage reply = m_bus.call(message, QDBus::BlockWithGui, kPatience);
    if (reply.type() != QDBusMessage::ReplyMessage)
        qWarning("%s: %s", qPrintable(method), qPrintable(reply.errorMessage()));
    return reply.arguments();
}

QVariant TrayItem::property(const char *name) const
{
    const QVariantList values =
        call(kItemPath, kProperties, QStringLiteral("Get"), {kItem, QString::fromLatin1(name)});
    return values.isEmpty() ? QVariant() : values.first().value<QDBusVariant>().variant();
}

QString TrayItem::toolTip() const
{
    const auto argument = property("ToolTip").value<QDBusArgument>();
    QString icon;
    QString title;
    QString text;
    argument.beginStructure();
    argument >> icon;
    pictures(argument);
    argument >> title >> text;
    argument.endStructure();
    return text.isEmpty() ? title : title + QLatin1Char('\n') + text;
}

bool TrayItem::hasPicture() const
{
    return !property("IconName").toString().isEmpty()
        || pictures(property("IconPixmap").value<QDBusArgument>()) > 0;
}

QList<TrayItem::Entry> TrayItem::menu() const
{
    const QString path = property("Menu").value<QDBusObjectPath>().path();
    const QVariantList reply =
        call(path, kMenu, QStringLiteral("GetLayout"), {0, -1, QStringList()});
    if (reply.size() != 2)
        return {};
    const auto layout = reply.at(1).value<QDBusArgument>();
    int root = 0;
    QVariantMap properties;
    QList<Entry> entries;
    layout.beginStructure();
    layout >> root >> properties;
    layout.beginArray();
    while (!layout.atEnd()) {
        QDBusVariant each;
        layout >> each;
        const auto child = each.variant().value<QDBusArgument>();
        Entry entry;
        child.beginStructure();
        child >> entry.id >> properties;
        entry.label = properties.value(QStringLiteral("type")) == QStringLiteral("separator")
            ? QStringLiteral("-")
            : withoutMarks(properties.value(QStringLiteral("label")).toString());
        entry.enabled = properties.value(QStringLiteral("enabled"), true).toBool();
        child.endStructure();
        if (properties.value(QStringLiteral("visible"), true).toBool())
            entries.append(entry);
    }
    layout.endArray();
    layout.endStructure();
    return entries;
}

QStringList TrayItem::labels() const
{
    QStringList all;
    for (const Entry &entry : menu())
        all.append(entry.label);
    return all;
}

bool TrayItem::isEnabled(const QString &label) const
{
    const QList<Entry> entries = menu();
    return std::any_of(entries.begin(), entries.end(), [&label](const Entry &entry) {
        return entry.label == label && entry.enabled;
    });
}

bool TrayItem::choose(const QString &label) const
{
    const QString path = property("Menu").value<QDBusObjectPath>().path();
    for (const Entry &entry : menu()) {
        if (entry.label != label)
            continue;
        call(path, kMenu, QStringLiteral("Event"),
             {entry.id, QStringLiteral("clicked"), QVariant::fromValue(QDBusVariant(QString())),
              0U});
        return true;
    }
    return false;
}

void TrayItem::activate() const
{
    call(kItemPath, kItem, QStringLiteral("Activate"), {0, 0});
}

} // namespace kurier::test

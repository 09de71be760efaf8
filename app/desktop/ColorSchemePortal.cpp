// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/ColorSchemePortal.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

#include <utility>

namespace kurier {

namespace {

const QString kPortal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kColorScheme = QStringLiteral("color-scheme");

} // namespace

ColorSchemePortal::ColorSchemePortal(QDBusConnection session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
{
}

void ColorSchemePortal::start()
{
    m_session.connect(kPortal, kPortalPath, kPortalSettings, QStringLiteral("SettingChanged"), this,
                      SLOT(settingChanged(QString, QString, QDBusVariant)));
    // "ReadOne" is newer than some portals.
    QDBusMessage question = QDBusMessage::createMethodCall(kPortal, kPortalPath, kPortalSettings,
                                                           QStringLiteral("Read"));
    question << kAppearance << kColorScheme;
    auto *answer = new QDBusPendingCallWatcher(m_session.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *watcher) {
                const QDBusPendingReply<QDBusVariant> reply = *watcher;
                watcher->deleteLater();
                if (reply.isValid() && !m_changed)
                    tell(reply.value().variant());
            });
}

void ColorSchemePortal::settingChanged(const QString &group, const QString &key,
                                       const QDBusVariant &value)
{
    if (group != kAppearance || key != kColorScheme)
        return;
    m_changed = true;
    tell(value.variant());
}

void ColorSchemePortal::tell(const QVariant &value)
{
    // "Read" wraps the value once more.
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    switch (inner.toUInt()) {
    case 1:
        return Q_EMIT told(ColorScheme::Dark);
    case 2:
        return Q_EMIT told(ColorScheme::Light);
    default:
        return Q_EMIT told(ColorScheme::System);
    }
}

} // namespace kurier

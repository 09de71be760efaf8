// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/SymbolicIcon.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>

namespace kurier {

namespace {

QByteArray drawing(const QString &name)
{
    QFile file(QStringLiteral(":/icons/") + name + QLatin1String(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Fills the place of "currentColor", as a style sheet would in a browser.
class SymbolicIconEngine final : public QIconEngine
{
public:
    SymbolicIconEngine(QString name, Tone tone)
        : m_name(std::move(name))
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = colorFor(mode);
        const QString key =
            QStringLiteral("kurier/%1/%2/%3").arg(m_name, color.name()).arg(size.width());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        QByteArray svg = drawing(m_name);
        svg.replace("currentColor", color.name().toLatin1());
        QBuffer buffer(&svg);
        QImageReader reader(&buffer, "svg");
        reader.setScaledSize(size);
        drawn = QPixmap::fromImage(reader.read());
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        QPixmap drawn = pixmap(size, mode, state);
        drawn.setDevicePixelRatio(scale);
        return drawn;
    }

    [[nodiscard]] QIconEngine *clone() const override
    {
        return new SymbolicIconEngine(m_name, m_tone);
    }

    QString key() const override { return QStringLiteral("KurierSymbolicIconEngine"); }
    bool isNull() override { return m_name.isEmpty(); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return toneColor(palette, m_tone);
    }

    QString m_name;
    Tone m_tone;
};

} // namespace

QIcon symbolicIcon(const QString &name, Tone tone)
{
    return QIcon(new SymbolicIconEngine(name, tone));
}

QIcon actionIcon(const QString &themeName, const QString &name)
{
    return QIcon::fromTheme(themeName, symbolicIcon(name));
}

QIcon stateIcon(JobState state)
{
    const QString name = QStringLiteral("state-") + jobStateName(state);
    switch (state) {
    case JobState::Connecting:
    case JobState::Transferring:
        return symbolicIcon(name, Tone::Active);
    case JobState::Error:
        return symbolicIcon(name, Tone::Bad);
    case JobState::TransientError:
        return symbolicIcon(name, Tone::Warning);
    case JobState::Transferred:
    case JobState::Acknowledged:
        return symbolicIcon(name, Tone::Good);
    default:
        return symbolicIcon(name, Tone::Muted);
    }
}

QIcon typeIcon(JobType type)
{
    return symbolicIcon(type == JobType::Download ? QStringLiteral("download")
                                                  : QStringLiteral("upload"));
}

QIcon applicationIcon()
{
    return QIcon::fromTheme(QStringLiteral("kurier"), QIcon(QStringLiteral(":/icons/kurier.svg")));
}

} // namespace kurier

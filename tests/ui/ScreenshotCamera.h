// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QPixmap>
#include <QTest>

namespace kurier {

/// Takes the pictures of one language and palette.
class Camera
{
public:
    Camera(QDir directory, QString suffix)
        : m_directory(std::move(directory))
        , m_suffix(std::move(suffix))
    {
    }

    void take(QWidget &widget, const char *name) const
    {
        QTest::qWait(60);
        const QString file = QStringLiteral("%1-%2.png").arg(QString::fromUtf8(name), m_suffix);
        widget.grab().save(m_directory.filePath(file));
    }

    void takeDialog(QDialog *dialog, const char *name) const
    {
        dialog->open();
        take(*dialog, name);
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private:
    QDir m_directory;
    QString m_suffix;
};

} // namespace kurier

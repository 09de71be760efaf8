// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/CleanupBench.h"

#include <QDir>
#include <QFile>

namespace kurier::test {

void CleanupBench::reset()
{
    m_programs = std::make_unique<Programs>();
    m_origin = std::make_unique<FaultOrigin>();
    OriginAnswer stalled = OriginAnswer::file(kWholeSize);
    stalled.stallAfter = kSent;
    m_origin->route("/film.mkv", stalled);
}

QString CleanupBench::startJob(const QString &directory)
{
    const QString folder = directory.isEmpty() ? m_programs->downloads() : directory;
    const ProgramResult added =
        m_programs->ctl({QStringLiteral("add"), QStringLiteral("--dir"), folder,
                         QString::fromStdString(m_origin->url("/film.mkv"))});
    const QString id = added.out.trimmed();
    m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() >= kSent;
    });
    return id;
}

QString CleanupBench::temp(const QString &directory)
{
    const QStringList names =
        QDir(directory).entryList({QStringLiteral(".kurier-*")}, QDir::AllEntries | QDir::Hidden);
    return names.size() == 1 ? directory + QLatin1Char('/') + names.first() : QString();
}

ProgramResult CleanupBench::cancel(const QString &id) const
{
    return m_programs->ctl({QStringLiteral("--json"), QStringLiteral("cancel"),
                            QStringLiteral("--yes"), QStringLiteral("--wait"), id});
}

QString CleanupBench::cleanupState(const QString &id) const
{
    return m_programs->show(id)
        .value(QLatin1String("cleanup"))
        .toObject()
        .value(QLatin1String("state"))
        .toString();
}

QByteArray CleanupBench::log() const
{
    return contentOf(m_programs->path(QStringLiteral("state/kurier/cleanup.log")));
}

QJsonObject firstOf(const QJsonObject &document, const char *list)
{
    return document.value(QLatin1String(list)).toArray().at(0).toObject();
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<missing>");
}

QStringList everythingIn(const QString &path)
{
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                | QDir::NoDotAndDotDot);
}

} // namespace kurier::test

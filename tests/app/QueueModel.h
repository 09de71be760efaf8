// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace kurier::test {

/// What somebody who only saw the answers knows of a queue that is killed again and again, and what
/// must therefore be true of it and of the disk. Independent of how the queue works.
class QueueModel
{
public:
    struct File
    {
        QString name; ///< Unique in the directory.
        quint64 seed = 0;
        qint64 size = 0;
    };
    struct Job
    {
        QList<File> files;
        bool cancelAcknowledged = false; ///< Cancel was answered with success.
        bool cancelMaybe = false; ///< Cancel was sent, no answer came.
        bool completeMaybe = false; ///< Complete was sent, whatever came of it.
        bool seenFinal = false;
        QString finalState;
    };

    explicit QueueModel(QString directory);

    void added(const QString &id, const QList<File> &files);
    /// An add without an answer: its files may turn up.
    void addMaybe(const QList<File> &files);
    [[nodiscard]] Job *find(const QString &id);
    [[nodiscard]] QStringList openJobs() const; ///< Not known to be final.

    /// Compares with what the queue says (every job, queue and history, by id) and with the disk.
    /// \returns the first contradiction; empty when there is none.
    [[nodiscard]] QString contradiction(const QHash<QString, QJsonObject> &told);

private:
    QString wrongJob(const QString &id, Job &job, const QJsonObject &told);
    QString wrongFile(const QString &name, const QHash<QString, QJsonObject> &told) const;

    QString m_directory;
    QHash<QString, Job> m_jobs;
    QHash<QString, File> m_files; ///< By final name, of every add ever sent.
    QSet<QString> m_checked; ///< Published files whose bytes were compared.
};

} // namespace kurier::test

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
/// must therefore be true of it and of the disk. Independent of how the queue works. Thread: one.
class QueueModel
{
public:
    struct File
    {
        QString name; ///< Unique in the directory, "file-N.bin".
        quint64 seed = 0;
        qint64 size = 0;
    };
    struct Job
    {
        QList<File> files;
        bool cancelAcknowledged = false; ///< Cancel was answered with success.
        bool cancelMaybe = false; ///< Cancel was sent, no answer came.
        bool completeMaybe = false; ///< Complete was sent, whatever came of it.
        bool robbed = false; ///< One of its temp files was exchanged for a person's file.
        bool seenFinal = false;
        QString finalState;
    };
    /// What the queue says, every job of queue and history, by id.
    using Told = QHash<QString, QJsonObject>;

    explicit QueueModel(QString directory);

    void added(const QString &id, const QList<File> &files);
    /// An add without an answer: its files may turn up.
    void addMaybe(const QList<File> &files);
    [[nodiscard]] Job *find(const QString &id);
    [[nodiscard]] QStringList openJobs() const; ///< Not known to be final.

    /// A person's file that nothing may ever touch. Does nothing when \a name is taken.
    void addStranger(const QString &name);
    /// Puts a person's file where the temp file \a name is.
    void exchange(const QString &name);
    [[nodiscard]] bool isStranger(const QString &name) const { return m_strangers.contains(name); }

    /// Compares with what the queue says and with the disk.
    /// \returns the first contradiction; empty when there is none.
    [[nodiscard]] QString contradiction(const Told &told);

private:
    [[nodiscard]] QString wrongJob(const QString &id, Job &job, const QJsonObject &told) const;
    [[nodiscard]] QString wrongFinal(const QString &id, const Job &job, const QJsonObject &told,
                                     bool final) const;
    [[nodiscard]] QString wrongContent(const QString &id, const Job &job,
                                       const QJsonObject &told) const;
    [[nodiscard]] QString wrongTemp(const QString &name, const Told &told) const;
    [[nodiscard]] QString wrongFile(const QString &name);
    [[nodiscard]] QString wrongStranger() const;
    [[nodiscard]] QString path(const QString &name) const;
    void lookAtDisk();
    [[nodiscard]] QString tempOf(const QString &id, qsizetype file) const;

    QString m_directory;
    QHash<QString, Job> m_jobs;
    QHash<QString, File> m_files; ///< By wanted name, of every add ever sent.
    QHash<QString, QByteArray> m_strangers; ///< Content by name.
    QSet<QString> m_checked; ///< Published files whose bytes were compared.
    // On the disk, at the last look; without strangers but in the first.
    QStringList m_names;
    QHash<QString, QStringList> m_published; ///< By wanted name.
    QHash<QString, QStringList> m_temps; ///< By "JOB-FILE".
};

} // namespace kurier::test

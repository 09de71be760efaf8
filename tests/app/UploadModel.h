// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace kurier::test {

/// What somebody who only saw the answers knows of a queue of uploads that is killed again and
/// again, and what must therefore be true of it and of the server's storage. Thread: one.
class UploadModel
{
public:
    struct File
    {
        QString name; ///< Unique, "up-N.bin".
        quint64 seed = 0;
        qint64 size = 0;
    };
    using Told = QHash<QString, QJsonObject>; ///< As KilledQueue::Told.

    /// An add was sent; \a id is empty when no answer came.
    void added(const QString &id, const File &file);
    void cancelSent(const QString &id) { m_jobs[id].cancelMaybe = true; }
    void cancelAnswered(const QString &id, bool ok) { m_jobs[id].cancelled = ok; }
    [[nodiscard]] QStringList openJobs() const; ///< Not known to be final.
    [[nodiscard]] qsizetype finished() const { return m_checked.size(); }

    /// Compares what the queue says of its jobs and of its removals with the files that a server
    /// has in \a stored (of tus-server, or ones with the names of uploads and temporary files).
    /// \returns the first contradiction; empty when there is none.
    [[nodiscard]] QString contradiction(const Told &told, const QJsonArray &removals,
                                        const QStringList &stored);
    /// Jobs that are cancelled although the server has their whole files.
    [[nodiscard]] QStringList arrivedAndCancelled(const Told &told) const;
    /// How many of \a removals are of uploads the server may have and nobody knows the address of.
    [[nodiscard]] static int unnamed(const QJsonArray &removals);

private:
    struct Job
    {
        QString file;
        bool cancelMaybe = false; ///< Cancel was sent.
        bool cancelled = false; ///< And was answered with success.
        QString finalState; ///< Once it was seen.
    };
    /// Something in the server's storage.
    struct Stored
    {
        QString path;
        QString mark; ///< What its address ends with.
        QString file; ///< Whose content it is to be; empty = not told.
        QString job; ///< Likewise.
        bool whole = false; ///< It has its final name, or all of its bytes.
    };

    void look(const QStringList &stored);
    [[nodiscard]] static QString forgotten(const Stored &one, const Told &told,
                                           const QJsonArray &removals);
    void lookAtTus(const QString &path);
    [[nodiscard]] QString wrongJob(const QString &id, Job &job, const QJsonObject &told) const;
    [[nodiscard]] QString wrongContent(const Stored &one);
    [[nodiscard]] bool isExplained(const Stored &one, const Told &told,
                                   const QJsonArray &removals) const;

    QHash<QString, Job> m_jobs;
    QHash<QString, File> m_files; ///< Of every add ever sent.
    QHash<QString, QString> m_jobOfFile;
    QSet<QString> m_checked; ///< Paths whose bytes were compared.
    QList<Stored> m_stored; ///< At the last look.
    QSet<QString> m_arrived; ///< Files that the server has whole, likewise.
};

} // namespace kurier::test

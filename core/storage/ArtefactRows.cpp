// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/ArtefactRows.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <bit>
#include <string>

namespace kurier {

namespace {

constexpr const char *kSelect =
    "SELECT id, job, file, kind, state, directory, name, device, inode, birth, folder_device, "
    "folder_inode, folder_birth, bytes, attempts, next_attempt, reason_code, reason_context, "
    "reason_detail, reason_subject, protocol, address, token, expires FROM artefacts ";

Artefact readArtefact(SQLite::Statement &statement, StringPool &pool)
{
    RowReader row(statement);
    Artefact artefact;
    artefact.id = {row.integer()};
    artefact.job = row.id();
    artefact.file = static_cast<qint32>(row.integer());
    artefact.kind = row.number(ArtefactKind::ServerSession, ArtefactKind::LocalFile);
    artefact.state = row.number(ArtefactState::Published, ArtefactState::Failed);
    artefact.directory = pool.shared(row.text());
    artefact.name = row.text();
    artefact.device = std::bit_cast<quint64>(row.integer());
    artefact.inode = std::bit_cast<quint64>(row.integer());
    artefact.birth = row.integer();
    artefact.folder.device = std::bit_cast<quint64>(row.integer());
    artefact.folder.inode = std::bit_cast<quint64>(row.integer());
    artefact.folder.birth = row.integer();
    artefact.bytes = row.integer();
    artefact.attempts = static_cast<qint32>(row.integer());
    artefact.nextAttempt = row.integer();
    artefact.reason = row.error();
    artefact.session.protocol = row.number(UploadProtocol::Bits, UploadProtocol::Automatic);
    artefact.session.address = row.bytes();
    artefact.session.token = row.bytes();
    artefact.expires = row.integer();
    return artefact;
}

template <class List>
List readAll(SQLite::Statement &statement, StringPool &pool)
{
    List artefacts;
    while (statement.executeStep())
        artefacts.push_back(readArtefact(statement, pool));
    statement.tryReset();
    return artefacts;
}

} // namespace

ArtefactWriter::ArtefactWriter(const SQLite::Database &database)
    : m_put(database,
            "INSERT INTO artefacts (id, job, file, kind, state, directory, name, device, inode, "
            "birth, folder_device, folder_inode, folder_birth, bytes, attempts, next_attempt, "
            "reason_code, reason_context, reason_detail, reason_subject, protocol, address, token, "
            "expires) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
            "ON CONFLICT (id) DO UPDATE SET file = excluded.file, "
            "kind = excluded.kind, state = excluded.state, directory = excluded.directory, "
            "name = excluded.name, device = excluded.device, inode = excluded.inode, "
            "birth = excluded.birth, folder_device = excluded.folder_device, "
            "folder_inode = excluded.folder_inode, folder_birth = excluded.folder_birth, "
            "bytes = excluded.bytes, attempts = excluded.attempts, "
            "next_attempt = excluded.next_attempt, reason_code = excluded.reason_code, "
            "reason_context = excluded.reason_context, reason_detail = excluded.reason_detail, "
            "reason_subject = excluded.reason_subject, protocol = excluded.protocol, "
            "address = excluded.address, token = excluded.token, expires = excluded.expires")
{
}

void ArtefactWriter::put(const Artefact &artefact)
{
    const QByteArray directory = artefact.directory.toUtf8();
    const QByteArray name = artefact.name.toUtf8();
    const QByteArray detail = artefact.reason.detail.toUtf8();
    const QByteArray subject = artefact.reason.subject.toUtf8();
    RowWriter row(m_put);
    row.integer(artefact.id.value).id(artefact.job).integer(artefact.file);
    row.number(artefact.kind).number(artefact.state).text(directory).text(name);
    row.integer(std::bit_cast<qint64>(artefact.device));
    row.integer(std::bit_cast<qint64>(artefact.inode));
    row.integer(artefact.birth);
    row.integer(std::bit_cast<qint64>(artefact.folder.device));
    row.integer(std::bit_cast<qint64>(artefact.folder.inode));
    row.integer(artefact.folder.birth);
    row.integer(artefact.bytes).integer(artefact.attempts).integer(artefact.nextAttempt);
    row.error(&artefact.reason, detail, subject);
    row.number(artefact.session.protocol);
    row.bytesOrNull(artefact.session.address).bytesOrNull(artefact.session.token);
    row.integer(artefact.expires);
    row.run();
}

ArtefactReader::ArtefactReader(const SQLite::Database &database)
    : m_ofJob(database, std::string(kSelect) + "WHERE job = ? ORDER BY id")
    , m_unresolved(database,
                   std::string(kSelect)
                       + "WHERE state NOT IN (3, 6) AND state IN (2, 4, 5) ORDER BY id")
    , m_openOfFinalJobs(database,
                        std::string(kSelect)
                            + "WHERE state NOT IN (3, 6) AND state <> 5 AND id > ? "
                              "AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = artefacts.job "
                              "AND jobs.state NOT IN (7, 8)) ORDER BY id LIMIT ?")
{
}

QList<Artefact> ArtefactReader::ofJob(const JobId &job)
{
    StringPool pool;
    const QByteArray id = job.uuid().toRfc4122();
    m_ofJob.tryReset();
    m_ofJob.bindNoCopy(1, static_cast<const void *>(id.constData()), static_cast<int>(id.size()));
    return readAll<QList<Artefact>>(m_ofJob, pool);
}

QList<Artefact> ArtefactReader::unresolved()
{
    StringPool pool;
    m_unresolved.tryReset();
    return readAll<QList<Artefact>>(m_unresolved, pool);
}

std::vector<Artefact> ArtefactReader::openOfFinalJobs(ArtefactId after, qint32 limit,
                                                      StringPool &pool)
{
    m_openOfFinalJobs.tryReset();
    m_openOfFinalJobs.bind(1, static_cast<int64_t>(after.value));
    m_openOfFinalJobs.bind(2, limit);
    return readAll<std::vector<Artefact>>(m_openOfFinalJobs, pool);
}

} // namespace kurier

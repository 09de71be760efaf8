// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/JobRows.h"

#include "core/storage/OptionsJson.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

/// Text that is none of ours, or tells of other bytes than their number does, proves nothing.
ByteRanges provenBytes(qint64 sum, const QByteArray &text)
{
    if (text.isEmpty())
        return ByteRanges::prefix(sum);
    const auto ranges = ByteRanges::fromText(text);
    return ranges && ranges->sum() == sum ? *ranges : ByteRanges();
}

QByteArray markToText(const SourceMark &mark)
{
    if (!mark.isKnown())
        return {};
    QByteArray text;
    for (const quint64 part : {mark.device, mark.inode})
        text += QByteArray::number(part) + ':';
    for (const qint64 part : {mark.size, mark.modified, mark.changed})
        text += QByteArray::number(part) + ':';
    text.chop(1);
    return text;
}

/// A mark that cannot be read belongs to no file, so that nothing is continued from it.
SourceMark markFromText(const QByteArray &text)
{
    if (text.isEmpty())
        return {};
    const QList<QByteArray> parts = text.split(':');
    std::array<bool, 5> read {};
    const auto part = [&parts](qsizetype at) { return parts.value(at); };
    const SourceMark mark {part(0).toULongLong(&read[0]), part(1).toULongLong(&read[1]),
                           part(2).toLongLong(&read[2]), part(3).toLongLong(&read[3]),
                           part(4).toLongLong(&read[4])};
    const bool whole = parts.size() == 5
        && std::all_of(read.begin(), read.end(), [](bool number) { return number; });
    return whole && mark.isKnown() ? mark : SourceMark {0, 1, -1, 0, 0};
}

} // namespace

const char *const kJobColumns =
    "key, id, type, state, priority, auto_complete, pending_effect, error_count, name, "
    "description, directory, created, modified, finished, retry_at, failing_since, error_code, "
    "error_context, error_detail, error_subject, options, active_at, notice_seen, cancel_at";

Job readJob(SQLite::Statement &statement, StringPool &pool)
{
    RowReader row(statement);
    Job job;
    job.key = {row.integer()};
    job.id = row.id();
    job.type = row.number(JobType::Upload, JobType::Download);
    job.state = row.number(JobState::Cancelled, JobState::Error);
    job.priority = row.number(JobPriority::Low, JobPriority::Normal);
    job.autoComplete = row.boolean();
    job.pendingEffect = row.number(PendingEffect::Complete, PendingEffect::None);
    job.errorCount = static_cast<quint32>(row.integer());
    job.name = row.text();
    job.description = pool.shared(row.text());
    job.directory = pool.shared(row.text());
    job.created = row.integer();
    job.modified = row.integer();
    job.finished = row.integer();
    job.retryAt = row.integer();
    job.failingSince = row.integer();
    Error error = row.error();
    if (error.code != ErrorCode::Ok) {
        error.detail = pool.shared(error.detail);
        job.error = std::make_shared<const Error>(std::move(error));
    }
    job.options = optionsFromJson(row.bytes());
    job.activeAt = row.integer();
    job.noticeSeen = row.integer();
    job.cancelAt = row.integer();
    return job;
}

JobWriter::JobTexts::JobTexts(const Job &job)
    : name(job.name.toUtf8())
    , description(job.description.toUtf8())
    , detail(job.error ? job.error->detail.toUtf8() : QByteArray())
    , subject(job.error ? job.error->subject.toUtf8() : QByteArray())
    , options(job.options ? optionsToJson(*job.options) : QByteArray())
{
}

JobWriter::FileTexts::FileTexts(const JobFile &file)
    : name(file.name.toUtf8())
    , ranges(file.proven.isPrefix() ? QByteArray() : file.proven.toText())
    , addresses(file.addresses->join('\n'))
    , mark(markToText(file.mark))
{
}

JobWriter::JobWriter(const SQLite::Database &database)
    : m_insertJob(database,
                  "INSERT INTO jobs (id, type, directory, created, name, state, priority, "
                  "auto_complete, pending_effect, error_count, description, modified, finished, "
                  "retry_at, failing_since, error_code, error_context, error_detail, "
                  "error_subject, options, active_at, notice_seen, cancel_at, key) "
                  "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    // What a job keeps for life is left out, and a name that is the same: their indexes are the
    // dearest part of a change.
    , m_updateJob(database,
                  "UPDATE jobs SET state = ?, priority = ?, auto_complete = ?, "
                  "pending_effect = ?, error_count = ?, description = ?, "
                  "modified = ?, finished = ?, retry_at = ?, failing_since = ?, "
                  "error_code = ?, error_context = ?, error_detail = ?, error_subject = ?, "
                  "options = ?, active_at = ?, notice_seen = ?, cancel_at = ? WHERE key = ?")
    , m_renameJob(database, "UPDATE jobs SET name = ?1 WHERE key = ?2 AND name <> ?1")
    , m_insertFile(database,
                   "INSERT INTO files (url, name, name_fixed, state, bytes_total, "
                   "bytes_transferred, bytes_proven, validator, temp, checksum, proven_ranges, "
                   "server_digest, checked, addresses, source_mark, job, position, expected_size, "
                   "source) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    , m_updateFile(database,
                   "UPDATE files SET url = ?, name = ?, name_fixed = ?, state = ?, "
                   "bytes_total = ?, bytes_transferred = ?, bytes_proven = ?, validator = ?, "
                   "temp = ?, checksum = ?, proven_ranges = ?, server_digest = ?, checked = ?, "
                   "addresses = ?, source_mark = ? WHERE job = ? AND position = ?")
{
}

void JobWriter::insert(const Job &job)
{
    {
        const JobTexts texts(job);
        const QByteArray directory = job.directory.toUtf8();
        RowWriter row(m_insertJob);
        row.id(job.id).number(job.type).text(directory).integer(job.created).text(texts.name);
        write(row, job, texts);
        row.run();
    }
    for (std::size_t i = 0; i < job.files.size(); ++i) {
        const JobFile &file = job.files[i];
        const FileTexts texts(file);
        const QByteArray source = file.source.toUtf8();
        RowWriter row(m_insertFile);
        write(row, file, texts);
        row.integer(job.key.value).integer(static_cast<qint64>(i));
        row.integer(file.expectedSize).textOrNull(source).run();
    }
}

bool JobWriter::update(const Job &job)
{
    const JobTexts texts(job);
    {
        RowWriter row(m_renameJob);
        row.text(texts.name).integer(job.key.value).run();
    }
    RowWriter row(m_updateJob);
    write(row, job, texts);
    return row.run() == 1;
}

bool JobWriter::updateFile(JobKey job, qint32 position, const JobFile &file)
{
    const FileTexts texts(file);
    RowWriter row(m_updateFile);
    write(row, file, texts);
    return row.integer(job.value).integer(position).run() == 1;
}

void JobWriter::write(RowWriter &row, const Job &job, const JobTexts &texts)
{
    row.number(job.state).number(job.priority);
    row.integer(job.autoComplete ? 1 : 0).number(job.pendingEffect).integer(job.errorCount);
    row.text(texts.description).integer(job.modified).integer(job.finished).integer(job.retryAt);
    row.integer(job.failingSince).error(job.error.get(), texts.detail, texts.subject);
    row.textOrNull(texts.options).integer(job.activeAt).integer(job.noticeSeen);
    row.integer(job.cancelAt).integer(job.key.value);
}

void JobWriter::write(RowWriter &row, const JobFile &file, const FileTexts &texts)
{
    row.bytes(file.url).text(texts.name).integer(file.nameFixed ? 1 : 0).number(file.state);
    row.integer(file.bytesTotal).integer(file.bytesTransferred).integer(file.proven.sum());
    row.bytesOrNull(file.validator);
    if (file.temp.isNull())
        row.null();
    else
        row.integer(file.temp.value);
    row.bytesOrNull(file.checksum).textOrNull(texts.ranges);
    row.bytesOrNull(file.serverDigest).number(file.check).bytesOrNull(texts.addresses);
    row.textOrNull(texts.mark);
}

FileReader::FileReader(const SQLite::Database &database)
    : m_select(database,
               "SELECT url, name, name_fixed, state, bytes_total, bytes_transferred, "
               "bytes_proven, validator, temp, checksum, proven_ranges, server_digest, checked, "
               "addresses, expected_size, source, source_mark FROM files WHERE job = ? "
               "ORDER BY position")
{
}

std::vector<JobFile> FileReader::filesOf(JobKey job)
{
    m_select.tryReset();
    m_select.bind(1, static_cast<int64_t>(job.value));
    std::vector<JobFile> files;
    while (m_select.executeStep()) {
        RowReader row(m_select);
        JobFile file;
        file.url = row.bytes();
        file.name = row.text();
        file.nameFixed = row.boolean();
        file.state = row.number(FileState::Dropped, FileState::Waiting);
        file.bytesTotal = row.integer();
        file.bytesTransferred = row.integer();
        const qint64 bytesProven = row.integer();
        file.validator = row.bytes();
        file.temp = {row.integer()};
        file.checksum = row.bytes();
        file.proven = provenBytes(bytesProven, row.bytes());
        file.serverDigest = row.bytes();
        file.check = row.number(CheckResult::ServerDiffers, CheckResult::None);
        if (const QByteArray addresses = row.bytes(); !addresses.isEmpty())
            file.addresses = addresses.split('\n');
        file.expectedSize = row.integer();
        file.source = row.text();
        file.mark = markFromText(row.bytes());
        files.push_back(std::move(file));
    }
    m_select.tryReset();
    return files;
}

} // namespace kurier

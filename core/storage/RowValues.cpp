// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/RowValues.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace kurier {

RowWriter::RowWriter(SQLite::Statement &statement)
    : m_statement(statement)
{
    m_statement.tryReset();
}

RowWriter::~RowWriter()
{
    m_statement.tryReset();
}

RowWriter &RowWriter::integer(qint64 value)
{
    m_statement.bind(m_next++, static_cast<int64_t>(value));
    return *this;
}

RowWriter &RowWriter::text(const QByteArray &utf8)
{
    m_statement.bindNoCopy(m_next++, utf8.isEmpty() ? "" : utf8.constData());
    return *this;
}

RowWriter &RowWriter::bytes(const QByteArray &value)
{
    // A null pointer would bind NULL.
    m_statement.bindNoCopy(m_next++,
                           value.isEmpty() ? "" : static_cast<const void *>(value.constData()),
                           static_cast<int>(value.size()));
    return *this;
}

RowWriter &RowWriter::bytesOrNull(const QByteArray &value)
{
    return value.isEmpty() ? null() : bytes(value);
}

RowWriter &RowWriter::textOrNull(const QByteArray &utf8)
{
    return utf8.isEmpty() ? null() : text(utf8);
}

RowWriter &RowWriter::null()
{
    m_statement.bind(m_next++);
    return *this;
}

RowWriter &RowWriter::id(const JobId &id)
{
    m_id = id.uuid().toRfc4122();
    return bytes(m_id);
}

RowWriter &RowWriter::error(const Error *error, const QByteArray &detail, const QByteArray &subject)
{
    if (!error || error->code == ErrorCode::Ok)
        return null().null().null().null();
    return number(error->code).number(error->context).textOrNull(detail).textOrNull(subject);
}

int RowWriter::run()
{
    return m_statement.exec();
}

qint64 RowReader::integer()
{
    return m_statement.getColumn(m_next++).getInt64();
}

QString RowReader::text()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    const char *const utf8 = column.getText();
    return QString::fromUtf8(utf8, column.getBytes());
}

QByteArray RowReader::bytes()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    const auto *const data = static_cast<const char *>(column.getBlob());
    return data ? QByteArray(data, column.getBytes()) : QByteArray();
}

JobId RowReader::id()
{
    return JobId(QUuid::fromRfc4122(bytes()));
}

Error RowReader::error()
{
    Error error;
    error.code = static_cast<ErrorCode>(static_cast<quint32>(integer()));
    error.context = number(ErrorContext::Transport, ErrorContext::None);
    error.detail = text();
    error.subject = text();
    return error;
}

} // namespace kurier

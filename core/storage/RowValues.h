// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/job/JobId.h"

#include <QByteArray>
#include <QSet>

#include <memory>

namespace SQLite {
class Statement;
}

namespace kurier {

/// Gives equal strings one storage while many rows are read. Thread: that of its owner.
class StringPool final
{
public:
    [[nodiscard]] QString shared(const QString &text)
    {
        if (text.isEmpty())
            return {};
        return *m_texts.insert(text);
    }

private:
    QSet<QString> m_texts;
};

/// Writes values to the parameters of a statement one after another and runs it. Bytes and texts
/// are not copied: they must live until run(). Thread: the database's. Throws SQLite::Exception.
class RowWriter final
{
public:
    explicit RowWriter(SQLite::Statement &statement);
    ~RowWriter();
    RowWriter(const RowWriter &) = delete;
    RowWriter &operator=(const RowWriter &) = delete;

    RowWriter &integer(qint64 value);
    template <class Enum>
    RowWriter &number(Enum value)
    {
        return integer(static_cast<qint64>(value));
    }
    RowWriter &text(const QByteArray &utf8); ///< TEXT.
    RowWriter &bytes(const QByteArray &value); ///< BLOB.
    RowWriter &bytesOrNull(const QByteArray &value); ///< NULL when empty.
    RowWriter &textOrNull(const QByteArray &utf8); ///< NULL when empty.
    RowWriter &null();
    RowWriter &id(const JobId &id);
    /// Four columns; \a detail and \a subject are the texts of \a error in UTF-8.
    RowWriter &error(const Error *error, const QByteArray &detail, const QByteArray &subject);
    /// Returns the number of rows changed.
    int run();

private:
    SQLite::Statement &m_statement;
    int m_next = 1;
    QByteArray m_id;
};

/// Reads the columns of a row one after another. Stored data is not trusted: a number that is not
/// one of an enumeration becomes \a fallback. Thread: the database's.
class RowReader final
{
public:
    explicit RowReader(SQLite::Statement &statement)
        : m_statement(statement)
    {
    }

    [[nodiscard]] qint64 integer();
    [[nodiscard]] bool boolean() { return integer() != 0; }
    [[nodiscard]] QString text();
    [[nodiscard]] QByteArray bytes();
    [[nodiscard]] JobId id();
    [[nodiscard]] Error error();
    template <class Enum>
    [[nodiscard]] Enum number(Enum last, Enum fallback)
    {
        const qint64 value = integer();
        return value >= 0 && value <= static_cast<qint64>(last) ? static_cast<Enum>(value)
                                                                : fallback;
    }

private:
    SQLite::Statement &m_statement;
    int m_next = 0;
};

} // namespace kurier

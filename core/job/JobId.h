// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QUuid>

#include <compare>

namespace kurier {

/// The name of a job outside this process: a random UUID. Ordered and hashable.
class JobId
{
public:
    constexpr JobId() = default;
    constexpr explicit JobId(const QUuid &uuid)
        : m_uuid(uuid)
    {
    }
    [[nodiscard]] static JobId create() { return JobId(QUuid::createUuid()); }
    /// Null unless \a text is a UUID with or without braces.
    [[nodiscard]] static JobId fromString(QStringView text)
    {
        return JobId(QUuid::fromString(text));
    }

    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] const QUuid &uuid() const { return m_uuid; }
    /// Lower case, without braces: as cli.md shows it.
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const JobId &a, const JobId &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator!=(const JobId &a, const JobId &b) { return a.m_uuid != b.m_uuid; }
    friend bool operator<(const JobId &a, const JobId &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const JobId &id, size_t seed = 0) { return ::qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

/// An integer that cannot be mixed up with another kind of integer. No arithmetic. 0 is "none".
template <class Tag>
struct IntegerId
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isNull() const { return value == 0; }
    friend constexpr auto operator<=>(const IntegerId &, const IntegerId &) = default;
    friend size_t qHash(const IntegerId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// Key of a job inside the process and the database; grows with the order of adding.
using JobKey = IntegerId<struct JobKeyTag>;
/// One start of one file. An event of an attempt that is not current is dropped.
using AttemptId = IntegerId<struct AttemptIdTag>;
/// A record in the clean-up ledger.
using ArtefactId = IntegerId<struct ArtefactIdTag>;

} // namespace kurier

Q_DECLARE_METATYPE(kurier::JobId)

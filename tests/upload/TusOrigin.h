// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FaultOrigin.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <mutex>
#include <string>

namespace kurier::test {

/// A tus server that keeps uploads in memory and misbehaves as told.
/// Thread: functions from any thread.
class TusOrigin final
{
public:
    TusOrigin();

    [[nodiscard]] QByteArray target() const;
    [[nodiscard]] QByteArray address(const std::string &id) const;
    /// What the upload \a id holds; empty when there is none.
    [[nodiscard]] std::string bytes(const std::string &id) const;
    [[nodiscard]] std::size_t count() const;
    /// Answers the next request with \a method so. What it asks for is done all the same if
    /// \a afterwards.
    void once(const std::string &method, const OriginAnswer &answer, bool afterwards);

private:
    struct Upload
    {
        std::int64_t length = 0;
        std::string bytes;
    };
    struct Fault
    {
        OriginAnswer answer;
        bool afterwards = false;
    };

    OriginAnswer handle(const OriginRequest &request);
    OriginAnswer serve(const OriginRequest &request);
    OriginAnswer create(const OriginRequest &request);
    OriginAnswer append(const OriginRequest &request, Upload &upload);

    mutable std::mutex m_mutex;
    std::map<std::string, Upload> m_uploads;
    std::map<std::string, Fault> m_faults;
    int m_last = 0;

public:
    /// Its threads use all of the above: it ends first.
    FaultOrigin http;
};

} // namespace kurier::test

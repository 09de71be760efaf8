// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadSession.h"
#include "tests/support/FaultOrigin.h"

#include <QByteArray>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kurier::test {

/// A server that takes uploads by one protocol, keeps them in memory and misbehaves as told. Ours,
/// written from the protocol's description; servers of other people's are TestServer.
/// Thread: functions from any thread.
class FaultyUploadOrigin
{
public:
    virtual ~FaultyUploadOrigin() = default;
    FaultyUploadOrigin(const FaultyUploadOrigin &) = delete;
    FaultyUploadOrigin &operator=(const FaultyUploadOrigin &) = delete;

    [[nodiscard]] static std::unique_ptr<FaultyUploadOrigin> of(UploadProtocol protocol);

    /// Where a file goes.
    [[nodiscard]] QByteArray target() const;
    /// Requests of an upload in their order, as stepOf() names them.
    [[nodiscard]] virtual std::vector<std::string> steps() const = 0;
    /// Answers the next request of \a step so. What it asks for is done all the same if
    /// \a afterwards.
    void once(const std::string &step, const OriginAnswer &answer, bool afterwards);
    /// The finished file; nothing when there is none.
    [[nodiscard]] std::optional<std::string> finished() const;
    /// Bytes and uploads that are not finished.
    [[nodiscard]] std::size_t unfinished() const;
    /// Asks nothing of anybody any more.
    void stop() { m_http.stop(); }

protected:
    FaultyUploadOrigin() = default;

    void serveAt(const std::string &path);
    [[nodiscard]] virtual std::string stepOf(const OriginRequest &request) const = 0;
    /// m_mutex is held.
    virtual OriginAnswer serve(const OriginRequest &request) = 0;

    static constexpr char kTarget[] = "/up/a.bin";

    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_files; ///< Under their final names.
    std::map<std::string, std::string> m_open; ///< What is not finished.

private:
    struct Fault
    {
        OriginAnswer answer;
        bool afterwards = false;
    };
    OriginAnswer handle(const OriginRequest &request);

    std::map<std::string, Fault> m_faults;
    FaultOrigin m_http; ///< Its threads use all of the above: it ends first.
};

} // namespace kurier::test

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/NetworkCondition.h"
#include "core/files/MessageDigest.h"
#include "core/transfer/TransferEngine.h"
#include "core/transfer/TransferOptions.h"
#include "core/upload/UploadEngine.h"
#include "core/upload/UploadOptions.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace kurier {

/// Makes what speaks to servers and what hashes, and asks for the network: all that needs large
/// libraries. Lives as long as the program. Thread: any unless told otherwise.
class NetworkEngines
{
public:
    NetworkEngines() = default;
    NetworkEngines(const NetworkEngines &) = delete;
    NetworkEngines &operator=(const NetworkEngines &) = delete;
    virtual ~NetworkEngines() = default;

    [[nodiscard]] virtual std::unique_ptr<TransferEngine>
    makeTransfers(TransferEventSink sink, const TransferOptions &options) = 0;
    [[nodiscard]] virtual std::unique_ptr<UploadEngine>
    makeUploads(UploadEventSink sink, const UploadOptions &options) = 0;
    /// What lies at \a url (http or https, validated); the caller waits. Bounds and errors as
    /// SourceReader::fetch(). Fails soon after \a stop was requested.
    [[nodiscard]] virtual Result<QByteArray> fetch(const QByteArray &url,
                                                   const std::stop_token &stop) = 0;
    /// Tells how the computer is connected: from inside now, and later with every change until what
    /// it returns is destroyed. Only on the application's first thread; waits for the system's
    /// plugin.
    using NetworkTold = std::function<void(const NetworkCondition &)>;
    [[nodiscard]] virtual std::unique_ptr<QObject> watchNetwork(const NetworkTold &told) = 0;
    /// Errors as DigestMaker.
    [[nodiscard]] virtual Result<MessageDigestPtr> makeDigest(ChecksumAlgorithm algorithm) = 0;
};

/// What the module exports, by its name, so that a program that never needs a server need not load
/// what speaks to one. Null when the module was built for another version than \a version.
using NetworkEnginesEntry = NetworkEngines *(*)(const char *version);
inline constexpr const char *kNetworkEnginesEntry = "kurierNetworkEngines";

} // namespace kurier

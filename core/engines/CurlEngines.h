// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engines/NetworkEngines.h"

namespace kurier {

/// The engines that work by libcurl, and hashes by OpenSSL. Thread: any.
class CurlEngines final : public NetworkEngines
{
public:
    [[nodiscard]] std::unique_ptr<TransferEngine>
    makeTransfers(TransferEventSink sink, const TransferOptions &options) override;
    [[nodiscard]] std::unique_ptr<UploadEngine> makeUploads(UploadEventSink sink,
                                                            const UploadOptions &options) override;
    [[nodiscard]] Result<QByteArray> fetch(const QByteArray &url,
                                           const std::stop_token &stop) override;
    [[nodiscard]] std::unique_ptr<QObject> watchNetwork(const NetworkTold &told) override;
    [[nodiscard]] Result<MessageDigestPtr> makeDigest(ChecksumAlgorithm algorithm) override;
};

} // namespace kurier

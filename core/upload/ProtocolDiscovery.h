// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadSteps.h"

namespace kurier {

/// The protocol that the scheme of \a target names; Automatic for http and https, where the server
/// has to be asked. Thread: any.
[[nodiscard]] UploadProtocol protocolOfScheme(const QByteArray &target);

/// What a server's answer to OPTIONS tells: tus, WebDAV, Nextcloud's chunks (by the path of its
/// files, and its name among the DAV classes), or Automatic for none of them.
[[nodiscard]] UploadProtocol protocolIn(const UploadAnswer &answer);

/// An upload to a server that says itself how it wants it: OPTIONS for the target, then for its
/// folder, then the way of the protocol it named. Thread: the owner's.
class DiscoveredUpload final : public UploadSteps
{
public:
    explicit DiscoveredUpload(UploadPlan plan);

    [[nodiscard]] UploadStep begin() override;
    [[nodiscard]] UploadStep proceed() override;
    [[nodiscard]] UploadStep answered(const UploadAnswer &answer) override;
    [[nodiscard]] qint64 acknowledged() const override;

private:
    UploadStep ask(const QByteArray &url);

    UploadPlan m_plan;
    UploadCall m_call;
    bool m_askedFolder = false;
    std::unique_ptr<UploadSteps> m_steps; ///< Once the protocol is known.
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/UploadSteps.h"

#include "core/upload/BitsUpload.h"
#include "core/upload/FileServerUpload.h"
#include "core/upload/HttpAnswers.h"
#include "core/upload/NextcloudUpload.h"
#include "core/upload/ProtocolDiscovery.h"
#include "core/upload/RemovalSteps.h"
#include "core/upload/S3Removal.h"
#include "core/upload/S3Upload.h"
#include "core/upload/TusUpload.h"
#include "core/upload/WebDavUpload.h"

#include <utility>

namespace kurier {

namespace {

/// For protocols that there is no way for.
class NoUpload final : public UploadSteps
{
public:
    explicit NoUpload(QByteArray target)
        : m_target(std::move(target))
    {
    }

    [[nodiscard]] UploadStep begin() override
    {
        return errorVerdict(ErrorCode::BgEProtocolNotAvailable, ErrorContext::RemoteFile, {},
                            m_target);
    }
    [[nodiscard]] UploadStep proceed() override { return begin(); }
    [[nodiscard]] UploadStep answered(const UploadAnswer &) override { return begin(); }
    [[nodiscard]] qint64 acknowledged() const override { return 0; }

private:
    QByteArray m_target;
};

} // namespace

std::unique_ptr<UploadSteps> uploadSteps(UploadProtocol protocol, UploadPlan plan)
{
    if (protocol == UploadProtocol::Automatic)
        protocol = protocolOfScheme(plan.target);
    switch (protocol) {
    case UploadProtocol::Automatic:
        return std::make_unique<DiscoveredUpload>(std::move(plan));
    case UploadProtocol::Tus:
        return std::make_unique<TusUpload>(std::move(plan));
    case UploadProtocol::WebDav:
        return std::make_unique<WebDavUpload>(std::move(plan));
    case UploadProtocol::Sftp:
    case UploadProtocol::Ftp:
        return std::make_unique<FileServerUpload>(protocol, std::move(plan));
    case UploadProtocol::NextcloudChunks:
        return std::make_unique<NextcloudUpload>(std::move(plan));
    case UploadProtocol::Bits:
        return std::make_unique<BitsUpload>(std::move(plan));
    case UploadProtocol::S3:
        return std::make_unique<S3Upload>(std::move(plan));
    }
    return std::make_unique<NoUpload>(plan.target);
}

std::unique_ptr<RemovalSteps> removalSteps(RemovalPlan plan)
{
    switch (plan.session.protocol) {
    case UploadProtocol::Tus:
        return std::make_unique<TusRemoval>(std::move(plan));
    case UploadProtocol::WebDav:
        return webDavRemoval(std::move(plan));
    case UploadProtocol::Sftp:
    case UploadProtocol::Ftp:
        return fileServerRemoval(std::move(plan));
    case UploadProtocol::NextcloudChunks:
        return nextcloudRemoval(std::move(plan));
    case UploadProtocol::Bits:
        return bitsRemoval(std::move(plan));
    case UploadProtocol::S3:
        return s3Removal(std::move(plan));
    case UploadProtocol::Automatic:
        break;
    }
    return nullptr;
}

} // namespace kurier

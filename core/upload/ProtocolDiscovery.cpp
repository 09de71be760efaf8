// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/ProtocolDiscovery.h"

#include "core/upload/HttpAnswers.h"

#include <utility>

namespace kurier {

namespace {

constexpr char kNextcloudFiles[] = "/remote.php/dav/files/";

} // namespace

UploadProtocol protocolOfScheme(const QByteArray &target)
{
    const QByteArray scheme = target.left(target.indexOf(':')).toLower();
    if (scheme == "sftp")
        return UploadProtocol::Sftp;
    if (scheme == "ftp" || scheme == "ftps")
        return UploadProtocol::Ftp;
    return scheme == "s3" ? UploadProtocol::S3 : UploadProtocol::Automatic;
}

UploadProtocol protocolIn(const UploadAnswer &answer)
{
    if (!answer.head.field("tus-resumable").isEmpty()
        || !answer.head.field("tus-version").isEmpty())
        return UploadProtocol::Tus;
    bool dav = false;
    bool nextcloud = false;
    for (const QByteArray &field : answer.head.fields("dav")) {
        dav = true;
        const QByteArray classes = field.toLower();
        nextcloud = nextcloud || classes.contains("nextcloud") || classes.contains("nc-");
    }
    if (nextcloud && answer.url.contains(kNextcloudFiles))
        return UploadProtocol::NextcloudChunks;
    return dav ? UploadProtocol::WebDav : UploadProtocol::Automatic;
}

DiscoveredUpload::DiscoveredUpload(UploadPlan plan)
    : m_plan(std::move(plan))
{
}

UploadStep DiscoveredUpload::begin()
{
    return ask(m_plan.target);
}

UploadStep DiscoveredUpload::ask(const QByteArray &url)
{
    m_call = {};
    m_call.method = "OPTIONS";
    m_call.url = url;
    return m_call;
}

UploadStep DiscoveredUpload::proceed()
{
    return m_steps->proceed();
}

UploadStep DiscoveredUpload::answered(const UploadAnswer &answer)
{
    if (m_steps)
        return m_steps->answered(answer);
    const UploadProtocol protocol = protocolIn(answer);
    // A sign-in page or a failing server says nothing reliable of what is behind it.
    if (answer.error || answer.status() == 401 || answer.status() == 407
        || (answer.status() >= 500 && protocol == UploadProtocol::Automatic))
        return failedVerdict(m_call, answer);
    if (protocol != UploadProtocol::Automatic) {
        m_steps = uploadSteps(protocol, m_plan);
        return m_steps->begin();
    }
    const QByteArray folder = folderOf(m_plan.target);
    if (!std::exchange(m_askedFolder, true) && folder != m_plan.target)
        return ask(folder);
    if (answer.status() == 403 || answer.status() == 429)
        return failedVerdict(m_call, answer);
    return errorVerdict(ErrorCode::BgERemoteNotSupported, ErrorContext::RemoteFile,
                        QStringLiteral("the server offers neither tus nor WebDAV"), m_plan.target);
}

qint64 DiscoveredUpload::acknowledged() const
{
    return m_steps ? m_steps->acknowledged() : 0;
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlProtocol.h"

#include "core/control/PeerCredentials.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <unistd.h>

namespace kurier {

ControlInfo ControlInfo::ofThisProcess(bool window)
{
    ControlInfo info;
    info.version = QStringLiteral(KURIER_VERSION);
    info.pid = QCoreApplication::applicationPid();
    info.owner = userName(::geteuid());
    info.window = window;
    return info;
}

QByteArray controlLine(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

Result<QJsonObject> parseControlLine(const QByteArray &line)
{
    QJsonParseError error {};
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError) {
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       QStringLiteral("not JSON at byte %1: %2")
                           .arg(QString::number(error.offset), error.errorString()));
    }
    if (!document.isObject()) {
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       QStringLiteral("not a JSON object"));
    }
    return document.object();
}

} // namespace kurier

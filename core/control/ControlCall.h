// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <functional>

class QObject;

namespace kurier {

class SendRoom;

/// One request of the control protocol on its way.
struct ControlCall
{
    QString method;
    QJsonObject params;
    /// The client; when it is destroyed nothing of the call is answered any more.
    QObject *context = nullptr;
    /// The client is the queue's owner and not root, who may drive it but needs no secrets.
    bool ownUser = false;
    /// Whether the client reads its events; null = it always does.
    const SendRoom *room = nullptr;
    /// Called once; possibly from inside dispatch().
    std::function<void(Result<QJsonObject>)> answer;
    std::function<void(QJsonObject)> event;
};

} // namespace kurier

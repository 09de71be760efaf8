// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/NetworkCondition.h"

#include <QObject>

namespace kurier {

/// Knows how this computer is connected, once it was asked. Thread: the one it lives in.
class NetworkState : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Finds out, now and from now on; changed() tells it in any case.
    virtual void begin() = 0;

Q_SIGNALS:
    void changed(kurier::NetworkCondition condition);
};

} // namespace kurier

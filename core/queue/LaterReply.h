// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace kurier {

/// Makes a reply that comes from the event loop of \a self, never from inside a call, and is
/// dropped when its context is gone. Thread: that of \a self.
template <class T>
[[nodiscard]] std::function<void(T)> later(QObject *self, const QObject *context,
                                           std::function<void(T)> reply)
{
    return [self, guard = QPointer<const QObject>(context), hasContext = context != nullptr,
            reply = std::move(reply)](T value) {
        QMetaObject::invokeMethod(
            self,
            [guard, hasContext, reply, value = std::move(value)]() mutable {
                if (!hasContext || guard)
                    reply(std::move(value));
            },
            Qt::QueuedConnection);
    };
}

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/metalink/SourceReader.h"

#include <QObject>

#include <thread>
#include <variant>

namespace kurier {

/// SourceReader that does one thing after another on a thread of its own, by libcurl where the net
/// is concerned. Thread: the one it lives in, which needs an event loop; its end takes no longer
/// than about a second.
class ThreadSourceReader final : public QObject, public SourceReader
{
    Q_OBJECT
public:
    explicit ThreadSourceReader(QObject *parent = nullptr);
    ~ThreadSourceReader() override;

    void readFile(const QString &path, const QObject *context, Reply reply) override;
    void fetch(const QByteArray &url, const QObject *context, Reply reply) override;

private:
    struct Task
    {
        std::variant<QString, QByteArray> source; ///< Path or address.
        Reply reply; ///< From any thread.
    };

    [[nodiscard]] Reply later(const QObject *context, Reply reply);
    void run(const std::stop_token &stop);

    Mailbox<Task> m_tasks;
    std::jthread m_thread;
};

} // namespace kurier

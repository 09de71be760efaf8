// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/metalink/SourceReader.h"

#include <QObject>

#include <functional>
#include <stop_token>
#include <thread>
#include <variant>

namespace kurier {

/// SourceReader that does one thing after another on a thread of its own. Thread: the one it lives
/// in, which needs an event loop; its end takes no longer than about a second.
class ThreadSourceReader final : public QObject, public SourceReader
{
    Q_OBJECT
public:
    /// What lies at an address, asked for on the reader's thread; gives up soon after the stop was
    /// requested.
    using Fetch =
        std::function<Result<QByteArray>(const QByteArray &url, const std::stop_token &stop)>;

    explicit ThreadSourceReader(Fetch fetch, QObject *parent = nullptr);
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

    const Fetch m_fetch;
    Mailbox<Task> m_tasks;
    std::jthread m_thread;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace kurier {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop. One at a time.
/// Thread: the main thread.
class UnixSignals final : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void terminationRequested();

private:
    int m_readEnd = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QHash>
#include <QSet>

namespace kurier {

/// To which hosts each owner has uploaded something whole: read from the history, a page at a time
/// and at most kMostJobs, when somebody asks first, and kept up from then on. Thread: the GUI's.
class UploadHosts final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMostJobs = 20'000;

    /// \a queue outlives this object.
    explicit UploadHosts(TransferQueue &queue, QObject *parent = nullptr);

    /// Of \a owner; null while it is being read.
    [[nodiscard]] const QSet<QString> *of(quint16 owner);

Q_SIGNALS:
    /// of() knows.
    void known();

private:
    void read(const HistoryQuery &query);
    void take(const JobSnapshot &job);

    TransferQueue &m_queue;
    QHash<quint16, QSet<QString>> m_hosts;
    int m_read = 0;
    bool m_asked = false;
    bool m_known = false;
};

} // namespace kurier

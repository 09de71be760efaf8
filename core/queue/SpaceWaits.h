// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"
#include "core/job/JobState.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace kurier {

/// The jobs that wait for room on their disk: when to look again, and which of them may go on with
/// what was found. Pure; all times are steady. Thread: that of JobQueue.
class SpaceWaits
{
public:
    using Time = std::chrono::milliseconds;

    /// After so many failures or looks in a row: a second, doubling up to a minute.
    [[nodiscard]] static Time delay(int count);

    struct Wait
    {
        JobKey job;
        JobPriority priority = JobPriority::Normal;
        qint64 need = 0; ///< Bytes that must be free, above 0.
        Time due {0}; ///< Not before, unless somebody else made room.
    };
    void add(const QString &directory, const Wait &wait);
    void remove(const QString &directory, JobKey job);
    void setPriority(const QString &directory, JobKey job, JobPriority priority);

    /// The directories whose file systems are to be looked at; found() has to follow for each.
    [[nodiscard]] std::vector<QString> takeDue(Time now);
    /// Something on this file system was given back: looked at soon.
    void mayHaveGrown(const QString &directory, quint64 device, Time now);

    struct Verdict
    {
        JobKey job;
        qint64 missing = 0; ///< 0 = it may go on.
    };
    /// \a free bytes are there for all that wait, the highest and oldest first; nothing = that
    /// cannot be told, and all may try. Jobs that go on leave by remove(). At most a hundred of
    /// those that stay are told what they lack.
    [[nodiscard]] std::vector<Verdict> found(const QString &directory, quint64 device,
                                             std::optional<qint64> free, Time now);
    /// When takeDue() has something by itself; max() if never.
    [[nodiscard]] Time nextDeadline() const;

private:
    struct Place
    {
        std::map<JobKey, Wait> waiting;
        quint64 device = 0; ///< 0 = not looked at yet.
        Time due {0};
        Time lookedAt {0};
        int looks = 0; ///< In a row, without a new job.
        bool looking = false;
        bool grown = false; ///< Since the last look began.
        bool everybody = false; ///< The look under way is for all, whatever their time.
    };
    using Places = std::map<QString, Place>;

    void plan(const Places::iterator &place, Time due);
    [[nodiscard]] static Time nextLook(const Place &place, Time now);

    Places m_places;
    std::set<std::pair<Time, QString>> m_due;
};

} // namespace kurier

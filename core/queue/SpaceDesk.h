// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/job/JobId.h"
#include "core/queue/FileTaskDesk.h"

#include <deque>
#include <functional>
#include <map>

namespace kurier {

/// Room for the files of running attempts: has it reserved on their file systems, one after
/// another, and where that is not possible remembers what they still need. Thread: the
/// controller's.
class SpaceDesk
{
public:
    /// Smaller files are not worth a question.
    static constexpr qint64 kLeastSize = 1024 * 1024;

    struct Want
    {
        AttemptId attempt;
        FileHandlePtr file; ///< Open for writing.
        quint64 device = 0; ///< st_dev of the file.
        QString directory;
        qint64 size = 0; ///< Bytes of the whole file; -1 = not known.
        qint64 written = 0;
    };
    /// Told when there is not enough room.
    using Refused = std::function<void(const Error &)>;

    explicit SpaceDesk(FileTaskDesk &files)
        : m_files(files)
    {
    }

    void want(Want want, Refused refused);
    /// The attempt has written so many bytes of its file.
    void written(AttemptId attempt, qint64 bytes);
    /// The attempt is over; its Refused is not called any more.
    void forget(AttemptId attempt);
    /// Bytes that are free on the file system and that running attempts will still need.
    [[nodiscard]] qint64 promised(quint64 device) const;

private:
    struct Claim
    {
        Want want;
        Refused refused;
        bool granted = false; ///< There was room, but nothing could be reserved.
    };

    void next();
    void answered(AttemptId attempt, const SpaceReserved &outcome);

    FileTaskDesk &m_files;
    std::map<AttemptId, Claim> m_claims;
    std::deque<AttemptId> m_waiting;
    bool m_asking = false;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"
#include "core/files/MessageDigest.h"

#include <optional>
#include <span>

namespace kurier {

/// One VerifyFile on its way, in steps of bounded length. All its algorithms see the bytes in one
/// reading. Thread: the verification's.
class FileHashing final
{
public:
    /// \a digests outlives it.
    FileHashing(VerifyFile task, const DigestMaker &digests);

    /// Reads on, through \a buffer. True when nothing is left to do but outcome().
    [[nodiscard]] bool step(std::span<char> buffer);
    /// Ends it as if its stop had been asked for.
    void stop() { m_outcome.stopped = true; }
    [[nodiscard]] const FileVerified &outcome() const { return m_outcome; }

private:
    Result<> begin();
    /// True at the end of the file.
    Result<bool> readOn(std::span<char> buffer);
    Result<> compare();
    [[nodiscard]] QString path() const;

    VerifyFile m_task;
    const DigestMaker *m_makeDigest; ///< Outlives it.
    FileHandlePtr m_file;
    std::vector<MessageDigestPtr> m_digests;
    FileVerified m_outcome;
};

} // namespace kurier

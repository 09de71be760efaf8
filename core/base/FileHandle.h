// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace kurier {

/// Owns one open file descriptor and closes it at its end. Immutable, hence usable from any thread:
/// the engine writes through it while the files worker syncs it; the last owner closes it.
class FileHandle final
{
public:
    /// Takes ownership of \a descriptor (>= 0).
    explicit FileHandle(int descriptor);
    ~FileHandle();
    FileHandle(const FileHandle &) = delete;
    FileHandle &operator=(const FileHandle &) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    const int m_descriptor;
};

using FileHandlePtr = std::shared_ptr<const FileHandle>;

} // namespace kurier

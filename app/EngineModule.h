// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/engines/NetworkEngines.h"

#include <QString>

#include <mutex>

namespace kurier {

/// The module with what speaks to servers: found at the start, loaded when it is first needed, and
/// kept from then on. Thread: any, but for the constructor.
class EngineModule final
{
public:
    /// Opens the file, so that what is loaded later fits this program, whatever was installed in
    /// the meantime. Needs a QCoreApplication unless \a path is given.
    explicit EngineModule(QString path = installedPath());

    /// Waits while it is being loaded. Errors: EFail in the context Transport (detail: the system's
    /// words, subject: the file), and the next call tries again.
    [[nodiscard]] Result<NetworkEngines *> engines();
    /// A hash of the module. Errors: those of engines() and of DigestMaker.
    [[nodiscard]] Result<MessageDigestPtr> makeDigest(ChecksumAlgorithm algorithm);
    /// NetworkEngines::fetch(). Errors: also those of engines().
    [[nodiscard]] Result<QByteArray> fetch(const QByteArray &url, const std::stop_token &stop);
    /// Where it lies as seen from the program, in the build as installed.
    [[nodiscard]] static QString installedPath();

private:
    [[nodiscard]] Result<NetworkEngines *> load() const;

    const QString m_path;
    const FileHandlePtr m_file; ///< Null when there was none.
    std::mutex m_loading;
    NetworkEngines *m_engines = nullptr; ///< Of the module.
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace kurier {

/// Small documents that help to describe a job before it is one: a Metalink file on this computer,
/// a checksum file beside an address. Thread: that of its user; it never waits there.
class SourceReader
{
public:
    using Reply = std::function<void(Result<QByteArray>)>;

    SourceReader() = default;
    SourceReader(const SourceReader &) = delete;
    SourceReader &operator=(const SourceReader &) = delete;
    virtual ~SourceReader() = default;

    /// The content of the ordinary file \a path. \a reply comes from the event loop, exactly once,
    /// or never when \a context is gone before. Errors: BgEFileNotFound, EAccessDenied, BgETooLarge
    /// beyond kMaxMetalinkBytes.
    virtual void readFile(const QString &path, const QObject *context, Reply reply) = 0;
    /// What lies at \a url (http or https, validated), if it is at most kMaxFetchedBytes and comes
    /// within kFetchSeconds; a redirect never leaves https. Errors: those of a download,
    /// BgETooLarge.
    virtual void fetch(const QByteArray &url, const QObject *context, Reply reply) = 0;

    static constexpr qsizetype kMaxFetchedBytes = qsizetype {64} * 1024;
    static constexpr long kFetchSeconds = 15;
};

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace kurier::test {

/// A queue with a job that has written some bytes and waits for more: what cancelling it leaves.
class CleanupBench
{
public:
    static constexpr qint64 kWholeSize = 4'000'000;
    static constexpr qint64 kSent = 1'000'000;

protected:
    /// A new account and a new origin.
    void reset();
    /// Starts such a job in \a directory (default: the download directory). \returns its id.
    QString startJob(const QString &directory = {});
    /// The one temp file in \a directory; empty when there is none or more than one.
    [[nodiscard]] static QString temp(const QString &directory);
    /// kurierctl --json cancel --yes --wait.
    [[nodiscard]] ProgramResult cancel(const QString &id) const;
    /// "pending", "removed", "failed", …
    [[nodiscard]] QString cleanupState(const QString &id) const;
    [[nodiscard]] QByteArray log() const;

    std::unique_ptr<FaultOrigin> m_origin;
    std::unique_ptr<Programs> m_programs;
};

/// First element of a list in \a document.
[[nodiscard]] QJsonObject firstOf(const QJsonObject &document, const char *list);
[[nodiscard]] bool write(const QString &path, const QByteArray &content);
/// "<missing>" when it cannot be read.
[[nodiscard]] QByteArray contentOf(const QString &path);
[[nodiscard]] QStringList everythingIn(const QString &path);

} // namespace kurier::test

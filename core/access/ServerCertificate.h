// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace kurier {

/// What a person needs to judge a server's certificate, or SSH key, that was refused.
struct ServerCertificate
{
    QByteArray sha256; ///< Of the certificate or key, 64 hex digits in lower case.
    QString subject; ///< As the certificate says; show it as plain text only.
    QString issuer;
    QDateTime validFrom; ///< UTC; invalid when it names none.
    QDateTime validTo;
    QString keyKind = {}; ///< Of an SSH key, "ssh-ed25519"; empty = it is a certificate.
    /// Of the SSH key that this server had before, as sha256; empty = it is met for the first time.
    QByteArray expected = {};

    [[nodiscard]] bool isHostKey() const { return !keyKind.isEmpty(); }
    [[nodiscard]] bool hasChanged() const { return !expected.isEmpty(); }
    friend bool operator==(const ServerCertificate &, const ServerCertificate &) = default;
};

/// The certificate as further lines of an error's detail, which is stored with the job.
[[nodiscard]] QString certificateDetail(const ServerCertificate &certificate);

/// The certificate that \a error tells of; nothing when it is about something else.
[[nodiscard]] std::optional<ServerCertificate> certificateIn(const Error &error);

/// The first line of \a detail, which is what is left without facts for programs.
[[nodiscard]] QString plainDetail(const Error &error);

/// "sha-256:HEX" or "HEX", colons between the digits allowed, as 64 hex digits in lower case;
/// empty when it is none.
[[nodiscard]] QByteArray parseFingerprint(const QString &text);

} // namespace kurier

// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"

#include <QByteArray>
#include <QList>

namespace kurier::test {

/// A bucket of an S3 server, asked by a plain client of its own. Thread: any.
class S3Bucket final
{
public:
    S3Bucket(QByteArray url, Credentials credentials)
        : m_url(std::move(url))
        , m_credentials(std::move(credentials))
    {
    }

    [[nodiscard]] bool create() const;
    /// Keys of the objects in it.
    [[nodiscard]] QList<QByteArray> keys() const;
    /// Keys of the uploads that were begun and neither completed nor aborted.
    [[nodiscard]] QList<QByteArray> openUploads() const;
    /// Whether one of its objects has just these bytes.
    [[nodiscard]] bool holds(const QByteArray &bytes) const;

private:
    struct Answer
    {
        long status = 0;
        QByteArray body;
    };
    [[nodiscard]] Answer ask(const char *method, const QByteArray &rest) const;

    QByteArray m_url;
    Credentials m_credentials;
};

} // namespace kurier::test

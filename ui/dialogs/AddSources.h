// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metalink/Metalink.h"
#include "ui/dialogs/AddressList.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

namespace kurier {

class SourceReader;

/// What the typed lines lead to: the files of Metalink documents, and the checksum files that lie
/// beside addresses. Asks for each once and remembers the answer. Thread: the GUI's; never waits.
class AddSources final : public QObject
{
    Q_OBJECT
public:
    /// More addresses than this are not asked for checksum files.
    static constexpr qsizetype kMostLookUps = 50;

    /// \a reader outlives it; null = nothing is ever found.
    explicit AddSources(SourceReader *reader, QObject *parent = nullptr);

    [[nodiscard]] bool isAvailable() const { return m_reader != nullptr; }
    /// Asks for what is not known yet of \a list; for checksum files only with \a checksums.
    void lookAt(const AddressList &list, bool checksums);
    /// True while an answer for \a list is missing.
    [[nodiscard]] bool isWaiting(const AddressList &list, bool checksums) const;

    /// Null while it is not known.
    [[nodiscard]] const Result<Metalink> *metalink(const QString &path) const;
    /// "sha-256=HEX" from the file beside \a url; empty when there is none.
    [[nodiscard]] QByteArray checksumOf(const QByteArray &url) const;

Q_SIGNALS:
    void changed();

private:
    SourceReader *m_reader;
    QHash<QString, std::optional<Result<Metalink>>> m_metalinks;
    QHash<QByteArray, std::optional<QByteArray>> m_checksums;
};

} // namespace kurier

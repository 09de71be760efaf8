// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddSources.h"

#include "core/metalink/ChecksumFile.h"
#include "core/metalink/SourceReader.h"

#include <QUrl>

namespace kurier {

namespace {

/// A query belongs to the file's own address; what lies beside it cannot be told.
bool mayHaveChecksumFile(const QByteArray &url)
{
    return !url.contains('?') && !url.endsWith('/');
}

QString nameIn(const QByteArray &url)
{
    return QUrl::fromEncoded(url).fileName(QUrl::FullyDecoded);
}

} // namespace

AddSources::AddSources(SourceReader *reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
}

void AddSources::lookAt(const AddressList &list, bool checksums)
{
    if (!m_reader)
        return;
    for (const AddressList::MetalinkLine &line : list.metalinks) {
        if (m_metalinks.contains(line.path))
            continue;
        m_metalinks.insert(line.path, std::nullopt);
        m_reader->readFile(
            line.path, this, [this, path = line.path](const Result<QByteArray> &text) {
                m_metalinks.insert(path,
                                   text ? parseMetalink(*text)
                                        : Result<Metalink>(tl::unexpected(text.error())));
                Q_EMIT changed();
            });
    }
    for (const QByteArray &url : checksums ? list.urls.mid(0, kMostLookUps) : QList<QByteArray>()) {
        if (m_checksums.contains(url) || !mayHaveChecksumFile(url))
            continue;
        m_checksums.insert(url, std::nullopt);
        m_reader->fetch(url + ".sha256", this, [this, url](const Result<QByteArray> &text) {
            const auto found =
                text ? checksumInFile(*text, ChecksumAlgorithm::Sha256, nameIn(url)) : std::nullopt;
            m_checksums.insert(url, found ? found->toText() : QByteArray());
            Q_EMIT changed();
        });
    }
}

bool AddSources::isWaiting(const AddressList &list, bool checksums) const
{
    for (const AddressList::MetalinkLine &line : list.metalinks) {
        const auto found = m_metalinks.constFind(line.path);
        if (found != m_metalinks.constEnd() && !found->has_value())
            return true;
    }
    if (!checksums)
        return false;
    for (const QByteArray &url : list.urls) {
        const auto found = m_checksums.constFind(url);
        if (found != m_checksums.constEnd() && !found->has_value())
            return true;
    }
    return false;
}

const Result<Metalink> *AddSources::metalink(const QString &path) const
{
    const auto found = m_metalinks.constFind(path);
    return found != m_metalinks.constEnd() && found->has_value() ? &**found : nullptr;
}

QByteArray AddSources::checksumOf(const QByteArray &url) const
{
    return m_checksums.value(url).value_or(QByteArray());
}

} // namespace kurier

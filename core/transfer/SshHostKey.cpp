// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SshHostKey.h"

#include "core/digest/OpensslDigest.h"
#include "core/transfer/CurlHandles.h"

namespace kurier {

namespace {

QString nameOf(int type)
{
    switch (type) {
    case CURLKHTYPE_RSA:
        return QStringLiteral("ssh-rsa");
    case CURLKHTYPE_DSS:
        return QStringLiteral("ssh-dss");
    case CURLKHTYPE_ECDSA:
        return QStringLiteral("ecdsa");
    case CURLKHTYPE_ED25519:
        return QStringLiteral("ssh-ed25519");
    default:
        return QStringLiteral("ssh");
    }
}

/// libcurl gives the key itself, or in Base64 where it names no length.
QByteArray bytesOf(const curl_khkey &key)
{
    return key.len > 0 ? QByteArray(key.key, static_cast<qsizetype>(key.len))
                       : QByteArray::fromBase64(key.key);
}

QByteArray sha256Of(const QByteArray &key)
{
    auto digest = makeOpensslDigest(ChecksumAlgorithm::Sha256);
    if (!digest || !(*digest)->add(key.constData(), static_cast<std::size_t>(key.size())))
        return {};
    return (*digest)->finish().toHex();
}

} // namespace

void SshHostKey::apply(CURL *easy, const QByteArray &trusted, const QByteArray &knownHosts)
{
    m_trusted = trusted;
    if (!trusted.isEmpty()) {
        setOption(easy, CURLOPT_SSH_HOSTKEYFUNCTION, &SshHostKey::onKey);
        setOption(easy, CURLOPT_SSH_HOSTKEYDATA, static_cast<void *>(this));
        return;
    }
    setOption(easy, CURLOPT_SSH_KNOWNHOSTS, knownHosts.constData());
    setOption(easy, CURLOPT_SSH_KEYFUNCTION, &SshHostKey::onKnownKey);
    setOption(easy, CURLOPT_SSH_KEYDATA, static_cast<void *>(this));
}

int SshHostKey::onKey(void *self, int type, const char *key, std::size_t size)
{
    auto *const host = static_cast<SshHostKey *>(self);
    host->note(type, QByteArray(key, static_cast<qsizetype>(size)));
    const bool same = host->m_seen && host->m_seen->sha256 == host->m_trusted;
    return same ? CURLKHMATCH_OK : CURLKHMATCH_MISMATCH;
}

int SshHostKey::onKnownKey(CURL *, const curl_khkey *known, const curl_khkey *found,
                           curl_khmatch match, void *self)
{
    auto *const host = static_cast<SshHostKey *>(self);
    if (found != nullptr)
        host->note(found->keytype, bytesOf(*found));
    if (match == CURLKHMATCH_MISMATCH && known != nullptr && host->m_seen)
        host->m_seen->expected = sha256Of(bytesOf(*known));
    return match == CURLKHMATCH_OK ? CURLKHSTAT_FINE : CURLKHSTAT_REJECT;
}

void SshHostKey::note(int type, const QByteArray &key)
{
    m_seen = ServerCertificate {sha256Of(key), {}, {}, {}, {}, nameOf(type), m_trusted};
}

Error SshHostKey::explain(Error error) const
{
    if (error.code != ErrorCode::ECertificateUntrusted || !m_seen)
        return error;
    const QString what = m_seen->hasChanged()
        ? QStringLiteral("the server's SSH key is another one than before")
        : QStringLiteral("the server's SSH key is not known");
    error.detail = what + QLatin1Char('\n') + certificateDetail(*m_seen);
    return error;
}

} // namespace kurier
